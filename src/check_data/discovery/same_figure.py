"""A headline and the text below it print one figure differently.

## What it does
Looks up each figure of a headline in the text under it: a figure of the same unit whose reading fits. Where there is
none, or none as precise as a hedged headline, but one that differs by a single slip (a digit, two neighbours, one left
out) and is told of the same thing, the two are reported. So is such a figure beside one that fits, where the text tells
both in the same words.

## Why
Headlines are typed again, and corrected apart from the text.

## Example
The headline says 186家, the text 168家规模以上工业企业.

## What it does not report
Headlines that round (近10亿 for 9.87亿), figures that the text does not repeat, and differences that no single slip
makes: they are most often other figures.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from check_data.discovery.likeness import likest, may_be_a_slip
from check_data.discovery.precision import (
    alike_printed,
    bare,
    both_open,
    coarser,
    floor,
    form_of,
    has_one_value,
    is_cut,
    scale_of,
)
from check_data.discovery.relation import EQUAL, Relation, total_of
from check_data.discovery.restated import told_in_the_same_words
from check_data.discovery.slips import digits_of, is_slip
from check_data.documents.document import Document
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import NUMBER, counts_things
from check_data.patterns import lazily
from check_data.reading.text import TextFigure, is_chinese

CODE = "CD203"
BECAUSE = {"en": "the headline repeats the text, or adds up what it says", "zh": "标题重复正文数字，或为其合计"}
MESSAGE = {
    "en": "the headline says {first}, the text {second}",
    "zh": "标题为{first}，正文为{second}",
}

LONGEST_SUM, APART, APART_IN_ENGLISH = 6, 30, 60
"""Figures that a headline may add up, and the characters between two of them at most."""
TOLD, BODY = 20, 2_000
"""Figures of a headline, and of the text under it, that are compared: more are no headline, and no story."""
_MANY, _FEW = 4, 2
"""Digits that two figures do not share by chance, and so few that they do."""
_LITTLE, _NARROW = Fraction(11, 10), Fraction(1, 100)
_SCALED = lazily("[万亿%％]|成|个?百分点|(?:[mb]|tr?)(?:n|ln|illion)|pct|per ?cent")
_VERSUS = " vs"
_FORECAST = lazily(r"将|预计|目标|力争|计划|望|\b(?:will|expect|forecast|target)")
_ALIKE = 4
"""Pairs of characters around two figures from which they are surely told of one thing."""
_ALIKE_BESIDE_SUM = 2
"""Those from which they are, where the headline's figure is the sum of others: then it is no slip itself."""
_NEAR = 14
"""Characters before a figure in which a word makes it a forecast."""


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every figure of a headline with the figure of the text that repeats it, or that is a slip of it."""
    starts = [each.start for each in figures] if document.headings else []
    for heading, below in document.stories():
        first, after, last = (bisect_left(starts, place) for place in (heading.start, heading.end, below))
        if _VERSUS in document.readable[heading.start : heading.end].lower():
            continue  # of two values, either may be told below
        told, body = figures[first : min(after, first + TOLD)], figures[after : min(last, after + BODY)]
        numbers = [each for each in body if each.kind == "number" or _is_share_in_words(each)] if told else []
        for figure in told:
            if figure.kind == "number":
                yield from _repeated(document.readable, figure, numbers)
            elif figure.kind == "spelled":
                yield from _spelled(document.readable, figure, body)


def _is_share_in_words(figure: TextFigure) -> bool:
    """Whether words tell of a share: one percent, 三成."""
    return figure.kind == "spelled" and figure.understood.unit is NUMBER


def _spelled(text: str, figure: TextFigure, body: Sequence[TextFigure]) -> Iterator[Relation]:
    """A count in words with the same count of the same things: of others, a text has too many to compare."""
    same, near = likest(text, figure, [each for each in body if each.quote == figure.quote])
    if same is not None and near > 1:
        yield Relation(EQUAL, (figure, same), sure=False, slip=False)


def _repeated(text: str, figure: TextFigure, body: Sequence[TextFigure]) -> Iterator[Relation]:
    """A figure of a headline with what the text below says of the same thing: one that may be it, else a sum that
    is it, else a slip of it.
    """
    fitting = [other for other in body if _agrees(figure, other)]
    # A headline is no more precise than its text: 超1700亿 in the text is not where 1745亿 comes from.
    sources = [other for other in fitting if not coarser(other, figure) and _may_be_source(figure, other)]
    near_misses = [other for other in _slipped(figure, body) if may_be_a_slip(text, figure, other)]
    slips = [
        other
        for other in near_misses
        if not (_agrees(figure, other) if sources else _explains(figure, other))
        and not (sources and _may_differ(text, figure, other))
    ]
    repeated, near = likest(text, figure, sources or fitting)
    slipped, nearer = likest(text, figure, slips)
    if slipped is None and sources:
        slipped, nearer = _restated(text, figure, near_misses, sources), _ALIKE
    chinese = is_chinese(text)
    if slipped is not None and not (sources or chinese) and any(is_cut(figure, other) for other in body):
        slipped, nearer = None, 0
    added = None if fitting else _sum(figure, body, APART if chinese else APART_IN_ENGLISH)
    is_slip = nearer >= _ALIKE or (not sources and nearer > near and repeated is not None)
    if slipped is not None and is_slip and slipped not in (added or ()):
        yield Relation(EQUAL, (bare(figure), bare(slipped)), sure=False, slip=True)
    elif added is not None:
        yield Relation(total_of(len(added)), (figure, *added), sure=False, slip=False)
        if slipped is not None and nearer >= _ALIKE_BESIDE_SUM and slipped not in added:
            yield Relation(EQUAL, (bare(figure), bare(slipped)), sure=False, slip=True)
    elif repeated is not None and (near or _is_said_again(figure, repeated)):
        yield Relation(EQUAL, _as_one(figure, repeated), sure=False, slip=False)
    elif slipped is not None and nearer > _are_short(figure, slipped):
        yield Relation(EQUAL, (bare(figure), bare(slipped)), sure=False, slip=True)


def _are_short(*figures: TextFigure) -> bool:
    """Whether figures have so few digits that one in five others is a slip of them: 23万农民 and 43万农民."""
    printed = (digits_of(each.quote) for each in figures)
    return all(len(digits) <= _FEW and digits.isdecimal() for digits in printed)


def _is_said_again(figure: TextFigure, other: TextFigure) -> bool:
    """Whether two figures print the same digits, too many to be so by chance, whatever they are told of."""
    digits = digits_of(figure.quote)
    return len(digits) >= _MANY and digits == digits_of(other.quote)


def _restated(
    text: str, figure: TextFigure, near_misses: Sequence[TextFigure], sources: Sequence[TextFigure]
) -> TextFigure | None:
    """A slip of the figure that the text tells in the same words as what the figure comes from."""
    slips = (other for other in near_misses if not _agrees(figure, other))
    return next((slip for slip in slips if any(told_in_the_same_words(text, each, slip) for each in sources)), None)


def _explains(figure: TextFigure, other: TextFigure) -> bool:
    """Whether another figure may be told in a headline so: 超690万 is not what an editor makes of 超600万."""
    return _agrees(figure, other) and not (both_open(figure, other) and coarser(other, figure))


def _may_be_source(figure: TextFigure, other: TextFigure) -> bool:
    """Whether the headline may be made of another figure: 超2.4万 is not what an editor makes of 26049."""
    open_ended = figure.understood.reading.stated.upper is None or figure.understood.reading.stated.lower is None
    return not open_ended or other.understood.reading.stated.meets(floor(figure))


def _sum(figure: TextFigure, body: Sequence[TextFigure], apart: int) -> list[TextFigure] | None:
    """Figures of its unit that stand together and add up to a figure, perhaps rounded."""
    total, unit = figure.understood.reading.rounded, figure.understood.unit
    for first, start in enumerate(body):
        if start.understood.unit != unit:
            continue
        run, added = [start], start.understood.reading.stated
        for other in body[first + 1 : first + LONGEST_SUM]:
            if other.start - run[-1].end > apart or other.understood.unit != unit:
                break
            run.append(other)
            added += other.understood.reading.stated
            if added.meets(total) and _is_narrow(added):
                return run
    return None


def _is_narrow(added: Interval) -> bool:
    """Whether a sum is known well enough to be another figure by no chance: 300 million and 150 million."""
    low, high = added.lower, added.upper
    return low is not None and high is not None and high - low <= abs(low) * _NARROW


def _as_one(figure: TextFigure, other: TextFigure) -> tuple[TextFigure, TextFigure]:
    """Two figures to be compared as one: where both are hedged the same way, the numbers themselves must agree."""
    if figure.understood.unit != other.understood.unit:
        figure, other = (each._replace(understood=each.understood._replace(unit=None)) for each in (figure, other))
    if alike_printed(figure, other):
        return bare(figure), bare(other)
    if both_open(figure, other):
        floored = [
            each._replace(understood=each.understood._replace(reading=Reading.only(floor(each))))
            for each in (figure, other)
        ]
        return floored[0], floored[1]
    return figure, other


def _may_differ(text: str, figure: TextFigure, other: TextFigure) -> bool:
    """Whether the two may both be told where the text has the source of the headline: all but one statement, hedged
    and scaled alike (超2.4万 and 超2.6万), of which neither is a forecast.
    """
    alike = both_open(figure, other) and form_of(figure.quote)[:2] == form_of(other.quote)[:2]
    before = (text[max(each.start - _NEAR, 0) : each.start] for each in (figure, other))
    return not alike or any(_FORECAST.search(words) for words in before)


def _agrees(figure: TextFigure, other: TextFigure) -> bool:
    """Whether two figures may be one, however each is hedged or rounded."""
    mine, theirs = figure.understood.unit, other.understood.unit
    if theirs is not None and mine is not theirs and mine != theirs:
        return digits_of(figure.quote) == digits_of(other.quote) != "" and _both_count(figure, other)
    if has_one_value(figure) and has_one_value(other):
        return figure.understood.reading.stated.lower == other.understood.reading.stated.lower
    if alike_printed(figure, other):
        return digits_of(figure.quote) == digits_of(other.quote)
    if both_open(figure, other):
        return floor(figure).meets(floor(other))
    stated, told = figure.understood.reading.stated, _near(other.understood.reading.stated)
    if _near(stated).meets(told):
        return True
    hedged = other.understood.reading.stated.upper is None or other.understood.reading.stated.lower is None
    return not hedged and _near(figure.understood.reading.rounded).meets(told)


def _both_count(figure: TextFigure, other: TextFigure) -> bool:
    """Whether both count things, if under two classifiers: 184例 of the headline may be 184名 in the text."""
    mine, theirs = figure.understood.unit, other.understood.unit
    return mine is not None and theirs is not None and counts_things(mine) and counts_things(theirs)


def _near(reading: Interval) -> Interval:
    """What a hedge is used for: 超5000 is said of what is little above 5000, not of 90,000."""
    if reading.upper is None and reading.lower is not None:
        return Interval(reading.lower, max(reading.lower * _LITTLE, reading.lower))
    if reading.lower is None and reading.upper is not None:
        return Interval(min(reading.upper / _LITTLE, reading.upper), reading.upper)
    return reading


def _slipped(figure: TextFigure, body: Sequence[TextFigure]) -> Iterator[TextFigure]:
    """The figures of its unit and scale that are one slip apart from a figure."""
    mine = digits_of(figure.quote)
    if not mine:
        return
    length, scale = len(mine), scale_of(figure.quote, mine)
    least = _fewest(scale)
    shortest, longest = length - 1 if length >= least else least, length + 1
    for other in body:
        theirs = digits_of(other.quote)
        # Most pairs are told apart by their length.
        if not theirs or not shortest <= len(theirs) <= longest or not is_slip(mine, theirs):
            continue
        if figure.understood.unit == other.understood.unit and scale == scale_of(other.quote, theirs):
            yield other


@lru_cache(maxsize=1 << 10)
def _fewest(scale: str) -> int:
    """Digits of figures of a scale that are compared: those of few are one slip apart by chance too often."""
    return 2 if _SCALED.match(scale) else 3
