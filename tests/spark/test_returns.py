"""Returns on a cluster of two workers: the verdicts of every other engine."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("pyspark")

import pyarrow as pa
from pyarrow import parquet

from check_data.agreement.check import Check
from check_data.agreement.expression import parse
from check_data.configuration import Configuration
from check_data.findings import Verdict
from check_data.not_runnable import NotRunnable
from check_data.returns.engines import choose
from check_data.returns.form import Form, checks_of
from check_data.returns.passes import Pass
from check_data.returns.sources import source
from check_data.spark.records import Work, judge_rows
from check_data.spark.returns import Returns, check_returns, job, verdicts
from check_data.spark.rows import FILE, INDEX, Root
from check_data.spark.session import session
from check_data.tables.cells import Described
from tests.spark.returns_data import CHECKS, data_set, table

TODAY = date(2026, 1, 1)
FORM = Form(checks_of(CHECKS), {"north": Described("人"), "printed": Described("人")})
HERE = Configuration(spark_master="local[2]")


def test_the_verdicts_of_polars(master: str, workers: Path, tmp_path: Path) -> None:
    records, found = data_set(tmp_path / "returns"), tmp_path / "found"
    run = Pass(FORM, source(records), choose("polars", source(records)))
    failures = [(each.check.name, each.outcome.verdict.value) for each in run.failures()]
    returns, settings = Returns(FORM, [str(records)], "id"), Configuration(spark_master=master)
    counts = check_returns(returns, settings, TODAY, str(found))
    assert counts["records"] == run.records == 960
    assert verdicts(counts, FORM) == {name: Counter(each) for name, each in run.verdicts.items()}
    rows = parquet.read_table(found).to_pylist()
    assert Counter((row["check"], row["verdict"]) for row in rows) == Counter(failures)
    assert len(failures) > 100
    assert {verdict for each in run.verdicts.values() for verdict, number in each.items() if number} == set(Verdict)
    assert sum(counts[f"findings.{level}"] for level in ("error", "warning", "note")) == len(rows)
    assert all((workers / f"work-{number}").is_dir() for number in (0, 1))


def test_the_plan_keeps_the_records_on_the_cluster(tmp_path: Path) -> None:
    from check_data.spark.job import counted, findings

    records = data_set(tmp_path / "returns", 1)
    with session("local[2]") as spark:
        rows = job(spark, Returns(FORM, [str(records)]), HERE, TODAY).rows()
        for result in (findings(rows), counted(rows)):
            plan = result._jdf.queryExecution().executedPlan().toString()
            assert "MapInArrow" in plan
            assert "Scan parquet" in plan
            assert not any(word in plan for word in ("LocalTableScan", "SinglePartition", "CollectLimit"))
            assert "unused" not in plan  # nothing else is read


def test_findings_name_their_records(tmp_path: Path) -> None:
    data = table(1)
    batch = data.append_column(FILE, pa.array(["file:/data/a.parquet"] * len(data)))
    batch = batch.append_column(INDEX, pa.array(range(len(data)))).combine_chunks().to_batches()[0]
    work = Work(FORM, [Root("file:/data", "data")], "en", TODAY, "id")
    *found, counts = [row for each in judge_rows([batch, batch], work) for row in each.to_pylist()]
    first = found[0]
    number = first["row"] - 1
    assert (first["path"], first["record"]) == (f"data/a.parquet#{number + 1}", data["id"][number].as_py())
    assert (first["rule"], first["check"], first["verdict"], first["severity"]) == (
        "CD201",
        "adds up",
        "disagrees",
        "error",
    )
    assert [figure["quote"] for figure in first["figures"]] == [
        str(data[name][number].as_py()) for name in ("total", "north", "south")
    ]
    assert " + " in first["arithmetic"]
    assert dict(counts["counts"])["records"] == 2 * len(data)


def test_a_batch_without_records() -> None:
    empty = table(1).slice(0, 0).append_column(FILE, pa.array([], pa.string())).append_column(INDEX, pa.array([], pa.int64()))
    batch = pa.RecordBatch.from_pylist([], schema=empty.schema)
    (counts,) = [row for each in judge_rows([batch], Work(FORM, [], "en", TODAY)) for row in each.to_pylist()]
    assert set(dict(counts["counts"]).values()) == {0}


@pytest.mark.parametrize(
    ("expression", "key", "told"),
    [
        ("total == nothing", None, "no column 'nothing', nor 'nothing_lower' and 'nothing_upper'; there are id, total"),
        ("total == north", "name", "no column 'name' to name the records by"),
        ("total == flags", None, "column 'flags' holds List(Int64), which is no figure"),
    ],
)
def test_records_that_do_not_fit_the_form(expression: str, key: str | None, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(table(1).append_column("flags", pa.array([[1]] * 240)), path)
    with pytest.raises(NotRunnable, match=r"a\.parquet:1: ") as caught:
        check_returns(Returns(Form((Check("c", parse(expression)),)), [str(path)], key), HERE, TODAY)
    assert told in str(caught.value)
