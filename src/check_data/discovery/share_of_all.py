"""A count is larger than the whole that a share implies.

## What it does
Where a count and its share stand together (186 firms, a rate of 95 %), the two imply how many there are in all. Every
other count of the same things in the paragraph must be within that.

## Why
Two sources count by two rules, or one of the three figures is from another day; each looks right alone.

## Example
186家规模以上工业企业复工，复工率达95%；301家规模以上工业企业复产: 186 ÷ 95% is 196 at most.

## What it does not report
Counts whose noun does not begin with the same words, shares that no count precedes in their sentence, and shares of
something else than what the count counts (占, 增长, 下降).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.discovery.lists import is_count
from check_data.discovery.relation import Relation
from check_data.documents.document import Document
from check_data.figures.units import NUMBER
from check_data.patterns import lazily
from check_data.reading.text import TextFigure

CODE = "CD205"
BECAUSE = {"en": "a count and its share imply how many there are in all", "zh": "数量及其占比决定总数"}
MESSAGE = {
    "en": "{first} are more than all that the share of {second} implies",
    "zh": "{first}多于由{second}及其占比推算的总数",
}

_RATE = lazily(r"[^\W\d]率(?:为|达|达到|约|约为|超过|是)?\Z")
_BREAK = lazily(r"[。！？!?\n]")
_NOUN = lazily(r"[\u4e00-\u9fff]*")
_SAME = 6
"""Characters of two nouns that are the same where they name the same things."""
_NEAR = 100
"""Figures before and after a share among which others of its paragraph are looked for."""
_APART = 60
"""Characters between a count and its share at most."""


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every other count of what a count and its share count."""
    text = document.readable
    for index, share in enumerate(figures):
        if share.understood.unit is not NUMBER or not _RATE.search(text, max(share.start - 8, 0), share.start):
            continue
        counted = figures[index - 1] if index else None
        if counted is None or not _stand_together(text, counted, share):
            continue
        for other in figures[max(index - _NEAR, 0) : index + _NEAR]:
            if _same_things(text, counted, other):
                yield Relation("f0 <= f1 / f2", (other, counted, share), sure=True, slip=False)


def _stand_together(text: str, counted: TextFigure, share: TextFigure) -> bool:
    between = text[counted.end : share.start]
    return is_count(counted) and len(between) <= _APART and not _BREAK.search(between)


def _same_things(text: str, counted: TextFigure, other: TextFigure) -> bool:
    """Whether another figure of the paragraph counts things of the same name."""
    if other is counted or other.understood.unit != counted.understood.unit or not is_count(other):
        return False
    first, last = sorted((counted, other), key=lambda each: each.start)
    mine, theirs = _noun(text, counted), _noun(text, other)
    return len(mine) >= _SAME and mine[:_SAME] == theirs[:_SAME] and "\n" not in text[first.end : last.start]


def _noun(text: str, figure: TextFigure) -> str:
    found = _NOUN.match(text, figure.end)
    return found[0] if found else ""
