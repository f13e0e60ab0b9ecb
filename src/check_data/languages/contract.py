"""What a language offers; each is one folder beside this file, found by being there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from check_data.documents.blocks import Block, Run
from check_data.facts.fact import Fact, Telling
from check_data.figures.conventions import Conventions
from check_data.reading.marks import Marks
from check_data.reading.mention import Mention


class Prose(NamedTuple):
    """A block of running text in one language, by its number in the document, with its mentions in order."""

    number: int
    block: Block
    mentions: tuple[Mention, ...]


class Told(NamedTuple):
    """What running text says: its facts in order, and the tellings that tie mentions together."""

    facts: tuple[Fact, ...]
    tellings: tuple[Telling, ...]


class Pack(Protocol):
    """One language, by its code ("en", "zh")."""

    code: str

    @property
    def marks(self) -> Marks:
        """The marks of its numbers, in tables as in running text."""
        ...

    def in_document(self, text: str) -> Pack:
        """The pack for the blocks of a document, by all of its text; itself where there is one way to print numbers."""
        ...

    def mentions(self, run: Run, block: int, conventions: Conventions) -> list[Mention]:
        """The mentions of a block's text, in order and without overlap; labels and the like among them, so that they
        are taken for nothing else.
        """
        ...

    def tell(self, prose: Sequence[Prose]) -> Told:
        """The facts and tellings of the blocks of a document that are in this language."""
        ...

    def related(self, one: str, other: str) -> bool:
        """Whether two names of facts may be names of one quantity."""
        ...

    def terms(self, text: str) -> frozenset[str]:
        """The words of a text that may name a quantity, in the form in which they are compared."""
        ...
