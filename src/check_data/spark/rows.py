"""What a worker does: texts in, rows of findings and of counts out. It runs wherever PyArrow does."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

import pyarrow as pa

from check_data.configuration import Configuration
from check_data.documents.records import Record, values
from check_data.streaming import Linted, lint_one

_CITED = pa.struct(
    [
        ("name", pa.string()),
        ("quote", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("line", pa.int64()),
        ("column", pa.int64()),
        ("lower", pa.float64()),
        ("upper", pa.float64()),
        ("source_line", pa.int64()),
    ]
)
FINDINGS = pa.schema(
    [
        ("path", pa.string()),
        ("row", pa.int64()),
        ("record", pa.string()),
        ("rule", pa.string()),
        ("check", pa.string()),
        ("severity", pa.string()),
        ("verdict", pa.string()),
        ("message", pa.string()),
        ("language", pa.string()),
        ("because", pa.string()),
        ("line", pa.int64()),
        ("column", pa.int64()),
        ("figures", pa.list_(_CITED)),
        ("arithmetic", pa.string()),
        ("suggestion", pa.string()),
        ("suggested_figure", pa.int64()),
        ("fingerprint", pa.string()),
        ("confidence", pa.float64()),
        ("waived", pa.string()),
    ]
)
"""The findings as they are written: the keys of the JSON format, and the number and the key of the record."""
ROWS = pa.schema(
    [
        *FINDINGS,
        ("table", pa.string()),
        ("counts", pa.map_(pa.string(), pa.int64())),
        ("pickled", pa.binary()),
        ("failing", pa.bool_()),
    ]
)
"""What a worker gives: findings, some also pickled for the report, those of another table than the one that is checked
with its path; and a row of nothing but counts. ``failing``: whether the record fails the check, so that it counts among
those that fail most; those that no finding names have a row for that, with no counts in it.
"""
TEXT, FILE, INDEX, LINE = "__text", "__file", "__index", "__line"
"""The columns of what a worker takes; of records also the lines, which are other than their numbers in some files."""


class Root(NamedTuple):
    """A path as Spark writes it in full, and as it was given."""

    full: str
    given: str


def lint_rows(
    batches: Iterable[pa.RecordBatch], settings: Configuration, roots: Sequence[Root]
) -> Iterator[pa.RecordBatch]:
    """The rows of the texts of one partition."""
    counts: Counter[str] = Counter()
    for batch in batches:
        rows = [row for text in _texts(batch, roots) for row in _of_text(text, settings, counts)]
        yield pa.RecordBatch.from_pylist(rows, schema=ROWS)
    yield pa.RecordBatch.from_pylist([{"counts": list(counts.items())}], schema=ROWS)


class _Text(NamedTuple):
    path: str
    row: int
    value: object


def _texts(batch: pa.RecordBatch, roots: Sequence[Root]) -> Iterator[_Text]:
    files, indices = batch.column(FILE).to_pylist(), batch.column(INDEX).to_pylist()
    for value, file, index in zip(values(batch.column(TEXT)), files, indices, strict=True):
        yield _Text(f"{given(file, roots)}#{index + 1}", index + 1, value)


def given(file: str, roots: Sequence[Root]) -> str:
    """A file's path as its user would write it: below the path that was given, else in full."""
    path = unquote(file)
    for root in roots:
        if path == root.full or path.startswith(f"{root.full}/"):
            return root.given + path[len(root.full) :]
    return path


def _of_text(text: _Text, settings: Configuration, counts: Counter[str]) -> Iterator[Mapping[str, Any]]:
    if not isinstance(text.value, str | bytes):
        counts["texts.none"] += 1
        return
    linted = lint_one(Record(text.path, text.value), settings)
    counts.update(_counts(linted))
    for severity, told in (("note", linted.remarks), ("error", linted.unread)):
        for each in told:
            yield {"path": text.path, "row": text.row, "severity": severity, "message": str(each)}
    for line in linted.lines.text.split("\n")[:-1] if linted.lines else ():
        yield as_row(json.loads(line), text.row)


def _counts(linted: Linted) -> Counter[str]:
    if linted.lines is None:
        return Counter({"texts.unread": 1})
    counts = Counter({"texts.read": 1})
    for line in linted.lines.text.split("\n")[:-1]:
        counts[f"rules.{json.loads(line)['rule']}"] += 1
    summary = linted.lines.summary
    counts["waived"] = summary["waived"]
    for part in ("findings", "checks", "figures"):
        counts.update({f"{part}.{name}": number for name, number in summary[part].items()})
    return counts


def as_row(finding: Mapping[str, Any], number: int, record: str | None = None) -> dict[str, Any]:
    """A finding of the JSON format as a row, with the number and the key of its record."""
    return {**finding, "row": number, "record": record, "figures": [_cited(each) for each in finding["figures"]]}


def _cited(figure: Mapping[str, Any]) -> dict[str, Any]:
    # The column takes doubles, and Arrow no integer in their place that none of them is exactly.
    return {**figure, **{end: None if figure[end] is None else float(figure[end]) for end in ("lower", "upper")}}
