"""Groups of findings on records in the JSON format: what they share once, and an array a record, a line each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from check_data.findings import Cited, Finding, Place
from check_data.report.grouped import Group
from check_data.report.json_number import number
from check_data.report.result import Report

COLUMNS = ("record", "line", "fingerprint", "arithmetic")
"""What a row says before its figures."""

_encoded = json.JSONEncoder(ensure_ascii=False).encode


def with_groups(data: Mapping[str, Any], groups: Sequence[Group], report: Report) -> str:
    """A report as JSON, with groups of findings as its last key."""
    written = json.dumps(data, ensure_ascii=False, indent=2)
    if not groups:
        return written
    told = ",\n".join(_written(group, report) for group in groups)
    return f'{written.removesuffix("}").rstrip()},\n  "groups": [\n{told}\n  ]\n}}'


def _written(group: Group, report: Report) -> str:
    head = ",\n".join(f"      {_encoded(name)}: {_encoded(value)}" for name, value in _head(group, report).items())
    rows = ",\n".join("        " + _encoded(row_of(finding)) for finding in group.findings)
    return f'    {{\n{head},\n      "records": [\n{rows}\n      ]\n    }}'


def _head(group: Group, report: Report) -> Mapping[str, object]:
    head = group.head
    assert head.verdict is not None  # findings without one are in no group
    return {
        "path": head.place.path,
        "rule": head.rule,
        "check": head.check,
        "severity": head.severity.label,
        "verdict": head.verdict.value,
        "message": {"before": group.before, "after": group.after},
        "language": report.language_of(head),
        "because": head.because,
        "waived": report.accepted(head),
        **({"about": dict(head.about)} if head.about else {}),
        "columns": [*COLUMNS, *group.names],
    }


def row_of(finding: Finding) -> list[Any]:
    """A finding as the array of what is its own."""
    own = (finding.message.values["record"], finding.place.line, finding.fingerprint, finding.arithmetic)
    return [*own, *(_figure(cited, finding.place) for cited in finding.figures)]


def _figure(cited: Cited, place: Place) -> object:
    """A figure: its quote where that is the number that it reads as; else with the ends of its reading, and with where
    it stands if that is not where the finding is.
    """
    reading = cited.reading
    lower, upper = (None, None) if reading is None else (number(reading.lower), number(reading.upper))
    stands = [] if cited.place == place else [cited.place.path, cited.place.line]
    if not stands and lower is not None and lower == upper and str(lower) == cited.quote:
        return cited.quote
    return [cited.quote, lower, upper, *stands]
