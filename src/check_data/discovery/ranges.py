"""A range runs backwards.

## What it does
Compares the two ends of every range: of numbers (35只至45只) and of dates (2月15日至2月20日, 2月15日至20日).

## Why
One end is mistyped, or the two changed places.

## Example
每分钟45只至35只; 2月15日至12日.

## What it does not report
Changes (由45只至35只, from 45 to 35, 下降45只至35只), and dates that may lie on both sides of a new year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from check_data.discovery.relation import WITHIN, Relation
from check_data.documents.document import Document
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import DATE
from check_data.patterns import lazily
from check_data.reading.plain import Understood
from check_data.reading.text import TextFigure, ends

CODE = "CD210"
BECAUSE = {"en": "a range runs upwards", "zh": "范围由小到大"}
MESSAGE = {"en": "the range up to {first} begins with {second}", "zh": "止于{first}的范围始于{second}"}

_TO = lazily(r"(?:至|到|[-~～]|[–—]+)")
_MARKS = frozenset("至到-~～–—")
_DAY = lazily(r"(?:至|到|[-~～]|[–—]+)(?P<day>\d{1,2})[日号]")
_CHANGE = lazily(r"[从由升降增减跌涨缩扩回提]|\b(?:from|by)\b")


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every range with its two ends."""
    text = document.readable
    for figure in figures:
        if figure.kind == "number" and len(figure.quote) > 2 and (two := ends(figure)):
            yield Relation(WITHIN, (two[1], two[0]), sure=True, slip=False)
        elif figure.kind == "date" and text[figure.end : figure.end + 1] in _MARKS and (until := _until(text, figure)):
            yield Relation(WITHIN, (until, figure), sure=True, slip=False)
    for first, last in pairwise(figures):
        mark = text[first.end] if first.end < last.start else ""
        if mark in _MARKS and first.kind == last.kind and _TO.fullmatch(text, first.end, last.start):
            dates = first.kind == "date" and _in_order_of_one_year(first.quote, last.quote)
            if dates or (first.kind == "number" and _is_range(text, first, last)):
                yield Relation(WITHIN, (last, first), sure=True, slip=False)


def _until(text: str, first: TextFigure) -> TextFigure | None:
    """The day that ends 2月15日至20日, in the month of the first."""
    found = _DAY.match(text, first.end)
    begin = first.understood.reading.stated
    if found is None or begin.lower is None or not begin.exact or not first.quote.endswith(("日", "号")):
        return None
    day = int(re.findall(r"\d+", first.quote)[-1])
    told = Understood(Reading.only(Interval.exactly(begin.lower - day + int(found["day"]))), DATE, DATE)
    return TextFigure(found.start("day"), found.end(), text[found.start("day") : found.end()], "date", told)


def _in_order_of_one_year(first: str, last: str) -> bool:
    """Whether two dates must be in order: both print a year, or neither does and the month is the same."""
    years = [len(re.findall(r"\d{4}", quote)) for quote in (first, last)]
    months = [re.findall(r"(\d{1,2})月", quote) for quote in (first, last)]
    return years == [1, 1] or (years[1] == 0 and months[0] == months[1] != [])


def _is_range(text: str, first: TextFigure, last: TextFigure) -> bool:
    """Whether two numbers read as a range, not as a change or as years before ours (one that runs upwards is one
    figure, and never comes here).
    """
    unit = first.understood.printed_unit
    same = unit is not None and unit == last.understood.printed_unit and not last.quote.endswith("年")
    return same and not _CHANGE.search(text, max(first.start - 12, 0), first.start)
