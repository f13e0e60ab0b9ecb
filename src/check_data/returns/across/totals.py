"""Sums of groups in bulk: exact over numbers of few decimals, else with the least error that floats have."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from check_data.returns.across.codes import Coded, Codes
from check_data.returns.across.values import Flags, Values
from check_data.returns.standing import LARGEST

_REACH = 62
"""Sums of whole numbers of 64 bits stay below two to it."""

_LEAST = 1e-250
"""Floats below it lose digits."""


def totals(parts: Values, groups: Coded) -> Values | None:
    """The sum of each group, by its code; None where each part has several values."""
    if parts.described.radius:
        return None
    places = np.flatnonzero(groups.codes >= 0)
    return _Totals(parts.at(places), Coded(groups.codes[places], groups.distinct)).found()


class _Totals:
    def __init__(self, parts: Values, groups: Coded) -> None:
        self._parts = parts
        self._groups = groups
        self._sizes = groups.sizes()
        self._numbers = np.where(parts.missing, parts.numbers.dtype.type(0), parts.numbers)
        self._bits = int(self._sizes.max(initial=0)).bit_length()

    def found(self) -> Values:
        parts = self._parts
        numbers, odd, digits = self._summed()
        missing = (self._sizes == 0) | self._any(parts.missing)
        return Values(numbers, missing, odd | self._any(parts.odd), parts.described, digits)

    def _summed(self) -> tuple[npt.NDArray[Any], Flags, int | None]:
        """The sums, where they may be others, and their decimals."""
        if self._parts.integral:
            ends = (int(self._numbers.min(initial=0)), int(self._numbers.max(initial=0)))
            if max(map(abs, ends)).bit_length() + self._bits <= _REACH:
                return self._added(self._numbers), np.zeros(self._groups.distinct, np.bool_), 0
            return self._nearly(self._numbers.astype(np.float64))
        # Where things are counted, a sum of fractions may be whole and none of them a figure.
        digits = 0 if self._parts.described.whole else self._parts.digits
        if digits is None or LARGEST.bit_length() + self._bits > _REACH:
            return self._nearly(self._numbers)
        return self._by_decimals(digits)

    def _by_decimals(self, digits: int) -> tuple[npt.NDArray[Any], Flags, int | None]:
        """In units of the last decimal, which are whole numbers."""
        grid = 10**digits
        with np.errstate(over="ignore"):  # numbers near the largest float
            fits = (np.abs(self._numbers) < LARGEST / grid) & (np.round(self._numbers, digits) == self._numbers)
        sums = self._added(np.rint(np.where(fits, self._numbers, 0) * grid).astype(np.int64))
        return sums / grid if digits else sums, self._any(~fits), digits

    def _nearly(self, numbers: npt.NDArray[np.float64]) -> tuple[npt.NDArray[Any], Flags, int | None]:
        """In whole units of a size that lets them be added up exactly, with what is left of each number apart.

        What floats are from the numbers that they stand for, and the rounding of the sum itself, are then the only
        errors: small beside a sum unless its parts cancel out.
        """
        finite = np.isfinite(numbers)
        numbers = np.where(finite, numbers, 0.0)
        shift = _REACH - self._bits - int(np.frexp(np.abs(numbers).max(initial=0.0))[1])
        units = np.rint(np.ldexp(numbers, shift))
        rest = numbers - np.ldexp(units, -shift)
        with np.errstate(over="ignore"):  # sums beyond all floats are infinite
            sums = np.ldexp(self._added(units.astype(np.int64)).astype(np.float64), -shift) + self._weighed(rest)
            sure = (2 * np.abs(sums) >= self._weighed(np.abs(numbers))) & (np.abs(sums) > _LEAST)
        whole = self._parts.described.whole
        return sums, ~sure | self._any(~finite) | whole, None

    def _added(self, numbers: Codes) -> Codes:
        sums = np.zeros(self._groups.distinct, np.int64)
        np.add.at(sums, self._groups.codes, numbers)
        return sums

    def _weighed(self, numbers: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        # Without records there are no weights, and bincount counts.
        return np.bincount(self._groups.codes, weights=numbers, minlength=self._groups.distinct).astype(np.float64)

    def _any(self, flags: Flags) -> Flags:
        """The groups in which a record is flagged."""
        return np.bincount(self._groups.codes[flags], minlength=self._groups.distinct) > 0
