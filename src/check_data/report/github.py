"""Workflow commands of GitHub Actions: annotations on the lines of a change.

A step shows ten annotations of each kind; the worst come first, and a last line says how many are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from check_data.documents.lines import split
from check_data.findings import Finding, Severity
from check_data.report.columns import printable
from check_data.report.formats import Options
from check_data.report.language import LEFT_OUT
from check_data.report.line import by_severity, told_at_length
from check_data.report.places import end_of, in_repository
from check_data.report.result import Report
from check_data.saying import harmless

SHOWN = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, options: Options) -> str:
    """A command a finding that is not accepted, after one for each file that can't be read."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for missed in report.unread[:SHOWN]:
        place = "" if missed.line is None else f",line={missed.line}"
        yield f"::error file={_property(in_repository(missed.path))}{place},title=check-data::{_data(missed.problem)}"
    seen: Counter[Severity] = Counter()
    seen[Severity.ERROR] = len(report.unread)
    for finding in by_severity(report):
        seen[finding.severity] += 1
        if seen[finding.severity] <= SHOWN:
            yield _command(finding, report)
    left_out = sum(max(number - SHOWN, 0) for number in seen.values())
    if left_out:
        yield LEFT_OUT.told(left_out, report.language)


def _command(finding: Finding, report: Report) -> str:
    place, end = finding.place, end_of(finding.place, finding.quote)
    properties = {
        "file": in_repository(place.path),
        "line": place.line,
        "endLine": end.line,
        "col": place.column,
        "endColumn": end.column,
        "title": f"check-data {finding.rule}",
    }
    if end.line != place.line:
        del properties["col"], properties["endColumn"]  # columns of several lines are refused
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {given}::{_data(told_at_length(finding, report))}"


def _data(text: str) -> str:
    cleaned = "\n".join(printable(line) for line in split(harmless(text)))
    return cleaned.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
