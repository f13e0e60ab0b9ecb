"""Changes in English text that the clause itself ties to two values: rose 12% to $56 million from $50 million."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.discovery.growth import Growth
from check_data.discovery.precision import middle
from check_data.figures.units import NUMBER
from check_data.patterns import lazily
from check_data.reading.english_rises import DOWN, UP
from check_data.reading.text import TextFigure

_HEDGES = ("about", "around", "roughly", "approximately", "some", "only", "just", "a", "an", "a further", "another")
_UP_NOUN, _DOWN_NOUN = "increase|rise|growth|gain|jump|surge|premium", "decrease|decline|drop|fall|reduction|discount"
_ABOUT = rf"(?:(?:{'|'.join(_HEDGES)}) )?"
_VERB = lazily(rf"\b(?:(?P<up>{'|'.join(UP)})|(?:{'|'.join(DOWN)}))(?: by)? {_ABOUT}\Z", re.IGNORECASE)
_NOUN_OF = lazily(rf"\ban? (?:[a-z-]+ )?(?:(?P<up>{_UP_NOUN})|(?:{_DOWN_NOUN})) of {_ABOUT}\Z", re.IGNORECASE)
_LAST_WORDS = frozenset(words.split()[-1] for words in (*UP, *DOWN, *_HEDGES, "by", "of"))
"""What the words before a change end with."""
_VERBS = dict.fromkeys(UP, True) | dict.fromkeys(DOWN, False)
_MARKS = "(\"“‘'—–-"
_ARTICLE = lazily(r"\ban? \Z", re.IGNORECASE)
_NOUN = lazily(rf"(?: percentage)?(?:[- ]points?)? (?:(?P<up>{_UP_NOUN})|(?:{_DOWN_NOUN}))\b", re.IGNORECASE)
# Beside the value: 12 pct above its 10 billion, 3 pct higher than 1.1 billion, 39 pct down at 3,267.
_SAID_AFTER = lazily(r"(?: (?:(?P<more>up|higher|more)|(?:down|lower|less|fewer))\b)|(?= (?:(?P<above>above)|below) )")
_LONGEST_PHRASE, _LARGE = 32, 1000

_OR = lazily(r"(?: [a-z]{1,24}){0,2}?,? or ")
_WORDS = r"(?: (?:[^.,;!?\n]|,(?= \d{4}\b)|\.(?=\d)){1,60}?)?"
# A low is not where a yearly change began, nor is a forecast.
_NOT_ITS = "and|to|by|with|from|in|or|low|lows|high|highs|peak|bottom|range|forecasts?|estimates?|targets?|goal|plan"
# Whose value it is, and what it is called: the, its, December's, 1985's earnings of, a seasonally adjusted rate of.
_ITS = (
    r"(?:(?:the|its|their|an?|[\w.]{1,24}(?: [\w.]{1,24})?'s?) )?"
    rf"(?:(?!(?:{_NOT_ITS}) )[a-z-]{{1,24}} ){{0,4}}?"
)
_FROM = lazily(rf"{_WORDS},?(?: up| down)? from {_ITS}")
_BESIDE = rf"{_WORDS},? (?:compared (?:to|with)|versus|against) {_ITS}"
_COMPARED, _JUST_COMPARED = lazily(rf"{_WORDS},?(?: up| down)?,? from {_ITS}|{_BESIDE}"), lazily(_BESIDE)
_OVER = lazily(rf" (?:over|on|above|below|than) {_ITS}")
_TO = lazily(rf"{_WORDS},?(?<!compared) to ")
_JUST_TO = lazily(
    r"(?: (?P<named>[^\W\d_]{1,24}))?(?:,? (?:in|for|of|on|last|this) [^.,;!?\n]{1,40}?)?"
    rf",?(?: to| at| total+ing) {_ITS}"
)
_OF, _RUNS_ON = lazily(r"\bof \Z"), lazily(r"(?:(?! and )(?:[^.,;!?\n]|,(?= \d{4}\b)|\.(?=\d))){1,60}")
_APART = lazily(rf"{_WORDS}(?:, |,? \(| --? | – | — | for (?=an? ))(?:or |which is |that is |representing |for )?")
_BUT = " but "
_FAR = 100
"""Times that one bare number may be another of the same thing."""
_AFTER_FROM = lazily(r"\bfrom \Z", re.IGNORECASE)
_POINTS, _BASIS_POINTS = lazily(r" points?\b"), lazily(r" basis points?\b")
_NAMED = lazily(r"[ -]([^\W\d_]+)")
_NO_NAMES = frozenset("from to compared and or in on at since over for during after last this".split())
_BOUND = r"[;\n]|[.!?](?=\s|\Z)|, (?:while|whereas|but|and)\b"
# "…, with same-store sales up 5 percent" is told of another change, "…, excluding fuel" of this one.
_BEFORE, _AFTER = lazily(_BOUND), lazily(rf"{_BOUND}|, (?:with|as|which|although)\b")
_NEAR = 120
"""Characters before and after a change in which its clause may speak of another base."""
_YEARLY = r"(?:per|each) year|\ba year(?! (?:ago|earlier|before|prior|previous|to|and|in|on|when|but)\b)"
_OTHER_BASE = lazily(
    rf"constant[- ]currency|adjusted|adjusting|organic|exclud|annuali[sz]ed|seasonal|compound|CAGR|{_YEARLY}"
    r"|\baverages?\b|inflation|real terms|respectively|pro forma|same[- ]store|like[- ]for[- ]like|\beach\b|per share"
    r"|apiece|comparable[- ](?:store|sales|basis)",
    re.IGNORECASE,
)


class Change(NamedTuple):
    """From ``first`` to ``last`` by ``by``, a difference in one of ``parts`` of their unit (100 for points of a
    percentage; 0: a growth), told as a ``rise`` or a fall. ``other_base``: the clause speaks of one; ``sure``: it does
    not, and the change is from ``first``.
    """

    first: TextFigure
    last: TextFigure
    by: TextFigure
    parts: int
    rise: bool
    other_base: bool
    sure: bool


class _Told(NamedTuple):
    """Where the words that tell of a change begin and end, and what they say."""

    start: int
    end: int
    rise: bool


def english_changes(text: str, figures: Sequence[TextFigure]) -> Iterator[Change | Growth]:
    """Every change with the two values between which its clause puts it, or told twice of one."""
    numbers = [each for each in figures if each.kind == "number" or _is_amount(each)]
    for index, change in enumerate(numbers):
        told = _told(text, change)
        if told is None and change.understood.unit is NUMBER:
            told = _told_after(text, change)
        if told is None:
            continue
        changes, after = [change], list(numbers[index + 1 : index + 4])
        if after and told.end == change.end and _OR.fullmatch(text, change.end, after[0].start):
            changes.append(after.pop(0))
            told = told._replace(end=changes[-1].end)
        before = numbers[max(index - 2, 0) : index]
        values = _values(text, told, before, after[:2])
        if values is None:
            yield from _told_twice(text, told, before[-1:], changes, after[:1])
            continue
        first, last, is_base = values
        if first.understood.unit != last.understood.unit or not (is_base or _may_be_of_it(text, told, change)):
            continue
        start, end = min(first.start, last.start, told.start), max(last.end, first.end, told.end)
        other_base = _OTHER_BASE.search(text, *_clause(text, start, end)) is not None
        for each in changes:
            parts = _parts(text, each, first)
            if parts is not None:
                yield Change(first, last, each, parts, told.rise, other_base, sure=is_base and not other_base)


def _is_amount(figure: TextFigure) -> bool:
    """Whether words tell of an amount: five percent, six billion."""
    least = figure.understood.reading.stated.lower
    return figure.kind == "spelled" and (figure.understood.unit == NUMBER or (least is not None and least >= _LARGE))


def _told(text: str, change: TextFigure) -> _Told | None:
    """The words that make a figure a change: rose by 12, an increase of 12, a 12% increase."""
    if not text[max(change.start - 2, 0) : change.start - 1].isalpha():
        return None  # most figures of tables, at once
    begin = max(change.start - _LONGEST_PHRASE, 0)
    word = text[begin : change.start - 1].rsplit(None, 1)[-1].strip(_MARKS).lower()
    if word not in _LAST_WORDS:
        return None  # most others
    if word in _VERBS:
        return _Told(change.start - 1 - len(word), change.end, _VERBS[word])
    verb = _VERB.search(text, begin, change.start)
    if verb:
        return _Told(verb.start(), change.end, verb["up"] is not None)
    noun = _NOUN_OF.search(text, begin, change.start)
    if noun:
        return _Told(noun.start(), change.end, noun["up"] is not None)
    article, noun = _ARTICLE.search(text, begin, change.start), _NOUN.match(text, change.end)
    return _Told(article.start(), noun.end(), noun["up"] is not None) if article and noun else None


def _told_after(text: str, change: TextFigure) -> _Told | None:
    """The words after a percentage that make it a change of the value before it."""
    found = _SAID_AFTER.match(text, change.end)
    return _Told(change.start, found.end(), bool(found["more"] or found["above"])) if found else None


def _values(
    text: str, told: _Told, before: Sequence[TextFigure], after: Sequence[TextFigure]
) -> tuple[TextFigure, TextFigure, bool] | None:
    """The first and the last value, of the figures right before and right after the change, and whether it is surely
    from the first: what the last is "compared with" after it may be another thing.
    """
    if len(after) == 2:
        one, two = after
        if _FROM.fullmatch(text, told.end, one.start) and _TO.fullmatch(text, one.end, two.start):
            return one, two, True
        if _leads_to(text, told, one) and _FROM.fullmatch(text, one.end, two.start):
            return two, one, True
        to = _TO.fullmatch(text, told.end, one.start) or _JUST_TO.fullmatch(text, told.end, one.start)
        if to and _JUST_COMPARED.fullmatch(text, one.end, two.start):
            return two, one, False
    beside = [each for each in before if _stands_beside(text, each, told)]
    if len(before) == 2 and before[1] in beside:
        one, two = before
        from_one = _AFTER_FROM.search(text, max(one.start - 8, 0), one.start)
        if _TO.fullmatch(text, one.end, two.start):
            return (one, two, True) if from_one else None
        if not from_one and _COMPARED.fullmatch(text, one.end, two.start):
            return two, one, False
    if not after or _BUT in text[told.end : after[0].start]:
        return None
    from_it = _COMPARED.fullmatch(text, told.end, after[0].start)
    if from_it or _OVER.fullmatch(text, told.end, after[0].start):
        values = [each for each in beside if _are_of_one_kind(each, after[0])]
        return (after[0], values[0], from_it is not None) if len(values) == 1 else None
    return None


def _are_of_one_kind(value: TextFigure, base: TextFigure) -> bool:
    """Whether two values are of one unit, and of one size where they print none: 2.22 a share is none of 1,811,000."""
    if value.understood.unit is None is base.understood.unit:
        sizes = sorted(middle(each) or Fraction(0) for each in (value, base))
        return sizes[0] * _FAR >= sizes[1]
    return value.understood.unit == base.understood.unit


def _may_be_of_it(text: str, told: _Told, change: TextFigure) -> bool:
    """Whether a change may be from what its value is compared with. A bare difference is most often not: a count that
    is up 16 to 180, against 174 a year ago, was 164 last week.
    """
    return change.understood.unit is not None or not text.startswith(" to ", told.end)


def _leads_to(text: str, told: _Told, value: TextFigure) -> bool:
    """Whether nothing stands between a change and the value after it but what both name: 119 dlrs to 1,620 dlrs. Other
    words may tell of another base (rose 12 overall to 56).
    """
    found = _JUST_TO.fullmatch(text, told.end, value.start)
    if found is None or found["named"] is None:
        return found is not None
    named = _NAMED.match(text, value.end)
    return named is not None and named[1].rstrip("s") == found["named"].rstrip("s")


def _stands_beside(text: str, value: TextFigure, told: _Told) -> bool:
    """Whether a value is what changed: 56, up 7, or sales of 56 in the second quarter rose 7."""
    if _APART.fullmatch(text, value.end, told.start):
        return True
    of_it = _OF.search(text, max(value.start - 4, 0), value.start) is not None
    return of_it and _RUNS_ON.fullmatch(text, value.end, told.start) is not None


def _told_twice(
    text: str,
    told: _Told,
    before: Sequence[TextFigure],
    changes: Sequence[TextFigure],
    after: Sequence[TextFigure],
) -> Iterator[Growth]:
    """A value with the difference and the growth that are told of it, in either order."""
    if len(changes) != 2:
        return
    difference, by = changes if changes[1].understood.unit == NUMBER else changes[::-1]
    beside = [each for each in before if _APART.fullmatch(text, each.end, told.start)]
    reached = [each for each in after if not beside and _leads_to(text, told, each)]
    for value in (*beside, *reached):
        units = value.understood.unit, difference.understood.unit
        from_it = _AFTER_FROM.search(text, max(value.start - 8, 0), value.start)
        if units[0] != units[1] or by.understood.unit != NUMBER or units[0] == NUMBER or "point" in by.quote or from_it:
            continue
        start, end = min(value.start, told.start), max(value.end, told.end)
        sure = not _OTHER_BASE.search(text, *_clause(text, start, end))
        yield Growth(value, difference, by, told.rise, sure)


def _parts(text: str, change: TextFigure, value: TextFigure) -> int | None:
    """In what part of the values' unit a change is told, 0 where it is their growth; None: in no unit of theirs."""
    mine, theirs = change.understood.unit, value.understood.unit
    points = "point" in change.quote
    if theirs != NUMBER:
        if mine == NUMBER:
            return None if points else 0
        return 1 if mine == theirs and (mine is not None or _counts_alike(text, change, value)) else None
    if mine is None:
        return 100 if _POINTS.match(text, change.end) else 10_000 if _BASIS_POINTS.match(text, change.end) else None
    return 1 if mine == NUMBER and points else None


def _counts_alike(text: str, change: TextFigure, value: TextFigure) -> bool:
    """Whether a bare number may count what bare values do: it names nothing, or the same as they (up 12 cents from 56
    is no difference of 56).
    """
    named, theirs = _NAMED.match(text, change.end), _NAMED.match(text, value.end)
    return named is None or named[1].lower() in _NO_NAMES or (theirs is not None and named[1] == theirs[1])


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a change, as far as it is near."""
    first, after = max(start - _NEAR, 0), _AFTER.search(text, end, end + _NEAR)
    for bound in _BEFORE.finditer(text, first, start):
        first = bound.end()
    return first, after.start() if after else min(end + _NEAR, len(text))
