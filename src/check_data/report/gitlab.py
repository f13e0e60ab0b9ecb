"""A Code Quality report of GitLab: one JSON array, ``[]`` where nothing is found."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256

from check_data.findings import Severity
from check_data.report.formats import Options
from check_data.report.line import by_severity, told_at_length
from check_data.report.places import end_of, in_repository
from check_data.report.result import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, options: Options) -> str:
    """The findings that are not accepted, after the files that can't be read."""
    return json.dumps(list(_issues(report)), ensure_ascii=False, indent=2) + "\n"


def _issues(report: Report) -> Iterator[Mapping[str, object]]:
    places = Counter[str]()
    for missed in report.unread:
        path = in_repository(missed.path)
        places[path] += 1
        # One of a file is told apart by its path alone: it is the same one whatever is wrong with it.
        number = [str(places[path])] if places[path] > 1 else []
        yield {
            "description": missed.problem,
            "check_name": "unread",
            "fingerprint": _hash(path, "unread", *number),
            "severity": "blocker",
            "location": {"path": path, "lines": {"begin": missed.line or 1}},
        }
    seen: Counter[tuple[str, str]] = Counter()
    for finding in by_severity(report):
        path = in_repository(finding.place.path)
        seen[path, finding.fingerprint] += 1
        # Issues of one fingerprint are dropped but for one: the path and the number among equals make it unique.
        yield {
            "description": told_at_length(finding, report),
            "check_name": finding.rule,
            "fingerprint": _hash(path, finding.fingerprint, str(seen[path, finding.fingerprint])),
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": path,
                "lines": {"begin": finding.place.line, "end": end_of(finding.place, finding.quote).line},
            },
        }


def _hash(*parts: str) -> str:
    # Bytes of names that are no UTF-8 can't be encoded as they are.
    return sha256("\x1f".join(parts).encode(errors="backslashreplace")).hexdigest()[:32]
