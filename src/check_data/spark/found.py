"""Findings on records as the rows that a worker gives, the first of each kind with the finding itself."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from check_data.configuration import Configuration
from check_data.findings import Finding
from check_data.report.json import as_data
from check_data.report.result import Report
from check_data.spark.rows import as_row


class Showing(NamedTuple):
    """The settings, the day on which waivers must still hold, and how many findings of each kind are shown in full."""

    settings: Configuration
    today: date
    shown: int = 0


class Found:
    """The findings of one partition."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing
        self._told: Counter[tuple[object, ...]] = Counter()

    def row(
        self,
        finding: Finding,
        number: int,
        record: str,
        table: str | None = None,
        *,
        shown: bool = True,
        failing: bool = False,
    ) -> dict[str, Any]:
        """A finding on the record ``number`` of its file; ``table`` is the other table, where the record is of that.
        One that is not to be ``shown`` is told in other ways. ``failing``: the record fails a check.
        """
        settings, today, most = self._showing
        report = Report((finding,), (), Counter(), (), (), settings.own_language, today=today)
        (data,) = as_data(report)["findings"]
        kind = finding.check, finding.rule, finding.verdict, table
        self._told[kind] += 1
        pickled = pickle.dumps(finding) if shown and self._told[kind] <= most else None
        return {**as_row(data, number, record), "table": table, "pickled": pickled, "failing": failing}


def unpickled(rows: Iterable[Any]) -> list[Finding]:
    """The findings that a worker pickled."""
    return [pickle.loads(row["pickled"]) for row in rows]
