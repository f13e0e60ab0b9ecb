"""SARIF 2.1.0, for code scanning and editors: rules with their pages, results with their places and figures."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote as percent_encoded

from check_data.findings import Cited, Finding, Place
from check_data.messages import sarif_tag
from check_data.report.formats import Options
from check_data.report.places import end_of, in_repository
from check_data.report.result import Report
from check_data.report.uncompared import sentences
from check_data.rules import RULES, Rule
from check_data.saying import visible
from check_data.version import VERSION

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "SRCROOT"
"""What relative paths begin at: the root of the repository, wherever the reader has it."""
MOST_LOCATIONS = 100
"""Related locations that readers keep of a result."""

Json = Mapping[str, Any]


def render(report: Report, options: Options) -> str:
    """One run, in one line: of thousands of findings, indentation would be half the file."""
    return json.dumps(as_data(report), ensure_ascii=False, separators=(",", ":")) + "\n"


def as_data(report: Report) -> Json:
    """The log as plain data."""
    rules = [RULES[code] for code in sorted({finding.rule for finding in report.findings})]
    driver = {
        "name": "check-data",
        "version": VERSION,
        "semanticVersion": VERSION,
        "language": sarif_tag(report.language),
        "rules": [_rule(rule) for rule in rules],
    }
    index = {rule.code: number for number, rule in enumerate(rules)}
    places = _Places()
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": sarif_tag(report.language),
        "automationDetails": {"id": "check-data/"},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(report, places)],
        "results": [_result(finding, index[finding.rule], report, places) for finding in report.findings],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _invocation(report: Report, places: _Places) -> Json:
    """Whether all could be read, and what is to be said of the run."""
    told = [*report.remarks, *sentences(report)]
    notifications: list[Json] = [
        {
            "level": "error",
            "message": {"text": _escaped(each.problem)},
            "locations": [{"physicalLocation": places.file(each.path, each.line)}],
        }
        for each in report.unread
    ]
    notifications += [{"level": "note", "message": {"text": _escaped(visible(each))}} for each in told]
    said = {"toolExecutionNotifications": notifications} if notifications else {}
    return {"executionSuccessful": not report.unread, **said}


def _rule(rule: Rule) -> Json:
    page = rule.page()
    summary, _, rest = page.partition("\n\n")
    name = "".join(part.capitalize() for part in rule.name.split("-"))
    return {
        "id": rule.code,
        "name": name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": " ".join(rest.split("## ")[1].split("\n", 1)[1].split())},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": "error"},
    }


def _result(finding: Finding, rule: int, report: Report, places: _Places) -> Json:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": finding.severity.label,
        "message": {"text": _message(finding, report)},
        "locations": [{"physicalLocation": places.location(finding.place, finding.quote)}],
        "partialFingerprints": {"checkData/v1": finding.fingerprint},
        "properties": _properties(finding),
    }
    if finding.confidence is not None:
        result["rank"] = round(100 * finding.confidence, 1)
    related = [places.related(cited, number) for number, cited in enumerate(finding.figures[:MOST_LOCATIONS], 1)]
    if related:
        result["relatedLocations"] = related
    if report.accepted(finding) is not None:
        result["suppressions"] = [_suppression(finding)]
    if finding.suggestion is not None:
        figure = finding.figures[finding.suggestion.figure]
        result["fixes"] = [places.fix(figure, finding.suggestion.quote)]
    return result


def _message(finding: Finding, report: Report) -> str:
    """The message and the arithmetic, then a link to each figure."""
    told = [report.message(finding), finding.arithmetic, finding.because]
    links = ", ".join(
        f"[{_escaped(cited.quote or cited.name)}]({number})"
        for number, cited in enumerate(finding.figures[:MOST_LOCATIONS], 1)
    )
    return "; ".join([*(_escaped(each) for each in told if each), *([links] if links else [])]) + "."


def _properties(finding: Finding) -> Json:
    given = {
        "check": finding.check,
        "verdict": finding.verdict.value if finding.verdict else None,
        "arithmetic": finding.arithmetic,
        "because": finding.because,
        **finding.about,
        "tags": finding.about["tags"].split(", ") if "tags" in finding.about else [],
    }
    return {name: value for name, value in given.items() if value}


def _suppression(finding: Finding) -> Json:
    waiver = finding.waiver
    assert waiver is not None  # what accepts a finding
    said: dict[str, Any] = {
        "kind": "inSource" if waiver.kind == "comment" else "external",
        "status": "accepted",
        "justification": waiver.reason,
    }
    return {**said, "properties": {"until": waiver.until.isoformat()}} if waiver.until else said


class _Places:
    """Locations in the log; a path is looked up once."""

    def __init__(self) -> None:
        self._artifacts: dict[str, Json] = {}

    def location(self, place: Place, quote: str) -> Json:
        """A physical location."""
        return {"artifactLocation": self._artifact(place.path), "region": _region(place, quote)}

    def file(self, path: str, line: int | None) -> Json:
        """A file, or a line of it."""
        located: dict[str, Any] = {"artifactLocation": self._artifact(path)}
        return {**located, "region": {"startLine": line}} if line else located

    def related(self, cited: Cited, number: int) -> Json:
        """A figure as a related location."""
        told = f"{cited.name} {cited.quote}".strip()
        return {
            "id": number,
            "physicalLocation": self.location(cited.place, cited.quote),
            "message": {"text": _escaped(told)},
        }

    def fix(self, cited: Cited, quote: str) -> Json:
        """A replacement of what is printed at a figure's place."""
        replacement = {"deletedRegion": _region(cited.place, cited.quote), "insertedContent": {"text": quote}}
        change = {"artifactLocation": self._artifact(cited.place.path), "replacements": [replacement]}
        return {"description": {"text": _escaped(f"{cited.quote} → {quote}")}, "artifactChanges": [change]}

    def _artifact(self, path: str) -> Json:
        if path not in self._artifacts:
            named = in_repository(path)
            uri = percent_encoded(os.fsencode(named))
            self._artifacts[path] = (
                {"uri": f"file://{uri}"} if named.startswith("/") else {"uri": uri, "uriBaseId": _ROOT}
            )
        return self._artifacts[path]


def _region(place: Place, quote: str) -> Json:
    end = end_of(place, quote)
    region = {"startLine": place.line, "startColumn": place.column}
    if end != (place.line, place.column):
        region |= {"endLine": end.line, "endColumn": end.column}
    return region


def _escaped(text: str) -> str:
    """Text in which nothing is a link."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
