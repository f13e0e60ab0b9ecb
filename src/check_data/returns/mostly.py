"""Checks that most records have to fulfil, or all but some: where enough do, the others are counted and no findings."""

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
        enough = decided - failing >= check.mostly * decided if check.at_most is None else failing <= check.at_most
        if failing and enough:
            passed.add(check.name)
            place = f"{check.place.path}:{check.place.line}"
            key = "mostly" if check.at_most is None else "at_most"
            remarks.append(f"{place}: [{check.name}] {failing} of {decided} records do not hold, which {key} allows")
    kept = [each for each in findings if each.check not in passed]
    return kept, {kind: count for kind, count in hidden.items() if kind.check not in passed}, remarks
