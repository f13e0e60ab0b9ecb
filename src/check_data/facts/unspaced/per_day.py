"""Tellings of what a total makes a day or month: 上半年出口 71亿美元，月均出口 11.8亿美元."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.unspaced.monthly import clause_of, last_month
from check_data.facts.unspaced.quantity import Quantity
from check_data.facts.unspaced.story import Story

_BACK = 6
"""Values before an average among which its total is."""
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY, _YEAR = 2, 12


def per_day(story: Story) -> Iterator[Telling]:
    """Each average of a day or month with the total before it whose time is told, of its unit and name."""
    for number, average in enumerate(story.measured):
        clause = clause_of(story, average)
        found = story.words.pattern("a_day").search(clause)
        if found is None or average.unit is None or story.says("no_whole_day", clause) or _span(story, clause):
            continue
        name = story.names.core(story.names.of(clause[found.end() :]))
        for total in reversed(story.measured[max(0, number - _BACK) : number]):
            if total.unit is average.unit and average.sentence - total.sentence <= 1:
                yield from _told(story, total, average, name, daily=bool(found["day"]))
                break


def _told(story: Story, total: Quantity, average: Quantity, name: str, *, daily: bool) -> Iterator[Telling]:
    clause = clause_of(story, total)
    span = _span(story, clause)
    named = name in total.name + total.tail if name else total.sentence == average.sentence
    if span is None or not named or story.says("a_day", clause) or story.says("no_whole_day", clause):
        return
    first, last = span
    days = sum(_DAYS[first - 1 : last])
    times = days if daily else last - first + 1
    leap = daily and first <= _FEBRUARY <= last
    options: dict[str, int | str] = {"times": times, "most": times + 1} if leap else {"times": times}
    roles = {"factors": average.figure, "product": total.figure}
    yield story.tell("product", "a-day" if daily else "a-month", roles, 1, options, average.figure)


def _span(story: Story, words: str) -> tuple[int, int] | None:
    """The first and last month of the time in some words."""
    found = story.words.pattern("so_far").search(words)
    if found:
        return _in_year(int(found["from"] or 1), last_month(found))
    if story.says("whole_year", words):
        return 1, _YEAR
    month = story.words.pattern("one_month").search(words)
    return _in_year(int(month["month"]), int(month["month"])) if month and month["month"] else None


def _in_year(first: int, last: int) -> tuple[int, int] | None:
    return (first, last) if 1 <= first <= last <= _YEAR else None
