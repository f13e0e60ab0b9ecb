"""A part is not the fraction of its whole that words say.

## What it does
Compares what is told to be more than half, a majority, over two thirds, 过半 or 超七成 with its part and whole, or with
its share.

## Why
The words were written for other figures.

## Example
"A majority of the 80 firms, 36, are open."

## What it does not report
Fractions of something else than what is told beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim, one

CODE = "CD224"
BECAUSE = English("the words say how large the part is")
MESSAGE = English("{first} is not the part that the words say")


def claims(telling: Telling) -> Iterator[Claim]:
    """The part by its whole, or its share, on the side of the bound that is told."""
    share, pair = telling.roles.get("share", ()), one(telling, "part", "whole")
    what = "f0" if share else "f0 / f1"
    mentions = tuple(share[:1] or pair or ())
    for side, compared in (("above", ">"), ("below", "<")):
        bound = telling.options.get(side)
        if bound and mentions:
            yield Claim(CODE, f"{what} {compared} {bound}", mentions, telling)
