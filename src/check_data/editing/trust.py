"""How sure a printed figure is against others: what it costs to call it wrong."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from check_data.figures.interval import Interval

_HALF = Fraction(1, 2)


class Trust(NamedTuple):
    """What is known of a figure: whether a headline prints it, whether a word or a mark qualifies it, and how many
    checks name it.
    """

    headline: bool
    hedged: bool
    checks: int

    @property
    def weight(self) -> Fraction:
        """A headline is trusted half as much as the body, a hedged figure half as much as one without, and a figure in
        two checks twice as much as one in one: both would be wrong of it.
        """
        return Fraction(self.checks) * (_HALF if self.headline else 1) * (_HALF if self.hedged else 1)


def is_qualified(stated: Interval) -> bool:
    """Whether a reading is another one than a bare number has: that number, or half a unit of a digit around it."""
    if stated.exact:
        return False
    if stated.lower is None or stated.upper is None or not (stated.lower_closed and stated.upper_closed):
        return True
    width, middle = stated.upper - stated.lower, (stated.upper + stated.lower) / 2
    return not _is_power_of_ten(width) or (middle / width).denominator != 1


def _is_power_of_ten(width: Fraction) -> bool:
    one, other = str(width.numerator), str(width.denominator)
    return (one == "1" or other == "1") and all(each.rstrip("0") == "1" for each in (one, other))
