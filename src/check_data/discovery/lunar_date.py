"""A date of the lunar calendar is not the day that is printed beside it.

## What it does
Where a date stands with its date in the Chinese lunar calendar (2020年1月25日，农历正月初一), works out both days.

## Why
Announcements of festivals give both, and one of them is copied from the year before.

## Example
2020年1月26日（正月初一）: the first day of that lunar year was 25 January.

## What it does not report
Dates in a text that names no year, and lunar dates that do not stand right beside a date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from check_data.discovery.relation import EQUAL, Relation
from check_data.documents.document import Document
from check_data.patterns import lazily
from check_data.reading.text import TextFigure, names_a_year

CODE = "CD214"
BECAUSE = {"en": "both are the same day", "zh": "两者为同一天"}
MESSAGE = {"en": "{first} is not {second}", "zh": "{first}不是{second}"}

_BESIDE = lazily(
    r"(?:[（(]?(?:星期|周)[一二三四五六日天])?\s*+[，,、（(]?\s*+(?:即|也就是|正值)?(?:中国)?(?:农历)?"
    r"(?:[鼠牛虎兔龙蛇马羊猴鸡狗猪]年)?"
)


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every date with the lunar date beside it."""
    text = document.readable
    if not any(figure.kind == "lunar" for figure in figures) or not names_a_year(text):
        return
    for first, second in pairwise(figures):
        if {first.kind, second.kind} == {"date", "lunar"} and _BESIDE.fullmatch(text, first.end, second.start):
            date = first if first.kind == "date" else second
            if date.understood.reading.stated.exact:
                yield Relation(EQUAL, (first, second), sure=True, slip=False)
