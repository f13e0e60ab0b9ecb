"""The blocks of a document as they come, each under its heading, each table with its caption."""

from __future__ import annotations

from check_data.documents.blocks import Block, BlockKind, Grid, Run

_LONGEST_CAPTION = 200
_CAPTION_BLOCKS = 3
_SENTENCE_ENDS = tuple("。．.!！?？;；…")
_COLONS = (":", "：")
_BRACKETS = (("(", ")"), ("（", "）"), ("[", "]"))
NOTHING = Run("", (0,), (0,))


class Outline:
    """Gathers blocks. Empty ones are left out."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[int] = []

    def add(self, kind: BlockKind, run: Run, level: int = 0) -> None:
        """Add a block of running text. A heading ends those of its level and of lower ones."""
        if not run.text:
            return
        if kind in ("title", "heading"):
            while self._open and self.blocks[self._open[-1]].level >= level:
                self._open.pop()
        self.blocks.append(Block(kind, run, level, self._open[-1] if self._open else -1))
        if kind in ("title", "heading"):
            self._open.append(len(self.blocks) - 1)

    def table(self, grid: Grid) -> None:
        """Add a table; where it has no caption, the short blocks just before it are."""
        if not any(cell.run.text for row in grid.rows for cell in row):
            return
        if not grid.caption:
            grid = grid._replace(caption=self._caption())
        self.blocks.append(Block("table", NOTHING, heading=self._open[-1] if self._open else -1, grid=grid))

    def _caption(self) -> str:
        """The blocks before a table that speak of it: they end no sentence, end in a colon, or stand in brackets."""
        found: list[str] = []
        for block in reversed(self.blocks[-_CAPTION_BLOCKS:]):
            text = block.run.text
            if block.kind == "table" or not _announces(text):
                break
            found.append(text)
        return " ".join(reversed(found))


def _announces(text: str) -> bool:
    if text.endswith(_COLONS):
        return True
    if len(text) > _LONGEST_CAPTION:
        return False
    bracketed = any(text.startswith(opening) and text.endswith(closing) for opening, closing in _BRACKETS)
    return bracketed or not text.endswith(_SENTENCE_ENDS)
