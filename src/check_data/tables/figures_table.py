"""``data/NAME.csv``: the figures of one publication, as printed."""

from __future__ import annotations

import csv
import difflib
import io
import keyword
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from check_data.agreement.check import Quantity
from check_data.documents.lines import starts
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import Unit, unit
from check_data.findings import Cited, Place
from check_data.patterns import lazily
from check_data.reading.phrase import LONGEST_NUMBER, NotUnderstood
from check_data.reading.quote import Reader

REQUIRED = ("figure", "quote")
LONGEST_TOLD = 60
_CELL = lazily(r'"(?:[^"]|"")*"|[^,\r\n]*')
COLUMNS: tuple[str, ...] = ("figure", "quote", "unit", "subject", "story", "line", "lower", "upper", "note")


class BadTable(ValueError):
    """A figures table that can't be used; the message says file, line and what to do."""

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: a figure's name, its quote at its place in the table, and what it counts.

    ``declared`` is the unit column, ``printed_unit`` what the quote itself prints; ``source_line`` the line of the
    publication. ``period`` and ``role`` are what a text tells of a figure that was read in it.
    """

    name: str
    quantity: Quantity
    place: Place
    declared: str = ""
    printed_unit: Unit | None = None
    subject: str = ""
    story: str = ""
    source_line: int | None = None
    period: str = ""
    role: str = ""

    def cited(self) -> Cited:
        """As a finding names it."""
        reading = self.quantity.reading
        return Cited(self.name, self.quantity.quote, self.place, reading.rounded if reading else None, self.source_line)


def read_figures(text: str, path: str, reader: Reader) -> tuple[Figure, ...]:
    """The figures of a table.

    Raises:
        BadTable: a missing or unknown column, a duplicate or unusable name, a quote or number that can't be read.

    """
    figures: dict[str, Figure] = {}
    for row in _rows(text, path):
        figure = _figure(row, reader)
        if figure.name in figures:
            first = figures[figure.name].place.line
            raise BadTable(path, row.line, f"figure {figure.name!r} is already on line {first}; each name stands once")
        figures[figure.name] = figure
    return tuple(figures.values())


@dataclass(frozen=True, slots=True)
class _Row:
    cells: dict[str, str]
    path: str
    line: int
    start: int
    raw: str

    def place(self) -> Place:
        """Where the quote stands: in its cell, or where that begins where quotation marks hide it."""
        quote = self.cells["quote"]
        first, end = self._cell(list(self.cells).index("quote"))
        at = max(self.raw.find(quote, first, end), first)
        before = starts(self.raw[:at])
        line, column = self.line + len(before) - 1, at - before[-1] + 1
        return Place(self.path, line, column, self.start + at, self.start + at + len(quote))

    def _cell(self, number: int) -> tuple[int, int]:
        """Where a cell of the row begins and ends."""
        start, end = 0, -1
        for _ in range(number + 1):
            start = end + 1
            cell = _CELL.match(self.raw, start)
            assert cell is not None  # it matches nothing at least
            end = cell.end()
        return start, end


def _rows(text: str, path: str) -> Iterator[_Row]:
    lines = list(io.StringIO(text, newline=""))
    begins = [*accumulate(map(len, lines), initial=0)]
    parsed = csv.reader(lines, strict=True)
    header: list[str] = []
    before = 0
    try:
        for cells in parsed:
            first, before = before, parsed.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = _header(cells, path, first + 1)
            elif len(cells) != len(header):
                raise BadTable(path, first + 1, f"{len(cells)} cells under {len(header)} columns")
            else:
                filled = dict(zip(header, (cell.strip() for cell in cells), strict=True))
                yield _Row(filled, path, first + 1, begins[first], text[begins[first] : begins[before]])
    except csv.Error as error:
        raise BadTable(path, parsed.line_num, f"not CSV: {error}") from error
    if not header:
        raise BadTable(path, 1, f"empty; its first line names the columns {','.join(COLUMNS)}")


def _header(cells: list[str], path: str, line: int) -> list[str]:
    header = [cell.strip() for cell in cells]
    for wanted in REQUIRED:
        if wanted not in header:
            raise BadTable(path, line, f"no column {wanted!r}; a figures table has {','.join(COLUMNS)}")
    for name in header:
        if name not in COLUMNS or header.count(name) > 1:
            near = difflib.get_close_matches(name, COLUMNS, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise BadTable(path, line, f"column {name!r} is unknown or stands twice{hint}")
    return header


def _figure(row: _Row, reader: Reader) -> Figure:
    cells = row.cells
    name, quote, declared = cells["figure"], cells["quote"], cells.get("unit", "")
    if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("__"):
        raise BadTable(row.path, row.line, f"{name!r} can't name a figure: take letters, digits and underscores")
    reading, own, printed = None, unit(declared) if declared else None, None
    if quote:
        try:
            understood = reader.read(quote, declared)
        except NotUnderstood as error:
            told = quote if len(quote) <= LONGEST_TOLD else quote[:LONGEST_TOLD] + "…"
            raise BadTable(
                row.path, row.line, f"figure {name!r}: can't understand the quote {told!r}: {error}"
            ) from error
        reading, own, printed = understood.reading, understood.unit, understood.printed_unit
    reading = _overridden(row, reading)
    return Figure(
        name=name,
        quantity=Quantity(quote, reading, own),
        place=row.place(),
        declared=declared,
        printed_unit=printed,
        subject=cells.get("subject", ""),
        story=cells.get("story", ""),
        source_line=_line(row),
    )


def _overridden(row: _Row, reading: Reading | None) -> Reading | None:
    lower, upper = _number(row, "lower"), _number(row, "upper")
    if lower is None and upper is None:
        return reading
    read = reading.rounded if reading else Interval()
    try:
        return Reading.only(
            Interval(
                read.lower if lower is None else lower,
                read.upper if upper is None else upper,
                lower is not None or read.lower_closed,
                upper is not None or read.upper_closed,
            )
        )
    except ValueError as error:
        raise BadTable(row.path, row.line, f"figure {row.cells['figure']!r}: lower and upper: {error}") from error


def _number(row: _Row, column: str) -> Fraction | None:
    text = row.cells.get(column, "")
    if not text:
        return None
    try:
        if len(text) > LONGEST_NUMBER or "/" in text or "e" in text.lower():
            raise ValueError(text)
        return Fraction(text.replace(",", ""))
    except ValueError as error:
        raise BadTable(row.path, row.line, f"column {column!r}: {text[:40]!r} is no decimal number") from error


def _line(row: _Row) -> int | None:
    text = row.cells.get("line", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text)):
        raise BadTable(row.path, row.line, f"column 'line': {text[:40]!r} is no line number")
    return int(text)
