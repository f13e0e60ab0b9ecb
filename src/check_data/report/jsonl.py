"""JSON lines: an object a finding, as in the JSON format, and the summary as the last line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from check_data.documents.unread import Unread
from check_data.findings import Severity, Verdict
from check_data.report.formats import Options
from check_data.report.json import as_data, unread_of
from check_data.report.result import Report
from check_data.saying import JSON, harmless


class Lines(NamedTuple):
    """One report: a line for each finding, and its summary and what was not compared as plain data."""

    text: str
    summary: Mapping[str, Any]
    not_compared: Sequence[Any] = ()


class Total:
    """Adds up the summaries of reports as they come."""

    def __init__(self) -> None:
        self._findings = Counter({level.label: 0 for level in sorted(Severity, reverse=True)})
        self._checks = Counter({verdict.value: 0 for verdict in Verdict})
        self._figures = Counter({"total": 0, "checked": 0})
        self._passed: Counter[str] = Counter()
        self._waived = 0
        self._unread: list[Unread] = []
        self._not_compared: list[Any] = []

    def add(self, written: Lines) -> None:
        """Count one report in."""
        summary = written.summary
        self._not_compared += written.not_compared
        self._findings.update(summary["findings"])
        self._checks.update(summary["checks"])
        self._figures.update(summary["figures"])
        self._passed.update(summary["passed_over"])
        self._waived += summary["waived"]

    def miss(self, unread: Iterable[Unread]) -> None:
        """Note files that could not be read."""
        self._unread += unread

    def passed_over(self, passed: Mapping[str, int]) -> None:
        """Count texts in that were not read."""
        self._passed.update(passed)

    def line(self) -> str:
        """The last line."""
        figures, checks = dict(self._figures), dict(self._checks)
        told = {"findings": dict(self._findings), "waived": self._waived, "checks": checks, "figures": figures}
        told["passed_over"] = dict(self._passed)
        unread, silent = unread_of(self._unread), self._not_compared
        return _line({"version": 1, "summary": told, "unread": unread, "not_compared": silent})


def render(report: Report, options: Options) -> str:
    """The report's lines, its summary the last."""
    total, written = Total(), lines(report)
    total.add(written)
    total.miss(report.unread)
    return written.text + total.line()


def lines(report: Report) -> Lines:
    """One report's lines."""
    data = as_data(report)
    figures = {name: data["summary"]["figures"][name] for name in ("total", "checked")}
    summary = {**data["summary"], "figures": figures}
    return Lines("".join(map(_line, data["findings"])), summary, data["not_compared"])


def _line(data: Mapping[str, Any]) -> str:
    return harmless(json.dumps(data, ensure_ascii=False), JSON) + "\n"
