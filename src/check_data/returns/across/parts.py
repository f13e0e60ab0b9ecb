"""What a statistic says of the records of one group: exactly, of all that their figures may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.agreement.arithmetic import written
from check_data.agreement.check import Quantity
from check_data.agreement.rule.decide import Truth
from check_data.figures.conventions import Reading
from check_data.figures.interval import EVERYTHING, Interval
from check_data.figures.units import Unit
from check_data.returns.across.sums import total

SURE = Truth((True, False), (True, False))


class Part(NamedTuple):
    """A record of a group: its figure, whether it is one of those that are meant, and its weight."""

    figure: Quantity
    truth: Truth = SURE
    weight: Quantity | None = None


class Found(NamedTuple):
    """What a statistic says; where it is missing, ``open`` may say what it is whatever the missing cells are."""

    quantity: Quantity
    open: Quantity | None = None


NOTHING = Found(Quantity("", None))


def count(parts: Sequence[Part]) -> Found:
    """How many records are meant."""
    reading = Reading(*(_number(parts, rounded) for rounded in (False, True)))
    return _found(reading, missing=any(part.truth.missing for part in parts))


def share(parts: Sequence[Part]) -> Found:
    """The part of the records that are meant."""
    if not parts:
        return NOTHING
    reading = Reading(*(_number(parts, rounded).scaled(Fraction(1, len(parts))) for rounded in (False, True)))
    return _found(reading, missing=any(part.truth.missing for part in parts))


def _number(parts: Sequence[Part], rounded: bool) -> Interval:
    truths = [part.truth.rounded if rounded else part.truth.stated for part in parts]
    return Interval(Fraction(sum(not fails for _, fails in truths)), Fraction(sum(holds for holds, _ in truths)))


def _found(reading: Reading, *, missing: bool, unit: Unit | None = None, between: bool = True) -> Found:
    quantity = Quantity(written(reading.stated), reading, unit, between)
    return Found(Quantity("", None, unit), quantity) if missing else Found(quantity)


def meant(parts: Sequence[Part]) -> list[Part] | None:
    """The records that are surely meant; None where that is not sure of all."""
    if any(part.truth.rounded == (True, True) or part.truth.stated == (True, True) for part in parts):
        return None
    return [part for part in parts if part.truth.stated[0] and part.truth.rounded[0]]


def added(parts: Sequence[Part]) -> Found:
    """Their sum, each as often as its weight says."""
    if parts and parts[0].weight is not None:
        return _weighed(parts, mean=False)
    return Found(total([part.figure for part in parts]).quantity)


def mean(parts: Sequence[Part]) -> Found:
    """Their mean, each as often as its weight says."""
    if parts and parts[0].weight is not None:
        return _weighed(parts, mean=True)
    summed = total([part.figure for part in parts]).quantity
    if summed.reading is None:
        return NOTHING
    each = Fraction(1, len(parts))
    reading = Reading(summed.reading.stated.scaled(each), summed.reading.rounded.scaled(each))
    return _found(reading, missing=False, unit=summed.unit)


def _weighed(parts: Sequence[Part], *, mean: bool) -> Found:
    unit = _unit(parts)
    pairs = [(part.figure.reading, part.weight.reading if part.weight else None) for part in parts]
    if unit is None or any(each is None for pair in pairs for each in pair):
        return NOTHING
    found = []
    for rounded in (False, True):
        values, weights = (
            [each.rounded if rounded else each.stated for each in side if each is not None]
            for side in zip(*pairs, strict=True)
        )
        summed = sum((value * weight for value, weight in zip(values, weights, strict=True)), Interval.exactly(0))
        try:
            found.append(_shared(summed, weights) if mean else summed)
        except ZeroDivisionError:
            return NOTHING
    return _found(Reading(*found), missing=False, unit=unit[0])


def _shared(summed: Interval, weights: Sequence[Interval]) -> Interval:
    return summed * sum(weights, Interval.exactly(0)).reciprocal()


def _unit(parts: Sequence[Part]) -> tuple[Unit | None] | None:
    """The unit of some figures; None where they have several."""
    units = dict.fromkeys(part.figure.unit for part in parts)
    return (next(iter(units)),) if len(units) == 1 else None


def least(parts: Sequence[Part]) -> Found:
    """The least figure."""
    return _ranked(parts, lambda ends: ends[0])


def most(parts: Sequence[Part]) -> Found:
    """The greatest figure."""
    return _ranked(parts, lambda ends: ends[-1])


def median(parts: Sequence[Part]) -> Found:
    """The figure in the middle, or half way between the two that are."""
    return _ranked(parts, _middle)


_End = tuple[int, Fraction | int]
"""An end of an interval: -1 and 1 are beyond all numbers. Whole ones are compared as such, which is much faster."""


def _middle(ends: Sequence[_End]) -> _End:
    low, high = ends[(len(ends) - 1) // 2], ends[len(ends) // 2]
    beyond = low[0] or high[0]
    return (beyond, 0) if beyond else (0, Fraction(low[1] + high[1]) / 2)


def _ranked(parts: Sequence[Part], of: Callable[[Sequence[_End]], _End]) -> Found:
    """What stands at one place of the sorted figures: it grows with each of them, so its ends are those of theirs."""
    known = [part for part in parts if part.figure.reading is not None]
    unit = _unit(known)
    if not parts or unit is None:
        return NOTHING
    gaps = len(parts) - len(known)
    readings = [part.figure.reading for part in known if part.figure.reading is not None]
    stated = _at([each.stated for each in readings], gaps, of)
    same = all(each.rounded is each.stated for each in readings)
    rounded = stated if same else _at([each.rounded for each in readings], gaps, of)
    return _found(Reading(stated, rounded), missing=gaps > 0, unit=unit[0])


def _at(intervals: Sequence[Interval], gaps: int, of: Callable[[Sequence[_End]], _End]) -> Interval:
    each = [*intervals, *[EVERYTHING] * gaps]
    low = of(sorted((-1, 0) if one.lower is None else (0, _plain(one.lower)) for one in each))
    high = of(sorted((1, 0) if one.upper is None else (0, _plain(one.upper)) for one in each))
    return Interval(None if low[0] else Fraction(low[1]), None if high[0] else Fraction(high[1]))


def _plain(value: Fraction) -> Fraction | int:
    return value.numerator if value.denominator == 1 else value


def only(parts: Sequence[Part]) -> Found:
    """The figure of the one record; of several there is none."""
    return Found(parts[0].figure) if len(parts) == 1 else NOTHING


OF_FIGURES: Mapping[str, Callable[[Sequence[Part]], Found]] = {
    "sum": added,
    "mean": mean,
    "min": least,
    "max": most,
    "median": median,
    "row": only,
}
"""The functions of those records that are surely meant."""
OF_RECORDS: Mapping[str, Callable[[Sequence[Part]], Found]] = {"count": count, "share": share}
"""Those that say how many are meant."""
