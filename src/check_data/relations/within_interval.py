"""An estimate lies outside of the interval that is told with it.

## What it does
Compares an estimate with its confidence interval or its range.

## Why
One of the three is mistyped, or is of another group.

## Example
14.2 months (95 % CI 8.1 to 11.9).

## What it does not report
Intervals of something else than the estimate before them.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim, numbered, one
from check_data.relations.verdict import BETWEEN

CODE = "CD223"
BECAUSE = English("an estimate lies within its interval")
MESSAGE = English("{first} lies outside of its interval")


def claims(telling: Telling) -> Iterator[Claim]:
    """The estimate between the two ends; the growth of a whole between the least and the largest of its parts."""
    parts = telling.roles.get("parts", ())
    if parts:
        listed = numbered(len(parts), 1)
        mentions = (*telling.roles["estimate"], *parts)
        yield Claim(CODE, f"min({listed}) <= f0 <= max({listed})", mentions, telling)
        return
    three = one(telling, "estimate", "low", "high")
    if three:
        yield Claim(CODE, BETWEEN, tuple(three), telling)
