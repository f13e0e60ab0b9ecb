"""Shares in words beside the very figures that they are worked out of: two thirds of 90 are 60, not 45."""

from __future__ import annotations

from check_data.facts.fact import Telling
from check_data.figures.conventions import Hedge, Reading
from check_data.figures.interval import Interval
from check_data.reading.mention import Mention

_MOST_PARTS = 9
"""Parts of a whole that words tell; a tenth is also how shares in tens are read."""


def beside_figures(telling: Telling) -> Telling:
    """A share in so many parts, told of a part and its whole, to within a fifth of one of its parts: whoever tells
    the figures, too, does not mean the next best share.
    """
    shares = telling.roles.get("share", ())
    if telling.kind != "share" or not any(_is_parted(each) for each in shares):
        return telling
    closer = tuple(_closer(each) if _is_parted(each) else each for each in shares)
    return telling._replace(roles={**telling.roles, "share": closer})


def _is_parted(share: Mention) -> bool:
    part = share.last_digit
    parted = share.spelled and part.numerator == 1 and 1 < part.denominator <= _MOST_PARTS
    return parted and share.hedge is Hedge.NONE


def _closer(share: Mention) -> Mention:
    return share._replace(reading=Reading.only(Interval.around(share.value, share.last_digit / 5)))
