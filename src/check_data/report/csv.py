"""A table of the findings, a row each, accepted ones with the reason why they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from check_data.report.formats import Options
from check_data.report.result import Report

COLUMNS = (
    "path", "line", "column", "severity", "rule", "check", "verdict", "message", "arithmetic", "quotes", "because",
    "fingerprint", "waived",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report, options: Options) -> str:
    """The table, with CRLF at the ends of rows as the format wants it."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([COLUMNS, *_rows(report)])
    return written.getvalue()


def _rows(report: Report) -> Iterator[list[str]]:
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
        )
        yield [_harmless(cell) for cell in cells]


def _harmless(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would calculate."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
