"""What a worker does, without Spark."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")

import check_data  # noqa: E402
from check_data.configuration import Configuration  # noqa: E402
from check_data.spark.rows import FILE, FINDINGS, INDEX, ROWS, TEXT, Root, given, lint_rows  # noqa: E402
from tests.spark.data import BAD, GOOD  # noqa: E402

ROOTS = [Root("file:/data/two words", "two words"), Root("hdfs://host/x", "/x")]


def rows(texts: Sequence[str | bytes | None], kind: Any = None) -> list[dict[str, Any]]:
    """The rows of a partition of two batches with the same texts."""
    numbers = list(range(len(texts)))
    batch = pa.record_batch(
        {TEXT: pa.array(texts, kind), FILE: ["file:/data/two%20words/a.parquet"] * len(texts), INDEX: numbers}
    )
    made = list(lint_rows([batch, batch], Configuration(), ROOTS))
    assert all(each.schema == ROWS for each in made)
    return [row for each in made for row in each.to_pylist()]


def test_findings_and_counts() -> None:
    first, second, counts = rows([GOOD, None, BAD])
    assert first == second
    assert (first["path"], first["row"], first["rule"]) == ("two words/a.parquet#3", 3, "CD219")
    assert dict(counts["counts"]) == {
        "texts.read": 4,
        "texts.none": 2,
        "rules.CD219": 2,
        "findings.error": 2,
        "findings.warning": 0,
        "findings.note": 0,
        "waived": 0,
        "checks.agrees": 4,
        "checks.agrees as rounded": 0,
        "checks.disagrees": 2,
        "checks.undetermined": 0,
        "figures.total": 12,
        "figures.checked": 12,
    }
    assert {value for name, value in counts.items() if name != "counts"} == {None}


def test_rows_have_every_field_of_the_json_format() -> None:
    schema = json.loads((Path(check_data.__file__).parent / "report" / "findings.schema.json").read_text("utf-8"))
    finding = schema["properties"]["findings"]["items"]
    fields = schema["$defs"]["finding"] if "$ref" in finding else finding
    # What declared checks say of themselves stands in reports, not in each row of all findings.
    assert set(fields["properties"]) - {"about"} == set(FINDINGS.names) - {"row", "record"}


def test_bytes_are_decoded_or_told() -> None:
    found = rows([BAD.encode("gb18030") * 9, b"\xff\x00\x81"], pa.binary())
    told = [(row["severity"], row["path"], row["message"].partition(": ")[2]) for row in found[:-1] if not row["rule"]]
    assert told[0] == ("note", "two words/a.parquet#1", "read as gb18030")
    assert told[1][:2] == ("error", "two words/a.parquet#2")
    assert dict(found[-1]["counts"])["texts.unread"] == 2


def test_an_end_that_no_double_is_exactly() -> None:
    (figure, *_) = rows([f"新增{'9' * 30}例（甲市5例、乙市4例、丙市4例）。"])[0]["figures"]
    assert (figure["quote"], figure["lower"]) == (f"{'9' * 30}例", 1e30)


def test_names_are_as_they_were_given() -> None:
    assert given("file:/data/two%20words/%E7%94%B2.parquet", ROOTS) == "two words/甲.parquet"
    assert given("hdfs://host/x", ROOTS) == "/x"
    assert given("hdfs://host/xy", ROOTS) == "hdfs://host/xy"
