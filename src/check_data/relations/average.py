"""A quotient is not what the two figures make that it is told of.

## What it does
Takes an average, a value per head, a density, a margin or a multiple with the two figures that it is the quotient of.

## Why
One of the three is corrected.

## Example
Operating profit of €115.0m on revenue of €683.9m, a margin of 18.8 %: it is 16.8 %.

## What it does not report
Averages of figures that are not named.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim, one
from check_data.relations.verdict import RATIO

CODE = "CD220"
BECAUSE = English("it is the quotient of the two")
MESSAGE = English("{first} is not the quotient")


def claims(telling: Telling) -> Iterator[Claim]:
    """The quotient of the two."""
    three = one(telling, "ratio", "above", "below")
    if three:
        per = telling.options.get("per", 1)
        yield Claim(CODE, RATIO if per == 1 else f"f0 == f1 / f2 * {per}", tuple(three), telling, "apart")
