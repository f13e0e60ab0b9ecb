"""A share in a table is not what its cells make.

## What it does
Compares columns and rows of shares with the amounts that they are shares of, and with 100 % where they are all.

## Why
A cell is corrected and its share is not worked out again.

## Example
North 120, South 80, Total 200 with shares of 55 % and 40 %: 120 of 200 is 60 %.

## What it does not report
Structures that most rows do not keep.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations import share_of_count, shares_of_one
from check_data.relations.claim import Claim

CODE = "CD217"
BECAUSE = English("the column tells shares of the amounts")
MESSAGE = English("{first} is not the share")


def claims(telling: Telling) -> Iterator[Claim]:
    """The share as the part by the whole, or all shares as the whole."""
    law = share_of_count if telling.kind == "share" else shares_of_one
    for claim in law.claims(telling):
        yield claim._replace(code=CODE)
