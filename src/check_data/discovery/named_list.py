"""A count and the list of names beside it do not have the same number.

## What it does
Counts the names of a list that follows a small count (三种模式：蓄水、引水、防水; two rules: a, and b), or stands
right before it (沈阳、上海两大研发中心), and compares. A list that ends in 等 or begins with 包括 names a few.

## Why
An item is added or struck, and the count before it stays.

## Example
四项措施：测温、登记、消毒。

## What it does not report
Lists before a count that have another number (the words before the first name may not belong to it), lists after it
that are off by more than one or go on after a semicolon, and lists of 省（自治区、直辖市）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.discovery.relation import EQUAL, WITHIN, Relation
from check_data.documents.document import Document
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.patterns import lazily
from check_data.reading.numerals import NUMERAL
from check_data.reading.plain import Understood
from check_data.reading.text import TextFigure, is_chinese

CODE = "CD211"
BECAUSE = {"en": "the list names them", "zh": "所列各项即为其数"}
MESSAGE = {"en": "{first} are announced, the list names others: {second}", "zh": "称{first}，所列却是：{second}"}

MOST = 20
"""Names of the longest list that is counted."""
_MOST = f"{MOST}"
_NAME = r"[^、，,。；;：:！？!?\n（）()—…“”\"\d]{2,24}"
_AFTER = lazily(
    rf"[\u4e00-\u9fff]{{0,8}}(?P<open>[：:（(]|——)(?P<list>{_NAME}(?:、{_NAME}){{1,{MOST}}})(?P<end>[。；;\n）)]|\Z)"
)
_BEFORE = lazily(rf"{_NAME}(?:、{_NAME}){{1,{MOST}}}[“\"]?\Z")
_LAST = lazily(rf"{_NAME}[“\"]?")
_ITEM = r"(?!and )[^,.;:!?()“”\"\n\d]{2,40}"
_ENGLISH = lazily(
    rf"(?: [a-z-]+){{1,3}}(?P<open>: )(?P<list>{_ITEM}(?:, {_ITEM}){{1,{MOST}}},? and {_ITEM})(?P<end>[.;\n]|\Z)"
)
_KINDS = lazily("自治区|直辖市|省辖市|市州")
_PLAIN = lazily(rf"\d|{NUMERAL}|[a-z]")
_JOINED = lazily("[和及与]")
_FEW = "等"
_SOME = lazily("主要|包括|包含|例如|比如|如|含")
_OPENS, _ENGLISH_OPENS = lazily("[：:（(—]"), ":"
_NOUN, _ENGLISH_NOUN = 10, 40
"""Characters from a count to its list."""
_LONGEST, _LONGEST_NAME, _LONGEST_COUNT = 200, 28, 9
"""Characters of a list before a count, of its last name, and of the count."""


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every small count with the list beside it."""
    text = document.readable
    chinese = is_chinese(text)
    if not chinese and _ENGLISH_OPENS not in text:
        return
    for number, figure in enumerate(figures):
        quote = figure.quote
        if len(quote) > _LONGEST_COUNT or (quote[1:2].isdecimal() and quote[:2] > _MOST):
            continue
        if chinese:
            announced = _OPENS.search(text, figure.end, figure.end + _NOUN) is not None
        else:
            announced = text.find(_ENGLISH_OPENS, figure.end, figure.end + _ENGLISH_NOUN) >= 0
        if not (announced or (chinese and text.find("、", max(figure.start - _LONGEST_NAME, 0), figure.start) >= 0)):
            continue
        if not _is_small(figure):
            continue
        after = (_AFTER if chinese else _ENGLISH).match(text, figure.end) if announced else None
        if after is not None:
            yield from _announced(figure, after, chinese=chinese)
        elif chinese:
            yield from _summed_up(text, figure, figures[number - 1].end if number else 0)


def _is_small(figure: TextFigure) -> bool:
    """Whether a figure is a plain count that a list may have."""
    value = figure.understood.reading.stated
    return (
        _PLAIN.match(figure.quote) is not None and value.exact and value.lower is not None and 2 <= value.lower <= MOST
    )


def _announced(figure: TextFigure, found: re.Match[str], *, chinese: bool) -> Iterator[Relation]:
    listed = found["list"]
    if (found["open"] in "（(") != (found["end"] in "）)") or _KINDS.search(listed):
        return
    if chinese:
        names, few = listed.count("、") + 1, listed.endswith(_FEW) or _SOME.match(listed) is not None
        more = len(_JOINED.findall(listed.rpartition("、")[2]))
    else:
        names, few = len(re.split(r",? and |, ", listed)), False
        more = listed.count("/")  # before/after may be one name or two
    count = figure.understood.reading.stated.lower
    assert count is not None  # it is small
    if few or count in (names, names + more):
        yield _relation(figure, found, names if few else int(count), few=few)
    elif abs(count - names) == 1 and not more and found["end"] not in "；;":  # 东亚的日本、中国；欧洲的德国、英国；…
        yield _relation(figure, found, names, few=False)


def _summed_up(text: str, figure: TextFigure, after: int) -> Iterator[Relation]:
    """A list before a count, where the numbers are the same: where its first name begins is not sure."""
    stop = figure.start
    few = text.endswith(_FEW, after, stop)
    end = stop - len(_FEW) if few else stop
    first = max(after, end - _LONGEST)
    last_name = text.rfind("、", first, end) + 1
    if not _LAST.fullmatch(text, last_name, end):
        return  # most, at once
    found = _BEFORE.search(text, max(first, text.find("、", first, end) - _LONGEST_NAME), end)
    if found is None:
        return
    names = found[0].count("、") + 1
    last = found[0].rpartition("、")[2]
    count = figure.understood.reading.stated.lower
    if few and count is not None and names <= count:
        yield _relation(figure, found, names, few=True)
    elif not few and count in (names, names + len(_JOINED.findall(last))):
        yield _relation(figure, found, int(count or 0), few=False)


def _relation(figure: TextFigure, found: re.Match[str], names: int, *, few: bool) -> Relation:
    start, end = found.span("list") if "list" in found.re.groupindex else found.span()
    told = Understood(Reading.only(Interval.exactly(names)), figure.understood.unit, None)
    words = found.string[start:end].rstrip('“" ')
    listed = TextFigure(start, start + len(words), words, "list", told)
    return Relation(WITHIN if few else EQUAL, (figure, listed), sure=True, slip=False)
