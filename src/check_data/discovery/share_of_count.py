"""A part, its whole and its share do not fit each other.

## What it does
Where a sentence names a part, the whole that it is of, and its share (80家企业中，52家复工，占65%; 52家，占80家的65%;
52 of the 80 firms (65%)), divides the one by the other.

## Why
One of the three is mistyped, or was updated without the others.

## Example
其中52家已复工，占56%, of 80.

## What it does not report
Shares of another whole (占规模以上企业的65%), unless a single slip of the pen explains the difference, and shares of
amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from check_data.discovery.lists import is_count
from check_data.discovery.part_within_whole import is_part
from check_data.discovery.relation import Relation
from check_data.discovery.slips import digits_of, is_slip_of_share
from check_data.documents.document import Document
from check_data.figures.units import NUMBER
from check_data.patterns import lazily
from check_data.reading.text import TextFigure

CODE = "CD212"
BECAUSE = {"en": "a share is the part of the whole", "zh": "占比等于部分除以整体"}
MESSAGE = {"en": "{first} is another share than {second} of their whole", "zh": "{second}所占并非{first}"}

_SHARE = lazily(r"[^。；;！？!?（(\n\d]{0,16}[，,]?占(?P<of>[^。；;，,、\n\d]{0,12}?)(?:的|约|为|达|达到|超过)?")
_SHARE_OF = lazily(r"[^。；;！？!?（(\n\d]{0,16}[，,]?占[^。；;，,、\n\d]{0,10}")
_THE = lazily(r"[^。；;，,、\n\d]{0,10}的")
_ENGLISH_OF = lazily(r" (?:[a-z]+ )?of (?:the |all )?", re.IGNORECASE)
_ENGLISH_SHARE = lazily(r" ?[^.;:,()\n\d]{0,30}(?: \(|, or )(?:about )?", re.IGNORECASE)
_ALL = frozenset(["", "比", "总数", "全部", "总量", "总体", "其"])


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every share with the part and the whole right before it."""
    text = document.readable
    for number in range(2, len(figures)):
        share = figures[number]
        if share.understood.unit is not NUMBER or share.quote[-1] not in "%％t":
            continue
        first, second = figures[number - 2 : number]
        if not is_count(first) or not is_count(second) or first.understood.unit != second.understood.unit:
            continue
        found = _roles(text, first, second, share)
        if found is not None:
            part, whole, sure = found
            yield from _relation(share, part, whole, sure=sure)


def _roles(
    text: str, first: TextFigure, second: TextFigure, share: TextFigure
) -> tuple[TextFigure, TextFigure, bool] | None:
    """Which of two counts is the part and which the whole, and whether the share is surely of it."""
    between, after = text[first.end : second.start], text[second.end : share.start]
    told = _SHARE.fullmatch(after)
    if told and is_part(text, first, second):
        return second, first, told["of"] in _ALL
    if _SHARE_OF.fullmatch(between) and _THE.fullmatch(after):
        return first, second, True
    if _ENGLISH_SHARE.fullmatch(after):
        if _ENGLISH_OF.fullmatch(between):
            return first, second, True
        if is_part(text, first, second):
            return second, first, True
    return None


def _relation(share: TextFigure, part: TextFigure, whole: TextFigure, *, sure: bool) -> Iterator[Relation]:
    values = [each.understood.reading.stated.lower for each in (part, whole)]
    if values[0] is None or not values[1] or values[0] > values[1]:
        return
    yield Relation("f0 == f1 / f2", (share, part, whole), sure, _slipped(share, values[0] / values[1]))


def _slipped(share: TextFigure, meant: Fraction) -> bool:
    """Whether a slip makes the printed percentage of the ratio, rounded as it is."""
    digits = digits_of(share.quote)
    return len(digits) > 1 and is_slip_of_share(digits, meant)
