"""The rows or columns of a table do not add up to its total.

## What it does
Finds totals, subtotals, remainders and the running lines of statements (sales less cost is gross profit) by the heads
and the layout of a table, where most of its columns keep them; each column must then.

## Why
A cell is corrected and the total is not worked out again.

## Example
Q1 70, Q2 85, Q3 92, Total 257: the quarters make 247.

## What it does not report
Columns of averages, shares, statistics and years, and structures that most columns do not keep.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations import parts_of_whole
from check_data.relations.claim import Claim

CODE = "CD204"
BECAUSE = English("the table sums them up")
MESSAGE = English("the cells do not add up to {first}")


def claims(telling: Telling) -> Iterator[Claim]:
    """The total as the sum of its cells."""
    for claim in parts_of_whole.claims(telling):
        yield claim._replace(code=CODE)
