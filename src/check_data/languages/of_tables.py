"""What packs have in common whose language is a folder of tables for figures, dates and cues."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING, Any

from check_data.documents.blocks import Run
from check_data.facts.unspaced.tell import Piece
from check_data.figures.conventions import Conventions
from check_data.languages.contract import Pack, Prose, Told
from check_data.packaged import read
from check_data.patterns import lazily
from check_data.reading.marks import POINT, Marks
from check_data.reading.mention import Mention
from check_data.reading.unspaced.mentions import MentionReader
from check_data.reading.unspaced.script import Script

if TYPE_CHECKING:
    from check_data.facts.postposed.tell import Teller as PostposedTeller
    from check_data.facts.unspaced.tell import Teller as UnspacedTeller

_LETTERS = lazily(r"[^\W\d_]+")


class TablePack:
    """A pack from the tables of a folder, each of which is read when it is first needed. What its script is and who
    tells its facts is said by those that are made of it.
    """

    _script: Script
    _teller: PostposedTeller | UnspacedTeller

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
        """Each two letters that stand side by side in a text: no blanks tell its words apart, or what is glued to them
        changes.
        """
        return frozenset().union(*(map(add, word, word[1:]) for word in _LETTERS.findall(self._named(text))))

    def _named(self, text: str) -> str:
        """A text as it is compared."""
        return self._script.fold(text)

    @cached_property
    def _reader(self) -> MentionReader:
        return MentionReader(self._table("numbers"), self._table("dates"), self._script)

    def _table(self, name: str) -> dict[str, Any]:
        return read(self._folder / f"{name}.toml")
