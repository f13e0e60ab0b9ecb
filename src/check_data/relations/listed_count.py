"""A text announces so many things and lists another number of them.

## What it does
Where a count is followed by a numbered list (一是 … 二是 …, first … second …), compares it with the number of items.

## Why
An item is added or dropped, and the sentence that announces the list is not read again.

## Example
四项措施：一是扫码，二是消毒，三是测温。

## What it does not report
Lists that name a few (等, including), numbers that do not count from one without a gap, and counts that are only about
right.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.figures.conventions import Hedge
from check_data.messages import English
from check_data.relations.claim import Claim, told_as
from check_data.relations.verdict import EQUAL, WITHIN

CODE = "CD207"
BECAUSE = English("the list holds so many")
MESSAGE = English("{first} are announced, the list has another number: {second}")

VAGUE = frozenset([Hedge.ABOUT, Hedge.NEARLY])
"""Hedges of counts that announce no list."""


def claims(telling: Telling) -> Iterator[Claim]:
    """The count as the number of the items; as no less where the list names a few."""
    counts, listed = telling.roles.get("count", ()), telling.options.get("listed")
    if len(counts) == 1 and isinstance(listed, int) and counts[0].hedge not in VAGUE:
        items = told_as(telling.roles.get("list", counts)[0], listed)
        yield Claim(CODE, WITHIN if telling.options.get("open") else EQUAL, (counts[0], items), telling)
