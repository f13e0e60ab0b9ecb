"""Figures as numbers in bulk: those of the records, and those of other records in their stead."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from check_data.returns.across.codes import Codes
from check_data.returns.frames import SAMPLE, digits_of
from check_data.tables.cells import Described

Flags = npt.NDArray[np.bool_]

_SHORT, _SHORT_DIGITS = 2.0**-24, 6
"""Floats of 32 bits are nearer to what so many digits say than this part of their size."""


class Values(NamedTuple):
    """A figure by place: whole numbers of 64 bits, or floats, of so many decimals (``digits``; None: of any number).

    ``missing``: where there is none; ``odd``: where it may be another than its number, or none.
    """

    numbers: npt.NDArray[Any]
    missing: Flags
    odd: Flags
    described: Described
    digits: int | None = 0

    @property
    def integral(self) -> bool:
        """Whether these are whole numbers of 64 bits."""
        return self.numbers.dtype == np.int64

    def at(self, places: Codes) -> Values:
        """The figure at other places; missing where there is none (-1)."""
        # What is appended is what -1 takes.
        return self._replace(
            numbers=np.append(self.numbers, self.numbers.dtype.type(0))[places],
            missing=np.append(self.missing, True)[places],
            odd=np.append(self.odd, False)[places],
        )


def values_of(numbers: npt.NDArray[Any], gaps: Flags, described: Described) -> Values:
    """A column of numbers."""
    nowhere = np.zeros(len(numbers), np.bool_)
    if numbers.dtype.kind in "iu":
        # Without a sign, 64 bits reach further than with one.
        kind = np.float64 if numbers.dtype == np.uint64 else np.int64
        return Values(numbers.astype(kind, copy=False), gaps, nowhere, described)
    missing = gaps | np.isnan(numbers)
    sample = numbers[np.flatnonzero(~missing)[:SAMPLE]]
    if numbers.dtype == np.float32:
        return _short(numbers, missing, digits_of([float(str(each)) for each in sample]), described)
    return Values(numbers, missing, nowhere, described, digits_of(sample.tolist()))


def _short(numbers: npt.NDArray[Any], missing: Flags, digits: int | None, described: Described) -> Values:
    """Floats of 32 bits as the numbers that their digits stand for, where six digits say it all."""
    found = numbers.astype(np.float64)
    if digits is None:
        return Values(found, missing, np.ones(len(numbers), np.bool_), described, None)
    with np.errstate(invalid="ignore"):  # infinite numbers
        rounded = np.round(found, digits)
        surely = np.abs(found - rounded) <= np.abs(found) * _SHORT
    return Values(rounded, missing, ~(surely & (np.abs(rounded) < 10 ** (_SHORT_DIGITS - digits))), described, digits)
