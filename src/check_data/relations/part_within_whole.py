"""A part is more than its whole.

## What it does
Compares figures that are told to be among others (其中, of whom, including, n of N) with those.

## Why
One of the two is of another day or of another count.

## Example
"Of the 45 firms, 54 are open."

## What it does not report
Figures that are only near each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim, one
from check_data.relations.verdict import WITHIN

CODE = "CD209"
BECAUSE = English("a part is no more than its whole")
MESSAGE = English("{second} is told to be a part of {first}")


def claims(telling: Telling) -> Iterator[Claim]:
    """The part as no more than the whole."""
    pair = one(telling, "whole", "part")
    if pair:
        yield Claim(CODE, "f1 < f0" if telling.options.get("strict") else WITHIN, tuple(pair), telling)
