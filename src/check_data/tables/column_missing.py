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
from check_data.messages import English

CODE = "CD110"

_OF_CHECK = English(
    "{check} needs the column {column}, which is not in {path}{near}: it is undetermined for all records"
)
_NEAR, _NOTHING = English(" (did you mean {name}?)"), English("")
_OF_SCHEMA = English("{path} has no column {column}, which the schema describes{near}")


def judge(check: Check | None, column: str, path: str, there: Sequence[str]) -> Finding:
    """The finding of a column that is not among those of a table; ``check`` is None where the schema describes it."""
    values, near = {"column": column, "path": path}, {"near": _near(column, there)}
    if check is None:
        return Finding(CODE, Severity.ERROR, Message(_OF_SCHEMA, values, near), Place(path, 1))
    message = Message(_OF_CHECK, {**values, "check": check.name}, near)
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
    """What an error says of the name that is nearest to a missing one: letters count more than their case."""
    return _near(column, there).text("en")


def _near(column: str, there: Sequence[str]) -> Message:
    folded = {name.casefold(): name for name in there}
    found = difflib.get_close_matches(column.casefold(), list(folded), n=1, cutoff=0.5)
    return Message(_NEAR, {"name": folded[found[0]]}) if found else Message(_NOTHING)
