"""The key of a table of records does not name each record once.

## What it does
Looks for values of the key column (`[publication.NAME] key = "…"`, or `--key`) that name several records, or none.

## Why
Findings name the record by its key, and a record that stands twice is counted twice.

## Example
`key = "region"` in a table with two records of Lazio.

## What it does not report
Tables without a key, whose records are named by their number.
"""

from __future__ import annotations

from check_data.findings import Finding, Message, Place, Severity
from check_data.messages import Counted, English

CODE = "CD107"

_TWICE = Counted(
    English("{key}: {number} value names several records: {first}"),
    English("{key}: {number} values name several records, such as {first}"),
)
_EMPTY = Counted(English("{key}: {number} record has no key"), English("{key}: {number} records have no key"))


def judge(key: str, repeated: int, first: str, empty: int, table: Place) -> list[Finding]:
    """A finding for values that stand several times, and one for missing ones."""
    twice = Message(_TWICE, {"key": key, "number": str(repeated), "first": first})
    without = Message(_EMPTY, {"key": key, "number": str(empty)})
    return [
        Finding(CODE, Severity.ERROR, message, table)
        for message, count in ((twice, repeated), (without, empty))
        if count
    ]
