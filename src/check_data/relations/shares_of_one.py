"""Shares that are said to be all do not make 100 %.

## What it does
Adds shares that are all of it: those of a closed set (men and women, three industries), or a list that ends with what
is left. Changes of such shares add up to nought.

## Why
One share is mistyped, or one was updated and the others were not.

## Example
男性占45%，女性占52%; "coal makes up 45%, gas 30% and other sources 32%".

## What it does not report
Lists that name no rest and are no closed set.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim, numbered

CODE = "CD213"
BECAUSE = English("the shares are all of it")
MESSAGE = English("the shares from {first} on do not make the whole")
_WHOLES = {100: "1", 0: "0"}
"""What shares make most often, as it is written best."""


def claims(telling: Telling) -> Iterator[Claim]:
    """The shares as what they must make, in hundredths."""
    shares = telling.roles.get("shares", ())
    if len(shares) > 1:
        total = int(telling.options.get("total", 100))
        whole = _WHOLES.get(total, f"{total} / 100")
        compared = "<=" if telling.options.get("open") else "=="
        yield Claim(CODE, f"sum({numbered(len(shares))}) {compared} {whole}", tuple(shares), telling)
