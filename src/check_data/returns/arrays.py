"""The commonest checks over numpy arrays, as the screen flags them in any frame: sums of whole numbers, and rates of
two of them. A frame library would check the kind of every intermediate column and write each to memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import lcm
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from check_data.agreement.affine import difference
from check_data.agreement.check import Check
from check_data.agreement.meaning import plain_comparison
from check_data.agreement.nodes import Comparison
from check_data.returns.flags import OVERFLOW
from check_data.returns.form import Form
from check_data.returns.quotients import ERROR, LEAST, rates

CHUNK = 2**15
"""Records whose intermediate results stay in a core's cache."""

Columns = Mapping[str, npt.NDArray[Any]]
Extremes = Mapping[str, tuple[int, int]]
"""The least and the greatest of the columns of whole numbers."""
Mask = npt.NDArray[np.bool_]

_FAILS = {
    "==": np.not_equal,
    "!=": np.equal,
    "<": np.greater_equal,
    "<=": np.greater,
    ">": np.less_equal,
    ">=": np.less,
}


class Flags(NamedTuple):
    """Where a check has to be decided exactly, and where it is undetermined (None: nowhere)."""

    candidates: Mask
    undetermined: Mask | None = None


class Screen(Protocol):
    """One check over columns of numbers."""

    def flags(self, columns: Columns, extremes: Extremes) -> Flags | None:
        """Its flags; None where columns hold other numbers than it takes, or too large ones."""
        ...


def compiled(check: Check, form: Form) -> Screen | None:
    """The screen of a check over arrays; None for a check that takes a frame."""
    if not form.units_fit(check) or form.converts(check):
        return None
    comparisons = [plain_comparison(each) for each in check.expression.comparisons]
    sums = [_sum(each) for each in comparisons]
    known = [each for each in sums if each is not None]
    if known and len(known) == len(sums):
        single = not any(form.described(name).radius for name in check.expression.names)
        return _Sums(known) if single else None
    return _rate(comparisons[0], form) if len(comparisons) == 1 else None


class _Sum(NamedTuple):
    """A sum of multiples compared with a number."""

    operator: str
    terms: tuple[tuple[str, int], ...]
    number: int

    def fits(self, extremes: Extremes) -> bool:
        """Whether no partial sum leaves 64 bits."""
        sizes = (abs(factor) * max(map(abs, extremes[name])) for name, factor in self.terms)
        return sum(sizes, abs(self.number)) < OVERFLOW

    def fails(self, columns: Columns, at: slice, into: Mask, total: npt.NDArray[Any], part: npt.NDArray[Any]) -> None:
        """Write where it does not hold."""
        (first, factor), *others = self.terms
        np.multiply(columns[first][at], factor, out=total)
        for name, factor in others:
            values = columns[name][at]
            if abs(factor) != 1:
                values = np.multiply(values, abs(factor), out=part)
            (np.add if factor > 0 else np.subtract)(total, values, out=total)
        _FAILS[self.operator](total, self.number, out=into)


class _Sums(NamedTuple):
    """Sums that must all hold."""

    sums: Sequence[_Sum]

    def flags(self, columns: Columns, extremes: Extremes) -> Flags | None:
        names = [name for each in self.sums for name, _ in each.terms]
        if not all(name in extremes for name in names) or not all(each.fits(extremes) for each in self.sums):
            return None
        size = len(columns[names[0]])
        found = np.zeros(size, dtype=np.bool_)
        failed = np.empty(CHUNK, dtype=np.bool_)
        total, part = np.empty(CHUNK, dtype=np.int64), np.empty(CHUNK, dtype=np.int64)
        for start in range(0, size, CHUNK):
            at, rows = slice(start, start + CHUNK), min(CHUNK, size - start)
            for each in self.sums:
                each.fails(columns, at, failed[:rows], total[:rows], part[:rows])
                np.logical_or(found[at], failed[:rows], out=found[at])
        return Flags(found)


class _Rate(NamedTuple):
    """A rounded number that is ``factor`` times the quotient of two whole ones, as `quotients.rounded_share` has it."""

    rounded: str
    above: str
    below: str
    factor: float
    radius: float

    def flags(self, columns: Columns, extremes: Extremes) -> Flags | None:
        if self.rounded not in columns or self.rounded in extremes:
            return None
        if self.above not in extremes or self.below not in extremes:
            return None
        value, below = columns[self.rounded], columns[self.below]
        size = len(value)
        found = np.empty(size, dtype=np.bool_)
        room = [np.empty(CHUNK) for _ in range(3)]
        with np.errstate(over="ignore", invalid="ignore"):  # what is infinite is a candidate
            for start in range(0, size, CHUNK):
                at, rows = slice(start, start + CHUNK), min(CHUNK, size - start)
                self._fails(value[at], columns[self.above][at], below[at], found[at], [each[:rows] for each in room])
        least, most = extremes[self.below]
        undetermined = below == 0 if least <= 0 <= most else None
        places = found.nonzero()[0]
        missing = places[np.isnan(value[places])]
        if len(missing):
            undetermined = np.zeros(size, dtype=np.bool_) if undetermined is None else undetermined
            undetermined[missing] = True
        return Flags(found if undetermined is None else found & ~undetermined, undetermined)

    def _fails(
        self,
        value: npt.NDArray[Any],
        above: npt.NDArray[Any],
        below: npt.NDArray[Any],
        into: Mask,
        room: Sequence[npt.NDArray[Any]],
    ) -> None:
        one, apart, reach = room
        np.copyto(reach, below)
        np.multiply(value, reach, out=one)
        np.copyto(apart, above)
        np.multiply(apart, self.factor, out=apart)
        np.subtract(one, apart, out=apart)
        np.abs(apart, out=apart)
        np.abs(one, out=one)
        np.multiply(one, ERROR, out=one)
        np.add(apart, one, out=apart)
        np.abs(reach, out=reach)
        np.multiply(reach, self.radius * (1 - ERROR), out=reach)
        np.less_equal(apart, reach, out=into)
        np.logical_not(into, out=into)


def _sum(comparison: Comparison) -> _Sum | None:
    form = difference(comparison)
    if form is None or not form.factors:
        return None
    scale = lcm(form.constant.denominator, *(factor.denominator for factor in form.factors.values()))
    # What is added comes first: the first column is copied, not turned.
    terms = sorted(((name, int(factor * scale)) for name, factor in form.factors.items()), key=lambda term: term[1] < 0)
    return _Sum(comparison.operator, tuple(terms), -int(form.constant * scale))


def _rate(comparison: Comparison, form: Form) -> _Rate | None:
    for each in rates(comparison):
        described, counts = form.described(each.rounded), (form.described(each.above), form.described(each.below))
        if not described.whole and described.radius > LEAST and not any(count.radius for count in counts):
            return _Rate(each.rounded, each.above, each.below, float(each.factor), float(described.radius))
    return None


def extremes_of(columns: Columns) -> Extremes:
    """The extremes of the columns of whole numbers, of which each has some."""
    whole = {name: values for name, values in columns.items() if values.dtype == np.int64 and len(values)}
    return {name: (int(values.min()), int(values.max())) for name, values in whole.items()}
