"""Two parts that are told one by one: men and women accounted for 54% and 46%, respectively."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.closed import is_closed
from check_data.facts.spaced.code import VALUES, Coded
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_BEFORE = 70
_AMOUNTS = ("count", "money", "measure")


def respective(code: Coded, words: FactWords) -> Iterator[Telling]:
    """Every two values that "respectively" gives to the two kinds of a closed set that stand before them."""
    paired, joins = words.some("clauses", "paired"), words.some("clauses", "joins").pattern
    if paired.search(code.text) is None:
        return
    for found in re.finditer(rf"(?P<one>[{VALUES}])\s{joins}\s(?P<two>[{VALUES}])", code.text):
        one, two = code.at[found.start("one")], code.at[found.start("two")]
        named = code.text[max(0, found.start() - _BEFORE) : found.start()]
        pieces = re.split(rf"\s{joins}\s", re.sub(r"[^\w\s-]", " ", named))
        if not same_unit(one, two) or paired.search(code.text, found.end()) is None:
            continue
        if not any(is_closed([left, right], words.sets) for left, right in pairwise(pieces)):
            continue
        if one.kind == "percent" and words.some("shares", "make_up").search(named):
            yield Telling("shares", "shares:respectively", {"shares": (one, two)}, explicit=1)
        elif one.kind in _AMOUNTS:
            yield from _sums(code, one, two)


def _sums(code: Coded, one: Mention, two: Mention) -> Iterator[Telling]:
    """The two with each other amount of the sentence that may be their whole."""
    for whole in code.at.values():
        if whole not in (one, two) and same_unit(whole, one) and whole.value > max(one.value, two.value):
            yield Telling("sum", "list:respectively", {"whole": (whole,), "parts": (one, two)}, 1, anchor=one)
