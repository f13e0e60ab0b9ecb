"""Shares that are said to be all do not make 100 %.

## What it does
Adds the shares of a sentence that ends with what is left (45%、30%，其余占25%; 45 %, 30 % and the remaining 25 %).

## Why
One share is mistyped, or one was updated and the others were not.

## Example
甲占45%，乙占30%，其余占52%.

## What it does not report
Lists that name no rest, shares of it (其余收益的80%), shares that are hedged, and sums that no single slip of the pen
explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import zip_longest

from check_data.discovery.precision import middle
from check_data.discovery.relation import Relation
from check_data.discovery.slips import one_slip_explains
from check_data.documents.document import Document
from check_data.figures.units import NUMBER
from check_data.patterns import lazily
from check_data.reading.text import TextFigure

CODE = "CD213"
BECAUSE = {"en": "the shares and the rest are all of it", "zh": "各部分与其余部分合为全部"}
MESSAGE = {"en": "the shares from {first} on do not make 100 %", "zh": "{first}等占比之和不是100%"}

_REST_IN_CHINESE = "其余|其它|其他|余下|剩余|剩下"
_REST = lazily(rf"{_REST_IN_CHINESE}|\b(?:rest|remaining|remainder|others?)\b", re.IGNORECASE)
# 其余收益的80% is a share of the rest; 其余的25% is the rest.
_OF_THE_REST = lazily(rf"(?:{_REST_IN_CHINESE})[^，,。；;\d]{{1,40}}的\Z")
_END = lazily(r"[。；;！？!?\n]|\.(?!\d)")
_CHANGE = lazily(r"约|增|减|升|降|涨|跌|\b(?:rose|fell|up|down|increase|decrease|grew)", re.IGNORECASE)
_RESPECTIVELY = "respectively"
MOST, _APART = 12, 40
"""Shares of the longest list, and the characters between two of them at most."""


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every run of shares in a sentence whose last is of the rest."""
    text = document.readable
    run: list[TextFigure] = []
    shares = [figure for figure in figures if figure.understood.unit is NUMBER]
    for share, following in zip_longest(shares, shares[1:]):
        if not _is_share(share):
            continue
        if run and not _in_one_list(text, run[-1], share):
            run = []
        run = [*run[-MOST:], share]
        before = text[run[-2].end : share.start] if len(run) > 1 else ""
        if _REST.search(before):
            if not (_OF_THE_REST.search(before) or (following and _goes_on(text, share, following))):
                yield from _relation(text, run)
            run = []


def _in_one_list(text: str, share: TextFigure, following: TextFigure, apart: int = _APART) -> bool:
    return following.start - share.end <= apart and not _END.search(text, share.end, following.start)


def _goes_on(text: str, share: TextFigure, following: TextFigure) -> bool:
    """Whether the list goes on after what seemed the rest: other agricultural land 26 %, and other uses 5 %."""
    return _in_one_list(text, share, following, 2 * _APART) and not _CHANGE.search(text, share.end, following.start)


def _relation(text: str, run: Sequence[TextFigure]) -> Iterator[Relation]:
    if _CHANGE.search(text, run[0].start - min(run[0].start, 12), run[-1].start):
        return
    if text.find(_RESPECTIVELY, run[0].start, run[-1].end + _APART) >= 0:
        return  # each is one of two lists
    expression = " + ".join(f"f{number}" for number in range(len(run))) + " == 1"
    values = [middle(share) or Fraction(0) for share in run]
    slip = one_slip_explains(["", *(share.quote for share in run)], [Fraction(1), *values], 2)
    yield Relation(expression, tuple(run), sure=False, slip=slip)


def _is_share(figure: TextFigure) -> bool:
    """Whether a pure number is a share without a hedge before it."""
    stated = figure.understood.reading.stated
    bounded = stated.lower is not None and stated.upper is not None
    return bounded and figure.quote[0].isdigit() and figure.quote[-1] in "%％t"
