"""Digits with a sign, a scale, a unit, a currency or a percent sign at most: most quotes of most texts, read in one
step.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache, partial
from typing import NamedTuple

from check_data.figures.conventions import Conventions, Reading
from check_data.figures.interval import Interval
from check_data.figures.units import NUMBER, Unit, counts_things, is_known, unit
from check_data.patterns import lazily
from check_data.reading.phrase import LONGEST_NUMBER, NotUnderstood, trailing_zeros

_DIGITS = r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,300})(?:\.([0-9]{1,300}))?"
_PLAIN = lazily(rf"([$€£¥] ?|[-−])?{_DIGITS}([^0-9]{{0,12}})")
# What is written after digits: not 5个多 or 3米以上, which say more than a unit, and not 3月 or 3成.
_HAN_AFTER = lazily(r"(万亿|亿|万)?([\u4e00-\u9fff]{0,4})")
_SAYS_MORE = frozenset("万亿千百十零〇一二两三四五六七八九几数成点分余多许约近左右上下及以内月至到")
_SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}
_SCALES |= {" thousand": 1000, " million": 10**6, " billion": 10**9, " trillion": 10**12}
_SCALES |= {" mln": 10**6, " bln": 10**9, " trln": 10**12}
_PERCENT = ("%", " %", " percent", " per cent", " pct", "个百分点", "百分点")


class Understood(NamedTuple):
    """What a quote says: its reading in ``unit`` (None: a bare number, which fits any), and the unit that the quote
    prints itself (None: none).
    """

    reading: Reading
    unit: Unit | None
    printed_unit: Unit | None


# As the classes make them, without the call in between: a text has as many as it has figures.
_understood = partial(tuple.__new__, Understood)
_reading = partial(tuple.__new__, Reading)


class Around(NamedTuple):
    """What stands around the digits: what they are to be multiplied with and divided by, and the unit."""

    scale: int
    parts: int
    unit: Unit | None
    counts: bool
    negative: bool = False


def read_plain(quote: str, conventions: Conventions) -> Understood | None:
    """The reading that `Reader.read` gives by way of a grammar and the table of conventions, where the decimal mark is
    the point; None for any other quote, and for a unit that only a grammar knows.

    Raises:
        NotUnderstood: it has no value (a fraction of a person).

    """
    if quote.isdecimal() and quote[-1] != "0" and quote.isascii() and len(quote) <= LONGEST_NUMBER:
        return _understood((_exactly(int(quote)), None, None))
    found = _PLAIN.fullmatch(quote)
    if found is None:
        return None
    before, whole, decimals, after = found.groups()
    around = around_digits(before, after)
    if around is None:
        return None
    if "," in whole:
        whole = whole.replace(",", "")
    scale, parts, of, counts, negative = around
    number = int(whole + decimals if decimals else whole)
    if negative:
        number = -number
    zeros = trailing_zeros(whole) if whole[-1] == "0" and not decimals and parts == 1 else 0
    if scale == 1 and parts == 1 and not (decimals or zeros):
        return _understood((_exactly(number), of, of))
    above, below = conventions.rounding.as_integer_ratio()
    if decimals or parts != 1:
        parts *= 10 ** len(decimals) if decimals else 1
        stated = rounded = _give_or_take(number * below, above, scale, below * parts)
    else:
        stated = Interval.exactly(number) if scale == 1 else _give_or_take(number * below, above, scale, below)
        rounded = _give_or_take(number * below, above * 10**zeros, scale, below) if zeros else stated
    reading = _reading((stated, rounded))
    return _understood((counted(reading, of) if counts and of else reading, of, of))


def _exactly(number: int) -> Reading:
    """The one number, taken at its word."""
    return Reading.only(Interval.exactly(number))


def counted(reading: Reading, of: Unit) -> Reading:
    """What a reading says of things that are counted.

    Raises:
        NotUnderstood: nothing (a fraction of a person).

    """
    whole = reading.whole()
    if whole is None:
        raise NotUnderstood(f"no whole number of {of.name} is meant by it")
    return whole


def _give_or_take(number: int, slack: int, scale: int, parts: int) -> Interval:
    return Interval.closed(Fraction((number - slack) * scale, parts), Fraction((number + slack) * scale, parts))


@lru_cache(maxsize=1 << 10)
def around_digits(before: str | None, after: str) -> Around | None:
    """What a currency or a sign before digits and what is after them say; None where only a grammar knows."""
    negative = before is not None and before in "-−"
    currency = None if negative or before is None else before.rstrip()
    if after in _PERCENT:
        return None if currency else Around(1, 100, NUMBER, False, negative)
    scale, name = _SCALES.get(after, 1), "" if after in _SCALES else after
    han = _HAN_AFTER.fullmatch(name) if name else None
    if han:
        scale, name = _SCALES.get(han[1], 1), han[2]
    if name and (name == "月" or not (is_known(name) or (han and _SAYS_MORE.isdisjoint(name)))):
        return None
    if not (currency or name):
        return Around(scale, 1, None, False, negative)
    if currency and name:
        return None
    of = unit(currency or name)
    return Around(scale, 1, of, counts_things(of), negative)
