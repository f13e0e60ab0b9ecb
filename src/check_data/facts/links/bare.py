"""Figures of headlines that do not say in what they are told: 进出口额将超250亿, a score, a name."""

from __future__ import annotations

from check_data.facts.fact import Fact
from check_data.figures.conventions import Hedge, Reading
from check_data.figures.interval import Interval
from check_data.reading.mention import Mention

COUNTED = frozenset(["count", "money", "measure"])
"""Kinds of figures that tell how much there is of something."""
BOUNDS = (Hedge.OVER, Hedge.AT_LEAST)
"""How a figure is told that others may exceed."""


def is_bare(head: Fact) -> bool:
    """Whether a headline's figure may leave its unit to the text: port invests 310 million, 进出口额将超250亿."""
    return head.mention.scaled and not says_of_what(head)


def is_nothing(head: Fact) -> bool:
    """Whether a headline's figure does not say what it is of: a score, a name."""
    return not (head.mention.scaled or says_of_what(head))


def says_of_what(head: Fact) -> bool:
    """Whether a headline's figure has a unit, or a noun of what is counted."""
    return head.mention.kind != "count" or head.mention.unit is not None or bool(head.mention.noun)


def in_unit(head: Fact, like: Fact) -> Fact:
    """A headline's figure in the unit of another one."""
    return head._replace(mention=head.mention._replace(kind=like.mention.kind, unit=like.mention.unit))


def at_its_word(mention: Mention) -> Mention:
    """A figure that is told as a bound (超 5000万, at least 152) as the one that was cut to it: from it on, up to the
    next one with as many digits. A headline gives the bound of its text, so that another one is another figure.
    """
    if mention.hedge not in BOUNDS:
        return mention
    noughts = 0 if mention.places else len(mention.digits) - len(mention.digits.rstrip("0"))
    cut = Interval(mention.value, mention.value + mention.last_digit * 10**noughts, upper_closed=False)
    return mention._replace(reading=Reading.only(cut), hedge=Hedge.NONE)


def as_rounded(one: Mention, other: Mention) -> Mention:
    """A figure that would be exact by itself, and is printed in fewer digits than another one of its kind, as what may
    be rounded from that: $0.99, $1.
    """
    if one.last_digit <= other.last_digit or one.reading is None or not one.reading.stated.exact:
        return one
    around = Interval.around(one.value, one.last_digit / 2)
    return one._replace(reading=one.reading._replace(stated=around))
