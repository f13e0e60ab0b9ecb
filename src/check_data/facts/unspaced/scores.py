"""Scores and what lies between them: 以 98比 85击败乙队，净胜 13分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from check_data.facts.fact import Telling
from check_data.facts.unspaced.passages import Passage
from check_data.facts.unspaced.quantity import Quantity
from check_data.facts.unspaced.story import Story
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.reading.mention import Mention

_LEAD = 8
"""Characters before a margin in which it is told to be one."""


def scores(story: Story) -> Iterator[Telling]:
    """Every margin with the only score that its sentence tells before it."""
    for by in story.measured:
        if not story.says("wins_by", story.before(by.figure, _LEAD)):
            continue
        passage = story.passages[by.block]
        found = list(story.words.pattern("score").finditer(passage.text, _start(passage, by), by.place))
        if len(found) == 1:
            sides = sorted((_side(passage, found[0], side, by.figure) for side in ("one", "other")), key=_value)
            roles = {"more": sides[1], "less": sides[0], "by": by.figure}
            yield story.tell("difference", "score", roles, 1, anchor=by.figure)


def _start(passage: Passage, quantity: Quantity) -> int:
    return next(each.start for each in passage.sentences if each.number == quantity.sentence)


def _side(passage: Passage, found: re.Match[str], side: str, like: Mention) -> Mention:
    """What one side has, in the unit of the margin."""
    value = Fraction(int(found[side]))
    words = passage.words(*found.span(side))
    reading = Reading.only(Interval.exactly(value))
    return words._replace(kind=like.kind, unit=like.unit, reading=reading, value=value, digits=found[side])


def _value(mention: Mention) -> Fraction:
    return mention.value
