"""Which findings on records are shown: the first of each kind. The others are counted, as if they were."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from check_data.findings import Severity, Waiver
from check_data.returns.worst import Failing


class Hidden(NamedTuple):
    """Findings that are not shown are alike in their rule, check, severity and waiver."""

    rule: str
    check: str | None
    severity: Severity
    waiver: Waiver | None = None


class Tally:
    """Counts the findings of one table, and what its records fail (``failing``); the first ``shown`` of a check, rule
    and path are shown.
    """

    def __init__(self, shown: int) -> None:
        self.hidden: Counter[Hidden] = Counter()
        self.failing = Failing()
        self._shown = shown
        self._told: Counter[tuple[str | None, str, str]] = Counter()

    def shows(self, kind: Hidden, path: str) -> bool:
        """Count a finding; whether it is among those that are shown."""
        key = kind.check, kind.rule, path
        self._told[key] += 1
        if self._told[key] <= self._shown:
            return True
        self.hidden[kind] += 1
        return False
