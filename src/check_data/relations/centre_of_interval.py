"""An estimate is not in the middle of its confidence interval.

## What it does
Compares an estimate of a difference with the middle of its interval, and one of a ratio (odds ratio, hazard ratio,
relative risk) with the geometric middle, over all values that print as the three do.

## Why
One of the three is mistyped, or of another line.

## Example
HR 0.57 (95 % CI 0.60 to 0.94): 0.75 is in the middle.

## What it does not report
Intervals whose scale is not told; those of correlations, which are not even.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim, one
from check_data.relations.verdict import MIDDLE, MIDDLE_BY_FACTOR

CODE = "CD226"
BECAUSE = English("an estimate is in the middle of its interval")
MESSAGE = English("{first} is not in the middle of its interval")


def claims(telling: Telling) -> Iterator[Claim]:
    """The estimate as far from the one end as from the other, by what lies between or by the factor."""
    three = one(telling, "estimate", "low", "high")
    if three:
        law = MIDDLE_BY_FACTOR if telling.options["scale"] == "ratio" else MIDDLE
        yield Claim(CODE, law, tuple(three), telling)
