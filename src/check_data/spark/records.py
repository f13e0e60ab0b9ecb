"""What a worker does with records: a form's checks over Arrow batches, by the evaluator of every other engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw
import pyarrow as pa

from check_data.agreement import declared_check
from check_data.agreement.check import Check, Outcome, Quantity
from check_data.findings import Cited, Finding, Language, Place, Verdict
from check_data.report.json import as_data
from check_data.report.result import Report
from check_data.returns.eager import Evaluator, Screened
from check_data.returns.form import Form
from check_data.spark.rows import FILE, INDEX, ROWS, Root, as_row, given

Frame = nw.DataFrame[Any]


class Work(NamedTuple):
    """What the workers need: the form, the paths as they were given, the language of messages, and the day on which
    waivers must still hold.
    """

    form: Form
    roots: Sequence[Root]
    language: Language
    today: date
    key: str | None = None


def judge_rows(batches: Iterable[pa.RecordBatch], work: Work) -> Iterator[pa.RecordBatch]:
    """The findings of the records of one partition, and a row of counts: records, and verdicts a check."""
    evaluator, counts = Evaluator(work.form), Counter[str]()
    for batch in batches:
        frame = nw.from_native(pa.Table.from_batches([batch]), eager_only=True)
        counts["records"] += len(frame)
        for screened in evaluator.screen(frame):
            found = list(_judged(frame, screened, evaluator, work, counts))
            yield pa.RecordBatch.from_pylist(list(_rows(found, work, counts)), schema=ROWS)
    yield pa.RecordBatch.from_pylist([{"counts": list(counts.items())}], schema=ROWS)


class _Failed(NamedTuple):
    finding: Finding
    row: int
    record: str | None


def _judged(
    frame: Frame, screened: Screened, evaluator: Evaluator, work: Work, counts: Counter[str]
) -> Iterator[_Failed]:
    check = screened.check
    undetermined = int(screened.undetermined.sum())
    verdicts = Counter({Verdict.AGREES: len(frame) - undetermined, Verdict.UNDETERMINED: undetermined})
    for place, outcome in evaluator.decided(frame, screened):
        verdicts[Verdict.AGREES] -= 1
        verdicts[outcome.verdict] += 1
        if outcome.verdict in (Verdict.DISAGREES, Verdict.AGREES_AS_ROUNDED):
            yield _failed(frame, place, check, outcome, evaluator.quantities(frame, check, place), work)
    for verdict, number in verdicts.items():
        counts[f"checks.{verdict.value}"] += number
        counts[f"verdicts.{verdict.value}.{check.name}"] += number


def _failed(
    frame: Frame, place: int, check: Check, outcome: Outcome, quantities: dict[str, Quantity], work: Work
) -> _Failed:
    row = int(frame[INDEX][place]) + 1
    where = Place(f"{given(str(frame[FILE][place]), work.roots)}#{row}", 1)
    cited = tuple(
        Cited(name, each.quote, where, each.reading.rounded if each.reading else None)
        for name, each in quantities.items()
    )
    finding = declared_check.judge(check, outcome, quantities, cited)
    assert finding is not None  # its verdict is one that is reported
    return _Failed(finding, row, str(frame[work.key][place]) if work.key else None)


def _rows(found: Sequence[_Failed], work: Work, counts: Counter[str]) -> Iterator[dict[str, Any]]:
    findings = tuple(each.finding for each in found)
    data = as_data(Report(findings, (), Counter(), (), (), work.language, today=work.today))
    counts["waived"] += data["summary"]["waived"]
    counts.update({f"findings.{level}": number for level, number in data["summary"]["findings"].items()})
    for each, finding in zip(found, data["findings"], strict=True):
        yield as_row(finding, each.row, each.record)
