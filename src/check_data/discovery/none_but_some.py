"""A text says that there is none of what it counts elsewhere.

## What it does
Takes 无新增确诊病例 and the like as nought, and compares it with what the text counts under the same name and of the
same place (新增确诊病例3例).

## Why
A bulletin is written from the one of the day before, and only one of the two places is changed.

## Example
全省无新增确诊病例 in the headline, 全省新增确诊病例3例 below it.

## What it does not report
Other places, kinds (本地, 境外输入) and times (连续3天), and counts of several digits, which no slip makes of none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.discovery.bulletins import DISEASE, NO_PLACE, OTHER, WHAT, one_place
from check_data.discovery.lists import is_count
from check_data.discovery.relation import EQUAL, Relation
from check_data.documents.document import Document
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.patterns import lazily
from check_data.reading.plain import Understood
from check_data.reading.text import TextFigure

CODE = "CD216"
BECAUSE = {"en": "none is nought", "zh": "“无”即为零"}
MESSAGE = {"en": "the text says {second}, and counts {first}", "zh": "文中称“{second}”，又称{first}"}

_NONE = lazily(rf"(?P<none>[无没]有?新增{WHAT})")
_NONE_BEGINS = "无新增", "没新增", "有新增"
_SOME = lazily(rf"新增{WHAT}\Z")
_CLAUSE_START = lazily(r"[^。；;，,：:、\s]{0,24}\Z")


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every small count with a place that says that there is none."""
    text = document.readable
    if not any(word in text for word in _NONE_BEGINS):
        return
    nones = [(found, who) for found in _NONE.finditer(text) if (who := _who(text, found)) is not None]
    if not nones:
        return
    for figure in figures:
        some = _SOME.search(text, max(figure.start - 26, 0), figure.start) if is_count(figure) else None
        here = None if some is None else _who(text, some)
        if some is None or here is None:
            continue
        same = (none for none, who in nones if _name(none) == _name(some) and one_place(who, here))
        none = next(same, None)
        if none is not None:
            yield _relation(figure, none)


def _who(text: str, found: re.Match[str]) -> str | None:
    """The words of the clause before a match, which may name its place; None where it is of another kind or time."""
    before = _CLAUSE_START.search(text, max(found.start() - 24, 0), found.start())
    who = before[0] if before else ""
    return None if OTHER.search(who + found["what"]) else who


def _name(found: re.Match[str]) -> str:
    """What is counted, without the disease and the verb before it."""
    return NO_PLACE.sub("", DISEASE.sub("", found["what"]))


def _relation(figure: TextFigure, none: re.Match[str]) -> Relation:
    start, end = none.span("none")
    nought = Understood(Reading.only(Interval.exactly(0)), figure.understood.unit, None)
    told = TextFigure(start, end, none["none"], "none", nought)
    slip = (figure.understood.reading.stated.lower or 0) < 10
    return Relation(EQUAL, (figure, told), sure=False, slip=slip)
