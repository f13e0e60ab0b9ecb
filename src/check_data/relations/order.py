"""Figures stand in another order than the words say.

## What it does
Compares the two ends of a range, two dates of which one is told to be later, and two values of which one is told to be
more.

## Why
One of them is mistyped, or the two changed places.

## Example
每分钟45只至35只; 2月15日至12日; "fell from 40 to 60".

## What it does not report
Dates that may lie on both sides of a new year.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim, one
from check_data.relations.verdict import WITHIN

CODE = "CD210"
BECAUSE = English("the words say which is more")
MESSAGE = English("{first} is told to be more than {second}")


def claims(telling: Telling) -> Iterator[Claim]:
    """The one as no less than the other; of ranked figures each as no less than the next."""
    pair, ranked = one(telling, "more", "less"), telling.roles.get("ranked", ())
    if len(ranked) > 1:
        yield Claim(CODE, " <= ".join(f"f{number}" for number in reversed(range(len(ranked)))), ranked, telling)
    elif pair:
        yield Claim(CODE, "f1 < f0" if telling.options.get("strict") else WITHIN, tuple(pair), telling)
