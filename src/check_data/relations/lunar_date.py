"""A date of the lunar calendar is not the day that is printed beside it.

## What it does
Where a date stands with its date in the Chinese lunar calendar (2020年1月25日，农历正月初一), works out both days.

## Why
Announcements of festivals give both, and one of them is copied from the year before.

## Example
2020年1月26日（正月初一）: the first day of that lunar year was 25 January.

## What it does not report
Dates in a text that names no year, and lunar dates that do not stand right beside a date.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim, one
from check_data.relations.verdict import EQUAL

CODE = "CD214"
BECAUSE = English("both are the same day")
MESSAGE = English("{first} is not {second}")


def claims(telling: Telling) -> Iterator[Claim]:
    """The two dates as one day."""
    pair = one(telling, "date", "lunar")
    if pair:
        yield Claim(CODE, EQUAL, tuple(pair), telling)
