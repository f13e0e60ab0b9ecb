"""A table of records lacks a column that a check or the schema needs.

## What it does
Looks for the columns that the checks of a form name, and those that its schema describes (`schemas/NAME.py`), in each
table; with the nearest name that is there.

## Why
A check without its column is undetermined for every record: nothing is said of any of them. The other checks of the
form are not touched by it.

## Example
`holds = "total == a + b"` over a table with the columns `total`, `a` and `B`.

## What it does not report
Columns that a schema says may be missing. Where none of a form's checks has its columns the run ends with an error.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from check_data.agreement.check import Check
from check_data.findings import Finding, Message, Place, Severity, Verdict

CODE = "CD110"

_OF_CHECK = {
    "en": "{check} needs the column {column}, which is not in {path}{near}: it is undetermined for all records",
    "zh": "{check} 需要的列 {column} 不在 {path} 中{near}：对所有记录都无法判定",
}
_OF_SCHEMA = {
    "en": "{path} has no column {column}, which the schema describes{near}",
    "zh": "{path} 中没有模式所规定的列 {column}{near}",
}


def judge(check: Check | None, column: str, path: str, there: Sequence[str]) -> Finding:
    """The finding of a column that is not among those of a table; ``check`` is None where the schema describes it."""
    values = {"column": column, "path": path, "near": nearest(column, there)}
    if check is None:
        return Finding(CODE, Severity.ERROR, Message(_OF_SCHEMA, values), Place(path, 1))
    message = Message(_OF_CHECK, {**values, "check": check.name})
    return Finding(
        CODE,
        Severity.ERROR,
        message,
        check.place,
        (),
        Verdict.UNDETERMINED,
        check.name,
        check.because,
        waiver=check.waiver,
        about=check.about,
    )


def nearest(column: str, there: Sequence[str]) -> str:
    """What to say of the name that is nearest to a missing one: letters count more than their case."""
    folded = {name.casefold(): name for name in there}
    found = difflib.get_close_matches(column.casefold(), list(folded), n=1, cutoff=0.5)
    return f" (did you mean {folded[found[0]]}?)" if found else ""
