"""A text says that there is none of what it counts elsewhere.

## What it does
Takes 无新增确诊病例 and the like as nought, and compares it with what the text counts under the same name and of the
same place (新增确诊病例3例).

## Why
A bulletin is written from the one of the day before, and only one of the two places is changed.

## Example
全省无新增确诊病例 in the headline, 全省新增确诊病例3例 below it.

## What it does not report
Other places, kinds (本地, 境外输入) and times (连续3天).
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.messages import English
from check_data.relations.claim import Claim, told_as
from check_data.relations.verdict import EQUAL

CODE = "CD216"
BECAUSE = English("none is nought")
MESSAGE = English("the text says {second}, and counts {first}")


def claims(telling: Telling) -> Iterator[Claim]:
    """The count as nought."""
    counts = telling.roles.get("count", ())
    if len(counts) == 1:
        none = telling.roles.get("none", counts)[0]
        yield Claim(CODE, EQUAL, (counts[0], told_as(none, 0)), telling)
