"""Figures in another unit than they are read in: a bare number before the name of a unit, degrees of two scales."""

from __future__ import annotations

from fractions import Fraction

from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import unit
from check_data.reading.mention import Mention

_FAHRENHEIT, _CELSIUS = unit("°F"), unit("°C")
_OTHERS = {unit("oz"): unit("troy_ounces"), unit("gallons"): unit("imperial_gallons")}
"""Units of one name: of gold and silver, and of Britain."""
FREEZING, _DEGREE = 32, Fraction(5, 9)


def in_unit(mention: Mention, name: str) -> Mention:
    """A number that words right behind it tell in a unit: 440 pounds beside kilograms."""
    return mention._replace(kind="measure", unit=unit(name))


def in_celsius(mention: Mention, freezing: int = FREEZING) -> Mention:
    """Degrees Fahrenheit as degrees Celsius, of a difference of temperatures with ``freezing`` 0; any other figure as
    it is.
    """
    if mention.unit != _FAHRENHEIT or mention.reading is None:
        return mention
    readings = ((each - Interval.exactly(freezing)).scaled(_DEGREE) for each in mention.reading)
    value = (mention.value - freezing) * _DEGREE
    return mention._replace(unit=_CELSIUS, value=value, reading=Reading(*readings))


def in_other(mention: Mention) -> Mention:
    """A figure in the other unit of its unit's name, if there is one: ounces of gold, gallons of Britain."""
    return mention._replace(unit=_OTHERS.get(mention.unit, mention.unit)) if mention.unit else mention
