"""A p value and the confidence interval beside it say different things.

## What it does
Where an interval of 95 % is printed with a p value, the p value must be below 0.05 if the interval does not hold the
value of no effect (1 of a ratio, 0 of a difference), and above if it does.

## Why
One of the two is mistyped, or is of another analysis.

## Example
OR 1.42 (95 % CI 1.08 to 1.87), p = 0.21.

## What it does not report
Intervals that end at the value of no effect, as far as they are printed; those whose scale is not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from check_data.facts.fact import Telling
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.messages import English
from check_data.reading.mention import Mention
from check_data.relations.claim import Claim, one
from check_data.relations.p_value import LAW

CODE = "CD227"
BECAUSE = English("p is below 0.05 where the interval does not hold no effect")
MESSAGE = English("{first} does not fit the interval {second}")

_LEVEL = Fraction(1, 20)
_SIGNIFICANT, _NOT = Interval(Fraction(0), _LEVEL), Interval(_LEVEL, Fraction(1))


def claims(telling: Telling) -> Iterator[Claim]:
    """The p value on the side of a twentieth on which the interval is of no effect."""
    four = one(telling, "p", "interval", "low", "high")
    if four is None:
        return
    p, interval, low, high = four
    implied = _implied(low, high, int(telling.options["none"]))
    if implied is not None:
        yield Claim(CODE, LAW, (p, interval._replace(reading=Reading.only(implied)), low, high), telling)


def _implied(low: Mention, high: Mention, none: int) -> Interval | None:
    """None where an end may be the value of no effect."""
    if low.reading is None or high.reading is None or none in low.reading.stated or none in high.reading.stated:
        return None
    return _NOT if low.value < none < high.value else _SIGNIFICANT
