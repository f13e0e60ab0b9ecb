"""A date does not fall on the weekday that is printed beside it.

## What it does
Where a date stands with a weekday (2020年2月20日星期四, Thursday, 20 February 2020), works out the weekday of the date.

## Why
Dates are moved and their weekdays forgotten; readers go by the weekday.

## Example
2020年2月20日（星期五）: that day was a Thursday.

## What it does not report
Dates whose year the text does not tell; weekdays that do not stand right beside a date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from check_data.facts.fact import Telling
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.reading.mention import Mention
from check_data.relations.claim import Claim
from check_data.relations.verdict import EQUAL

CODE = "CD206"
BECAUSE = {"en": "a date has one weekday", "zh": "一个日期只有一个星期几"}
MESSAGE = {"en": "{first} does not fall on {second}", "zh": "{first}不是{second}"}


def claims(telling: Telling) -> Iterator[Claim]:
    """The date as the day of its weekday that is nearest to it: itself, where the weekday is right."""
    dates, weekday = telling.roles.get("date", ()), telling.options.get("weekday")
    if len(dates) != 1 or not isinstance(weekday, int) or dates[0].reading is None:
        return
    day = dates[0].reading.stated
    if day.exact and day.lower is not None:
        told = telling.roles.get("weekday", dates)[0]
        yield Claim(CODE, EQUAL, (dates[0], _nearest(told, int(day.lower), weekday)), telling)


def _nearest(told: Mention, ordinal: int, weekday: int) -> Mention:
    ahead = (weekday - date.fromordinal(ordinal).weekday() + 3) % 7 - 3
    nearest = date.fromordinal(ordinal) + timedelta(days=ahead)
    return told._replace(kind="date", reading=Reading.only(Interval.exactly(nearest.toordinal())))
