"""``--statistics``: how many open findings each rule has, the most first."""

from __future__ import annotations

from check_data.report.columns import aligned
from check_data.report.formats import Options
from check_data.report.result import Report
from check_data.report.text import summary
from check_data.rules import RULES


def render(report: Report, options: Options) -> str:
    """A line a rule, then the summary unless they are wanted alone."""
    counts = report.rules
    rows = [[str(number), code, RULES[code].name] for code, number in sorted(counts.items(), key=lambda each: -each[1])]
    width = max((len(row[0]) for row in rows), default=0)
    lines = aligned([[row[0].rjust(width), *row[1:]] for row in rows]) if rows else []
    return "".join(f"{line}\n" for line in (*lines, *([] if options.quiet else summary(report, hint=False))))
