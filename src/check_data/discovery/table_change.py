"""A change in a table is not what lies between the two amounts of its row.

## What it does
In tables, finds columns of changes (under a head that says so: change, variance, increase, 增减, 同比), and the two
columns of amounts between which most of them lie, in either order: as a difference, or as a growth in per cent of one
of the two. Where a row does not fit, it is reported.

## Why
An amount is corrected and its change is not, or a digit of one of the three is mistyped.

## Example
Under 2019, 2018 and Change: wages 6,000, 5,000, 20 %; rent 4,000, 2,500, 60 %; fares 2,300, 2,000, 15 %; energy 3,000,
2,400, 15 %.

## What it does not report
Signs, which say a rise here and what is better there; changes on another base (in constant currency, organic, per
year), points among growths, and growths of rates; what turns from loss to profit; movements beside others between two
balances; what rounding may hide, in growths a unit of the last digit of each of the three, by which amounts are made
to add up; a row beside others that do not fit, unless one mistyped digit explains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from check_data.discovery.change_columns import Column, Columns, Number, are_shares, columns_of
from check_data.discovery.relation import Relation
from check_data.discovery.slips import is_slip_of_share, one_slip_explains
from check_data.documents.document import Document
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import NUMBER
from check_data.reading.plain import Understood
from check_data.reading.text import TextFigure

CODE = "CD218"
BECAUSE = {"en": "the table calls it the change of the two", "zh": "表中列为两数的变化"}
MESSAGE = {"en": "in the table, the change {first} is not that of {second}", "zh": "表中变化{first}与{second}不符"}

FEWEST, TELLING, STRIKING = 3, 5, 100
"""Rows that show between what a column's changes lie, and units of its last digit that each must have for that; one
counts as two that is so many times what rounding may hide.
"""
MOST_APART, MOST_AMOUNTS = 8, 6
"""Columns between a change and its amounts, and columns of amounts that are tried."""
_HALF = Fraction(1, 2)


class _Fit(NamedTuple):
    """The amounts between which changes lie, whether as growths, and the rows that fit and do not."""

    now: Column
    before: Column
    growth: bool
    fits: tuple[int, ...]
    others: tuple[int, ...]


def find(document: Document, _: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every change of a column with the two amounts of its row."""
    for table in document.tables:
        columns = columns_of(document.readable, table)
        if columns is None:
            continue
        for at in columns.changes:
            fit = _best(columns, at)
            if fit is not None:
                yield from _relations(columns.numbers[at], fit)


def _best(columns: Columns, at: int) -> _Fit | None:
    """The amounts between which most of the changes lie; the nearest of those that fit as well."""
    if len(columns.numbers[at]) < FEWEST:
        return None

    def apart(*others: int) -> int:
        return sum(abs(other - at) for other in others)

    reached = (column for column in range(at - MOST_APART, at + MOST_APART + 1) if column in columns.amounts)
    near = sorted(reached, key=apart)[:MOST_AMOUNTS]
    fits = []
    for first, last in sorted(combinations(sorted(near), 2), key=lambda pair: apart(*pair)):
        ways = [(first, last, True), (last, first, True)]
        # Of several movements from one balance to another, none is the difference.
        between = (each for each in range(first + 1, last) if each != at)
        if not first < at < last or all(are_shares(columns.numbers[each]) for each in between):
            ways.insert(0, (first, last, False))
        fits += [_fit(columns, at, now, before, growth) for now, before, growth in ways]
    return max(filter(None, fits), key=lambda fit: len(fit.fits), default=None)


def _fit(columns: Columns, at: int, first: int, last: int, growth: bool) -> _Fit | None:
    """How changes fit two columns of amounts; None where not four of five do, nor all but one."""
    changes, now, before = columns.numbers[at], columns.amounts[first], columns.amounts[last]
    fits: list[int] = []
    others: list[int] = []
    telling = 0
    for row, told in changes.items():
        if row not in now or row not in before:
            continue
        room = _room(told, now[row], before[row], growth)
        if room:
            fits.append(row)
            telling += _weight(told, now[row], before[row], room)
        elif not _has_other_meaning(told, now[row], before[row], growth, row in columns.rates):
            others.append(row)
            if len(others) > 1 and len(others) * 5 > len(changes):
                return None
    enough = telling >= FEWEST and (len(fits) >= 4 * len(others) or len(others) == 1)
    return _Fit(now, before, growth, tuple(fits), tuple(others)) if enough else None


def _room(told: Number, now: Number, before: Number, growth: bool) -> int:
    """Half the units of its last digit within which a change that fits may lie, rounded up; 0 where it does not fit."""
    if growth and abs(before.value) <= 1:
        return 0
    least, most, scale = _growth(told, now, before) if growth else _difference(told, now, before)
    # Give or take a unit of a growth, half one of a difference.
    size, slack = 2 * abs(told.value), 2 if growth else 1
    if (size - slack) * scale > most or (size + slack) * scale < least:
        return 0
    return 2 * slack - (least - most) // scale


def _weight(told: Number, now: Number, before: Number, room: int) -> int:
    """How much a change that fits tells: 0, 1 or 2."""
    size = abs(told.value)
    # Any amount is a change of nothing by itself, and next to 100 % less than a much larger one.
    if not now.value or not before.value or size == 100 * told.parts:
        return 0
    return (size >= max(TELLING, room)) + (size >= STRIKING * room)


def _difference(told: Number, now: Number, before: Number) -> tuple[int, int, int]:
    """Twice the least and most that the change may be, in parts of a unit of its last digit, and the count of those."""
    parts = max(told.parts, now.parts, before.parts)
    middle = 2 * abs(now.value * (parts // now.parts) - before.value * (parts // before.parts))
    slack = parts // now.parts + parts // before.parts
    return middle - slack, middle + slack, parts // told.parts


def _growth(told: Number, now: Number, before: Number) -> tuple[int, int, int]:
    """The same of a growth in per cent, of amounts give or take a unit."""
    new, old = _signed(now, before)
    fewest, most = (new - 1) * before.parts, (new + 1) * before.parts
    small, large = (old - 1) * now.parts, (old + 1) * now.parts
    # What is divided by the smallest is the largest, unless it is negative.
    low = 200 * told.parts * (fewest * (small if fewest >= 0 else large) - small * large)
    high = 200 * told.parts * (most * (large if most >= 0 else small) - small * large)
    rises = new * before.parts >= old * now.parts
    return (low, high, small * large) if rises else (-high, -low, small * large)


def _signed(now: Number, before: Number) -> tuple[int, int]:
    """The amounts, of which the one before is positive."""
    return (now.value, before.value) if before.value > 0 else (-now.value, -before.value)


def _has_other_meaning(told: Number, now: Number, before: Number, growth: bool, rate: bool) -> bool:
    """Whether a change that does not fit need not: it is one of a rate, of the other kind, or from loss to profit."""
    # A margin with marks of thousands is an amount.
    if rate and "," not in now.digits and (growth or told.percent):
        return True
    no_growth = growth and (now.value * before.value <= 0 or abs(before.value) == 1)
    return no_growth or _room(told, now, before, not growth) > 0


def _relations(changes: Column, fit: _Fit) -> Iterator[Relation]:
    sure = len(fit.others) == 1 and len(fit.fits) > FEWEST
    slack, slipped = (1, _growth_slipped) if fit.growth else (_HALF, _difference_slipped)
    for row in sorted((*fit.fits, *fit.others)):
        told, now, before = numbers = changes[row], fit.now[row], fit.before[row]
        new, old = _signed(now, before) if fit.growth else (now.value, before.value)
        # What falls may be told as what gets better.
        sign = "-" if (told.value < 0) != (new * before.parts < old * now.parts) else ""
        share = fit.growth and told.percent
        meant = "(f1 - f2)" if not fit.growth else "growth(f1, f2)" if share else "100 * growth(f1, f2)"
        figures = _figure(told, slack, share=share), _figure(now, slack), _figure(before, slack)
        yield Relation(f"f0 == {sign}{meant}", figures, sure, row in fit.others and slipped(*numbers))


def _growth_slipped(told: Number, now: Number, before: Number) -> bool:
    """Whether a slip makes the percentage of the growth; one digit is one of any other."""
    growth = abs(Fraction(now.value * before.parts, before.value * now.parts) - 1)
    return len(told.digits) > 1 and is_slip_of_share(told.digits.replace(",", ""), growth)


def _difference_slipped(told: Number, now: Number, before: Number) -> bool:
    """Whether a slip in one of the three makes the change that of the amounts."""
    values = {each: Fraction(abs(each.value), each.parts) for each in (told, now, before)}
    whole = max(now, before, key=values.__getitem__) if now.value * before.value >= 0 else told
    members = [whole, *(each for each in values if each is not whole)]
    return one_slip_explains([each.digits for each in members], [values[each] for each in members])


def _figure(number: Number, slack: Fraction | int, *, share: bool = False) -> TextFigure:
    """A cell's number, give or take so many units of its last digit."""
    parts, digits = (100 * number.parts, f"{number.digits}%") if share else (number.parts, number.digits)
    halves, unit = int(2 * slack), 2 * parts
    reading = Reading.only(Interval.closed(*(Fraction(2 * number.value + each, unit) for each in (-halves, halves))))
    end = number.end if share else number.start + len(number.digits)
    quote = f"−{digits}" if number.value < 0 else digits
    return TextFigure(number.start, end, quote, "number", Understood(reading, NUMBER, NUMBER if share else None))
