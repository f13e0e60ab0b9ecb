"""Mentions that belong together: the ends of a range, a part over its whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.patterns import lazily
from check_data.reading.mention import NUMERIC, Mention
from check_data.reading.spaced.dates import first_of_two
from check_data.reading.spaced.vocabulary import Vocabulary

_OVER = lazily(r"\s?/\s?")
_LONGEST_GAP = 24
"""Characters between two dates that words make the ends of a time."""
_CARRYING = ("money", "measure")
"""Kinds of amounts whose unit those beside them may leave out."""
_LONGEST_CLAUSE = 60
"""Characters of a clause between two amounts of which the second prints the currency of both."""
_CARRIED = 200
"""Characters after an amount of money in which another one may print no currency."""
_ENDS = frozenset(["count", "measure", "money", "percent", "points", "span", "age", "statistic", "date", "times"])


def joined(text: str, found: Sequence[Mention], words: Vocabulary) -> list[Mention]:
    """The mentions with those joined that a mark or a word makes one figure of."""
    made: list[Mention] = []
    for mention in found:
        before = made[-1] if made else None
        both = _join(text, before, mention, words) if before else None
        if both is None:
            if before and before.kind == "count" and _shares_unit(text, before, mention, words):
                made[-1] = _in_unit_of(before, mention)
            made.append(mention)
        else:
            made[-1] = both
    return made


def spanned(text: str, found: Sequence[Mention], words: Vocabulary) -> list[Mention]:
    """The mentions with the first of two dates in the month and year that only the last one prints: from 5 to 21
    December 2025, from 28 February to 15 March 2026.
    """
    made = list(found)
    for place, (one, two) in enumerate(pairwise(found)):
        gap = text[one.to : two.at]
        if two.kind != "date" or two.reading is None or not two.reading.stated.exact or len(gap) > _LONGEST_GAP:
            continue
        if words.date_to.fullmatch(gap) and (first := first_of_two(one, two, words)) is not None:
            made[place] = first
    return made


def carried(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions with the currency or the unit that is printed once: 4.7 billion euros, against 4.4 billion."""
    made: list[Mention] = []
    last: Mention | None = None
    for mention in found:
        if mention.scaled and mention.kind in (*_CARRYING, "count"):
            bare = mention.kind == "count" and not mention.noun and last and mention.at - last.to < _CARRIED
            last = mention if mention.kind in _CARRYING else last if bare else None
            if bare and last:
                mention = mention._replace(kind=last.kind, unit=last.unit)
        made.append(mention)
    return _carried_back(text, made)


def _carried_back(text: str, found: list[Mention]) -> list[Mention]:
    """The same where only the second of two amounts prints it: from 12 million to 24 million euros."""
    for place in range(len(found) - 2, -1, -1):
        one, two = found[place], found[place + 1]
        bare = one.kind == "count" and one.scaled and not one.noun
        gap = text[one.to : two.at]
        near = len(gap) <= _LONGEST_GAP or (len(gap) <= _LONGEST_CLAUSE and not any(mark in gap for mark in ".;:()"))
        if bare and two.scaled and two.kind in _CARRYING and near:
            found[place] = one._replace(kind=two.kind, unit=two.unit)
    return found


def measured(text: str, found: Sequence[Mention], words: Vocabulary) -> list[Mention]:
    """The mentions with the measure that only the second of two amounts prints, each with its scale: de 43,2 millones a
    38,2 millones de toneladas.
    """
    made = list(found)
    for place, (one, two) in enumerate(pairwise(found)):
        bare = one.kind == "count" and one.scaled and not one.noun
        if bare and two.scaled and two.kind == "measure" and words.unit_word.fullmatch(text, one.to, two.at):
            made[place] = one._replace(kind="measure", unit=two.unit)
    return made


def _join(text: str, one: Mention, two: Mention, words: Vocabulary) -> Mention | None:
    gap = text[one.to : two.at]
    if len(gap) > 8:
        return None
    if (
        _OVER.fullmatch(gap)
        and text[one.at - 1 : one.at] != "/"
        and text[two.to : two.to + 1] != "/"
        and one.kind in ("count", "label")
        and two.kind in ("count", "measure", "span")
    ):
        return _both("ratio" if _are_counts(one, two) else "label", text, one, two)
    if one.kind not in _ENDS or two.kind not in _ENDS or one.parts or two.parts:
        return None
    if words.range_mark.fullmatch(gap):
        return _both("range", text, one, two)
    opened = words.range_opener.search(text, max(0, one.at - 16), one.at)
    if words.range_word.fullmatch(gap) and opened and one.kind != "date":
        return _both("range", text, one, two)
    return None


def _shares_unit(text: str, one: Mention, two: Mention, words: Vocabulary) -> bool:
    """Whether a bare number is in the unit of the next: from 40 to 60 euros, 3 to 5 million."""
    bare = not one.noun and not one.spelled and one.unit is None and not one.scaled and two.kind in NUMERIC
    told = two.unit is not None or two.scaled
    return bare and told and words.unit_word.fullmatch(text, one.to, two.at) is not None


def _are_counts(one: Mention, two: Mention) -> bool:
    whole = all(each.kind == "count" and not each.places and not each.negative for each in (one, two))
    return whole and two.value >= 2 and two.value >= one.value and not one.parts


def _both(kind: str, text: str, one: Mention, two: Mention) -> Mention:
    plain = Mention(one.start, two.end, one.at, two.to, one.block, text[one.at : two.to], "label")
    if kind == "range" and one.kind == "count" and two.kind in NUMERIC:
        one = _in_unit_of(one, two)
    if kind == "label":
        return plain
    return plain._replace(kind=kind, parts=(one, two), noun=two.noun)  # type: ignore[arg-type]


def _in_unit_of(one: Mention, two: Mention) -> Mention:
    """The first end of a range in the scale and unit that only the second one prints: 3 to 5%, 10 to 12 million."""
    if two.reading is None or one.reading is None or one.scaled or one.unit is not None:
        return one
    worth = two.last_digit * 10**two.places
    if two.scaled or two.kind == "percent":
        readings = [Interval.around(one.value * worth, one.last_digit * worth / 2)] * 2
    else:
        readings = [each.scaled(worth) for each in one.reading]
    return one._replace(
        kind=two.kind,
        unit=two.unit,
        value=one.value * worth,
        last_digit=one.last_digit * worth,
        reading=Reading(*readings),
        scaled=two.scaled,
    )
