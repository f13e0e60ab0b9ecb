"""A part is larger than the whole that it is a part of.

## What it does
Where a sentence goes from a count to a part of it (80个项目，其中52个已复工; 31 firms, of which 19), the part must not
be larger.

## Why
A digit of one of them is mistyped, or the two come from different days.

## Example
全区共有52个项目，其中82个已复工.

## What it does not report
Parts of another unit, shares, amounts that grew or fell, and wholes in another sentence or in brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from check_data.discovery.relation import WITHIN, Relation
from check_data.documents.document import Document
from check_data.figures.units import counts_things
from check_data.patterns import lazily
from check_data.reading.text import TextFigure

CODE = "CD209"
BECAUSE = {"en": "a part is within its whole", "zh": "部分不大于整体"}
MESSAGE = {"en": "{second} are more than the {first} of which they are a part", "zh": "其中的{second}多于{first}"}

_SAID = lazily("其中|of (?:which|whom|them)", re.IGNORECASE)
_OF_IT = lazily(
    r"[^。；;！？()（）\n\d]{0,30}?(?:其中[，,：:]?(?:有|已有|的)?[^。；;，,：:、\n\d]{0,8}"
    r"|,? of (?:which|whom|them),? (?:only |about |some |over )?)",
    re.IGNORECASE,
)
_CHANGED = lazily(r"增长|增加|上升|下降|减少|提高|increase|decrease|rise|fall|grew|fell|rose|up|down", re.IGNORECASE)


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every count with the first part that is named of it."""
    text = document.readable
    after = 0
    for said in _SAID.finditer(text):
        index = bisect_right(figures, said.start(), key=lambda each: each.start)
        if index == after or not 0 < index < len(figures):
            continue
        after, (whole, part) = index, figures[index - 1 : index + 1]
        if not _counts(whole) or not _counts(part) or whole.understood.unit != part.understood.unit:
            continue
        between = text[whole.end : part.start]
        if _OF_IT.fullmatch(between) and not _CHANGED.search(text[max(whole.start - 12, 0) : part.start]):
            yield Relation(WITHIN, (whole, part), sure=True, slip=False)


def _counts(figure: TextFigure) -> bool:
    """Whether a figure counts things; a bare number of an English text may."""
    counted = figure.understood.unit
    return figure.kind == "number" and (counted is None or counts_things(counted))
