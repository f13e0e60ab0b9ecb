"""A table of the findings, a row each, accepted ones with the reason why they are; and of files that can't be read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from check_data.agreement.conditions import ABOUT
from check_data.report.formats import Options
from check_data.report.result import Report
from check_data.saying import visible

COLUMNS = (
    "path", "line", "column", "severity", "rule", "check", "verdict", "message", "arithmetic", "quotes", "because",
    "fingerprint", "waived", *ABOUT,
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "−")
"""What a formula begins with, also as wide and small forms, which some spreadsheets take for the narrow ones."""


def render(report: Report, options: Options) -> str:
    """The table, with CRLF at the ends of rows as the format wants it."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([COLUMNS, *_rows(report)])
    return written.getvalue()


def _rows(report: Report) -> Iterator[list[str]]:
    for missed in report.unread:
        told = {"path": missed.path, "line": str(missed.line or ""), "severity": "unread", "message": missed.problem}
        yield [_harmless(told.get(column, "")) for column in COLUMNS]
    for finding in report.findings:
        place = finding.place
        cells = (
            place.path,
            str(place.line),
            str(place.column),
            finding.severity.label,
            finding.rule,
            finding.check or "",
            finding.verdict.value if finding.verdict else "",
            report.message(finding),
            finding.arithmetic,
            "; ".join(cited.quote for cited in finding.figures),
            finding.because,
            finding.fingerprint,
            report.accepted(finding) or "",
            *(finding.about.get(key, "") for key in ABOUT),
        )
        yield [_harmless(cell) for cell in cells]


def _harmless(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would calculate, also behind blanks and line ends, which
    some leave out; no control characters in it for those who print it.
    """
    guarded = f"'{cell}" if cell.startswith(("\t", "\r", "\n")) or cell.lstrip().startswith(_FORMULA) else cell
    return "\n".join(visible(line) for line in guarded.splitlines())
