"""An average growth a year is not what the growth over all years makes.

## What it does
Takes the values at both ends, or the growth over all years, and the average growth a year: compounded over the years,
it must make the whole growth.

## Why
The average was worked out over another number of years, or by division.

## Example
From 80 in 2020 to 128.8 in 2025, 14.5 % a year: it is 10 %.

## What it does not report
Averages whose number of years is not told; a value that both ways of counting the years fit.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim
from check_data.relations.verdict import GROWN, QUOTIENT, compound_of

CODE = "CD221"
BECAUSE = English("growth is compounded over the years")
MESSAGE = English("an average growth of {first} does not make what is told")


MOST = 60
"""Years over which growth is compounded at most."""


def claims(telling: Telling) -> Iterator[Claim]:
    """The growth of every year, one after the other, as the growth of all."""
    years = int(telling.options.get("years", 0))
    rate, now, before, total = (telling.roles.get(role, ())[:1] for role in ("rate", "now", "before", "total"))
    if not rate or not 1 < years <= MOST:
        return
    if now and before:
        yield Claim(CODE, compound_of(QUOTIENT, years), (*rate, *now, *before), telling)
    elif total:
        yield Claim(CODE, compound_of(GROWN, years), (*rate, *total), telling)
