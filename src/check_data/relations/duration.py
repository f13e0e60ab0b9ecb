"""A length of time is not what lies between its two dates.

## What it does
Counts the days between two dates that are told with how long it lasted.

## Why
A date is moved and the length is not.

## Example
为期三天，3月4日至7日: that is four days.

## What it does not report
Lengths that fit whether or not both days are counted, where the text does not say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.relations.claim import Claim, one

CODE = "CD222"
BECAUSE = {"en": "it lasts from the one date to the other", "zh": "时长由起止日期决定"}
MESSAGE = {"en": "{first} is not the time between the dates", "zh": "{first}与起止日期不符"}


def claims(telling: Telling) -> Iterator[Claim]:
    """The time as the days between the dates: both counted, one of them, or either way where that is not told."""
    three = one(telling, "span", "last", "first")
    if three is None:
        return
    inclusive = telling.options.get("inclusive")
    between = "days(f2, f1)"
    law = f"{between} <= f0 <= {between} + 1" if inclusive is None else f"f0 == {between} + {inclusive}"
    yield Claim(CODE, law, tuple(three), telling, "apart")
