"""The screen across records: which records of a check surely agree or are surely undetermined, in bulk.

The rest are candidates, which the exact evaluator decides one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw
import numpy as np
import numpy.typing as npt
import pandas as pd

from check_data.agreement.check import Check
from check_data.returns.across.codes import Codes
from check_data.returns.across.derive import Derivation
from check_data.returns.across.values import Flags, Values
from check_data.returns.eager import flagged
from check_data.returns.screen import flag
from check_data.returns.standing import Standing, as_floats

SLICE = 2**18
"""Records that are screened at once: the columns that come of them are small beside the table."""


class Screened(NamedTuple):
    """The records that are candidates, in the order of the table, and how many others are undetermined."""

    candidates: Sequence[int]
    undetermined: int = 0


def screened(derivation: Derivation) -> Screened:
    """The screen of a check."""
    subjects, names = derivation.subjects, derivation.check.expression.names
    figures = [(name, derivation.columns[name].values()) for name in names]
    values = {name: each for name, each in figures if each is not None}
    if len(values) < len(names):
        return Screened(subjects)
    places = np.fromiter(subjects, np.int64, len(subjects))
    has = ~_any(each.missing for each in values.values())[places]
    odd = _any(each.odd for each in values.values())[places]
    known = places[has & ~odd]
    candidates, undetermined = [places[has & odd]], len(places) - int(has.sum())
    for start in range(0, len(known), SLICE):
        found, zeros = _flagged(derivation.check, values, known[start : start + SLICE])
        candidates.append(found)
        undetermined += zeros
    return Screened(np.sort(np.concatenate(candidates)).tolist(), undetermined)


def _flagged(check: Check, values: Mapping[str, Values], places: Codes) -> tuple[Codes, int]:
    """The candidates among records whose figures are known, and how many others are undetermined."""
    numbers = {name: each.numbers[places] for name, each in values.items()}
    frame = nw.from_native(pd.DataFrame(numbers, copy=False), eager_only=True)
    figures = {name: _standing(name, each, numbers[name]) for name, each in values.items()}
    found = flag(check, figures)
    if found.largest <= max((_largest(numbers[name]) for name in numbers if values[name].integral), default=0):
        # Their sums may not fit 64 bits.
        figures = {name: _as_floats(each) for name, each in figures.items()}
        found = flag(check, figures)
    (screened,) = flagged(frame, [check], [found], figures)
    return places[screened.candidates.to_numpy()], screened.open


def _standing(name: str, values: Values, numbers: npt.NDArray[Any]) -> Standing:
    end, described = nw.col(name), values.described
    radius = Fraction(floor(described.radius)) if described.whole else described.radius
    return Standing(
        end,
        end,
        integral=values.integral,
        digits=values.digits,
        radius=radius,
        whole=described.whole,
        unit=described.meant,
        nonzero=values.integral and bool(numbers.all()),
    ).grounded()


def _as_floats(figure: Standing) -> Standing:
    end = as_floats(figure.low)
    return figure._replace(low=end, high=end, integral=False, nonzero=False).grounded() if figure.integral else figure


def _largest(numbers: npt.NDArray[Any]) -> int:
    return max(abs(int(numbers.min())), abs(int(numbers.max())))


def _any(flags: Iterable[Flags]) -> Flags:
    found: Flags = np.logical_or.reduce(list(flags))
    return found
