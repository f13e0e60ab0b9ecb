"""One line a finding: path, line, column, severity, rule, message, arithmetic."""

from __future__ import annotations

from check_data.documents.unread import Unread
from check_data.findings import Finding
from check_data.report.columns import printable
from check_data.report.formats import Options
from check_data.report.language import SEVERITIES
from check_data.report.line import told
from check_data.report.result import Report
from check_data.report.text import summary
from check_data.saying import visible


def render(report: Report, options: Options) -> str:
    """The findings that are not waived, then the summary unless they are wanted alone."""
    lines = [*map(_unread, report.unread), *(_line(finding, report) for finding in report.open_findings)]
    return "".join(f"{line}\n" for line in (*lines, *(() if options.quiet else summary(report, hint=False))))


def _unread(missed: Unread) -> str:
    return visible(f"{missed.path}:{missed.line or 1}:1: unread {missed.problem}")


def _line(finding: Finding, report: Report) -> str:
    severity = SEVERITIES[report.language][finding.severity]
    place = finding.place
    return printable(f"{place.path}:{place.line}:{place.column}: {severity} {finding.rule} {told(finding, report)}")
