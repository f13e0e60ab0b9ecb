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
    times = telling.options.get("times")
    if len(product) == 1 and (len(factors) > 1 or times):
        made = " * ".join(f"f{number}" for number in range(1, len(factors) + 1))
        yield Claim(CODE, _law(made, times, telling.options.get("most")), (*product, *factors), telling, "apart")


def _law(made: str, times: int | str | None, most: int | str | None) -> str:
    """All is the product, or so many times it: a year has 52 weeks, and a day or two of the next."""
    if times is None:
        return f"f0 == {made}"
    return f"{made} * {times} <= f0 <= {made} * {most}" if most else f"f0 == {made} * {times}"
