"""A change is not what lies between the two values that are told with it.

## What it does
Takes a value, the value before, the difference and the rate of growth of one sentence, as far as they are told, and
compares each with the others; what is told to rise must be more than before.

## Why
One of them is corrected, or the change was worked out from other years.

## Example
由125家增加到155家，增长34%: the growth is 24 %. "Sales rose 12% to $84.5 million from $78.1 million": it is 8.2 %.

## What it does not report
Rates at constant prices or on another base than the one that is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.reading.mention import Mention
from check_data.relations.claim import Claim
from check_data.relations.verdict import DECLINE, DIFFERENCE, GROWTH, RATIO, WITHIN

CODE = "CD208"
BECAUSE = English("the change is from the one to the other")
MESSAGE = English("the change of {first} is not what is told")


def claims(telling: Telling) -> Iterator[Claim]:
    """What follows from each three of a value, the one before, the difference and the rate; and the direction."""
    sign, column = int(telling.options.get("sign", 0)), bool(telling.options.get("column"))
    now, before, by, rate = (telling.roles.get(role, ())[:1] for role in ("now", "before", "by", "rate"))
    rate = () if telling.options.get("real") else rate
    if now and before and by:
        yield Claim(
            CODE,
            _difference(signed=_is_signed(sign, by[0], now[0], before[0], column=column)),
            (*by, *now, *before),
            telling,
        )
    if now and before and rate:
        yield Claim(
            CODE,
            _growth(signed=_is_signed(sign, rate[0], now[0], before[0], column=column)),
            (*rate, *now, *before),
            telling,
        )
    if now and by and rate:
        yield from _without_base(sign, (*rate, *now, *by), telling)
    if before and by and rate and not now:
        yield Claim(CODE, RATIO, (*rate, *by, *before), telling)
    if now and before and sign and not (by or rate):
        more, less = (now, before) if sign > 0 else (before, now)
        yield Claim(CODE, WITHIN, (*more, *less), telling)


def _is_signed(sign: int, told: Mention, now: Mention, before: Mention, *, column: bool) -> bool:
    """Whether a change is now less before: it is told to be a rise, or prints its sign, also beside a word of falling
    (fell to 92, -8%); where neither is so its size is told, and it is a rise where now is more. The changes of a
    ``column`` are all turned as it is: costs that rise may be printed as a loss.
    """
    if column:
        return sign > 0
    return told.negative or (sign > 0 if sign else now.value >= before.value)


def _difference(*, signed: bool) -> str:
    return DIFFERENCE if signed else "f0 == f2 - f1"


def _growth(*, signed: bool) -> str:
    return GROWTH if signed else DECLINE


def _without_base(sign: int, mentions: tuple[Mention, ...], telling: Telling) -> Iterator[Claim]:
    """The difference as a part of the value before, which is not told: each figure counts once, so that the bounds are
    sharp.
    """
    if sign >= 0:
        yield Claim(CODE, "1 / f0 == f1 / f2 - 1", mentions, telling)
    if sign < 0:
        yield Claim(CODE, "1 / f0 == f1 / f2 + 1", mentions, telling)
