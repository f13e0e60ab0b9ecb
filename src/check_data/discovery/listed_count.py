"""A text announces so many things and lists another number of them.

## What it does
Where a count is followed by numbered items (一是 … 二是 …, 第一， … 第二， …, （一） … （二） …), compares it with the
number of the last item.

## Why
An item is added or dropped, and the sentence that announces the list is not read again.

## Example
四项措施：一是扫码，二是消毒，三是测温。

## What it does not report
Lists without numbers, numbers that do not count from one without a gap, and counts that do not stand right before the
first item or have no classifier (English lists).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from check_data.discovery.places import places_of
from check_data.discovery.relation import EQUAL, Relation
from check_data.documents.document import Document
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import unit
from check_data.patterns import lazily
from check_data.reading.numerals import DIGITS, numeral
from check_data.reading.plain import Understood
from check_data.reading.text import TextFigure

CODE = "CD207"
BECAUSE = {"en": "the list is numbered", "zh": "所列各项有编号"}
MESSAGE = {"en": "{first} are announced, the last of the list is {second}", "zh": "称{first}，所列最后一项为{second}"}

# The first item of each kind of list, what all its items begin with, and the items.
_NUMERALS = tuple("一二三四五六七八九十")
_ITEMS = (
    (
        ("一是", "一要"),
        _NUMERALS,
        lazily(r"(?<![^\s，,。；;：:、（(“])(?P<number>[一二三四五六七八九十]{1,3})(?=是|要)"),
    ),
    (("第一",), ("第",), lazily(r"第(?P<number>[一二三四五六七八九十]{1,3})(?=[，,、])")),
    (
        ("（一）", "(一)", "（1）", "(1)"),
        ("（", "("),
        lazily(r"[（(](?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})[）)]"),
    ),
)
MOST = 20
"""Items of the longest list that is announced by their number."""
_LISTED = (unit("个"), unit("项"), unit("条"))
_FIRST = "0123456789" + "".join(DIGITS) + "十"
_CHARACTER = "字"
_APART, _LONGEST_ITEM = 24, 600
"""Characters from a count to the first item, and from one item to the next, at most."""


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every count with the last item of the list that follows it."""
    text = document.readable
    for beginnings, marks, pattern in _ITEMS:
        if not any(each in text for each in beginnings):
            continue
        for first, last, count in _lists(text, marks, pattern):
            before = bisect_right(figures, first.start(), key=lambda each: each.end)
            announced = figures[before - 1] if before else None
            if announced and first.start() - announced.end <= _APART and _announces(text, announced):
                yield Relation(EQUAL, (announced, _item(last, count)), sure=True, slip=False)


def _lists(
    text: str, marks: Sequence[str], pattern: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], re.Match[str], int]]:
    """The first and last item of every list that counts from one without a gap, and how many they are."""
    items: list[re.Match[str]] = []
    for place in places_of(text, *marks):
        found = pattern.match(text, place)
        if found is None:
            continue
        number = _number(found["number"])
        follows = items and number == len(items) + 1 and found.start() - items[-1].end() <= _LONGEST_ITEM
        if not follows:
            if len(items) > 1:
                yield items[0], items[-1], len(items)
            items = []
        if follows or number == 1:
            items.append(found)
    if len(items) > 1:
        yield items[0], items[-1], len(items)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else numeral(text).value


def _announces(text: str, figure: TextFigure) -> bool:
    """Whether a figure is a small, plain count of what lists have: 四项, 两个, 三大, 五条. 八个字 are characters."""
    counted, stated = figure.understood.unit, figure.understood.reading.stated
    plain = figure.kind in ("number", "spelled") and stated.exact and figure.quote[0] in _FIRST
    small = stated.lower is not None and stated.lower <= MOST
    return plain and counted in _LISTED and small and not text.startswith(_CHARACTER, figure.end)


def _item(found: re.Match[str], count: int) -> TextFigure:
    reading = Reading.only(Interval.exactly(count))
    return TextFigure(found.start(), found.end(), found[0], "spelled", Understood(reading, None, None))
