"""A waiver matches nothing.

## What it does
Reports waivers in force that no finding was for: the check holds, or the line of the comment has no such finding.

## Why
It was mended, or the waiver stands at the wrong place. One that stays would accept the next mistake unseen.

## Example
`新增12例（甲市5例、乙市4例、丙市3例）。 <!-- check-data: ignore[CD202] two towns report later -->`: it adds up.

## What it does not report
Waivers of rules that were not selected, and of checks that are undetermined.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from check_data.findings import Finding, Message, Severity
from check_data.messages import English
from check_data.waivers.waived import Waived

CODE = "CD903"

_MESSAGE = English("the waiver of {name} matches no finding; remove it")


def judge(waivers: Iterable[Waived], today: date) -> list[Finding]:
    """A finding for each waiver in force that accepted nothing."""
    return [
        Finding(CODE, Severity.WARNING, Message(_MESSAGE, {"name": each.name}), each.place)
        for each in waivers
        if each.waiver.holds_on(today) and not each.used
    ]
