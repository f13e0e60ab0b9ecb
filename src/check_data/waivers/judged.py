"""All that the rules on waivers say of some."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from check_data.findings import Finding
from check_data.waivers import waiver_ended, waiver_unused, waiver_without_reason
from check_data.waivers.waived import Waived


def judged(waivers: Sequence[Waived], today: date) -> list[Finding]:
    """The findings on waivers: at most one on each."""
    return [
        *waiver_without_reason.judge(waivers),
        *waiver_ended.judge(waivers, today),
        *waiver_unused.judge(waivers, today),
    ]
