"""A waiver gives no reason.

## What it does
Reports `waived` tables without a `reason`, and comments such as `check-data: ignore[CD202]` with nothing behind them.
Such a waiver accepts nothing: the finding that it is meant for is reported too.

## Why
Who reads the waiver next year must be able to tell whether it still holds.

## Example
`waived = { until = 2026-12-31 }`

## What it does not report
Bad reasons.
"""

from __future__ import annotations

from collections.abc import Iterable

from check_data.findings import Finding, Message, Severity
from check_data.messages import English
from check_data.waivers.waived import Waived

CODE = "CD901"

_MESSAGE = English("the waiver of {name} gives no reason; it accepts nothing")


def judge(waivers: Iterable[Waived]) -> list[Finding]:
    """A finding for each waiver without a reason."""
    return [
        Finding(CODE, Severity.WARNING, Message(_MESSAGE, {"name": each.name}), each.place)
        for each in waivers
        if not each.waiver.reason
    ]
