"""A report in a notebook: a table of the findings, and what was checked. It has no script and loads nothing."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from check_data.documents.lines import split
from check_data.findings import Finding
from check_data.report.columns import printable
from check_data.report.language import LEFT_OUT, SEVERITIES, WORDS
from check_data.report.line import by_severity, told
from check_data.report.result import Report
from check_data.report.text import summary

MOST = 100
"""Findings that are shown."""


def render(report: Report) -> str:
    """A piece of HTML."""
    words, findings = WORDS[report.language], list(by_severity(report))
    head = _row("th", (words[name] for name in ("severity", "rule", "place", "finding")))
    rows = "".join(_row("td", _cells(finding, report)) for finding in findings[:MOST])
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>" if findings else ""
    left = [LEFT_OUT.told(len(findings) - MOST, report.language)] if len(findings) > MOST else []
    lines = "".join(f"<p>{_text(line)}</p>" for line in (*left, *summary(report, hint=False)))
    return f'<div class="check-data">{table}{lines}</div>'


def _cells(finding: Finding, report: Report) -> tuple[str, ...]:
    place = finding.place
    level = SEVERITIES[report.language][finding.severity]
    return level, finding.rule, f"{place.path}:{place.line}:{place.column}", told(finding, report)


def _row(name: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{name}>{_text(cell)}</{name}>' for cell in cells)}</tr>"


def _text(text: str) -> str:
    return escape(" ".join(printable(line) for line in split(text)))
