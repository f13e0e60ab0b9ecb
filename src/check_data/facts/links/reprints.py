"""The figure below a headline that prints the headline's again, or would but for one slip of the pen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from check_data.facts.fact import Fact
from check_data.figures.slips import slips_of_digits
from check_data.reading.mention import Mention

_FEWEST_DIGITS = 2
"""Digits that a headline's figure has at least: one is a slip away from too much."""
_SHORT = 2
"""Digits but for noughts at their ends of figures that are a slip from each other by chance: 23万 and 43万."""


def reprinted(head: Fact, below: Sequence[Fact], likely: Callable[[Fact], bool]) -> Fact | None:
    """The first fact that prints what a headline prints; else the one of those that are ``likely`` which is one slip
    or a power of ten away. None where neither or several such figures are.
    """
    if head.mention.spelled or len(head.mention.digits.replace(".", "")) < _FEWEST_DIGITS:
        return None
    again = next((each for each in below if _prints(head.mention, each.mention)), None)
    if again is not None:
        return again
    slipped = [each for each in below if slipped_apart(head.mention, each.mention) and likely(each)]
    return slipped[0] if len({each.mention.value for each in slipped}) == 1 else None


def _prints(one: Mention, other: Mention) -> bool:
    return one.digits == other.digits and one.value == other.value


def slipped_apart(one: Mention, other: Mention) -> bool:
    """Whether one slip makes a figure another one, both in the same scale; or the same digits in two scales."""
    if other.spelled or not one.value or not other.value:
        return False
    mine, theirs = (each.digits.replace(".", "").strip("0") for each in (one, other))
    if mine == theirs:
        return True
    same_scale = one.value * Fraction(other.digits) == other.value * Fraction(one.digits)
    return max(len(mine), len(theirs)) > _SHORT and same_scale and other.digits in set(slips_of_digits(one.digits))
