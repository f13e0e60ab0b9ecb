"""A waiver is past its last day.

## What it does
Reports waivers whose `until` is over. From then on they accept nothing: what they were meant for is reported again.

## Why
A date is a promise to look again. Without this rule, a waiver of something that was mended would never be removed.

## Example
`waived = { reason = "corrected in the evening edition", until = 2020-02-14 }`, read a day later.

## What it does not report
Waivers on their last day, and waivers without one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from check_data.findings import Finding, Message, Severity
from check_data.messages import English
from check_data.waivers.waived import Waived

CODE = "CD902"

_MESSAGE = English("the waiver of {name} ended on {until}; remove it, or give it a new date")


def judge(waivers: Iterable[Waived], today: date) -> list[Finding]:
    """A finding for each waiver that ended before ``today``."""
    return [
        Finding(CODE, Severity.WARNING, Message(_MESSAGE, {"name": each.name, "until": str(until)}), each.place)
        for each in waivers
        if each.waiver.reason and (until := each.waiver.until) is not None and until < today
    ]
