"""A finding of the baseline is gone.

## What it does
Reports each finding that the baseline lists and this run no longer finds, at its line of the baseline.
`check-data baseline --prune` removes such lines.

## Why
What is mended should not be accepted when it comes back.

## Example
`check-data-baseline.json` lists CD202 in `article.md`, whose parts now add up.

## What it does not report
Findings of texts that this run did not read, and of rules that were not selected.
"""

from __future__ import annotations

from check_data.findings import Finding, Message, Place, Severity
from check_data.messages import English

CODE = "CD905"

_MESSAGE = English("a known finding is gone, {rule} in {path}: {message}; check-data baseline --prune removes it")


def judge(rule: str, path: str, message: str, place: Place) -> Finding:
    """The finding of one line of the baseline."""
    return Finding(CODE, Severity.NOTE, Message(_MESSAGE, {"rule": rule, "path": path, "message": message}), place)
