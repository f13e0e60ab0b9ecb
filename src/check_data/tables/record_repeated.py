"""A record repeats one that should stand once.

## What it does
Looks for records that share their cells of some columns, where a check says that these columns name one record:
`unique = ["region", "date"]`; each of them is told, with the first that it stands beside. Where a check needs it (the
record before in `order`, within its group; the record of the other table by its columns `on`), those after the first.

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

from check_data.agreement.check import Check
from check_data.findings import Cited, Finding, Message, Place, Verdict
from check_data.messages import English

CODE = "CD108"

_UNIQUE = English("{record}: {cells} stands in record {first}, too ({check}: {holds})")


def judge(
    check: Check, record: str, first: str, cells: Sequence[tuple[str, str]], place: Place, *, undetermined: bool = False
) -> Finding:
    """The finding of one record beside the record ``first``; ``cells`` are the columns that both share.

    ``undetermined``: the check needs more than that no record is repeated, and can't be decided for it.
    """
    told = ", ".join(f"{column} = {cell}" for column, cell in cells)
    values = {"record": record, "first": first, "cells": told, "check": check.name, "holds": check.expression.text}
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
