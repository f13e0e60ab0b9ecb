"""A difference is not what lies between the two figures that it is told of.

## What it does
Takes two figures and how far they are apart: a balance (exports less imports), a margin of votes or points, what is
left of a whole.

## Why
One of the three is corrected, or is of another month.

## Example
Exports were $212.4 billion and imports $263.9 billion, a deficit of $47.3 billion: it is $51.5 billion.

## What it does not report
Differences of figures that are not named.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim, one
from check_data.relations.verdict import DIFFERENCE

CODE = "CD219"
BECAUSE = English("it is the difference of the two")
MESSAGE = English("{first} is not the difference")


def claims(telling: Telling) -> Iterator[Claim]:
    """The difference of the larger and the smaller; of the two as told where the telling says so."""
    three = one(telling, "by", "more", "less")
    if three is None:
        return
    by, more, less = three
    if not (telling.options.get("signed") or by.negative) and more.value < less.value:
        more, less = less, more
    yield Claim(CODE, DIFFERENCE, (by, more, less), telling)
