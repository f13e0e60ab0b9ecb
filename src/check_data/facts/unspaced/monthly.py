"""Tellings of a month within the months so far, and a quarter within the half: 10月交付 4万辆，首10个月交付 24万辆."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity
from check_data.facts.unspaced.story import Story
from check_data.patterns import lazily

_REACH = 16
"""Values after one among which that of the same name over the longer time is."""
_CLAUSE = 40
"""Characters before a value of its clause, in which its time is told."""
_YEAR = lazily(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HALF, _THREE_QUARTERS, _YEAR_END = 6, 9, 12
"""The last months of half a year, of three quarters, and of a year."""


class _Time(NamedTuple):
    """Whether a value is of the time so far, and its last month, 0 where that is not told."""

    so_far: bool
    month: int


def months(story: Story) -> Iterator[Telling]:
    """Each value of a month or quarter with the next one of its name over the time so far, or that with the next."""
    told = [(each, _time(story, each)) for each in story.measured if each.unit is not None and not each.heading]
    for number, (one, time) in enumerate(told):
        for two, other in told[number + 1 : number + _REACH]:
            if time and other and time.so_far != other.so_far and _is_same(story, one, two):
                part, whole = (two, one) if time.so_far else (one, two)
                if min(time, other).month <= (max(time, other).month or _YEAR_END):
                    roles = {"part": part.figure, "whole": whole.figure}
                    yield story.tell("within", "month-in-year", roles, 1, anchor=two.figure)
                break


def _time(story: Story, quantity: Quantity) -> _Time | None:
    """The time of a value, by the words of its clause or those that hold for it, too; None where it is not sure."""
    clause = clause_of(story, quantity)
    if story.says("other_time", clause) or story.says("may_be_less", quantity.name + clause):
        return None
    for words in (clause, quantity.period):
        found = story.words.pattern("so_far").search(words)
        if found:
            return _Time(True, last_month(found))
        month = story.words.pattern("one_month").search(words)
        if month:
            return _Time(False, int(month["month"] or 0))
    return None


def last_month(found: re.Match[str]) -> int:
    """The last month of the time so far."""
    told = found["to"] or found["first"]
    return int(told) if told else _HALF if found["half"] else _THREE_QUARTERS if found["quarters"] else 0


def _is_same(story: Story, one: Quantity, two: Quantity) -> bool:
    """Whether two values are of one thing, unit and year, and none of them a part of another."""
    if one.unit is not two.unit or one.which != two.which != 0 or one.scope != two.scope:
        return False
    names = [story.words.pattern("period_words").sub("", story.core(each)) for each in (one, two)]
    years = [set(_YEAR.findall(clause_of(story, each))) for each in (one, two)]
    return len(names[0]) > 1 and names[0] == names[1] and (not all(years) or bool(years[0] & years[1]))


def clause_of(story: Story, quantity: Quantity) -> str:
    """The words of its clause before a value."""
    return story.words.pattern("clause_mark").split(story.before(quantity.figure, _CLAUSE))[-1]
