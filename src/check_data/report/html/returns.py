"""Tables of records on the page: a bar of verdicts for each check, and the records with the most findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from check_data.findings import Finding, Place, Verdict
from check_data.report.html.cards import Card, Cards
from check_data.report.html.pictures.drawing import MARGIN, WIDTH, box, svg
from check_data.report.html.states import of_verdict
from check_data.report.result import Report
from check_data.returns.checked import Checked

_ORDER = (Verdict.DISAGREES, Verdict.AGREES_AS_ROUNDED, Verdict.UNDETERMINED, Verdict.AGREES)
_HEIGHT, _LEAST = 10, 2


class Row(NamedTuple):
    """One check: how many records have each verdict, the worst first, and the same as a bar."""

    check: str
    counts: tuple[tuple[Verdict, int], ...]
    bar: Markup


class Record(NamedTuple):
    """A record with what was found of it, among the findings that are told in full."""

    name: str
    findings: tuple[Finding, ...]

    @property
    def place(self) -> Place:
        """Where all its figures stand."""
        return self.findings[0].place


class Returned(NamedTuple):
    """One table of records; ``groups`` are the cards of those of its findings that are told together."""

    checked: Checked
    rows: tuple[Row, ...]
    worst: tuple[Record, ...]
    groups: tuple[Card, ...]


def returns_of(report: Report, cards: Cards) -> list[Returned]:
    """The tables of records of a report, after the cards of its findings."""
    single = {_key(each.finding) for each in cards.findings if each.finding and not each.group}
    groups = [each for each in cards.findings if each.group]
    return [
        Returned(
            each,
            tuple(_rows(each)),
            tuple(_worst([found for found in each.findings if _key(found) in single])),
            tuple(card for card in groups if card.place.path == each.path),
        )
        for each in report.returns
    ]


def _key(finding: Finding) -> tuple[object, ...]:
    """What tells a finding on records from others."""
    return finding.place, finding.rule, finding.check, finding.message.values.get("record")


def _rows(checked: Checked) -> Iterator[Row]:
    for check, verdicts in checked.verdicts.items():
        counts = tuple((verdict, verdicts[verdict]) for verdict in _ORDER if verdicts[verdict])
        yield Row(check, counts, _bar(counts))


def _bar(counts: Sequence[tuple[Verdict, int]]) -> Markup:
    """The verdicts side by side by their number; the fewest still show."""
    total, at, drawn = sum(count for _, count in counts), float(MARGIN), list[Markup]()
    room = WIDTH - 2 * MARGIN - _LEAST * len(counts)
    for verdict, count in counts:
        end = at + _LEAST + room * count / total
        drawn.append(box(f"b-{of_verdict(verdict).mark}", at, end, 0, _HEIGHT))
        at = end
    return svg(_HEIGHT, drawn)


def _worst(findings: Sequence[Finding]) -> list[Record]:
    """The records with findings: those with the most, and the most severe, first."""
    of_record: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if "record" in finding.message.values:
            of_record[finding.message.values["record"]].append(finding)
    records = [Record(name, tuple(found)) for name, found in of_record.items()]
    records.sort(key=lambda each: (-len(each.findings), -max(found.severity for found in each.findings)))
    return records
