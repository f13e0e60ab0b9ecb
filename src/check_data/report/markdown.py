"""Markdown for the summary of a job: how many findings of what kind, and a table of them, the worst first."""

from __future__ import annotations

import re

from check_data.documents.lines import split
from check_data.findings import Finding
from check_data.report.columns import printable
from check_data.report.formats import Options
from check_data.report.language import LEFT_OUT, SEVERITIES, WORDS
from check_data.report.line import by_severity, told_at_length
from check_data.report.result import Report
from check_data.report.text import summary

LIMIT = 1_000_000
"""Bytes of the whole: a longer summary (over 1 MiB) is dropped by those who show it."""
_MARKS = re.compile(r"[\\`*_\[\]|~$]")
_ADDRESS = re.compile(r"(?<=www)\.|:(?=//)", re.IGNORECASE)
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}


def render(report: Report, options: Options) -> str:
    """The summary, then the table."""
    words, findings = WORDS[report.language], list(by_severity(report))
    head = ["## check-data", "", *(f"- {_escaped(line)}" for line in summary(report, hint=False))]
    if not findings:
        return "\n".join(head) + "\n"
    head += ["", f"| {words['severity']} | {words['rule']} | {words['place']} | {words['finding']} |"]
    lines = [*head, "|---|---|---|---|"]
    size = sum(len(line.encode()) + 1 for line in lines)
    for number, row in enumerate(_row(finding, report) for finding in findings):
        size += len(row.encode()) + 1
        if size > LIMIT:
            lines += ["", _escaped(LEFT_OUT.told(len(findings) - number, report.language))]
            break
        lines.append(row)
    return "\n".join(lines) + "\n"


def _row(finding: Finding, report: Report) -> str:
    cells = (
        SEVERITIES[report.language][finding.severity],
        finding.rule,
        f"{finding.place.path}:{finding.place.line}:{finding.place.column}",
        told_at_length(finding, report),
    )
    return f"| {' | '.join(_escaped(cell) for cell in cells)} |"


def _escaped(text: str) -> str:
    """Text that means nothing but itself, also to those who make links of addresses and names."""
    marked = _MARKS.sub(r"\\\g<0>", printable(" ".join(split(text))))
    written = "".join(_HTML.get(char, char) for char in marked)
    return _ADDRESS.sub(lambda found: f"&#{ord(found[0])};", written)
