"""A part is larger than the whole that it is a part of.

## What it does
Where a sentence goes from a count to a part of it (80个项目，其中52个已复工; 80个项目中，52个已复工; 31 firms, of which
19; of the 31 firms, 19), no part must be larger, nor what follows the part directly. Nor is what a bulletin says is new
(新增死亡病例2例) more than all that it says there are up to then (截至 … 累计死亡病例30例).

## Why
A digit of one of them is mistyped, or the two come from different days.

## Example
全区共有52个项目，其中82个已复工.

## What it does not report
Parts of another unit, shares, amounts that grew or fell, wholes in another sentence or in brackets, and what is new
elsewhere or of another kind (境外输入).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from check_data.discovery.new_of_all import new_of_all
from check_data.discovery.relation import WITHIN, Relation
from check_data.documents.document import Document
from check_data.figures.units import counts_things
from check_data.patterns import lazily
from check_data.reading.text import TextFigure, is_chinese

CODE = "CD209"
BECAUSE = {"en": "a part is within its whole", "zh": "部分不大于整体"}
MESSAGE = {"en": "{second} are more than the {first} of which they are a part", "zh": "其中的{second}多于{first}"}

_SAID = lazily(r"中(?:(?<=其中)|(?=[，,]))")
# What begins with a letter as it is, is searched for several times faster; titles in capitals are rare.
_ENGLISH = lazily(r"f (?<=\b[Oo]f )(?:which|whom|them|the \d|\d)")
_CAPITALS = lazily(r"\bof (?:which|whom|them|the \d|\d)", re.IGNORECASE)
_OF_IT = lazily(
    r"[^。；;！？()（）\n\d]{0,30}?(?:其中[，,：:]?(?:有|已有|的)?[^。；;，,：:、\n\d]{0,8}"
    r"|,? of (?:which|whom|them),? (?:only |about |some |over )?)"
    r"|[^，,。；;！？()（）\n\d在于到入]{1,12}中[，,](?:已?有)?",
    re.IGNORECASE,
)
# "for a duration of 1 day, 2 hours" and "a mean of 7 runs, 100 loops each" begin no clause.
_OF_THE = lazily(r"(?:\bOf|\bOF|[,;:(—–] ?of) (?:the )?\Z")
_THINGS = lazily(r" [^.;:,()\n\d]{1,40}, (?:only |about |some |over )?")
_NEXT = lazily(r"[^。；;！？，,、()（）.\n\d]{1,24}(?:[，,] ?(?:and )?| and )")
FAR = 20
"""Times a whole from which on a number is no part of it that is printed wrong."""
_CHANGED = lazily(r"增长|增加|上升|下降|减少|提高|increase|decrease|rise|fall|grew|fell|rose|up|down", re.IGNORECASE)


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every count with the first part that is named of it."""
    text, chinese, after = document.readable, is_chinese(document.readable), 0
    for whole, part in new_of_all(text, figures) if chinese else ():
        yield Relation(WITHIN, (whole, part), sure=True, slip=False)
    for said in (_SAID if chinese else _CAPITALS if "OF " in text else _ENGLISH).finditer(text):
        # "Of the 80 firms, 52": the whole comes after the word, elsewhere the part does.
        ahead = said[0][-1].isdigit() and said.end() - 1
        index = bisect_right(figures, ahead or said.start(), key=lambda each: each.start)
        if index == after or not 0 < index < len(figures):
            continue
        after, (whole, part) = index, figures[index - 1 : index + 1]
        if not _counts(whole) or not _counts(part) or whole.understood.unit != part.understood.unit:
            continue
        if is_part(text, whole, part) and not _CHANGED.search(text[max(whole.start - 12, 0) : part.start]):
            yield Relation(WITHIN, (whole, part), sure=True, slip=False)
            yield from _next(text, whole, part, figures[index + 1 : index + 2])


def is_part(text: str, whole: TextFigure, part: TextFigure) -> bool:
    """Whether the words between two counts say that the second is of the first."""
    between = text[whole.end : part.start]
    if _OF_IT.fullmatch(between):
        return True
    return bool(_THINGS.fullmatch(between) and _OF_THE.search(text, max(whole.start - 8, 0), whole.start))


def _next(text: str, whole: TextFigure, part: TextFigure, following: Sequence[TextFigure]) -> Iterator[Relation]:
    """A second part right after the first; that it is one of the first part is only likely."""
    for other in following:
        if other.understood.unit == whole.understood.unit and _NEXT.fullmatch(text, part.end, other.start):
            yield Relation(WITHIN, (whole, other), sure=not _is_of_another_kind(whole, other), slip=False)
            yield Relation(WITHIN, (part, other), sure=False, slip=False)


def _is_of_another_kind(whole: TextFigure, other: TextFigure) -> bool:
    """Whether a bare number is too large to be a part: 100 acres, of which 75 are in shade and 58,300 square feet …"""
    least, most = other.understood.reading.stated.lower, whole.understood.reading.stated.upper
    return whole.understood.unit is None and least is not None and most is not None and least > most * FAR


def _counts(figure: TextFigure) -> bool:
    """Whether a figure counts things; a bare number of an English text may."""
    counted = figure.understood.unit
    return figure.kind == "number" and (counted is None or counts_things(counted))
