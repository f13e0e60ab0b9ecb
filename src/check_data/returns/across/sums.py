"""The sum of a figure over several records, exactly: the interval sum of what the parts mean."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.agreement.arithmetic import written
from check_data.agreement.check import Quantity
from check_data.agreement.dimensions import UnitsDoNotFit, unit_of
from check_data.agreement.nodes import Call, Name
from check_data.figures.conventions import Reading
from check_data.figures.interval import ZERO, Interval
from check_data.figures.units import DATE, NUMBER, Unit


class Total(NamedTuple):
    """A sum: what it says, and what it is the sum of."""

    quantity: Quantity
    parts: Sequence[Quantity] = ()


NOTHING = Total(Quantity("", None))
"""The sum where it is not known which records are its parts, or there are none."""


def total(parts: Sequence[Quantity]) -> Total:
    """The sum of some figures; without a reading where one of them has none, or their units do not fit."""
    readings = [reading for part in parts if (reading := _reading(part)) is not None]
    if not parts or len(readings) < len(parts):
        return NOTHING._replace(parts=parts)
    units = tuple(dict.fromkeys(part.unit for part in parts))
    try:
        unit = unit_of(Call("sum", tuple(Name(str(at)) for at in range(len(units)))), _numbered(units))
    except UnitsDoNotFit:
        return NOTHING._replace(parts=parts)
    if unit == DATE:
        return NOTHING._replace(parts=parts)
    if _mixed(units):
        assert unit is not None  # of several units one is known
        readings = [_converted(part, reading) for part, reading in zip(parts, readings, strict=True)]
        unit = Unit(unit.powers)
    stated = added([reading.stated for reading in readings])
    same = all(reading.rounded is reading.stated for reading in readings)
    rounded = stated if same else added([reading.rounded for reading in readings])
    between = not all(map(_is_whole, parts))
    return Total(Quantity(written(stated), Reading(stated, rounded), unit, between), parts)


def added(intervals: Sequence[Interval]) -> Interval:
    """The sum of intervals."""
    if all(each.exact for each in intervals):
        ends = [each.lower for each in intervals if each.lower is not None]
        if all(end.denominator == 1 for end in ends):
            return Interval.exactly(sum(end.numerator for end in ends))
        return Interval.exactly(sum(ends, Fraction(0)))
    return sum(intervals, ZERO)


def _is_whole(part: Quantity) -> bool:
    """Whether only whole numbers are meant by a part: it counts things, or is one in both readings."""
    ends = [] if part.reading is None else [part.reading.stated, part.reading.rounded]
    return part.whole or all(each.exact and each.lower is not None and each.lower.denominator == 1 for each in ends)


def _reading(part: Quantity) -> Reading | None:
    """What a part may be; only whole numbers of what is counted."""
    reading = part.reading
    if reading is None or not part.whole or reading.stated.exact:
        return reading
    stated, rounded = reading.stated.whole(), reading.rounded.whole()
    return Reading(stated, stated if rounded == stated else rounded) if stated and rounded else None


def _numbered(units: Sequence[Unit | None]) -> dict[str, Unit | None]:
    return {str(at): unit for at, unit in enumerate(units)}


def _mixed(units: Sequence[Unit | None]) -> bool:
    """Whether convertible units meet, as `mixes_scales` says of an expression."""
    used = {unit for unit in units if unit is not None and unit != NUMBER}
    return len(used) > 1 and any(unit.factor != 1 for unit in used)


def _converted(part: Quantity, reading: Reading) -> Reading:
    factor = part.unit.factor if part.unit is not None else Fraction(1)
    if factor == 1:
        return reading
    return Reading(reading.stated.scaled(factor), reading.rounded.scaled(factor))
