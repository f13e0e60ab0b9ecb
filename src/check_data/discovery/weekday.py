"""A date does not fall on the weekday that is printed beside it.

## What it does
Where a date stands with a weekday (2020年2月20日星期四, Thursday, 20 February 2020), works out the weekday of the date.

## Why
Dates are moved and their weekdays forgotten; readers go by the weekday.

## Example
2020年2月20日（星期五）: that day was a Thursday.

## What it does not report
Dates without a year, in a text that prints none in its dates, or one in which the weekday is right, or would be a year
before or later; months and years, and weekdays that do not stand right beside a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from check_data.discovery.relation import EQUAL, Relation
from check_data.documents.document import Document
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import DATE
from check_data.patterns import lazily
from check_data.reading.plain import Understood
from check_data.reading.text import TextFigure, names_a_year

CODE = "CD206"
BECAUSE = {"en": "a date has one weekday", "zh": "一个日期只有一个星期几"}
MESSAGE = {"en": "{first} does not fall on {second}", "zh": "{first}不是{second}"}

_LEAP_DAY = 2, 29
_YEAR, _OWN_YEAR, _LONGEST_YEAR = lazily(r"(?:19|20)\d\d"), lazily(r"\d{4}"), len("2020年")
_CHINESE = lazily(r"\s*+[（(]?\s*+(?P<day>(?:星期|周|礼拜)(?P<name>[一二三四五六日天]))(?!期|年|岁)")
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BEFORE = lazily(rf"\b(?P<day>{'|'.join(_NAMES)}),? (?:the )?\Z", re.IGNORECASE)
_AFTER = lazily(rf"\s?[(,]\s?(?:a )?(?P<day>{'|'.join(_NAMES)})\b", re.IGNORECASE)


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every date with its weekday."""
    text = document.readable
    if not ("周" in text or "星期" in text or "礼拜" in text or "day" in text.lower()) or not names_a_year(text):
        return
    years = _years(figures)
    for figure in figures:
        told = _weekday(text, figure) if figure.kind == "date" and figure.understood.reading.stated.exact else None
        if told is not None and (years or _OWN_YEAR.search(figure.quote)):
            yield Relation(EQUAL, (figure, _nearest(text, figure, years, *told)), sure=True, slip=False)


def _years(figures: Sequence[TextFigure]) -> frozenset[int]:
    """The years of dates that print one and a month or a day, and the years beside them: those that dates without a
    year may be of. A year alone is mostly the one that ours is compared with.
    """
    dates = (figure.quote for figure in figures if figure.kind == "date" and len(figure.quote) > _LONGEST_YEAR)
    years = {int(found[0]) for quote in dates if (found := _YEAR.search(quote))}
    return frozenset(year + each for year in years for each in (-1, 0, 1))


def _weekday(text: str, figure: TextFigure) -> tuple[int, int, int] | None:
    """Where a weekday stands beside a figure, and which: 0 is Monday."""
    found = _CHINESE.match(text, figure.end)
    if found:
        return *found.span("day"), "一二三四五六日".find(found["name"]) % 7
    found = _AFTER.match(text, figure.end) or _BEFORE.search(text, max(figure.start - 16, 0), figure.start)
    return (*found.span("day"), _NAMES.index(found["day"].lower())) if found else None


def _nearest(text: str, figure: TextFigure, years: Iterable[int], start: int, end: int, weekday: int) -> TextFigure:
    """The weekday as the day of that name nearest to the date: the date itself, if it is right."""
    lower = figure.understood.reading.stated.lower
    assert lower is not None  # the date is one day
    day = date.fromordinal(int(lower))
    ahead = (weekday - day.weekday() + 3) % 7 - 3
    if ahead and not _OWN_YEAR.search(figure.quote) and any(_falls_on(weekday, day, year) for year in years):
        ahead = 0
    told = Interval.exactly((day + timedelta(days=ahead)).toordinal())
    return TextFigure(start, end, text[start:end], "date", Understood(Reading.only(told), DATE, DATE))


def _falls_on(weekday: int, day: date, year: int) -> bool:
    """Whether a day has a weekday in another year; one that the year lacks may have any."""
    return (day.month, day.day) == _LEAP_DAY or day.replace(year=year).weekday() == weekday
