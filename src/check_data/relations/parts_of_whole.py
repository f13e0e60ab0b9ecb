"""The parts that a text lists do not add up to the whole.

## What it does
Finds a figure that is told with its parts: in brackets, after a colon, 其中 or "of which", in the sentence after it, or
before a total (合计, in all); and parts that are all by nature (men and women, exports and imports). The parts must add
up to the whole, or, where others may be missing, to no more than it.

## Why
The whole is updated and a part is not, or a digit of one is mistyped: the most common slip in bulletins.

## Example
新增12例（甲市5例、乙市4例、丙市4例）: 5 + 4 + 4 is 13. "1,200 people: 700 men and 600 women": 700 + 600 is 1,300.

## What it does not report
Lists that need not be complete, unless they make more than the whole; parts of another unit or of something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim, numbered
from check_data.relations.verdict import EQUAL, total_of

CODE = "CD202"
BECAUSE = English("the text lists them as the parts of the whole")
MESSAGE = English("the parts do not add up to {first}")


def claims(telling: Telling) -> Iterator[Claim]:
    """The whole as the sum of its parts, or less some of them; or no less than that where parts may be missing."""
    whole, parts = telling.roles.get("whole", ()), telling.roles.get("parts", ())
    if len(whole) != 1 or not parts:
        return
    yield Claim(CODE, _law(len(parts), telling), (*whole, *parts), telling)


def _law(count: int, telling: Telling) -> str:
    minus = {int(number) for number in str(telling.options.get("minus", "")).split(",") if number}
    if minus:
        right = "".join(f" {'-' if number in minus else '+'} f{number + 1}" for number in range(count))
        return f"f0 =={right.removeprefix(' +')}" if 0 not in minus else f"f0 == 0{right}"
    if telling.options.get("open"):
        return f"sum({numbered(count, 1)}) <= f0"
    return EQUAL if count == 1 else total_of(count)
