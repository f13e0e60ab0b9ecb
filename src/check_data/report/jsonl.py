"""JSON lines: an object a finding, as in the JSON format, and the summary as the last line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from check_data.report.formats import Options
from check_data.report.json import as_data
from check_data.report.result import Report


class Lines(NamedTuple):
    """One report: a line for each finding, and its summary as plain data."""

    text: str
    summary: Mapping[str, Any]


class Total:
    """Adds up the summaries of reports as they come."""

    def __init__(self) -> None:
        self._findings: Counter[str] = Counter()
        self._checks: Counter[str] = Counter()
        self._figures: Counter[str] = Counter()
        self._passed: Counter[str] = Counter()
        self._waived = 0

    def add(self, summary: Mapping[str, Any]) -> None:
        """Count one report in."""
        self._findings.update(summary["findings"])
        self._checks.update(summary["checks"])
        self._figures.update(summary["figures"])
        self._passed.update(summary["passed_over"])
        self._waived += summary["waived"]

    def passed_over(self, passed: Mapping[str, int]) -> None:
        """Count texts in that were not read."""
        self._passed.update(passed)

    def line(self) -> str:
        """The last line."""
        figures, checks = dict(self._figures), dict(self._checks)
        told = {"findings": dict(self._findings), "waived": self._waived, "checks": checks, "figures": figures}
        told["passed_over"] = dict(self._passed)
        return _line({"version": 1, "summary": told})


def render(report: Report, options: Options) -> str:
    """The report's lines, its summary the last."""
    total, written = Total(), lines(report)
    total.add(written.summary)
    return written.text + total.line()


def lines(report: Report) -> Lines:
    """One report's lines."""
    data = as_data(report)
    figures = {name: data["summary"]["figures"][name] for name in ("total", "checked")}
    return Lines("".join(map(_line, data["findings"])), {**data["summary"], "figures": figures})


def _line(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False) + "\n"
