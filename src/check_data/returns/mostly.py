"""Checks that most records have to fulfil: where enough do, those that do not are counted and no findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from check_data.agreement.check import Check
from check_data.findings import Finding, Verdict
from check_data.returns.tally import Hidden


def few_enough(
    checks: Sequence[Check],
    verdicts: Mapping[str, Counter[Verdict]],
    findings: Sequence[Finding],
    hidden: Mapping[Hidden, int],
) -> tuple[list[Finding], dict[Hidden, int], list[str]]:
    """Findings, and numbers of hidden ones, without those of checks that enough records fulfil, and what to say."""
    passed, remarks = set(), []
    for check in checks:
        counted = verdicts[check.name]
        failing = counted[Verdict.DISAGREES]
        decided = counted.total() - counted[Verdict.UNDETERMINED]
        if failing and decided - failing >= check.mostly * decided:
            passed.add(check.name)
            place = f"{check.place.path}:{check.place.line}"
            remarks.append(f"{place}: [{check.name}] {failing} of {decided} records do not hold, which mostly allows")
    kept = [each for each in findings if each.check not in passed]
    return kept, {kind: count for kind, count in hidden.items() if kind.check not in passed}, remarks
