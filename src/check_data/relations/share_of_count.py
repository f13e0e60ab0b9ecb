"""A share is not what its part and its whole make.

## What it does
Takes a part, its whole and the share where a text tells all three, in whatever order: 52 of the 80 firms (65 %), 65 %
(52/80), 占全部80家的65%, and wholes that an earlier sentence names.

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
from check_data.relations.claim import Claim, one
from check_data.relations.verdict import RATIO

CODE = "CD212"
BECAUSE = English("the share is the part by the whole")
MESSAGE = English("the share of {first} is not what is told")


def claims(telling: Telling) -> Iterator[Claim]:
    """The share as the part by the whole."""
    three = one(telling, "share", "part", "whole")
    if three:
        per = telling.options.get("per")
        yield Claim(CODE, f"f0 == f1 / f2 * {per}" if per else RATIO, tuple(three), telling)
