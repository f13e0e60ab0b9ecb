"""What running text and a table both tell: a figure of the text, and any cell of the rows that its sentence names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from check_data.documents.blocks import Block
from check_data.documents.sentences import sentences
from check_data.facts.fact import Fact, Telling
from check_data.facts.links.likeness import Terms
from check_data.figures.conventions import Reading
from check_data.patterns import lazily
from check_data.reading.mention import NUMERIC

_AROUND = 150
"""Characters on each side of a figure in which its sentence names a row."""
_CELLS, _ROWS = 60, 6
"""Cells with which a figure is compared at most, and rows that its sentence names, those of most words first."""
_FEWEST_DIGITS = 2
"""Digits of a figure that is told again: small numbers are told of anything."""
_MARK = lazily(r"[,;:.()]\s")
BESIDE = "link:cell-beside"
"""The form of a figure with a cell of the one row that the words right beside it name."""
NAMED = "link:cell-named"
"""The same where the sentence names the cell's column, too, or counts what stands over it."""
_YEAR = lazily(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CHANGES = frozenset(["change", "rate"])


class _Row(NamedTuple):
    """The words of a row's head, none for a total of everything, and its cells, each with the words of its column."""

    words: frozenset[str]
    cells: list[tuple[frozenset[str], Fact]]


class _Said(NamedTuple):
    """The words of a figure's sentence, of its name, and of what it counts; its unit as it is printed at its end."""

    words: frozenset[str]
    name: frozenset[str]
    counted: frozenset[str]
    unit: str


def in_tables(facts: Sequence[Fact], blocks: Sequence[Block], terms: Terms) -> Iterator[Telling]:
    """Every fact of running text with the cells of the rows that its sentence names."""
    rows = _rows(facts, terms)
    index, totals = _index(rows)
    spans: dict[int, list[tuple[int, int]]] = {}
    told = [fact for fact in facts if fact.table < 0]
    for place, fact in enumerate(told):
        if fact.mention.kind not in NUMERIC or len(fact.mention.digits) < _FEWEST_DIGITS:
            continue
        words = terms(_around(fact, blocks, spans))
        named = {number for word in words for number in index.get(word, ()) if rows[number].words <= words}
        beside = terms(_beside(place, told, blocks)) if named else frozenset[str]()
        close = {number for number in named if rows[number].words <= beside}
        likely = sorted(close or named, key=lambda number: (-len(rows[number].words), number))[:_ROWS]
        form = BESIDE if len(close) == 1 else "link:cell"
        noun = terms(fact.mention.noun) if form == BESIDE else frozenset[str]()
        said = _Said(words, terms(fact.name), noun, _unit(fact.mention.quote))
        yield from _tell(fact, [rows[number] for number in likely], said, form)
        yield from _tell_totals(fact, [rows[number] for number in totals], words)


def _rows(facts: Sequence[Fact], terms: Terms) -> list[_Row]:
    found: dict[tuple[int, str], _Row] = {}
    known: dict[str, frozenset[str]] = {}

    def words(text: str) -> frozenset[str]:
        if text not in known:
            known[text] = terms(text)
        return known[text]

    for fact in facts:
        if fact.table >= 0 and fact.role != "head":
            own = fact.row.rpartition(" / ")[2]
            row = found.setdefault((fact.table, fact.row), _Row(words(own), []))
            row.cells.append((words(fact.column), fact))
    return list(found.values())


def _index(rows: Sequence[_Row]) -> tuple[Mapping[str, list[int]], list[int]]:
    """Rows by the rarest of their words, and the rows without any: totals of everything."""
    often: dict[str, int] = defaultdict(int)
    for row in rows:
        for word in row.words:
            often[word] += 1
    index: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if row.words:
            index[min(row.words, key=lambda word: (often[word], word))].append(number)
    return index, [number for number, row in enumerate(rows) if not row.words]


def _around(fact: Fact, blocks: Sequence[Block], spans: dict[int, list[tuple[int, int]]]) -> str:
    """The sentence of a figure, as far as it is near."""
    mention = fact.mention
    text = blocks[mention.block].run.text
    if mention.block not in spans:
        spans[mention.block] = sentences(text)
    start, end = next((each for each in spans[mention.block] if each[0] <= mention.at < each[1]), (0, len(text)))
    return text[max(start, mention.at - _AROUND) : min(end, mention.to + _AROUND)]


def _beside(place: int, told: Sequence[Fact], blocks: Sequence[Block]) -> str:
    """The words between a figure and the one before it, and those behind it up to a mark or the next one."""
    mention = told[place].mention
    around = [each.mention for each in told[max(place - 1, 0) : place + 2] if each.mention.block == mention.block]
    text = blocks[mention.block].run.text
    start = max((each.to for each in around if each.to <= mention.at), default=0)
    end = min((each.at for each in around if each.at >= mention.to), default=len(text))
    behind = _MARK.split(text[mention.to : min(end, mention.to + _AROUND)], maxsplit=1)[0]
    return f"{text[max(start, mention.at - _AROUND) : mention.at]} {behind}"


def _tell(fact: Fact, rows: Sequence[_Row], said: _Said, form: str) -> Iterator[Telling]:
    """The cells of rows: those under a head that the sentence names too, or heads that name nothing (years), else all;
    sure where the row names all that the text does.
    """
    left = _CELLS
    for row in rows:
        cells = [(column, cell) for column, cell in row.cells if _alike(fact, cell)]
        under = [(column, cell) for column, cell in cells if column <= said.words]
        if form == BESIDE and [cell.mention.kind for _, cell in cells] == [fact.mention.kind]:
            under = cells  # the only figure of the row that the words beside name
        for column, cell in (under or cells)[:left]:
            named = bool(under and said.name) and said.name <= row.words | column and _one_role(fact, cell)
            chosen = form == BESIDE or len(cells) == 1 or bool(column) or _YEAR.search(cell.column) is not None
            sure = named and chosen and _one_year(fact, cell) and _one_unit(fact, cell)
            told = _form(form, column, cell, said, alone=len(under) == 1)
            yield _same(fact, cell, told if sure else "link:cell-of-row", 1 if sure else 0)
        left -= len(under or cells)
        if left <= 0:
            return


def _unit(quote: str) -> str:
    """What a quote prints behind its last digit and blank."""
    last = max((at for at, char in enumerate(quote) if char.isdigit() or char.isspace()), default=-1)
    return quote[last + 1 :]


def _form(form: str, column: frozenset[str], cell: Fact, said: _Said, *, alone: bool) -> str:
    """How a figure and a cell are tied: also by the year that stands over the cell, or by its column's name, where no
    other cell of the row stands under the same words.
    """
    counted = column & (said.name | said.counted)
    named = column <= said.words or counted or (said.unit and said.unit in cell.column)
    if form == BESIDE and alone and column and named:
        return NAMED
    return "link:cell-of-year" if form != BESIDE and _YEAR.search(cell.column) else form


def _tell_totals(fact: Fact, rows: Sequence[_Row], words: frozenset[str]) -> Iterator[Telling]:
    """The totals under a head that the sentence names."""
    for row in rows[:_ROWS]:
        for column, cell in row.cells:
            if column and column <= words and _alike(fact, cell):
                yield _same(fact, cell, "link:cell-of-total", 0)


def _alike(fact: Fact, cell: Fact) -> bool:
    """Whether both may tell the same: of one kind and dimension, where both have one; both amounts changes or not."""
    one, other = fact.mention, cell.mention
    shares = [each.kind in ("percent", "points") for each in (one, other)]
    if shares[0] is not shares[1] or other.kind not in NUMERIC:
        return False
    if one.unit is not None and other.unit is not None and not one.unit.fits(other.unit):
        return False
    return shares[0] or _one_role(fact, cell)


def _one_year(fact: Fact, cell: Fact) -> bool:
    """Whether a cell under a year is of the one that the text tells; one under none is of any."""
    years = _YEAR.findall(f"{cell.period} {cell.column}")
    told = _YEAR.findall(fact.period)
    return not years or (len(set(told)) == 1 and told[-1] == years[-1])


def _one_unit(fact: Fact, cell: Fact) -> bool:
    """Whether two figures are of one kind and unit."""
    one, other = fact.mention, cell.mention
    return one.kind == other.kind and one.unit == other.unit


def _one_role(fact: Fact, cell: Fact) -> bool:
    return (fact.role in _CHANGES) is (cell.role in _CHANGES)


def _same(fact: Fact, cell: Fact, form: str, explicit: int) -> Telling:
    told = cell.mention
    if told.negative and not fact.mention.negative and told.reading is not None:
        # What is taken off, or a loss, stands in brackets; the text says it in words.
        told = told._replace(reading=Reading(*(-each for each in told.reading)), value=-told.value, negative=False)
    return Telling("same", form, {"values": (fact.mention, told)}, explicit, anchor=fact.mention)
