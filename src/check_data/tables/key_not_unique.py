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

CODE = "CD107"

_TWICE = {
    "en": "{key}: {count} values name several records, such as {first}",
    "zh": "{key}：有 {count} 个值对应多条记录，例如“{first}”",
}
_EMPTY = {"en": "{key}: {count} records have no key", "zh": "{key}：有 {count} 条记录没有键值"}


def judge(key: str, repeated: int, first: str, empty: int, table: Place) -> list[Finding]:
    """A finding for values that stand several times, and one for missing ones."""
    twice = Message(_TWICE, {"key": key, "count": str(repeated), "first": first})
    without = Message(_EMPTY, {"key": key, "count": str(empty)})
    return [
        Finding(CODE, Severity.ERROR, message, table)
        for message, count in ((twice, repeated), (without, empty))
        if count
    ]
