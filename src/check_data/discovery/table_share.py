"""A share in a table is not that of the amount in its row, or the shares do not make 100 %.

## What it does
In tables, finds columns of shares (cells with %, or under a head that says so: %, 占比, share) with a row of 100 %, and
the column of amounts that most of them are shares of: each is its row's amount, divided by that of the row of 100 %.
Where a row does not fit, it is reported; and where the shares above a total of 100 % do not make it, by a slip.

## Why
An amount is corrected and its share is not, or a digit of one is mistyped.

## Example
Revenue 200, 100 %; costs 120, 60 %; wages 60, 30 %; rent 40, 24 %.

## What it does not report
Columns of growth, rates and ratios, which have no row of 100 % that the others are shares of; rows that are named a
rate, ratio or average; what rounding of the amounts may hide, and a unit of a share's last digit, by which shares are
made to add up; a row beside others that do not fit, unless one mistyped digit of the share explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.discovery.grid import TOTAL, Cell, Grid, figure_of, grid_of
from check_data.discovery.relation import Relation, total_of
from check_data.discovery.slips import is_slip_of_share, one_slip_explains
from check_data.documents.document import Document, Table
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import NUMBER
from check_data.patterns import lazily
from check_data.reading.plain import Understood
from check_data.reading.text import TextFigure

CODE = "CD217"
BECAUSE = {"en": "the shares of a table are of its amounts, and make 100 %", "zh": "表中占比由各行数值得出"}
MESSAGE = {"en": "in the table, the share {first} does not fit {second}", "zh": "表中占比{first}与{second}不符"}

_SHARE = lazily(
    r"\s*+(?P<open>\()?\s*+(?P<sign>[-−–])?\s*+(?P<digits>\d{1,3}(?:\.\d{1,9})?)\s*+\)?"
    r"(?P<percent>[%％])?\s*+\)?\s*+"
)
_SAYS_SHARE = lazily(r"[%％]|占比|比重|\bshare|\bpercent|\bpct|\bproportion", re.IGNORECASE)
_SAYS_CHANGE = lazily(r"change|chg|growth|increase|decrease|\binc\b|var|yoy|增|减|降|同比|环比|率", re.IGNORECASE)
_NO_PART = lazily(r"\brates?\b|ratio|average|\bmean\b|率|均", re.IGNORECASE)
FEWEST, TELLING = 3, 5
"""Rows that show of what a column gives the shares, and units of its last digit that each must have for that."""
MOST_BASES, MOST_ROWS, MOST_APART = 4, 200, 6
"""Rows of 100 % that are tried, rows of the longest table, and columns between shares and amounts."""
_HALF = Fraction(1, 2)


class _Share(NamedTuple):
    """A share: what its digits say in units of the last one, of which ``hundredth`` are one per cent; the digits, where
    they begin, where they or a % right after them end, and whether there is a %.
    """

    value: int
    hundredth: int
    digits: str
    start: int
    end: int
    percent: bool

    @property
    def is_all(self) -> bool:
        """Whether it is 100 %."""
        return self.value == 100 * self.hundredth


class _Column(NamedTuple):
    """The amounts of a column, and a unit of their last digit where they may be rounded, else 0."""

    cells: Sequence[Cell | None]
    unit: int


class _Fit(NamedTuple):
    """Amounts and the row of the whole with which shares fit, and the rows that do and do not."""

    column: _Column
    base: int
    fits: tuple[int, ...]
    others: tuple[int, ...]


def find(document: Document, _: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every share of a column with its amount and the whole."""
    for table in document.tables:
        if len(table) > MOST_ROWS or not _may_have_shares(document.readable, table):
            continue
        grid = grid_of(document.readable, table)
        amounts = [_amounts(grid, column) for column in range(len(grid.above))]
        for column in range(1, len(grid.above)):
            shares = _shares(document.readable, table, column)
            fit = _best(grid, shares, amounts, column)
            if fit is not None:
                yield from _relations(grid, shares, fit)
            yield from _added(grid, shares)


def _may_have_shares(text: str, table: Table) -> bool:
    cells = [span for row in table for span in row]
    whole = text[cells[0].start : cells[-1].end] if cells else ""
    return "100" in whole and _SAYS_SHARE.search(whole) is not None


def _shares(text: str, table: Table, column: int) -> dict[int, _Share]:
    """The shares of a column by their rows; none where it is no column of shares."""
    shares, head = {}, ""
    for number, row in enumerate(table):
        span = row[column] if column < len(row) else None
        found = _SHARE.fullmatch(text, span.start, span.end) if span is not None else None
        if found is not None:
            digits, negative = found["digits"], bool(found["open"] or found["sign"])
            value = int(digits.replace(".", ""))
            value, hundredth = -value if negative else value, 10 ** len(digits.partition(".")[2])
            percent = found["percent"] is not None
            end = found.end("percent") if found.start("percent") == found.end("digits") else found.end("digits")
            shares[number] = _Share(value, hundredth, digits, found.start("digits"), end, percent)
        elif span is not None and not shares:
            head += f" {text[span.start : span.end]}"
    said = all(share.percent for share in shares.values()) or _SAYS_SHARE.search(head)
    return {} if not said or _SAYS_CHANGE.search(head) else shares


def _amounts(grid: Grid, column: int) -> _Column:
    cells = [row[column] for row in grid.rows]
    digits = [cell.digits for cell in cells if cell is not None]
    # Amounts with marks of thousands or decimals are most often rounded.
    rounded = any("," in each or "." in each for each in digits)
    decimals = min((len(each.partition(".")[2]) for each in digits if each), default=0)
    return _Column(cells, 10 ** (grid.decimals - decimals) if rounded else 0)


def _best(grid: Grid, shares: Mapping[int, _Share], amounts: Sequence[_Column], at: int) -> _Fit | None:
    """The amounts that most of the shares are of; the nearest of those that fit as well."""
    bases = [row for row, share in shares.items() if share.is_all][:MOST_BASES]
    if not bases or len(shares) <= FEWEST:
        return None
    near = range(max(at - MOST_APART, 0), min(at + MOST_APART + 1, len(amounts)))
    nearest = sorted((column for column in near if column != at), key=lambda column: abs(column - at))
    fits = [_fit(grid, shares, amounts[column], base) for column in nearest for base in bases]
    return max(filter(None, fits), key=lambda fit: len(fit.fits), default=None)


def _fit(grid: Grid, shares: Mapping[int, _Share], column: _Column, base: int) -> _Fit | None:
    """How the shares fit amounts and a row of the whole; None where not four of five do, nor all but one."""
    whole = column.cells[base]
    if whole is None or whole.value <= column.unit:
        return None
    fits: list[int] = []
    others: list[int] = []
    telling = 0
    for row, share in shares.items():
        part = column.cells[row]
        if row == base or part is None or not part.digits or _NO_PART.search(grid.beside[row]):
            continue
        fitting = _is_share(share, part, whole, column.unit)
        (fits if fitting else others).append(row)
        if len(others) * 5 > len(shares):
            return None
        telling += fitting and not share.is_all and abs(share.value) >= TELLING
    enough = telling >= FEWEST and (len(fits) >= 4 * len(others) or len(others) == 1)
    return _Fit(column, base, tuple(fits), tuple(others)) if enough else None


def _is_share(share: _Share, part: Cell, whole: Cell, unit: int) -> bool:
    """Whether the share is within a unit of its last digit of one that the amounts may have."""
    # Twice the amounts, of which half a unit is a whole number.
    least, most = 2 * part.value - unit, 2 * part.value + unit
    smaller, larger = 2 * whole.value - unit, 2 * whole.value + unit
    above = 100 * share.hundredth * least <= (share.value + 1) * (larger if share.value >= 0 else smaller)
    return above and 100 * share.hundredth * most >= (share.value - 1) * (smaller if share.value > 0 else larger)


def _relations(grid: Grid, shares: Mapping[int, _Share], fit: _Fit) -> Iterator[Relation]:
    whole = fit.column.cells[fit.base]
    assert whole is not None  # a fit has one
    sure = len(fit.others) == 1 and len(fit.fits) > FEWEST
    for row in sorted((*fit.fits, *fit.others)):
        part, share = fit.column.cells[row], shares[row]
        assert part is not None  # each row that fits, or does not, has one
        slip = row in fit.others and len(share.digits) > 1
        slip = slip and is_slip_of_share(share.digits, Fraction(abs(part.value), whole.value))
        # Plain numbers, of which the quotient is a share as well.
        slack = Fraction(fit.column.unit, 2)
        amounts = (figure_of(each, grid.decimals, slack, NUMBER) for each in (part, whole))
        figures = (_told(share, Fraction(1)), *amounts)
        yield Relation("f0 == f1 / f2" if share.percent else "f0 == 100 * f1 / f2", figures, sure, slip)


def _added(grid: Grid, shares: Mapping[int, _Share]) -> Iterator[Relation]:
    """The shares right above each total of 100 %."""
    for total, share in shares.items():
        if not share.is_all or not TOTAL.match(grid.beside[total].lstrip()):
            continue
        run: list[_Share] = []
        for row in range(total - 1, 0, -1):
            if row not in shares or shares[row].is_all:
                break
            run.append(shares[row])
        if len(run) > 1:
            members = [share, *run]
            values = [Fraction(each.value, each.hundredth) for each in members]
            slip = one_slip_explains([each.digits for each in members], values)
            told = (_told(share, Fraction(0)), *(_told(each, _HALF) for each in run))
            yield Relation(total_of(len(run)), told, sure=False, slip=slip)


def _told(share: _Share, slack: Fraction) -> TextFigure:
    """The share, give or take so many units of its last digit."""
    low, high = ((share.value + each) / share.hundredth for each in (-slack, slack))
    quote = f"−{share.digits}" if share.value < 0 else share.digits
    if not share.percent:
        reading = Reading.only(Interval.closed(low, high))
        return TextFigure(share.start, share.end, quote, "number", Understood(reading, None, None))
    reading = Reading.only(Interval.closed(low / 100, high / 100))
    return TextFigure(share.start, share.end, f"{quote}%", "number", Understood(reading, NUMBER, NUMBER))
