"""A length of time is not what lies between its two dates.

## What it does
Counts the days between two dates that are told with how long it lasted.

## Why
A date is moved and the length is not.

## Example
为期三天，3月4日至7日: that is four days.

## What it does not report
Lengths that fit whether or not both days are counted, where the text does not say which; ages, weeks, months and years
that fit in some way of counting them; hours.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.figures.units import DAYS, unit
from check_data.messages import English
from check_data.reading.mention import Mention
from check_data.relations.claim import Claim, one

CODE = "CD222"
BECAUSE = English("it lasts from the one date to the other")
MESSAGE = English("{first} is not the time between the dates")
_MONTHS, _YEARS = unit("months"), unit("years")
_BETWEEN = "days(f2, f1)"


def claims(telling: Telling) -> Iterator[Claim]:
    """The time as the days between the dates: both counted, one of them, or either way where that is not told; in
    weeks, months and years as far as they may be counted in another way.
    """
    three = one(telling, "span", "last", "first")
    law = _law(three[0], telling.options.get("inclusive")) if three else None
    if three and law:
        yield Claim(CODE, law, tuple(three), telling, "apart")


def _law(span: Mention, inclusive: int | str | None) -> str | None:
    """The law by the unit of the time; None where it counts in no days."""
    if span.unit == DAYS:
        return f"{_BETWEEN} <= f0 <= {_BETWEEN} + 1" if inclusive is None else f"f0 == {_BETWEEN} + {inclusive}"
    if span.kind == "age" or span.unit is None:
        # Some count the year of birth as one.
        return f"f0 * 1461 / 4 - 732 <= {_BETWEEN} <= f0 * 1461 / 4 + 367"
    if span.unit == _YEARS:
        return f"f0 * 1461 / 4 - 367 <= {_BETWEEN} <= f0 * 1461 / 4 + 367"
    if span.unit == _MONTHS:
        return f"f0 * 1461 / 48 - 32 <= {_BETWEEN} <= f0 * 1461 / 48 + 32"
    weeks = span.unit.fits(DAYS) and span.unit.factor > 1
    return f"f0 - 7 <= {_BETWEEN} <= f0 + 7" if weeks else None
