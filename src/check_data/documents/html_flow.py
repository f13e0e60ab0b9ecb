"""The words of the block of HTML that is open, as they come."""

from __future__ import annotations

from check_data.documents.blocks import BlockKind, Run
from check_data.documents.runs import RunMaker
from check_data.documents.superscript import raised

_REACH = 12
"""How far before raised characters is looked."""


class Flow:
    """A block as it grows: its ``kind`` and ``level``, and its words."""

    __slots__ = ("_broken", "_raised", "_run", "kind", "level")

    def __init__(self) -> None:
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self._run = RunMaker()
        self._raised: list[tuple[str, int]] | None = None
        self._broken = False

    def begin(self, kind: BlockKind, level: int = 0) -> None:
        """Say what the words are that come."""
        self.kind, self.level = kind, level

    def put(self, text: str, place: int) -> bool:
        """Add a text; whether it is words of the block."""
        if self._raised is not None:
            self._raised.append((text, place))
            return False
        self._run.read(text, 0, len(text), place)
        words = not text.isspace()
        self._broken = self._broken and not words
        return words

    def line_break(self, at: int) -> bool:
        """Add a line's end that is meant; whether it ends the block, as two of them do."""
        if self._broken:
            return True
        self._run.blank(at)
        self._broken = True
        return False

    def lift(self) -> None:
        """Begin raised characters."""
        self.lower()
        self._raised = []

    def lower(self) -> None:
        """End raised characters: they are put where they say more than the mark of a note."""
        pieces, self._raised = self._raised, None
        if not pieces:
            return
        inner = "".join(text for text, _ in pieces)
        shown = raised(self._run.ending(_REACH), inner.strip())
        if shown == inner.strip():
            for text, place in pieces:
                self._run.read(text, 0, len(text), place)
        elif shown:
            text, place = pieces[0]
            self._run.read(shown, 0, len(shown), place + len(text) - len(text.lstrip()))

    def end(self) -> Run | None:
        """End the block; its words, where it has some."""
        self.lower()
        self._broken = False
        if not self._run:
            return None
        run, self._run = self._run.run(), RunMaker()
        return run
