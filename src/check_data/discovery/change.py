"""A change is not what lies between the two values that are printed with it.

## What it does
Where a text goes from one figure to another (从28例上升到31例, from 1,501 to 1,620) and names the change in the same
sentence (增加3例, 增长7.9%, 2个百分点, by 119, an increase of 7.9 %), compares it with the difference or the growth.
So where an English clause ties the three together: rose 12% to $56 million from $50 million; 61%, up 4 points from 57%;
56 million, 12% above its 50 million; there a rise must be one, too; and where either language tells a change twice,
$7.2 million, an increase of $1.2 million, or 20%, with what the value was before.

## Why
One of the three is corrected, or the change was worked out from other years.

## Example
由125家增加到155家，增长34%: the growth is 24 %.

## What it does not report
Changes in other sentences, a percentage between two percentages (points or growth?), changes on another base (in
constant currency, a year, excluding), and, where no clause ties the three together or the value is compared with
another, differences that no single slip of the pen explains: they are most often other changes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction

from check_data.discovery.chinese_growths import chinese_growths
from check_data.discovery.english_changes import Change, english_changes
from check_data.discovery.growth import Growth
from check_data.discovery.places import places_of
from check_data.discovery.precision import middle
from check_data.discovery.relation import Relation
from check_data.discovery.slips import digits_of, is_precise, is_slip_in_ratio, is_slip_of_share, one_slip_explains
from check_data.documents.document import Document
from check_data.figures.units import NUMBER
from check_data.patterns import lazily
from check_data.reading.text import TextFigure, is_chinese

CODE = "CD208"
BECAUSE = {"en": "the change is from the one to the other", "zh": "变化为两数之差或其增长率"}
MESSAGE = {"en": "from {first} to {second} is another change", "zh": "由{first}到{second}，变化与所述不符"}

_FROM = lazily(r"(?:[从由](?:原来的|原先的|[^，。；,;\n\d]{0,8})?|\bfrom (?:about |approximately )?)\Z", re.IGNORECASE)
_TO = lazily(
    r"[^，。；,;\n\d]{0,8}(?:到|至|为)(?:了)?|(?: [^.,;\n\d]{0,30})? to (?:about |approximately )?", re.IGNORECASE
)
_CHANGE = lazily(
    r"(?:增加|增长|上升|提高|扩大|新增|下降|减少|降低|缩小|回落|增幅为?|降幅为?)(?:了|约)?"
    r"|\b(?:by|(?:increase|rise|growth|gain|decrease|decline|drop|fall|reduction) of) (?:about |approximately )?",
    re.IGNORECASE,
)
_SENTENCE_END = lazily(r"[。；;\n]|\.(?=\s|\Z)")
_BEGINS = "从", "由", "rom ", "ROM "
_BEFORE_FROM = 16


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every pair of values with the changes that are named beside it."""
    text, tied = document.readable, set[tuple[int, int]]()
    for each in chinese_growths(text, figures) if is_chinese(text) else english_changes(text, figures):
        if isinstance(each, Growth):
            yield from _told_twice(each)
            continue
        tied.add((min(each.first.start, each.last.start), each.by.start))
        yield from _tied(each)
    for number in _begun(text, figures):
        first, last = figures[number : number + 2]
        if not _from_to(text, first, last):
            continue
        for change in (*figures[max(number - 1, 0) : number], *figures[number + 2 : number + 4]):
            if (first.start, change.start) in tied:
                continue
            if _named(text, change) and _in_one_sentence(text, first, last, change):
                yield from _relation(first, last, change)


def _begun(text: str, figures: Sequence[TextFigure]) -> Iterator[int]:
    """The numbers of figures that have another after them, and a word before them from which a change may begin."""
    starts, after = [figure.start for figure in figures[:-1]], 0
    for word in places_of(text, *_BEGINS):
        after = max(bisect_left(starts, word), after)
        while after < len(starts) and starts[after] <= word + _BEFORE_FROM:
            yield after
            after += 1


def _from_to(text: str, first: TextFigure, last: TextFigure) -> bool:
    if not _FROM.search(text, max(first.start - _BEFORE_FROM, 0), first.start):
        return False
    same = first.understood.unit == last.understood.unit and first.kind == last.kind == "number"
    return same and _TO.fullmatch(text, first.end, last.start) is not None


def _named(text: str, change: TextFigure) -> bool:
    """Whether the words right before a figure, or its own first ones, say that it is a change."""
    before = list(_CHANGE.finditer(text, max(change.start - 24, 0), change.start))
    return change.kind == "number" and bool(before) and before[-1].end() == change.start


def _in_one_sentence(text: str, first: TextFigure, last: TextFigure, change: TextFigure) -> bool:
    start, end = min(first.start, change.end), max(last.end, change.start)
    return _SENTENCE_END.search(text, start, end) is None


def _tied(change: Change) -> Iterator[Relation]:
    """By its direction: what rose is more."""
    figures = first, _, by = change.first, change.last, change.by
    values, least = _middles(figures), first.understood.reading.rounded.lower
    if change.parts and first.understood.unit is None and values is not None and values[2] > max(values[:2]):
        return  # 13.1 cents of 6.785 dollars
    if change.parts:
        difference = "f1 - f0" if change.rise else "f0 - f1"
        part = f" / {change.parts}" if change.parts > 1 else ""
        slip = values is not None and _difference_slipped(change, values)
        yield Relation(f"{difference} == f2{part}", figures, change.sure, slip)
    elif least is not None and least > 0:
        precise = not change.other_base or is_precise(by.quote)
        slip = values is not None and precise and _growth_slipped(figures, values, change.rise)
        yield Relation(f"{'' if change.rise else '-'}growth(f1, f0) == f2", figures, change.sure, slip)


def _told_twice(growth: Growth) -> Iterator[Relation]:
    """The difference as a part of the value before, which is not printed."""
    figures = growth.value, growth.difference, growth.by
    values, before = _middles(figures), "f0 - f1" if growth.rise else "f0 + f1"
    base = None if values is None else values[0] - values[1] if growth.rise else values[0] + values[1]
    if values is not None and base is not None and base > 0:
        slip = _is_slip_of_growth(growth.by, values[1] / base)
        yield Relation(f"f1 / ({before}) == f2", figures, growth.sure, slip)


def _difference_slipped(change: Change, values: Sequence[Fraction]) -> bool:
    """Whether a slip in one of the three figures makes them what is told."""
    before, now, by = values
    quotes, told = [change.last.quote, change.first.quote], [now, before]
    if not change.rise:
        quotes, told = quotes[::-1], told[::-1]
    return one_slip_explains([*quotes, change.by.quote], [*told, by / change.parts])


def _middles(figures: Sequence[TextFigure]) -> tuple[Fraction, ...] | None:
    """What figures say; None where an end of one is open."""
    values = [value for figure in figures if (value := middle(figure)) is not None]
    return tuple(values) if len(values) == len(figures) else None


def _relation(first: TextFigure, last: TextFigure, change: TextFigure) -> Iterator[Relation]:
    values = _middles((first, last, change))
    if values is None:
        return
    before, now, told = values
    shares = first.understood.unit == NUMBER
    if change.understood.unit == first.understood.unit and shares == ("点" in change.quote or "point" in change.quote):
        (least, smaller), (most, larger) = sorted(((before, first), (now, last)), key=lambda each: each[0])
        slip = one_slip_explains([larger.quote, smaller.quote, change.quote], [most, least, told])
        yield Relation("abs(f1 - f0) == f2", (first, last, change), sure=False, slip=slip)
    elif change.understood.unit == NUMBER and not shares and before > 0:
        slip = _growth_slipped((first, last, change), values, now > before)
        yield Relation("abs(growth(f1, f0)) == f2", (first, last, change), sure=False, slip=slip)


def _growth_slipped(figures: Sequence[TextFigure], values: Sequence[Fraction], rise: bool) -> bool:
    """Whether a slip in the growth, or in a value beside it, makes them what is told."""
    first, last, by = figures
    before, now, _ = values
    if _is_slip_of_growth(by, abs(now / before - 1)):
        return True
    low, high = by.understood.reading.stated.lower, by.understood.reading.stated.upper
    assert low is not None  # a growth that is told has a middle
    assert high is not None
    ends = (1 + low, 1 + high) if rise else (1 - high, 1 - low)
    return is_slip_in_ratio([last.quote, first.quote], [now, before], ends, by.quote)


def _is_slip_of_growth(by: TextFigure, growth: Fraction) -> bool:
    """Whether a slip makes the printed percentage of the growth, rounded as it is; one digit is one of any other."""
    digits = digits_of(by.quote)
    return len(digits) > 1 and is_slip_of_share(digits, growth)
