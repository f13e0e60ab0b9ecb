"""One line a finding: path, line, column, severity, rule, message, arithmetic."""

from __future__ import annotations

from check_data.findings import Finding
from check_data.report.columns import printable
from check_data.report.formats import Options
from check_data.report.language import SEVERITIES
from check_data.report.result import Report
from check_data.report.text import summary


def render(report: Report, options: Options) -> str:
    """The findings that are not waived, then the summary unless they are wanted alone."""
    lines = [_line(finding, report) for finding in report.findings if not report.is_waived(finding)]
    return "".join(f"{line}\n" for line in (*lines, *(() if options.quiet else summary(report, hint=False))))


def _line(finding: Finding, report: Report) -> str:
    severity = SEVERITIES[report.language][finding.severity]
    place = finding.place
    told = finding.message.text(report.language) + (f": {finding.arithmetic}" if finding.arithmetic else "")
    return printable(f"{place.path}:{place.line}:{place.column}: {severity} {finding.rule} {told}")
