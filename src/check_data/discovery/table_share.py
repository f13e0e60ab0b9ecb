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

from check_data.discovery.grid import TOTAL, Cell, Grid, grid_of
from check_data.discovery.relation import Relation, total_of
from check_data.discovery.slips import is_slip, one_slip_explains
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
    r"\s*(?P<open>\()?\s*(?P<sign>[-−–])?\s*(?P<digits>\d{1,3}(?:\.\d+)?)\s*\)?(?P<percent>\s*[%％])?\s*\)?\s*"
)
_SAYS_SHARE = lazily(r"[%％]|占比|比重|\bshare|\bpercent|\bproportion", re.IGNORECASE)
_SAYS_CHANGE = lazily(r"change|chg|growth|increase|decrease|\binc\b|var|yoy|增|减|降|同比|环比|率", re.IGNORECASE)
_NO_PART = lazily(r"\brates?\b|ratio|average|\bmean\b|率|均", re.IGNORECASE)
FEWEST, TELLING = 3, 5
"""Rows that show of what a column gives the shares, and the units of its last digit that each must have for that."""
MOST_BASES, MOST_ROWS = 4, 200
"""Rows of 100 % that are tried, and rows of the longest table."""
_HALF = Fraction(1, 2)


class _Share(NamedTuple):
    """A share in per cent, a unit of its last digit, its digits, where they begin, where they or a % right after them
    end, and whether there is a %.
    """

    value: Fraction
    unit: Fraction
    digits: str
    start: int
    end: int
    percent: bool


class _Column(NamedTuple):
    """The amounts of a column: half a unit of the last digit where they may be rounded, else 0."""

    cells: Sequence[Cell | None]
    slack: Fraction


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
            unit = Fraction(1, 10 ** len(digits.partition(".")[2]))
            value = -Fraction(digits) if negative else Fraction(digits)
            percent = found["percent"] is not None
            end = found.end("percent") if found.start("percent") == found.end("digits") else found.end("digits")
            shares[number] = _Share(value, unit, digits, found.start("digits"), end, percent)
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
    return _Column(cells, _HALF * 10 ** (grid.decimals - decimals) if rounded else Fraction(0))


def _best(grid: Grid, shares: Mapping[int, _Share], amounts: Sequence[_Column], at: int) -> _Fit | None:
    """The amounts that most of the shares are of; the nearest of those that fit as well."""
    bases = [row for row, share in shares.items() if share.value == 100][:MOST_BASES]
    if not bases or len(shares) <= FEWEST:
        return None
    nearest = sorted(range(len(amounts)), key=lambda column: abs(column - at))
    fits = [_fit(grid, shares, amounts[column], base) for column in nearest if column != at for base in bases]
    return max(filter(None, fits), key=lambda fit: len(fit.fits), default=None)


def _fit(grid: Grid, shares: Mapping[int, _Share], column: _Column, base: int) -> _Fit | None:
    """How the shares fit amounts and a row of the whole; None where not four of five do."""
    whole = column.cells[base]
    if whole is None or whole.value <= column.slack:
        return None
    fits: list[int] = []
    others: list[int] = []
    telling = 0
    for row, share in shares.items():
        part = column.cells[row]
        if row == base or part is None or not part.digits or _NO_PART.search(grid.beside[row]):
            continue
        fitting = _is_share(share, part, whole, column.slack)
        (fits if fitting else others).append(row)
        telling += fitting and abs(share.value) >= TELLING * share.unit
    enough = telling >= FEWEST and len(fits) >= 4 * len(others)
    return _Fit(column, base, tuple(fits), tuple(others)) if enough else None


def _is_share(share: _Share, part: Cell, whole: Cell, slack: Fraction) -> bool:
    ends = [100 * (part.value + up) / (whole.value + down) for up in (-slack, slack) for down in (-slack, slack)]
    return min(ends) <= share.value + share.unit and max(ends) >= share.value - share.unit


def _relations(grid: Grid, shares: Mapping[int, _Share], fit: _Fit) -> Iterator[Relation]:
    whole = fit.column.cells[fit.base]
    assert whole is not None  # a fit has one
    for row in sorted((*fit.fits, *fit.others)):
        part, share = fit.column.cells[row], shares[row]
        assert part is not None  # each row that fits, or does not, has one
        slip = row in fit.others and _slipped(share, Fraction(100 * part.value, whole.value))
        figures = (_told(share, share.unit), *(_amount(each, grid, fit.column.slack) for each in (part, whole)))
        yield Relation("f0 == f1 / f2" if share.percent else "f0 == 100 * f1 / f2", figures, len(fit.others) == 1, slip)


def _added(grid: Grid, shares: Mapping[int, _Share]) -> Iterator[Relation]:
    """The shares right above each total of 100 %."""
    for total, share in shares.items():
        if share.value != 100 or not TOTAL.match(grid.beside[total].lstrip()):
            continue
        run: list[_Share] = []
        for row in range(total - 1, 0, -1):
            if row not in shares or shares[row].value == 100:
                break
            run.append(shares[row])
        if len(run) > 1:
            members = [share, *run]
            slip = one_slip_explains([each.digits for each in members], [each.value for each in members])
            told = tuple(_told(each, each.unit / 2) for each in members)
            yield Relation(total_of(len(run)), told, sure=False, slip=slip)


def _slipped(share: _Share, meant: Fraction) -> bool:
    """Whether a slip makes the printed share of the one that is meant, rounded as it is."""
    places = len(share.digits.partition(".")[2])
    return len(share.digits) > 1 and is_slip(share.digits, f"{float(round(abs(meant), places)):.{places}f}")


def _told(share: _Share, slack: Fraction) -> TextFigure:
    low, high = share.value - slack, share.value + slack
    quote = f"−{share.digits}" if share.value < 0 else share.digits
    if not share.percent:
        reading = Reading.only(Interval.closed(low, high))
        return TextFigure(share.start, share.end, quote, "number", Understood(reading, None, None))
    reading = Reading.only(Interval.closed(low / 100, high / 100))
    return TextFigure(share.start, share.end, f"{quote}%", "number", Understood(reading, NUMBER, NUMBER))


def _amount(cell: Cell, grid: Grid, slack: Fraction) -> TextFigure:
    unit, quote = 10**grid.decimals, f"−{cell.digits}" if cell.value < 0 else cell.digits
    stated = Interval.closed((cell.value - slack) / unit, (cell.value + slack) / unit)
    # A plain number, of which the quotient is a share as well.
    return TextFigure(cell.span.start, cell.span.end, quote, "number", Understood(Reading.only(stated), NUMBER, None))
