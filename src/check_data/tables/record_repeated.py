"""A record repeats one that should stand once.

## What it does
Looks for records that share their cells of some columns, where a check says that these columns name one record:
`unique = ["region", "date"]`, or needs it (the record before in `order`, within its group; the record of the other
table by its columns `on`). All that share them are one finding, at the first, which names them by their numbers: up to
a hundred, and how many there are. Each of them is counted as a record that fails.

## Why
What stands twice is counted twice. Where two records stand at one place, neither is before the other, and a figure of
"the" record of another table has two values.

## Example
`unique = ["region", "date"]` with two records of Lazio on 1 March.

## What it does not report
Records that lack one of the cells: they may be any record, and the check is undetermined for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from check_data.agreement.check import Check
from check_data.findings import Cited, Finding, Message, Place, Verdict
from check_data.messages import English

CODE = "CD108"

_UNIQUE = English("{record}: records that should be one ({check}: {holds})")


class Records(NamedTuple):
    """Records that share their cells: what the first of them are called, and how many there are."""

    names: Sequence[str]
    number: int

    def __str__(self) -> str:
        rest = [f"… ({self.number})"] if self.number > len(self.names) else []
        return ", ".join([*self.names, *rest])


def judge(
    check: Check,
    told: str,
    records: Records,
    cells: Sequence[tuple[str, str]],
    place: Place,
    *,
    undetermined: bool = False,
) -> Finding:
    """The finding of some records that share ``cells``, their columns and what these hold, ``told`` in short.

    ``undetermined``: the check needs more than that no record is repeated, and can't be decided for them.
    """
    values = {"record": f"{told} ({records})", "check": check.name, "holds": check.expression.text}
    return Finding(
        rule=CODE,
        severity=check.severity,
        message=Message(_UNIQUE, values),
        place=place,
        figures=tuple(Cited(column, cell, place) for column, cell in cells),
        verdict=Verdict.UNDETERMINED if undetermined else Verdict.DISAGREES,
        check=check.name,
        because=check.because,
        waiver=check.waiver,
        about=check.about,
    )
