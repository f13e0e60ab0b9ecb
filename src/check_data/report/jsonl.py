"""JSON lines: an object a finding, as in the JSON format, and the summary as the last line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any


class Lines:
    """Renders reports as they come, and adds up their summaries."""

    def __init__(self) -> None:
        self._findings: Counter[str] = Counter()
        self._checks: Counter[str] = Counter()
        self._figures: Counter[str] = Counter()
        self._waived = 0

    def of(self, data: Mapping[str, Any]) -> Iterator[str]:
        """The lines of one report's data."""
        for finding in data["findings"]:
            yield _line(finding)
        summary = data["summary"]
        self._findings.update(summary["findings"])
        self._checks.update(summary["checks"])
        self._figures.update({name: summary["figures"][name] for name in ("total", "checked")})
        self._waived += summary["waived"]

    def summary(self) -> str:
        """The last line."""
        figures, checks = dict(self._figures), dict(self._checks)
        told = {"findings": dict(self._findings), "waived": self._waived, "checks": checks, "figures": figures}
        return _line({"version": 1, "summary": told})


def _line(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False) + "\n"
