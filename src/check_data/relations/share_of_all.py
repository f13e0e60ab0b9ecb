"""A count is larger than the whole that a share implies.

## What it does
Where a count and its share stand together (186 firms, a rate of 95 %), the two imply how many there are in all. Every
other count of the same things beside them must be within that.

## Why
Two sources count by two rules, or one of the three figures is from another day; each looks right alone.

## Example
186家规模以上工业企业复工，复工率达95%；301家规模以上工业企业复产: 186 ÷ 95% is 196 at most.

## What it does not report
Counts of other things, and shares of something else than what the count counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim, one

CODE = "CD205"
BECAUSE = English("a count and its share imply how many there are in all")
MESSAGE = English("{first} are more than all that {second} and its share imply")


def claims(telling: Telling) -> Iterator[Claim]:
    """The other count as no more than the count by its share."""
    three = one(telling, "other", "part", "share")
    if three:
        yield Claim(CODE, "f0 <= f1 / f2", tuple(three), telling)
