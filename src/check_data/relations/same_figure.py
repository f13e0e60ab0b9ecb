"""One quantity is told twice with different values.

## What it does
Compares what a headline says with what is told below it, a summary with the detail, a text with its table, a value with
its conversion into another unit in brackets.

## Why
One of the two places is updated and the other is not.

## Example
A headline of 1400 insured above a text of 1200 and 207; "1,041 deaths" above a table whose total is 1,042.

## What it does not report
Figures of other periods, places and things that share a noun; hedged figures that a more precise one fits.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim
from check_data.relations.verdict import EQUAL

CODE = "CD203"
BECAUSE = English("both tell the same quantity")
MESSAGE = English("{first} and {second} are told of the same")


def claims(telling: Telling) -> Iterator[Claim]:
    """The two values as one."""
    values = telling.roles.get("values", ())
    if len(values) == 2:
        yield Claim(CODE, EQUAL, tuple(values), telling)
