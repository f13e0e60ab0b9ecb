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
from datetime import date

from check_data.facts.fact import Telling
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.messages import English
from check_data.patterns import lazily
from check_data.relations.claim import Claim
from check_data.relations.verdict import EQUAL

_LEAP_DAY = 2, 29
_YEAR = lazily(r"\d{4}")

CODE = "CD206"
BECAUSE = English("a date has one weekday")
MESSAGE = English("{first} does not fall on {second}")


def claims(telling: Telling) -> Iterator[Claim]:
    """The date as the day of its weekday that is nearest to it: itself, where the weekday is right."""
    dates, weekday = telling.roles.get("date", ()), telling.options.get("weekday")
    if len(dates) != 1 or not isinstance(weekday, int) or dates[0].reading is None:
        return
    day = dates[0].reading.stated
    if day.exact and day.lower is not None:
        told = telling.roles.get("weekday", dates)[0]
        nearest = _nearest(int(day.lower), weekday, own_year=_YEAR.search(dates[0].quote) is not None)
        reading = Reading.only(Interval.exactly(nearest))
        yield Claim(CODE, EQUAL, (dates[0], told._replace(kind="date", reading=reading)), telling)


def _nearest(ordinal: int, weekday: int, *, own_year: bool) -> int:
    """The day of a weekday that is nearest to a day; the day itself where it prints no year of its own and the weekday
    is right a year before or later: the text may mean that one.
    """
    day = date.fromordinal(ordinal)
    if not own_year and any(_falls_on(weekday, day, day.year + each) for each in (-1, 1)):
        return ordinal
    return ordinal + (weekday - day.weekday() + 3) % 7 - 3


def _falls_on(weekday: int, day: date, year: int) -> bool:
    """Whether a day has a weekday in another year; one that the year lacks may have any."""
    return (day.month, day.day) == _LEAP_DAY or day.replace(year=year).weekday() == weekday
