"""What was looked at and not compared: silence about it must not look like approval."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from check_data.findings import Verdict
from check_data.report.columns import printable
from check_data.report.language import WORDS

if TYPE_CHECKING:
    from check_data.report.result import Report
    from check_data.returns.checked import Checked


class Uncompared(NamedTuple):
    """A text of which nothing was compared, a table that holds no records (then there is no ``check``), or a check that
    was undetermined in ``records`` of the ``total`` that it was evaluated in.
    """

    path: str
    check: str | None = None
    records: int = 0
    total: int = 0


def uncompared(report: Report) -> Iterator[Uncompared]:
    """All of a report."""
    yield from (Uncompared(path) for path in report.silent)
    for checked in report.returns:
        yield from _records(checked)


def sentences(report: Report) -> Iterator[str]:
    """The same in the reader's language: of many texts only how many, and nothing where the first line says it all."""
    words = WORDS[report.language]
    if report.silent and report.compared:
        yield words["silent"].format(number=len(report.silent), total=len(report.sources))
    for checked in report.returns:
        for each in _records(checked):
            if each.records == each.total:  # of some records the table of verdicts tells
                told = words["not compared" if each.check else "empty"]
                yield printable(told.format(check=each.check, path=each.path))


def _records(checked: Checked) -> Iterator[Uncompared]:
    if not checked.records:
        yield Uncompared(checked.path)
        return
    for check, counts in checked.verdicts.items():
        if counts[Verdict.UNDETERMINED]:
            yield Uncompared(checked.path, check, counts[Verdict.UNDETERMINED], counts.total())
