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
from check_data.messages import English
from check_data.relations.claim import Claim

CODE = "CD215"
BECAUSE = English("all is the count times each")
MESSAGE = English("{first} is not the product")


def claims(telling: Telling) -> Iterator[Claim]:
    """The product of its factors."""
    product, factors = telling.roles.get("product", ()), telling.roles.get("factors", ())
    if len(product) == 1 and len(factors) > 1:
        law = "f0 == " + " * ".join(f"f{number}" for number in range(1, len(factors) + 1))
        yield Claim(CODE, law, (*product, *factors), telling, "apart")
