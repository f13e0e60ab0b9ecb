"""A count and the list of names beside it do not have the same number.

## What it does
Counts the names of a list that follows a small count (三种模式：蓄水、引水、防水; two rules: a, and b), or stands
right before it (沈阳、上海两大研发中心), and compares. A list that ends in 等 or begins with 包括 names a few.

## Why
An item is added or struck, and the count before it stays.

## Example
四项措施：测温、登记、消毒。

## What it does not report
Lists whose first or last name is not sure, and lists of kinds of places.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations import listed_count
from check_data.relations.claim import Claim

CODE = "CD211"
BECAUSE = English("the list names them")
MESSAGE = English("{first} are announced, the list names others: {second}")


def claims(telling: Telling) -> Iterator[Claim]:
    """The count as the number of the names."""
    for claim in listed_count.claims(telling):
        yield claim._replace(code=CODE)
