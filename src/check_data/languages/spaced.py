"""A language that puts blanks between words, as a folder of data: figures, words and patterns."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from check_data.documents.blocks import Run
from check_data.facts.spaced.names import content, related
from check_data.facts.spaced.patterns import Pattern, patterns_of
from check_data.facts.spaced.tell import Block, tell
from check_data.facts.spaced.vocabulary import FactWords
from check_data.figures.conventions import Conventions
from check_data.languages.contract import Prose, Told
from check_data.reading.mention import Mention
from check_data.reading.spaced.reader import Reader
from check_data.reading.spaced.vocabulary import Vocabulary
from check_data.reading.spaced.words import Data


class SpacedPack:
    """The pack of the folder of a language's code beside this file; its data is read when it is first needed."""

    def __init__(self, code: str) -> None:
        self.code = code

    def mentions(self, run: Run, block: int, conventions: Conventions) -> list[Mention]:
        """The mentions of a block's text."""
        return Reader(self._figures, run, block, conventions).read()

    def tell(self, prose: Sequence[Prose]) -> Told:
        """The facts and tellings of a document's blocks."""
        blocks = [
            Block(
                each.block.run.text,
                each.number,
                each.block.kind in ("title", "heading"),
                each.mentions,
                each.block.kind == "item",
            )
            for each in prose
        ]
        return Told(*tell(blocks, self.code, self.words, self._patterns))

    def related(self, one: str, other: str) -> bool:
        """Whether two names may be of one quantity."""
        return related(one, other, self.words)

    def terms(self, text: str) -> frozenset[str]:
        """The words of a text that may name a quantity, in the singular."""
        return frozenset(content(text, self.words))

    @cached_property
    def words(self) -> FactWords:
        """The words of ``words.toml``."""
        return FactWords(self.data("words"))

    @cached_property
    def _figures(self) -> Vocabulary:
        return Vocabulary(self.data("figures"))

    @cached_property
    def _patterns(self) -> list[Pattern]:
        files = sorted((Path(__file__).parent / self.code).glob("patterns*.toml"))
        return [each for file in files for each in patterns_of(self.data(file.stem), self.words)]

    def data(self, name: str) -> Data:
        """The tables of one of the folder's files."""
        return tomllib.loads((Path(__file__).parent / self.code / f"{name}.toml").read_text(encoding="utf-8"))
