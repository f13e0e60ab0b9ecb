"""A part, its whole and its share do not fit each other.

## What it does
Where a text names a part, the whole that it is of, and its share (80家企业中，52家复工，占65%; 52家，占80家的65%;
52 of the 80 firms (65%)), divides the one by the other. In Chinese also where the whole is called what the share is of
(用户16.83亿户。其中新用户5.61亿户，占用户的33.3%), and where a rate is called what the part is (合格25种，合格率56.8%).

## Why
One of the three is mistyped, or was updated without the others.

## Example
其中52家已复工，占56%, of 80.

## What it does not report
Shares of another whole (占规模以上企业的65%) and rates, unless a single slip of the pen explains the difference;
rates that are called otherwise, growth and averages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from check_data.discovery.chinese_shares import chinese_shares
from check_data.discovery.lists import is_count
from check_data.discovery.part_within_whole import is_part
from check_data.discovery.precision import middle
from check_data.discovery.relation import Relation
from check_data.discovery.slips import digits_of, is_slip_in_ratio, is_slip_of_share
from check_data.documents.document import Document
from check_data.figures.units import NUMBER
from check_data.patterns import lazily
from check_data.reading.text import TextFigure, is_chinese

CODE = "CD212"
BECAUSE = {"en": "a share is the part of the whole", "zh": "占比等于部分除以整体"}
MESSAGE = {"en": "{first} is another share than {second} of their whole", "zh": "{second}所占并非{first}"}

_ENGLISH_OF = lazily(r" (?:[a-z]+ )?of (?:the |all )?", re.IGNORECASE)
_ENGLISH_SHARE = lazily(r" ?[^.;:,()\n\d]{0,30}(?: \(|, or )(?:about )?", re.IGNORECASE)


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every share with the part and the whole that it is told with."""
    text, shares = document.readable, [at for at, each in enumerate(figures) if each.understood.unit is NUMBER]
    if shares and is_chinese(text):
        for found in chinese_shares(text, figures, shares):
            yield from _relation(found.share, found.part, found.whole, sure=found.sure)
        return
    for at in shares:
        share = figures[at]
        if at < 2 or share.quote[-1] not in "%t":
            continue
        first, second = figures[at - 2 : at]
        if not is_count(first) or not is_count(second) or first.understood.unit != second.understood.unit:
            continue
        if not _ENGLISH_SHARE.fullmatch(text, second.end, share.start):
            continue
        if _ENGLISH_OF.fullmatch(text, first.end, second.start):
            yield from _relation(share, first, second, sure=True)
        elif is_part(text, first, second):
            yield from _relation(share, second, first, sure=True)


def _relation(share: TextFigure, part: TextFigure, whole: TextFigure, *, sure: bool) -> Iterator[Relation]:
    number, of = middle(part), middle(whole)
    if number is None or not of or number > of:
        return
    slip = _slipped(share, number / of) or _of_a_slip(share, part, whole, (number, of))
    yield Relation("f0 == f1 / f2", (share, part, whole), sure, slip)


def _slipped(share: TextFigure, meant: Fraction) -> bool:
    """Whether a slip makes the printed percentage of the ratio, rounded as it is."""
    digits = digits_of(share.quote)
    return len(digits) > 1 and is_slip_of_share(digits, meant)


def _of_a_slip(share: TextFigure, part: TextFigure, whole: TextFigure, values: Sequence[Fraction]) -> bool:
    """Whether a slip in the part or the whole makes another share of what was the one that is told."""
    low, high = share.understood.reading.stated.lower, share.understood.reading.stated.upper
    if low is None or high is None:
        return False
    return is_slip_in_ratio([part.quote, whole.quote], values, (low, high), share.quote)
