"""The stable JSON format, version 1; ``findings.schema.json`` beside this file describes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from check_data.documents.unread import Unread
from check_data.findings import Cited, Finding, Severity, Verdict
from check_data.report.formats import Options
from check_data.report.grouped import grouped
from check_data.report.json_groups import with_groups
from check_data.report.json_number import number
from check_data.report.result import Report
from check_data.report.uncompared import uncompared

if TYPE_CHECKING:
    from check_data.returns.checked import Checked
    from check_data.returns.located import Located

VERSION = 1


def render(report: Report, options: Options) -> str:
    """The report as one JSON object; offsets and columns count Unicode code points."""
    found = grouped(report)
    return with_groups(as_data(report, found.single), found.groups, report) + "\n"


def as_data(report: Report, findings: Sequence[Finding] | None = None) -> dict[str, Any]:
    """The report as plain data, with some of its ``findings`` (default: all)."""
    return {
        "version": VERSION,
        "findings": [_finding(each, report) for each in (report.findings if findings is None else findings)],
        "summary": {
            "findings": {level.label: report.severities[level] for level in sorted(Severity, reverse=True)},
            "waived": report.waivers.total(),
            **({"hidden": sum(report.hidden.values())} if report.hidden else {}),
            "checks": {verdict.value: report.counts[verdict] for verdict in Verdict},
            "figures": {
                "total": len(report.figure_list),
                "checked": len(report.figure_list) - len(report.unchecked),
                "unchecked": [figure.name or figure.quantity.quote for figure in report.unchecked],
                "kinds": {kind: {"checked": some, "total": every} for kind, (some, every) in report.kinds.items()},
            },
            "passed_over": dict(report.passed_over),
            "remarks": list(report.remarks),
            **({"returns": [_returned(each) for each in report.returns]} if report.returns else {}),
        },
        "unread": unread_of(report.unread),
        "not_compared": [each._asdict() for each in uncompared(report)],
        "remarks": list(report.remarks),
    }


def unread_of(unread: Iterable[Unread]) -> list[Mapping[str, object]]:
    """Files that could not be read, as plain data."""
    return [{"path": each.path, "line": each.line, "message": each.problem} for each in unread]


def _returned(checked: Checked) -> Mapping[str, object]:
    return {
        "name": checked.name,
        "path": checked.path,
        "engine": checked.engine,
        "records": checked.records,
        "checks": {
            name: {verdict.value: counts[verdict] for verdict in Verdict} for name, counts in checked.verdicts.items()
        },
        "shares": {name: checked.share(name) for name in checked.verdicts},
        "worst": [{**each._asdict(), "checks": list(each.checks)} for each in checked.worst],
        **({"located": _located(checked.located)} if checked.located is not None else {}),
    }


def _located(located: Located) -> Mapping[str, object]:
    return {**located._asdict(), "fields": [each._asdict() for each in located.fields]}


def _finding(finding: Finding, report: Report) -> Mapping[str, object]:
    return {
        "path": finding.place.path,
        "rule": finding.rule,
        "check": finding.check,
        "severity": finding.severity.label,
        "verdict": finding.verdict.value if finding.verdict else None,
        "message": report.message(finding),
        "language": report.language_of(finding),
        "because": finding.because,
        "line": finding.place.line,
        "column": finding.place.column,
        "figures": [cited(each) for each in finding.figures],
        "arithmetic": finding.arithmetic,
        "suggestion": finding.suggestion.quote if finding.suggestion else None,
        "suggested_figure": finding.suggestion.figure if finding.suggestion else None,
        "fingerprint": finding.fingerprint,
        "confidence": None if finding.confidence is None else round(finding.confidence, 3),
        "waived": finding.waiver.reason if finding.waiver and report.is_waived(finding) else None,
        **({"about": dict(finding.about)} if finding.about else {}),
    }


def cited(figure: Cited) -> Mapping[str, object]:
    """A figure as findings name it."""
    return {
        "name": figure.name,
        "quote": figure.quote,
        "start": figure.place.start,
        "end": figure.place.end,
        "line": figure.place.line,
        "column": figure.place.column,
        "lower": number(figure.reading.lower) if figure.reading else None,
        "upper": number(figure.reading.upper) if figure.reading else None,
        "source_line": figure.source_line,
    }
