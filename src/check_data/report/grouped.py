"""Findings on records that differ by their record alone, put together: what they share is told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from check_data.findings import Finding, Waiver
from check_data.messages import Language
from check_data.report.result import Report

FEW = 50
"""Findings alike up to which each is told by itself."""
_RECORD = "\0"
"""Stands for what names a record in what is told of all of them."""


class Group(NamedTuple):
    """Findings alike, in the order of the report. What they say is the record between ``before`` and ``after``."""

    findings: tuple[Finding, ...]
    before: str
    after: str

    @property
    def head(self) -> Finding:
        """The first of them: what they share is said as it says it."""
        return self.findings[0]

    @property
    def names(self) -> tuple[str, ...]:
        """The figures of each."""
        return tuple(cited.name for cited in self.head.figures)


class Grouped(NamedTuple):
    """The findings that are told each by itself, and the groups of all others."""

    single: tuple[Finding, ...]
    groups: tuple[Group, ...]


class _Alike(NamedTuple):
    """What findings share that differ by their record."""

    path: str
    rule: str
    check: str
    verdict: str
    level: int
    waiver: Waiver | None
    language: Language
    because: str
    names: tuple[str, ...]
    told: str


def grouped(report: Report) -> Grouped:
    """The findings of a report, those on records together where more than a `FEW` are alike."""
    if len(report.findings) <= FEW:
        return Grouped(report.findings, ())
    kinds = [_kind(finding, report) for finding in report.findings]
    alike: dict[_Alike, list[Finding]] = defaultdict(list)
    for kind, finding in zip(kinds, report.findings, strict=True):
        if kind is not None:
            alike[kind].append(finding)
    many = {kind: found for kind, found in alike.items() if len(found) > FEW}
    single = tuple(each for kind, each in zip(kinds, report.findings, strict=True) if kind not in many)
    return Grouped(single, tuple(_group(kind, found) for kind, found in many.items()))


def record_of(finding: Finding) -> str | None:
    """What names the record that a finding is on; None for any other finding."""
    return finding.message.values.get("record")


def _group(kind: _Alike, findings: Sequence[Finding]) -> Group:
    before, _, after = kind.told.partition(_RECORD)
    return Group(tuple(findings), before, after)


def _kind(finding: Finding, report: Report) -> _Alike | None:
    """What a finding on a record may share with others; None for any other finding."""
    if finding.check is None or finding.verdict is None or record_of(finding) is None:
        return None
    language = report.language_of(finding)
    message = finding.message._replace(values={**finding.message.values, "record": _RECORD})
    return _Alike(
        finding.place.path,
        finding.rule,
        finding.check,
        finding.verdict.value,
        finding.severity,
        finding.waiver,
        language,
        finding.because,
        tuple(cited.name for cited in finding.figures),
        message.text(language),
    )
