"""A count times a value of each is not the product that is told.

## What it does
Takes how many there are, what each has or costs, and what all have, where a sentence or a row of a table tells all
three.

## Why
One of the three is corrected.

## Example
40 laptops at $900 each for a total of $32,000: they cost $36,000.

## What it does not report
Sums of several kinds of things.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.relations.claim import Claim

CODE = "CD215"
BECAUSE = {"en": "all is the count times each", "zh": "总量为个数乘以单量"}
MESSAGE = {"en": "{first} is not the product", "zh": "{first}不等于乘积"}


def claims(telling: Telling) -> Iterator[Claim]:
    """The product of its factors."""
    product, factors = telling.roles.get("product", ()), telling.roles.get("factors", ())
    if len(product) == 1 and len(factors) > 1:
        law = "f0 == " + " * ".join(f"f{number}" for number in range(1, len(factors) + 1))
        yield Claim(CODE, law, (*product, *factors), telling, "apart")
