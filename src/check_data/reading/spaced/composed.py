"""Figures that are printed in several parts, each with its scale: 18 millones 850 mil 92, 2 milhões e 300 mil."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from check_data.figures.conventions import Conventions, Hedge, Printed, read_printed
from check_data.reading.mention import Mention
from check_data.reading.phrase import hedged
from check_data.reading.spaced.vocabulary import Vocabulary

_JOINT = 3
"""Characters between two parts, at most: a blank, a word of one letter, a blank."""


def composed(text: str, found: Sequence[Mention], words: Vocabulary, conventions: Conventions) -> list[Mention]:
    """The mentions with the parts of one figure joined; a number behind a scale that is no part of one is a label."""
    made: list[Mention] = []
    for mention in found:
        before = made[-1] if made else None
        if before and _goes_on(text, before, mention, words):
            made[-1] = _together(text, before, mention, conventions)
        elif words.behind_scale(text, mention.at) and not (before and before.to >= mention.at - _JOINT):
            made.append(mention._replace(kind="label", reading=None, unit=None, noun=""))  # mil 690
        else:
            made.append(mention)
    return made


def _goes_on(text: str, one: Mention, two: Mention, words: Vocabulary) -> bool:
    """Whether a number is the rest of the one before: less than one unit of that one's last digit."""
    plain = one.kind == "count" and one.scaled and not (one.places or one.negative or one.noun or one.spelled)
    small = two.kind in ("count", "money") and not (two.places or two.spelled) and two.hedge is Hedge.NONE
    if not (plain and small and two.at - one.to <= _JOINT):
        return False
    return 0 < two.value < one.last_digit and words.joint.fullmatch(text, one.to, two.at) is not None


def _together(text: str, one: Mention, two: Mention, conventions: Conventions) -> Mention:
    value, nonzero = one.value + two.value, two.last_digit
    while value % (10 * nonzero) == 0:
        nonzero *= Fraction(10)
    number = hedged(Printed(value, two.last_digit, nonzero, always_rounded=two.scaled), one.hedge)
    return two._replace(
        start=one.start,
        at=one.at,
        quote=text[one.at : two.to],
        reading=read_printed(number, conventions),
        value=value,
        digits="",
        hedge=one.hedge,
        scaled=True,
    )
