"""A language without blanks between words, as a folder of data: the pack that its tables make."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from check_data.documents.blocks import Run
from check_data.facts.unspaced.tell import Piece, Teller
from check_data.facts.unspaced.words import Words
from check_data.figures.conventions import Conventions
from check_data.languages.contract import Pack, Prose, Told
from check_data.reading.marks import POINT, Marks
from check_data.reading.mention import Mention
from check_data.reading.unspaced.mentions import MentionReader
from check_data.reading.unspaced.script import Script


class UnspacedPack:
    """A pack from the tables of a folder: ``numbers.toml``, ``dates.toml``, ``cues.toml``, ``patterns.toml``,
    ``wordings.toml``, ``sets.toml`` and ``simplified.txt`` (which characters are read as which). Each is read when it
    is first needed.
    """

    def __init__(self, code: str, folder: Path) -> None:
        self.code, self._folder = code, folder

    @property
    def marks(self) -> Marks:
        """A point before decimals, a comma between groups."""
        return POINT

    def in_document(self, text: str) -> Pack:  # noqa: ARG002
        """The pack itself: numbers are printed in one way."""
        return self

    def mentions(self, run: Run, block: int, conventions: Conventions) -> list[Mention]:
        """The mentions of a block's text."""
        return self._reader.read(run, block, conventions)

    def tell(self, prose: Sequence[Prose]) -> Told:
        """The facts and tellings of the blocks of a document."""
        return Told(*self._teller.tell([Piece(each.number, each.block, each.mentions) for each in prose]))

    def related(self, one: str, other: str) -> bool:
        """Whether two names of facts may be names of one quantity."""
        return self._teller.names.related(one, other)

    def terms(self, text: str) -> frozenset[str]:
        """Each two characters of the script that stand side by side in a text: no blanks tell its words apart."""
        folded = "".join(each if each.isalpha() else " " for each in self._script.fold(text))
        return frozenset(one + other for one, other in pairwise(folded) if not (one + other).count(" "))

    @cached_property
    def _script(self) -> Script:
        return Script((self._folder / "simplified.txt").read_text(encoding="utf-8"))

    @cached_property
    def _reader(self) -> MentionReader:
        return MentionReader(self._table("numbers"), self._table("dates"), self._script)

    @cached_property
    def _teller(self) -> Teller:
        words = Words(self.code, self._table("cues"), self._table("patterns"), self._table("sets"))
        return Teller(words, self._script, self._reader.dates, self._table("wordings"))

    def _table(self, name: str) -> dict[str, Any]:
        return tomllib.loads((self._folder / f"{name}.toml").read_text(encoding="utf-8"))
