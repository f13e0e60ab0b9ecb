"""A finding in one line: what formats share that have room for no more."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.findings import Finding
from check_data.report.about import with_about
from check_data.report.result import Report


def told(finding: Finding, report: Report) -> str:
    """The message with the arithmetic."""
    return report.message(finding) + (f": {finding.arithmetic}" if finding.arithmetic else "")


def told_at_length(finding: Finding, report: Report) -> str:
    """The message with the arithmetic, and what its check says of itself."""
    return with_about(told(finding, report), finding, report.language_of(finding))


def by_severity(report: Report) -> Iterator[Finding]:
    """The findings that are not accepted, the worst first."""
    return iter(sorted(report.open_findings, key=lambda finding: -finding.severity))
