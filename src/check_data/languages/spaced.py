"""A language that puts blanks between words, as a folder of data: figures, words and patterns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from check_data.documents.blocks import Run
from check_data.facts.spaced.names import content, related
from check_data.facts.spaced.patterns import Patterns, patterns_of
from check_data.facts.spaced.tell import Block, tell
from check_data.facts.spaced.vocabulary import FactWords
from check_data.figures.conventions import Conventions
from check_data.languages.contract import Pack, Prose, Told
from check_data.languages.folders import HERE
from check_data.packaged import read
from check_data.reading.marks import Marks
from check_data.reading.mention import Mention
from check_data.reading.spaced.reader import Reader
from check_data.reading.spaced.vocabulary import Vocabulary
from check_data.reading.spaced.words import Data

_SHARED, _CLDR = "shared.toml", "cldr.toml"


class SpacedPack:
    """The pack of a language's folder: of its ``figures.toml``, ``words.toml`` and ``patterns*.toml``, of what all
    languages print (``shared.toml`` beside this file), and of what CLDR knows of it (``cldr.toml``, which is made).
    Each is read when it is first needed.
    """

    def __init__(self, code: str, folder: Path) -> None:
        self.code, self._folder = code, folder
        self._marked: dict[Marks, Pack] = {}

    @property
    def marks(self) -> Marks:
        """The marks of its numbers where a document does not vote for others."""
        return self._figures.marks

    def in_document(self, text: str) -> Pack:
        """The pack that reads a document's numbers in the marks that it prints them in."""
        marks = self._figures.in_document(text)
        if marks == self._figures.marks:
            return self
        if marks not in self._marked:
            self._marked[marks] = _Marked(self, Vocabulary(self.data("figures"), marks))
        return self._marked[marks]

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
        """The words of a text that may name a quantity, in the singular; with those of one kind of people its noun."""
        found, alike = content(text, self.words), self.words.alike
        return frozenset(found) | {alike[word] for word in found if word in alike}

    @cached_property
    def words(self) -> FactWords:
        """The words of ``words.toml``."""
        return FactWords(self.data("words"))

    @cached_property
    def _figures(self) -> Vocabulary:
        return Vocabulary(self.data("figures"))

    @cached_property
    def _patterns(self) -> Patterns:
        return patterns_of({"pattern": self.patterns}, self.words)

    @property
    def patterns(self) -> list[Data]:
        """The patterns of all files of them, as they are written down, with their examples."""
        files = sorted(self._folder.glob("patterns*.toml"))
        return [each for file in files for each in _read(file)["pattern"]]  # type: ignore[attr-defined]

    def data(self, name: str) -> Data:
        """The tables of one of the folder's files, with those that all languages share and those of CLDR."""
        tables: Data = {}
        for part in (_read(HERE / _SHARED), _read(self._folder / _CLDR)):
            tables = both(tables, part.get(name, {}))  # type: ignore[arg-type]
        return both(tables, _read(self._folder / f"{name}.toml"))


class _Marked:
    """A pack for a document whose numbers have other marks than its language's."""

    def __init__(self, pack: SpacedPack, figures: Vocabulary) -> None:
        self.code, self._pack, self._figures = pack.code, pack, figures
        self.marks = figures.marks
        self.in_document, self.tell = pack.in_document, pack.tell
        self.related, self.terms = pack.related, pack.terms

    def mentions(self, run: Run, block: int, conventions: Conventions) -> list[Mention]:
        """The mentions of a block's text."""
        return Reader(self._figures, run, block, conventions).read()


def _read(file: Path) -> Data:
    return read(file) if file.is_file() else {}


def both(shared: Data, own: Data) -> Data:
    """The tables of both: lists are joined, of all else the own one counts unless it is empty."""
    made = dict(shared)
    for key, value in own.items():
        known = made.get(key)
        if isinstance(known, Mapping) and isinstance(value, Mapping):
            made[key] = both(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            made[key] = [*known, *(each for each in value if each not in known)]
        elif value != "" or known is None:
            made[key] = value
    return made
