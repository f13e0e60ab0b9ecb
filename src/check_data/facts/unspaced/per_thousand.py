"""Tellings of rates in so many: 人口 240万人，医生 7200人，每千人拥有医生 3人."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity
from check_data.facts.unspaced.story import Story

_REACH = 24
"""Values on either side of a rate among which its two counts are."""
_SENTENCES = 2
"""Sentences between a rate and its counts, at most."""
_LEAD = 24
"""Characters before a rate in which is told in how many it is."""


def per_thousand(story: Story) -> Iterator[Telling]:
    """Each rate in a hundred, a thousand … with the counts of its name and of whom it is, where each is only one."""
    for number, rate in enumerate(story.measured):
        found = story.words.pattern("in_so_many").search(story.before(rate.figure, _LEAD))
        many = story.words.cues["so_many"].get(found["many"]) if found else None
        name = (found["name"] or rate.tail) if found else ""
        if many is None or len(name) < 2:
            continue
        around = story.measured[max(0, number - _REACH) : number + _REACH]
        others = [each for each in around if each is not rate and _may_be_counted(story, each, rate)]
        above = [each for each in others if each.unit is rate.unit and name in _said(each)]
        below = [each for each in others if story.says("population", _said(each)) and each.figure.value > many]
        if len(above) == len(below) == 1 and above[0] is not below[0] and above[0].figure.value > rate.figure.value:
            roles = {"above": above[0].figure, "below": below[0].figure, "ratio": rate.figure}
            same = above[0].sentence == below[0].sentence == rate.sentence
            yield story.tell("ratio", "in-so-many", roles, 2 if same else 1, {"per": many}, rate.figure)


def _may_be_counted(story: Story, quantity: Quantity, rate: Quantity) -> bool:
    """Whether a value near a rate is a count, and not the thousand that it is told in."""
    near = abs(quantity.sentence - rate.sentence) <= _SENTENCES
    return near and not story.says("each", story.before(quantity.figure, 1))


def _said(quantity: Quantity) -> str:
    """The words that name a value, before and after it."""
    return quantity.name + quantity.tail
