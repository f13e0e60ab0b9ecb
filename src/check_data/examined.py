"""One document to what is claimed in it: its mentions, facts and claims, each with its verdict and level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from check_data.documents.blocks import Grid
from check_data.documents.document import Document
from check_data.evidence.rates import Rates
from check_data.evidence.weigh import Judged, weigh
from check_data.facts.fact import Fact, Telling
from check_data.facts.links.links import links
from check_data.facts.notation.notation import notation
from check_data.facts.tables.said import TablesTold
from check_data.figures.conventions import Conventions
from check_data.findings import Thresholds
from check_data.languages.contract import Pack, Prose
from check_data.languages.every_convention import Spans, touches, unsure, widened
from check_data.languages.load import pack
from check_data.languages.written_in import code_of, in_full, pack_of, written_in
from check_data.reading.mention import NUMERIC, Mention
from check_data.relations.claim import Claim
from check_data.relations.kinds import claims

FIGURES = NUMERIC | {"date", "ratio", "range"}
"""The kinds of mentions that a report counts as figures: labels, ordinals and statistics are none."""
_TOGETHER, _ROWS = frozenset(["en", "zh"]), 12
"""Languages of which tables have heads in both, and rows of a table that say its language."""


class Examined(NamedTuple):
    """What a document says: the language that it is written in (see `written_in`), its mentions in order of place, its
    facts, and its judged claims.
    """

    document: Document
    language: str | None
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]
    judged: tuple[Judged, ...]

    @property
    def in_full(self) -> bool:
        """Whether the document is in a language that is read."""
        return in_full(self.language)

    def figures(self) -> Iterator[Mention]:
        """The mentions that a report counts."""
        return (each for each in self.mentions if each.kind in FIGURES)

    def checked(self) -> frozenset[tuple[int, int]]:
        """The places of the figures that stand in a claim that could fail, or does; a range with both of its ends."""
        made = (each for each in self.judged if each.told and (each.proves or each.fails))
        places = {(mention.start, mention.end) for each in made for mention in each.claim.mentions}
        starts, ends = {start for start, _ in places}, {end for _, end in places}
        ranges = (each for each in self.mentions if each.kind == "range" and each.start in starts and each.end in ends)
        return frozenset(places.union((each.start, each.end) for each in ranges))


def examine(document: Document, conventions: Conventions, rates: Rates, thresholds: Thresholds) -> Examined:
    """Read a document, and judge what its figures must agree on."""
    language = written_in(document.readable)
    told = _told(document, language, conventions)
    mentions = sorted(told.mentions, key=lambda each: (each.start, each.end))
    made: Iterator[Claim] = chain.from_iterable(map(claims, told.tellings))
    if not in_full(language):
        doubtful = _doubtful(document)
        mentions = [each for each in mentions if not touches(doubtful, each.start, each.end)]
        made = (each for each in made if not _is_doubtful(each, doubtful))
    judged = weigh(made, rates, thresholds)
    return Examined(document, language, tuple(mentions), told.facts, tuple(judged))


class _Read(NamedTuple):
    mentions: Sequence[Mention]
    facts: tuple[Fact, ...]
    tellings: Sequence[Telling]


def _told(document: Document, language: str | None, conventions: Conventions) -> _Read:
    packs, tellings = _Packs(document, language), list[Telling]()
    of_tables = _tables(document, packs, conventions)
    mentions = [fact.mention for fact in of_tables.facts]
    facts: list[Fact] = list(of_tables.facts)
    for each, prose in _prose(document, of_tables, packs, conventions).items():
        told = packs.of(each).tell(prose)
        facts += told.facts
        tellings += told.tellings
        mentions += chain.from_iterable(block.mentions for block in prose)
    facts.sort(key=lambda fact: fact.mention.start)
    main = packs.of(packs.main)
    across = links(facts, document.blocks, main.related, main.terms)
    told_of = [*of_tables.tellings, *tellings, *across]
    told_of += notation(document.blocks, conventions, told_of)
    return _Read(mentions, tuple(facts), told_of)


class _Packs:
    """The packs of a document: the ``main`` one is that of its language, and blocks may be in others."""

    def __init__(self, document: Document, language: str | None) -> None:
        self._text = document.readable
        self.main = pack_of(language) if in_full(language) else code_of(self._text)
        self._made: dict[str, Pack] = {}

    def of(self, code: str) -> Pack:
        """The pack of a code, which reads numbers in the marks that the document prints them in."""
        if code not in self._made:
            self._made[code] = pack(code).in_document(self._text)
        return self._made[code]

    def reading(self, text: str) -> str:
        """The code of the pack that reads a block."""
        return code_of(text, self.main)


def _tables(document: Document, packs: _Packs, conventions: Conventions) -> TablesTold:
    grids = [(number, block.grid) for number, block in enumerate(document.blocks) if block.grid is not None]
    if not grids:
        return TablesTold((), (), ())
    from check_data.facts.tables.told import tell_tables  # most texts have no table
    from check_data.languages.tables import table_words

    codes = {packs.main, *(packs.reading(_text_of(grid)) for _, grid in grids)}
    words = table_words(*codes) if codes - _TOGETHER else table_words()
    return tell_tables(grids, words, conventions, packs.of(packs.main).marks)


def _text_of(grid: Grid) -> str:
    """The words of a table, as far as they say its language."""
    return " ".join(cell.text for row in grid.rows[:_ROWS] for cell in row)


def _prose(
    document: Document, of_tables: TablesTold, packs: _Packs, conventions: Conventions
) -> Mapping[str, Sequence[Prose]]:
    """The blocks of running text, and the cells that are, with their mentions, by the packs that read them."""
    found: dict[str, list[Prose]] = defaultdict(list)
    for number, block in enumerate(document.blocks):
        if block.grid is None and block.run.text:
            by = packs.reading(block.run.text)
            found[by].append(Prose(number, block, tuple(packs.of(by).mentions(block.run, number, conventions))))
    for number, cell in of_tables.prose:
        by = packs.reading(cell.text)
        block = document.blocks[number]._replace(kind="paragraph", run=cell.run, grid=None)
        found[by].append(Prose(number, block, tuple(packs.of(by).mentions(cell.run, number, conventions))))
    return found


def _doubtful(document: Document) -> Spans:
    """Where numbers stand that languages print differently; tables with one as a whole."""
    cells = ([cell for row in table for cell in row] for table in document.tables)
    return widened(unsure(document.readable), [(each[0].start, each[-1].end) for each in cells if each])


def _is_doubtful(claim: Claim, doubtful: Spans) -> bool:
    """Whether a number that is read differently stands at or between the figures of a claim."""
    places = claim.mentions
    return touches(doubtful, min(each.start for each in places), max(each.end for each in places))
