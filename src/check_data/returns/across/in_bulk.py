"""Statistics of all groups at once, as numbers: for the screen, which lets the evaluator decide what they leave open.

What is exact here is so by whole numbers or by decimals that floats tell apart; a group is `odd` where a record may be
meant or not, where a figure is missing that may be anything, and where floats lose digits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from check_data.agreement.statistic import Statistic
from check_data.returns.across.codes import NONE, Coded, Codes
from check_data.returns.across.gather import Gathered
from check_data.returns.across.outliers import CONSISTENT
from check_data.returns.across.rule_sides import surely
from check_data.returns.across.totals import totals
from check_data.returns.across.values import Flags, Values
from check_data.returns.standing import DIGITS
from check_data.tables.cells import UNDESCRIBED

_NEAR = 2.0**-20
"""Beside the figures it is made of: a result below this part of them has lost digits."""
_LARGEST_FLOAT = 2**52


class _Parts(NamedTuple):
    """The records that are surely meant by their groups (-1: it is not), and the groups of which that is not sure of
    all; their figure, None where records are counted alone.
    """

    chosen: Coded
    unsure: Flags
    figure: Values | None
    sizes: Codes

    def any(self, flags: Flags) -> Flags:
        """The groups in which a record that is meant is flagged."""
        return _any(self.chosen, flags)

    def known(self) -> tuple[Codes, npt.NDArray[Any]]:
        """The groups and the numbers of those records that have one."""
        assert self.figure is not None  # those who ask for it are functions of a figure
        has = (self.chosen.codes >= 0) & ~self.figure.missing
        return self.chosen.codes[has], self.figure.numbers[has]


def in_bulk(of: Statistic, table: Gathered, groups: Coded) -> Values | None:
    """What a statistic says for each record; None where only the evaluator can say."""
    function = _FUNCTIONS.get(of.function)
    figure = None
    if function is None or of.weight is not None:
        return None
    if of.figure is not None:
        figure = table.figures[of.figure].values()
        if figure is None or figure.described.radius or (figure.described.whole and not figure.integral):
            return None
    holds, unsure = _meant(of, table)
    if holds is None:
        return None
    chosen = groups._replace(codes=np.where(holds, groups.codes, NONE))
    parts = _Parts(chosen, _any(groups, unsure), figure, groups.sizes())
    found = function(parts)
    if found is None or of.function == "mad":
        return found
    return found.at(groups.codes)


def _meant(of: Statistic, table: Gathered) -> tuple[Flags | None, Flags]:
    """The records for which its condition surely holds, and those of which that is not sure; None where it can't be
    told of all at once.
    """
    nowhere = np.zeros(table.size, np.bool_)
    if of.condition is None:
        return ~nowhere, nowhere
    values = {name: table.figures[name].values() for name in of.condition.figures}
    found = surely(of.condition, values, table.texts, table.size)
    return (None, nowhere) if found is None else (found.holds, ~(found.holds | found.fails))


def _any(groups: Coded, flags: Flags) -> Flags:
    codes = groups.codes[flags]
    return np.bincount(codes[codes >= 0], minlength=groups.distinct) > 0


def _number(parts: _Parts) -> tuple[Codes, Flags]:
    """How many records are meant in each group, and where that may be another number."""
    if parts.figure is None:
        return parts.chosen.sizes(), parts.unsure
    codes, _ = parts.known()
    return np.bincount(codes, minlength=parts.chosen.distinct).astype(np.int64), parts.unsure | parts.any(
        parts.figure.odd
    )


def _count(parts: _Parts) -> Values:
    numbers, odd = _number(parts)
    return Values(numbers, np.zeros(len(numbers), np.bool_), odd, UNDESCRIBED)


def _share(parts: _Parts) -> Values:
    assert parts.figure is None  # of a figure it is said as a quotient
    numbers, odd = _number(parts)
    return Values(numbers / np.maximum(parts.sizes, 1), parts.sizes == 0, odd, UNDESCRIBED, None)


def _sum(parts: _Parts) -> Values | None:
    assert parts.figure is not None  # the parser lets none through without one
    found = totals(parts.figure, parts.chosen)
    return found and found._replace(missing=found.missing & ~parts.unsure, odd=found.odd | parts.unsure)


def _mean(parts: _Parts) -> Values | None:
    assert parts.figure is not None  # as above
    found = None if parts.figure.described.whole else _sum(parts)
    # Of what counts things a mean is no number of them, which `Values` can't say.
    return found and found._replace(numbers=found.numbers / np.maximum(parts.chosen.sizes(), 1), digits=None)


def _ranked(parts: _Parts, of: Callable[[Any], Any]) -> Values:
    """What one function of pandas makes of the figures of each group."""
    assert parts.figure is not None  # as above
    codes, numbers = parts.known()
    found = of(pd.Series(numbers).groupby(codes))
    ranked = np.zeros(parts.chosen.distinct, found.dtype)
    ranked[found.index.to_numpy()] = found.to_numpy()
    odd = parts.unsure | parts.any(parts.figure.odd | parts.figure.missing)
    return parts.figure._replace(numbers=ranked, missing=(parts.chosen.sizes() == 0) & ~odd, odd=odd)


def _least(parts: _Parts) -> Values:
    return _ranked(parts, lambda groups: groups.min())


def _most(parts: _Parts) -> Values:
    return _ranked(parts, lambda groups: groups.max())


def _median(parts: _Parts) -> Values | None:
    assert parts.figure is not None  # as above
    given = parts.figure
    if given.described.whole:
        return None
    found = _ranked(parts, lambda groups: groups.median().astype(np.float64))
    if given.integral and _largest(given.numbers) < _LARGEST_FLOAT:
        return found._replace(numbers=np.round(found.numbers, 1), digits=1)
    size = _ranked(parts._replace(figure=given._replace(numbers=np.abs(given.numbers))), lambda groups: groups.max())
    odd = found.odd | ~(np.abs(size.numbers) < _LARGEST_FLOAT)
    if given.digits is None or given.digits == DIGITS:
        odd |= np.abs(found.numbers) <= _NEAR * np.abs(size.numbers)
        return found._replace(odd=odd, digits=None)
    # Half way between two numbers of some decimals is one of one more.
    odd |= parts.any(np.round(given.numbers, given.digits) != given.numbers)
    return found._replace(odd=odd, numbers=np.round(found.numbers, given.digits + 1), digits=given.digits + 1)


def _largest(numbers: npt.NDArray[Any]) -> int:
    return max(abs(int(numbers.min(initial=0))), abs(int(numbers.max(initial=0))))


def _row(parts: _Parts) -> Values:
    """The figure of the one record."""
    assert parts.figure is not None  # as above
    alone = np.where(parts.chosen.sizes() == 1, parts.chosen.firsts(), NONE)
    found = parts.figure.at(alone)
    return found._replace(missing=found.missing & ~parts.unsure, odd=found.odd | parts.unsure)


def _mad(parts: _Parts) -> Values:
    """The distance of each record from the median of its group."""
    assert parts.figure is not None  # as above
    chosen = np.where(parts.figure.missing, NONE, parts.chosen.codes)
    places = np.flatnonzero(chosen >= 0)
    numbers, groups = pd.Series(parts.figure.numbers[places].astype(np.float64)), chosen[places]
    middle = numbers.groupby(groups).transform("median")
    apart = (numbers - middle).abs()
    unit = (CONSISTENT * apart.groupby(groups).transform("median")).to_numpy()
    distance, middle_size = apart.to_numpy(), middle.abs().to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = np.where(distance == 0, 0.0, distance / unit)
    found = Values(np.zeros(len(chosen)), np.ones(len(chosen), np.bool_), parts.figure.odd, UNDESCRIBED, None)
    found.numbers[places] = np.where(unit == 0, 0.0, scores)
    found.missing[places] = (unit == 0) & (distance > 0)
    blurred = (distance > 0) & (distance <= _NEAR * middle_size)
    odd = np.zeros(len(chosen), np.bool_)
    odd[places] = blurred | parts.any(parts.figure.odd)[groups]
    return found._replace(odd=odd)


_FUNCTIONS: Mapping[str, Callable[[_Parts], Values | None]] = {
    "count": _count,
    "share": _share,
    "sum": _sum,
    "mean": _mean,
    "min": _least,
    "max": _most,
    "median": _median,
    "row": _row,
    "mad": _mad,
}
