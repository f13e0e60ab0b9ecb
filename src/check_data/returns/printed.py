"""Columns of figures as printed: each text read once, its ends as floats that the screen can use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.figures.interval import Interval
from check_data.figures.units import DATE, Unit
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from check_data.returns.standing import DIGITS
from check_data.tables.cells import Described, quantity

_GRID = 10**DIGITS
_BARE = re.compile(rf"[+-]?[0-9]{{1,9}}(?:\.([0-9]{{1,{DIGITS}}}))?")
REMEMBERED = 1_000_000
"""Different texts of a column that are kept."""


class Read(NamedTuple):
    """What a text says as stated: its ends (None: missing or not understood), whether floats hold them exactly as
    multiples of the last decimal with closed ends, its unit, and the decimals of its ends where it is plain.
    """

    low: float | None
    high: float | None
    plain: bool = True
    unit: Unit | None = None
    understood: bool = True
    digits: int = 0


class Texts(NamedTuple):
    """A column as the screen takes it."""

    low: list[float | None]
    high: list[float | None]
    odd: list[bool]
    digits: int
    unit: Unit | None


class Column:
    """Reads the texts of one column, each once."""

    def __init__(self, described: Described, reader: Reader) -> None:
        self._described = described
        self._reader = reader
        self._known: dict[object, Read] = {}
        meant = described.meant
        self._meant = meant
        self._numbers = described.digits_are_numbers and not described.radius and meant != DATE
        self._decimals = self._numbers and not described.whole
        self.unread = 0
        self.first_unread: object = None

    def read(self, values: Sequence[object]) -> Texts:
        """The ends of each value; ``odd`` ones are left to the exact evaluator: open ends, more decimals than the
        others may have, another unit than most.
        """
        if len(self._known) > REMEMBERED:
            self._known.clear()
        # 1 and 1.0 and True are one key of a dictionary, and not one cell.
        keys = [value if type(value) is str else (type(value), value) for value in values]
        for key, value in zip(keys, values, strict=True):
            if key not in self._known:
                self._known[key] = self._read(value)
        reads = [self._known[key] for key in keys]
        self._count(values, reads)
        unit = _most(reads)
        digits = max((each.digits for each in reads), default=0)
        return Texts(
            [each.low for each in reads],
            [each.high for each in reads],
            [_is_odd(each, unit) for each in reads],
            digits,
            unit,
        )

    def _count(self, values: Sequence[object], reads: Sequence[Read]) -> None:
        unread = [value for value, each in zip(values, reads, strict=True) if not each.understood]
        if unread and not self.unread:
            self.first_unread = unread[0]
        self.unread += len(unread)

    def _read(self, value: object) -> Read:
        """What one cell says; bare digits, as most cells are where texts stand among numbers, need no grammar."""
        found = _BARE.fullmatch(value) if self._numbers and type(value) is str else None
        if found and (self._decimals or not found[1]):
            number = float(found[0])
            return Read(number, number, unit=self._meant, digits=len((found[1] or "").rstrip("0")))
        try:
            said = quantity(value, self._described, self._reader)
        except NotUnderstood:
            return Read(None, None, understood=False)
        if said.reading is None:
            return Read(None, None)
        stated, plain = said.reading.stated, _is_plain(said.reading.stated)
        low, high = _float(stated.lower, float("-inf")), _float(stated.upper, float("inf"))
        return Read(low, high, plain, said.unit, digits=_digits(low, high) if plain else 0)


def _is_odd(read: Read, unit: Unit | None) -> bool:
    return not read.understood or (read.low is not None and not (read.plain and read.unit == unit))


def _most(reads: Iterable[Read]) -> Unit | None:
    """The unit of most texts."""
    units = Counter(each.unit for each in reads if each.low is not None)
    return units.most_common(1)[0][0] if units else None


def _digits(*ends: float) -> int:
    """The decimals of the ends of a plain text."""
    finite = [Fraction(repr(end)) for end in ends if abs(end) != float("inf")]
    return next(digits for digits in range(DIGITS + 1) if all((end * 10**digits).denominator == 1 for end in finite))


def _is_plain(interval: Interval) -> bool:
    ends = [(interval.lower, interval.lower_closed), (interval.upper, interval.upper_closed)]
    return all(end is None or (closed and (end * _GRID).denominator == 1 and abs(end) < 10**9) for end, closed in ends)


def _float(end: Fraction | None, unbounded: float) -> float:
    if end is None:
        return unbounded
    try:
        return float(end)
    except OverflowError:
        return float("inf") if end > 0 else float("-inf")
