"""A comment for check-data can't be understood.

## What it does
Reports comments that begin with `check-data:` and go on in another way than `ignore[CODES] reason`, and such that
name no rule. They accept nothing.

## Why
A mistyped waiver would otherwise be a comment like any other.

## Example
`<!-- check-data: ignore CD202 corrected in print -->`

## What it does not report
Comments that mention check-data further on.
"""

from __future__ import annotations

from check_data.findings import Finding, Message, Place, Severity
from check_data.messages import English

CODE = "CD904"

_FORM = English("write check-data: ignore[CD202] and the reason, not {comment}")
_UNKNOWN = English("no rule's code starts with {code} in {comment}")


def judge(comment: str, place: Place, unknown: str | None = None) -> Finding:
    """The finding of a comment that has another form, or names an ``unknown`` code."""
    values = {"comment": comment, "code": unknown or ""}
    return Finding(CODE, Severity.WARNING, Message(_FORM if unknown is None else _UNKNOWN, values), place)
