"""A share is not what its part and its whole make.

## What it does
Takes a part, its whole and the share where a text tells all three, in whatever order: 52 of the 80 firms (65 %), 65 %
(52/80), 占全部80家的65%, and wholes that an earlier sentence names. Of several parts that are told with their shares,
each share is that of its part in all of them where they make 100 %, and any two shares are as their parts.

## Why
The share was worked out from another count, or one of the three was corrected.

## Example
52 of the 80 firms (55 %) are open: it is 65 %.

## What it does not report
Shares of something else than what was told last.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim, numbered, one
from check_data.relations.verdict import RATIO

CODE = "CD212"
BECAUSE = English("the share is the part by the whole")
MESSAGE = English("the share of {first} is not what is told")


def claims(telling: Telling) -> Iterator[Claim]:
    """The share as the part by the whole, by several figures that are the whole together, or by another part whose
    share is told.
    """
    three = one(telling, "share", "part", "whole")
    if not three:
        return
    share, part, whole = three
    wholes, other = telling.roles["whole"], telling.roles.get("other", ())
    per, parts = telling.options.get("per"), telling.roles["part"]
    if len(parts) > 1:
        yield Claim(CODE, f"f0 == sum({numbered(len(parts), 2)}) / f1", (share, whole, *parts), telling)
        return
    if len(wholes) > 1:
        others = [each for each in wholes if each is not part]
        first = 1 if len(others) < len(wholes) else 2
        law = f"f0 == f1 / sum({numbered(len(others) + 2 - first, first)})"
        yield Claim(CODE, law, (share, part, *others), telling)
    elif other:
        yield Claim(CODE, "f0 == f1 / f2 * f3", (share, part, whole, *other), telling)
    else:
        yield Claim(CODE, f"f0 == f1 / f2 * {per}" if per else RATIO, tuple(three), telling)
