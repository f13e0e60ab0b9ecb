"""A date does not fall on the weekday that is printed beside it.

## What it does
Where a date stands with a weekday (2020年2月20日星期四, Thursday, 20 February 2020), works out the weekday of the date.

## Why
Dates are moved and their weekdays forgotten; readers go by the weekday.

## Example
2020年2月20日（星期五）: that day was a Thursday.

## What it does not report
Dates in a text that names no year, or another year in which the weekday is right; months and years, and weekdays that
do not stand right beside a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from check_data.discovery.relation import EQUAL, Relation
from check_data.documents.document import Document
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import DATE
from check_data.patterns import lazily
from check_data.reading.plain import Understood
from check_data.reading.text import TextFigure, names_a_year, years_in

CODE = "CD206"
BECAUSE = {"en": "a date has one weekday", "zh": "一个日期只有一个星期几"}
MESSAGE = {"en": "{first} does not fall on {second}", "zh": "{first}不是{second}"}

_LEAP = 2, 29
_CHINESE = lazily(r"\s*[（(]?\s*(?P<day>(?:星期|周|礼拜)(?P<name>[一二三四五六日天]))(?!期|年|岁)")
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BEFORE = lazily(rf"\b(?P<day>{'|'.join(_NAMES)}),? (?:the )?\Z", re.IGNORECASE)
_AFTER = lazily(rf"\s?[(,]\s?(?:a )?(?P<day>{'|'.join(_NAMES)})\b", re.IGNORECASE)


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every date with its weekday."""
    text = document.readable
    if not ("周" in text or "星期" in text or "礼拜" in text or "day" in text.lower()) or not names_a_year(text):
        return
    for figure in figures:
        told = _weekday(text, figure) if figure.kind == "date" and figure.understood.reading.stated.exact else None
        if told is not None:
            yield Relation(EQUAL, (figure, _nearest(text, figure, *told)), sure=True, slip=False)


def _weekday(text: str, figure: TextFigure) -> tuple[int, int, int] | None:
    """Where a weekday stands beside a figure, and which: 0 is Monday."""
    found = _CHINESE.match(text, figure.end)
    if found:
        return *found.span("day"), "一二三四五六日".find(found["name"]) % 7
    found = _AFTER.match(text, figure.end) or _BEFORE.search(text, max(figure.start - 16, 0), figure.start)
    return (*found.span("day"), _NAMES.index(found["day"].lower())) if found else None


def _nearest(text: str, figure: TextFigure, start: int, end: int, weekday: int) -> TextFigure:
    """The weekday as the day of that name nearest to the date: the date itself, if it is right."""
    lower = figure.understood.reading.stated.lower
    assert lower is not None  # the date is one day
    day = date.fromordinal(int(lower))
    ahead = (weekday - day.weekday() + 3) % 7 - 3
    if ahead and _is_of_another_year(text, figure, day, weekday):
        ahead = 0
    told = Interval.exactly((day + timedelta(days=ahead)).toordinal())
    return TextFigure(start, end, text[start:end], "date", Understood(Reading.only(told), DATE, DATE))


def _is_of_another_year(text: str, figure: TextFigure, day: date, weekday: int) -> bool:
    """Whether a date that prints no year has the weekday in one that the text names: of several, any may be meant."""
    if years_in(figure.quote):
        return False
    in_years = (day.replace(year=year) for year in years_in(text) if day.month != _LEAP[0] or day.day != _LEAP[1])
    return any(each.weekday() == weekday for each in in_years)
