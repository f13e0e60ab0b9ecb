"""A change in a table is not what lies between its cells.

## What it does
Compares columns of differences and growths with the amounts of the two periods that they lie between.

## Why
An amount is corrected and the change is not worked out again.

## Example
2023: 78.1, 2024: 84.5, change 12 %: it is 8.2 %.

## What it does not report
Structures that most rows do not keep.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations import change, difference
from check_data.relations.claim import Claim

CODE = "CD218"
BECAUSE = English("the column tells the changes of the amounts")
MESSAGE = English("{first} is not the change")


def claims(telling: Telling) -> Iterator[Claim]:
    """The change by what it lies between."""
    law = change if telling.kind == "change" else difference
    for claim in law.claims(telling):
        yield claim._replace(code=CODE)
