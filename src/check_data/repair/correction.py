"""The one slip that explains a check that disagrees.

In the manner of Fellegi and Holt (1976): as few figures as possible are changed, here one, so that every check on it
holds. A correction is given only where it is the only one: then the true quote, if it was printed with one slip, is
that correction.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import takewhile
from math import ceil, floor
from typing import NamedTuple

from check_data.agreement.check import Quantity
from check_data.agreement.remainder import remainder_of
from check_data.figures.interval import Interval
from check_data.figures.slips import digits_of
from check_data.figures.units import DATE
from check_data.reading.phrase import NotUnderstood
from check_data.repair.claim import Claim
from check_data.repair.slips import slips_of

_FEW = 8
"""Whole numbers of which each is looked at for a slip that makes it."""
MOST = 30
"""Figures of the largest check that is repaired: in a longer sum nearly every slip may be any figure's."""


class Correction(NamedTuple):
    """The figure of a check that is likely wrong, by its name in the check, and the quote that it should be."""

    name: str
    quote: str


def correction(failing: Claim, claims: Mapping[Hashable, Sequence[Claim]]) -> Correction | None:
    """The only slip in one figure without which ``failing`` and all other ``claims`` on that figure hold; None where
    there is none or are several, or a figure's reading is not that of its quote.
    """
    if len(failing.figures) > MOST or not all(_is_as_printed(failing, name) for name in failing.figures):
        return None
    found = None
    for each in _corrections(failing, claims):
        if found is not None:
            return None
        found = each
    return found


def _corrections(failing: Claim, claims: Mapping[Hashable, Sequence[Claim]]) -> Iterator[Correction]:
    # Without what is wanted most slips would be evaluated in full to no avail.
    remainder = remainder_of(failing.expression, failing.quantities)
    for name, figure in failing.figures.items():
        wanted = remainder(name)
        if wanted is not None:
            others = [claim for claim in claims.get(figure, ()) if claim is not failing]
            slips = _candidates(failing.quantities[name], wanted)
            yield from (Correction(name, meant) for meant in slips if _helps(failing, name, meant, wanted, others))


def _candidates(quantity: Quantity, wanted: Interval) -> Iterable[str]:
    """The slips of a quote; of an exact number, whose value goes with its digits, only those of values that help. (To
    write and read them all takes most of the time.)
    """
    digits = digits_of(quantity.quote)
    exact = quantity.reading.stated if quantity.reading and quantity.reading.stated.exact else None
    if exact is None or not exact.lower or quantity.unit == DATE or not digits.strip("0."):
        return slips_of(quantity.quote)
    within = wanted.scaled(Fraction(digits) / exact.lower)
    if digits.isdecimal() and digits[0] != "0" and not _is_near(digits, within):
        return ()
    slips = slips_of(quantity.quote)
    # A slip leaves the decimal point where it was from the end, or one off: in units of one decimal more all are whole.
    places = len(digits.partition(".")[2]) + 1
    low = None if within.lower is None else ceil(within.lower * 10**places)
    high = None if within.upper is None else floor(within.upper * 10**places)
    values = ((each, _in_units(digits_of(each), places)) for each in slips)
    return [each for each, value in values if (low is None or low <= value) and (high is None or value <= high)]


def _is_near(digits: str, within: Interval) -> bool:
    """Whether a slip in a whole number may make one of ``within``; True also where that holds many."""
    if within.lower is None or within.upper is None or within.upper - within.lower > _FEW:
        return True
    values = range(max(ceil(within.lower), 0), floor(within.upper) + 1)
    return any(_one_slip_apart(digits, str(value)) for value in values)


def _one_slip_apart(digits: str, meant: str) -> bool:
    """Whether one digit is changed, left out or added, or two neighbours are exchanged."""
    start = _shared(digits, meant)
    first, second = digits[start:], meant[start:]
    end = _shared(first[::-1], second[::-1])
    first, second = first[: len(first) - end], second[: len(second) - end]
    return max(len(first), len(second)) < 2 or (len(first) == 2 and first == second[::-1])


def _shared(first: str, second: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _in_units(digits: str, places: int) -> int:
    whole, _, decimals = digits.partition(".")
    tens: int = 10 ** (places - len(decimals))
    return int(whole + decimals) * tens


def _helps(failing: Claim, name: str, meant: str, wanted: Interval, others: Sequence[Claim]) -> bool:
    figure = failing.figures[name]
    try:
        reading = failing.reread(name, meant).reading
        if reading is None or not reading.stated.meets(wanted):
            return False
        return failing.holds(failing.with_quote(figure, meant)) and all(
            claim.holds(claim.with_quote(figure, meant)) for claim in others
        )
    except NotUnderstood:
        return False


def _is_as_printed(claim: Claim, name: str) -> bool:
    quantity = claim.quantities[name]
    try:
        return claim.reread(name, quantity.quote).reading == quantity.reading
    except NotUnderstood:
        return False
