"""Figures that are printed in several parts, each with its scale: 18 millones 850 mil 92, 2 milhões e 300 mil; 14 mil
32 millones, of which both parts are so many millions; mil 690, of which a word is the first part.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from check_data.figures.conventions import Conventions, Hedge, Printed, read_printed
from check_data.reading.mention import Mention
from check_data.reading.phrase import hedged
from check_data.reading.spaced.before import hedge
from check_data.reading.spaced.vocabulary import Vocabulary

_JOINT, _LONGEST_WORD = 3, 16
"""Characters between two parts, at most: a blank, a word of one letter, a blank; and those of a word of scale."""


def composed(text: str, found: Sequence[Mention], words: Vocabulary, conventions: Conventions) -> list[Mention]:
    """The mentions with the parts of one figure joined; a number behind a scale that is no part of one is a label."""
    made: list[Mention] = []
    for mention in found:
        before = made[-1] if made else None
        worth = _worth(text, before, mention, words) if before else None
        first = None if worth or not words.behind_scale(text, mention.at) else _in_words(text, before, mention, words)
        if before and worth:
            made[-1] = _together(text, before, mention, worth, conventions)
        elif first is not None:
            made.append(_together(text, first, mention, _unit_of(mention), conventions))
        elif words.behind_scale(text, mention.at) and not (before and before.to >= mention.at - _JOINT):
            made.append(mention._replace(kind="label", reading=None, unit=None, noun=""))  # miles 690
        else:
            made.append(mention)
    return made


def _worth(text: str, one: Mention, two: Mention, words: Vocabulary) -> Fraction | None:
    """What one unit of a figure's first part is worth where a number is the rest of it, less than one unit of its last
    digit: 1, or the scale that both parts share (14 mil 32 millones). None where it is no rest.
    """
    plain = one.kind == "count" and one.scaled and not (one.places or one.negative or one.noun)
    if not (plain and two.at - one.to <= _JOINT and words.joint.fullmatch(text, one.to, two.at)):
        return None
    worth = _unit_of(two)
    if _may_end(two) and not two.places and two.value < one.last_digit:
        return Fraction(1)
    return worth if _may_end(two) and worth > one.last_digit > two.value / worth else None


def _may_end(rest: Mention) -> bool:
    """Whether a number may be the rest of another one."""
    return (
        rest.kind in ("count", "money", "measure") and not rest.spelled and rest.hedge is Hedge.NONE and rest.value > 0
    )


def _unit_of(mention: Mention) -> Fraction:
    """What one of the number is worth: its scale."""
    return mention.last_digit * Fraction(10) ** mention.places


def _in_words(text: str, before: Mention | None, rest: Mention, words: Vocabulary) -> Mention | None:
    """The word of scale right before a number as its first part, where it is a number by itself: mil 690 is 1,690."""
    at = before.to if before else 0
    found = words.bare_scale.search(text, max(at, rest.at - _LONGEST_WORD), rest.at)
    if found is None or not _may_end(rest):
        return None
    scale = Fraction(words.scales[found["scale"].lower()])
    if rest.value / _unit_of(rest) >= scale:
        return None
    start, told = hedge(text, found.start("scale"), at, words)
    return rest._replace(start=rest.start - (rest.at - start), at=start, value=scale, last_digit=scale, hedge=told)


def _together(text: str, one: Mention, two: Mention, worth: Fraction, conventions: Conventions) -> Mention:
    value, nonzero = one.value * worth + two.value, two.last_digit
    while value % (10 * nonzero) == 0:
        nonzero *= Fraction(10)
    number = hedged(Printed(value, two.last_digit, nonzero, always_rounded=two.scaled), one.hedge)
    return two._replace(
        start=one.start,
        at=one.at,
        quote=text[one.at : two.to],
        reading=read_printed(number, conventions),
        value=value,
        digits=str(value / two.last_digit),
        hedge=one.hedge,
        scaled=True,
    )
