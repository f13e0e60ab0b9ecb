"""Digits that are plain but for one hedge: 约20%, 超过300家, 4000多名, 5米以上, more than 1,200; read in one step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from check_data.figures.conventions import Conventions, Hedge, read_printed
from check_data.reading.phrase import printed
from check_data.reading.plain import Understood, around_digits, counted

_DIGITS = r"((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,100})(?:\.[0-9]{1,100})?)"
_PERCENT = Fraction(1, 100)


class _Hedged(NamedTuple):
    hedge: Hedge
    currency: str | None
    digits: str
    after: str


def read_hedged(quote: str, conventions: Conventions) -> Understood | None:
    """The reading that `Reader.read` gives by way of a grammar, where the decimal mark is the point; None for any other
    quote, and for a unit that only a grammar knows.

    Raises:
        NotUnderstood: it has no value (some people more than none and fewer than one).

    """
    found = _english(quote) if quote.isascii() else _chinese(quote)
    around = around_digits(found.currency, found.after) if found else None
    if found is None or around is None:
        return None
    of = around.unit
    share = _PERCENT if around.parts != 1 else None
    number = printed(found.digits, scale=around.scale, share=share, hedge=found.hedge)
    reading = read_printed(number, conventions)
    return Understood(counted(reading, of) if around.counts and of else reading, of, of)


def _chinese(quote: str) -> _Hedged | None:
    pattern, before, after = _in_chinese()
    found = pattern.fullmatch(quote)
    if found is None:
        return None
    word, currency, digits, scale, odd, rest, last = found.groups()
    if (word is not None) + (odd is not None) + (last is not None) != 1:
        return None
    hedge = before[word] if word else after[last] if last else Hedge.ODD
    return _Hedged(hedge, currency, digits, (scale or "") + rest)


def _english(quote: str) -> _Hedged | None:
    pattern, before = _in_english()
    found = pattern.fullmatch(quote)
    return _Hedged(before[found[1].lower()], *found.groups()[1:]) if found else None


# The grammars are imported where one of their quotes comes, as by those who ask them: many texts are in one language.
@cache
def _in_chinese() -> tuple[re.Pattern[str], Mapping[str, Hedge], Mapping[str, Hedge]]:
    from check_data.reading.chinese_quotes import HEDGES_AFTER, HEDGES_BEFORE

    pattern = re.compile(
        rf"({_any(HEDGES_BEFORE)})?([$€£¥])?{_DIGITS}(万亿|亿|万)?([余多])?([^0-9\s]{{0,8}}?)({_any(HEDGES_AFTER)})?"
    )
    return pattern, HEDGES_BEFORE, HEDGES_AFTER


@cache
def _in_english() -> tuple[re.Pattern[str], Mapping[str, Hedge]]:
    from check_data.reading.english_quotes import HEDGES_BEFORE

    return re.compile(rf"({_any(HEDGES_BEFORE)}) ([$€£¥] ?)?{_DIGITS}([^0-9]{{0,12}})", re.IGNORECASE), HEDGES_BEFORE


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
