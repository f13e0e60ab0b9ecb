"""How far a claim that does not hold is from holding: by what one of its figures would have to move."""

from __future__ import annotations

from fractions import Fraction
from math import inf
from typing import NamedTuple

from check_data.agreement.check import Quantity
from check_data.agreement.expression import parse
from check_data.agreement.remainder import remainder_of
from check_data.figures.conventions import Hedge
from check_data.figures.interval import Interval
from check_data.figures.slips import slips_of_digits
from check_data.reading.mention import Mention
from check_data.relations.claim import Claim

_POWERS = tuple(10**power for power in (1, 2, 3, 4, 8))
_NEAR_POWER = 0.03
_OF_POWER, _OF_SCALE = 8.0, 30.0
"""How much likelier an error is a power of ten than a misreading is: any, and that between two words of scale of a
figure that has one and then makes the claim hold: 1.6 million for 1.6 billion. Where a figure is told again, it is
rather the scale of a table that was not found.
"""
_SCALES, _NARROW = (1_000, 10_000, 100_000_000), Fraction(6, 5)
"""Those powers, and the ratio of the ends of what is wanted up to which chance makes few figures fit."""
_OF_ERRORS = 0.4
"""The part of errors that are slips of the pen."""
_SLIPS_A_DIGIT = 10
"""Numbers of the same length that slips make of one, for each of its digits."""


class Residual(NamedTuple):
    """By what the figure that would have to move least would have to, the others as they are told.

    ``share``: as a part of its value (`math.inf`: no move helps). ``units``: in units of its last printed digit, of the
    rounded figure that is nearest in those (`math.inf`: none is rounded). ``slip``: how much likelier under an error
    than under a misreading it is that one slip of the pen, or a power of ten, makes the claim hold; 0 where none does.
    ``hedged``: the share by which a figure that is told with a hedge would have to move (`math.inf`: none is).
    """

    share: float
    units: float
    slip: float
    hedged: float = inf


def residual(claim: Claim) -> Residual:
    """The residual of a claim that does not hold as stated."""
    quantities = claim.quantities()
    law = parse(claim.expression)
    left = remainder_of(law, quantities)
    share, units, power, slipped, by_chance, hedged = inf, inf, 0.0, False, 0.0, inf
    for number, mention in enumerate(claim.mentions):
        name = f"f{number}"
        if name not in law.names:
            continue  # it is cited, and what it gives is in another figure
        quantity, wanted = quantities[name], left(name)
        stated = quantity.reading.stated if quantity.reading else None
        if wanted is None or stated is None:
            continue
        moved = _moved(stated, wanted)
        share = min(share, moved)
        hedged = min(hedged, moved) if mention.hedge is not Hedge.NONE else hedged
        scaled = 0.0 if claim.telling.kind == "same" else _as_scale(mention, stated, wanted)
        power = max(power, _as_power(moved), scaled)
        slipped = slipped or _slipped(mention, stated, wanted)
        by_chance += _slips_by_chance(mention, stated, wanted)
        units = min(units, _units(mention, quantity, wanted))
    slip = _OF_ERRORS / min(by_chance, 1.0) if slipped and by_chance else 0.0
    return Residual(share, units, max(slip, power), hedged)


def _moved(stated: Interval, wanted: Interval) -> float:
    told = _middle(stated)
    low, high = wanted.lower, wanted.upper
    near = low if low is not None and told < low else high if high is not None and told > high else told
    if near * told <= 0:
        return inf
    return float(max(near / told, told / near)) - 1


def _middle(interval: Interval) -> Fraction:
    low, high = interval.lower, interval.upper
    if low is None or high is None:
        return high if low is None and high is not None else low or Fraction(0)
    return (low + high) / 2


def _as_power(moved: float) -> float:
    """How much likelier an error is the cause of a move by a power of ten; 0 for another move."""
    return _OF_POWER if any(abs((moved + 1) / power - 1) < _NEAR_POWER for power in _POWERS) else 0.0


def _as_scale(mention: Mention, stated: Interval, wanted: Interval) -> float:
    """How much likelier an error is the cause where another word of scale makes the claim hold; 0 where none does."""
    low, high = wanted.lower, wanted.upper
    if not mention.scaled or low is None or high is None or not 0 < low <= high <= _NARROW * low:
        return 0.0
    told = _middle(stated)
    fits = any(low <= told * power <= high or low <= told / power <= high for power in _SCALES)
    return _OF_SCALE if fits else 0.0


def _units(mention: Mention, quantity: Quantity, wanted: Interval) -> float:
    stated = quantity.reading.stated if quantity.reading else None
    if stated is None or stated.exact or not mention.last_digit or not mention.value or mention.hedge.value != "none":
        return inf
    told = _middle(stated)
    step = abs(mention.last_digit * told / mention.value)
    low, high = wanted.lower, wanted.upper
    apart = low - told if low is not None and told < low else told - high if high is not None and told > high else 0
    return float(apart / step) if step else inf


def _slipped(mention: Mention, stated: Interval, wanted: Interval) -> bool:
    """Whether one slip of the pen in a figure makes it what is wanted."""
    worth = _worth(mention, stated)
    if not worth:
        return False
    half = Interval.exactly(Fraction(0)) if stated.exact else stated - Interval.exactly(_middle(stated))
    meant = (wanted - half).scaled(1 / worth)
    return any(meant.has_printed(slip) for slip in slips_of_digits(mention.digits))


def _slips_by_chance(mention: Mention, stated: Interval, wanted: Interval) -> float:
    """How many slips of a figure chance makes what is wanted, of numbers of as many digits."""
    worth = _worth(mention, stated)
    if not worth:
        return 0.0
    count = len(mention.digits.replace(".", "").lstrip("0"))
    numbers = 0.0 if wanted.lower is None or wanted.upper is None else float((wanted.upper - wanted.lower) / abs(worth))
    places = 10 ** len(mention.digits.partition(".")[2])
    return float(_SLIPS_A_DIGIT * count * (numbers * places + 1) / (9 * 10 ** (count - 1)))


def _worth(mention: Mention, stated: Interval) -> Fraction:
    """What one of the number that a figure's digits print is worth; 0 where that says nothing."""
    number = Fraction(mention.digits) if mention.digits else Fraction(0)
    return _middle(stated) / number if number else Fraction(0)
