"""JUnit's XML: a suite a publication or text, a case a check. What fails the run is a failure; accepted findings and
undetermined checks are skipped; lesser findings pass, and their cases say what was found. What can't be read is
an error.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from check_data.documents.lines import split
from check_data.documents.unread import Unread
from check_data.findings import Finding, Verdict
from check_data.report.about import about_line
from check_data.report.columns import printable
from check_data.report.formats import Options
from check_data.report.language import LEFT_OUT, WHY
from check_data.report.line import told
from check_data.report.result import Report, Verified

if TYPE_CHECKING:
    from check_data.returns.tally import Hidden

_HIDDEN = "not shown"
"""The suite of findings on records that are not shown."""


class _Case(NamedTuple):
    suite: str
    name: str


def render(report: Report, options: Options) -> str:
    """The whole document."""
    suites: dict[str, list[Element]] = defaultdict(list)
    found = {_of_finding(finding, report) for finding in report.findings}
    for finding in report.findings:
        case = _of_finding(finding, report)
        suites[case.suite].append(_found(case, finding, report, options))
    for kind, number in report.hidden.items():
        suites[_HIDDEN].append(_not_shown(kind, number, report, options))
    for each in report.checks:
        case = _Case(each.publication, each.check.name)
        if case not in found:
            suites[case.suite].append(_checked(case, each, report))
    for missed in report.unread:
        suites[missed.path].append(_missed(missed))
    return _document(suites)


def _document(suites: dict[str, list[Element]]) -> str:
    root = Element("testsuites", name="check-data")
    for name in sorted(suites):
        cases = suites[name]
        numbers = {
            "tests": len(cases),
            "failures": sum(case.find("failure") is not None for case in cases),
            "errors": sum(case.find("error") is not None for case in cases),
            "skipped": sum(case.find("skipped") is not None for case in cases),
        }
        suite = SubElement(
            root, "testsuite", {"name": _text(name), **{key: str(each) for key, each in numbers.items()}}
        )
        suite.extend(cases)
    written: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'


def _of_finding(finding: Finding, report: Report) -> _Case:
    """The case of a finding: its check's, or one of its own named by rule and place."""
    place = finding.place
    suite = place.path if place.path in report.sources else Path(place.path).stem
    return _Case(suite, finding.check or f"{finding.rule}@{place.line}:{place.column}")


def _found(case: _Case, finding: Finding, report: Report, options: Options) -> Element:
    element = _element(case)
    message, place = _text(told(finding, report)), finding.place
    reason = report.accepted(finding)
    if reason is not None:
        SubElement(element, "skipped", message=_text(reason))
    elif report.fails(finding, options.fail_on):
        failure = SubElement(element, "failure", message=message, type=finding.rule)
        told_besides = (finding.because, about_line(finding.about, report.language_of(finding)))
        because = "".join(f"\n{each}" for each in told_besides if each)
        failure.text = _text(f"{place.path}:{place.line}:{place.column}: {finding.rule} {message}{because}")
    else:
        SubElement(element, "system-out").text = f"{finding.severity.label} {finding.rule} {message}"
    return element


def _not_shown(kind: Hidden, number: int, report: Report, options: Options) -> Element:
    """Findings on records that are counted and not shown: one case for all that are alike."""
    element = _element(_Case(_HIDDEN, kind.check or kind.rule))
    message = LEFT_OUT.told(number, report.language)
    reason = report.accepted(kind)
    if reason is not None:
        SubElement(element, "skipped", message=_text(reason))
    elif report.fails(kind, options.fail_on):
        SubElement(element, "failure", message=message, type=kind.rule)
    else:
        SubElement(element, "system-out").text = f"{kind.severity.label} {kind.rule} {message}"
    return element


def _checked(case: _Case, each: Verified, report: Report) -> Element:
    element = _element(case)
    if each.outcome.verdict is Verdict.UNDETERMINED and each.outcome.why:
        SubElement(element, "skipped", message=WHY[report.language][each.outcome.why])
    return element


def _missed(unread: Unread) -> Element:
    element = _element(_Case(unread.path, "read"))
    SubElement(element, "error", message=_text(unread.problem), type="unread").text = _text(str(unread))
    return element


def _element(case: _Case) -> Element:
    return Element("testcase", classname=_text(case.suite), name=_text(case.name), time="0")


def _text(text: str) -> str:
    """Text without characters that XML forbids."""
    return "\n".join(printable(line) for line in split(text))
