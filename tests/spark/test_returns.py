"""Returns on a cluster of two workers: the verdicts and findings of every other engine."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark")

import pyarrow as pa
from pyarrow import parquet

from check_data.agreement.check import Check
from check_data.agreement.expression import parse
from check_data.cli import main
from check_data.configuration import Configuration
from check_data.findings import Verdict
from check_data.not_runnable import NotRunnable
from check_data.project import load_project
from check_data.returns import check as one_machine
from check_data.returns.form import Form, checks_of
from check_data.returns.sources import source
from check_data.returns.table import Table
from check_data.spark.found import Showing
from check_data.spark.records import Work, judge_rows
from check_data.spark.returns import check_table, job
from check_data.spark.rows import FILE, INDEX, LINE, Root
from check_data.spark.session import session
from check_data.spark.tables import Tables
from check_data.tables.cells import Described
from check_data.tables.schemas import load_models
from tests.helpers import Taking
from tests.spark.returns_data import CHECKS, RECORDS, SCHEMA, data_set, records

TODAY = date(2026, 1, 1)
FORM = Form(checks_of(CHECKS), {"north": Described("人"), "printed": Described("人")})
HERE = Configuration(spark_master="local[2]")


def test_the_verdicts_of_polars(master: str, workers: Path, tmp_path: Path) -> None:
    folder, found = data_set(tmp_path / "returns"), tmp_path / "found"
    table = Table("returns", source(folder), FORM, "id")
    expected: list[tuple[str | None, str]] = []
    polars = one_machine.check_table(
        table, "polars", sink=Taking(lambda _, finding: expected.append((finding.check, str(finding.verdict))))
    )
    checked = check_table(table, Configuration(spark_master=master), TODAY, output=str(found))
    assert checked.records == polars.records == 4 * RECORDS
    assert checked.verdicts == {name: Counter(each) for name, each in polars.verdicts.items()}
    assert all(sum(checked.counts.values()) and checked.counts[verdict] for verdict in Verdict)
    rows = parquet.read_table(found).to_pylist()
    assert Counter((row["check"], str(Verdict(row["verdict"]))) for row in rows) == Counter(expected)
    assert len(rows) > 100
    assert all((workers / f"work-{number}").is_dir() for number in (0, 1))


@pytest.fixture
def one_file(tmp_path: Path) -> Path:
    path = tmp_path / "returns.parquet"
    parquet.write_table(records(1), path, row_group_size=100)
    return path


def test_the_report_of_polars(one_file: Path, tmp_path: Path) -> None:
    (tmp_path / "form.py").write_text(SCHEMA, encoding="utf-8")
    models = load_models(tmp_path / "form.py")
    table = Table("returns", source(one_file), FORM, None, models)
    polars = one_machine.check_table(table, "polars", shown=1000)
    spark = check_table(table, HERE, TODAY, shown=1000)

    def told(findings: Any) -> list[Any]:
        # Which cell is named of many that are unfit is the engine's choice.
        return sorted(
            (
                each.rule,
                each.check or "",
                each.place.line,
                each.message.text("en").partition(", such as")[0],
                each.arithmetic,
            )
            for each in findings
        )

    assert told(spark.findings) == told(polars.findings)
    assert {each.rule for each in spark.findings} == {"CD106", "CD201"}
    assert [each.replace("engine polars", "engine spark") for each in polars.remarks] == list(spark.remarks)
    assert [each for each in spark.remarks if "uniqueness" in each]
    few = check_table(table._replace(key="id"), HERE, TODAY, shown=1)
    assert len([each for each in few.findings if each.check == "adds up"]) == 1
    assert "省" in next(each for each in few.findings if each.check == "adds up").message.text("en")


def test_the_plan_keeps_the_records_on_the_cluster(one_file: Path) -> None:
    from check_data.spark.job import counted, findings

    with session("local[2]") as spark:
        table = Table("returns", source(one_file), FORM)
        rows = job(table, Tables(spark, table), Showing(HERE, TODAY, 3)).rows
        for result in (findings(rows), counted(rows)):
            plan = result._jdf.queryExecution().executedPlan().toString()
            assert "MapInArrow" in plan
            assert "Scan parquet" in plan
            assert not any(word in plan for word in ("LocalTableScan", "SinglePartition", "CollectLimit"))
            assert "unused" not in plan  # nothing else is read


def batch(number: int | None = None) -> pa.RecordBatch:
    """The first records as a worker gets them."""
    data = records(1).slice(0, number)
    data = data.append_column(FILE, pa.array(["file:/data/a.parquet"] * len(data), pa.string()))
    data = data.append_column(INDEX, pa.array(range(len(data)), pa.int64()))
    data = data.append_column(LINE, pa.array(range(1, len(data) + 1), pa.int64())).combine_chunks()
    made: pa.RecordBatch = (data.to_batches() or [pa.RecordBatch.from_pylist([], schema=data.schema)])[0]
    return made


def rows_of(batches: list[pa.RecordBatch], **changes: Any) -> list[dict[str, Any]]:
    """What a worker gives."""
    work = Work(FORM, [Root("file:/data", "data")], Showing(HERE, TODAY), ("id",))._replace(**changes)
    return [row for each in judge_rows(batches, work) for row in each.to_pylist()]


def test_rows_name_their_records() -> None:
    *found, counts = rows_of([batch(), batch()])
    first = found[0]
    assert (first["path"], first["line"]) == ("data/a.parquet", first["row"])
    assert first["record"] == records(1)["id"][first["row"] - 1].as_py()
    assert [first[name] for name in ("rule", "check", "verdict", "severity")] == [
        "CD201",
        "adds up",
        "disagrees",
        "error",
    ]
    assert [figure["name"] for figure in first["figures"]] == ["total", "north", "south"]
    assert " + " in first["arithmetic"]
    assert dict(counts["counts"])["records"] == 2 * RECORDS
    unread = next(row for row in found if row["counts"])
    assert (unread["record"], unread["check"], unread["message"]) == ("printed", None, "不详")


def test_cells_that_the_schema_does_not_take(tmp_path: Path) -> None:
    (tmp_path / "form.py").write_text(SCHEMA, encoding="utf-8")
    found = rows_of([batch()], columns=load_models(tmp_path / "form.py").columns)
    unfit = {row["check"]: row for row in found if row["record"] == "total" and row["counts"]}
    low = unfit["greater_than_or_equal_to(1000)"]
    assert "not_nullable" in unfit
    assert low["path"] == "data/a.parquet"
    cells = [row for row in rows_of([batch()], columns=load_models(tmp_path / "form.py").columns) if row["rule"]]
    named = next(row for row in cells if row["rule"] == "CD106" and "greater_than" in row["message"])
    assert (named["row"], named["pickled"]) == (low["row"], None)
    assert dict(low["counts"])["cells"] > 0
    unwanted = Showing(HERE._replace(ignore=("CD1",)), TODAY)
    quiet = rows_of([batch()], columns=load_models(tmp_path / "form.py").columns, showing=unwanted)
    assert "CD106" not in {row["rule"] for row in quiet}
    assert [row for row in quiet if row["counts"]] == [row for row in found if row["counts"]]


def test_a_partition_without_records_and_rules_that_are_not_wanted() -> None:
    (counts,) = rows_of([batch(0)])
    assert counts["counts"] == []
    *found, counts = rows_of([batch()], showing=Showing(HERE._replace(ignore=("CD2",)), TODAY))
    assert [row for row in found if row["rule"]] == []
    assert dict(counts["counts"])["verdicts.disagrees.adds up"] > 0


@pytest.mark.parametrize(
    ("expression", "key", "told"),
    [
        ("total == nothing", None, "no column 'nothing' (did you mean north?)"),
        ("total == north", "name", "no column 'name' to name the records by"),
        ("total == flags", None, "column 'flags' holds List(Int64), which is no figure"),
    ],
)
def test_records_that_do_not_fit_the_form(expression: str, key: str | None, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(records(1).append_column("flags", pa.array([[1]] * RECORDS)), path)
    form = Form((Check("c", parse(expression)),))
    with pytest.raises(NotRunnable, match=r"a\.parquet") as caught:
        check_table(Table("a", source(path), form, key), HERE, TODAY)
    assert told in str(caught.value)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "checks").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "checks" / "returns.toml").write_text('[order]\nholds = "north <= total"\n', encoding="utf-8")
    parquet.write_table(records(1), tmp_path / "data" / "returns.parquet")
    (tmp_path / "check-data.toml").write_text('engine = "spark"\n[spark]\nmaster = "local[2]"\n', encoding="utf-8")
    return tmp_path


def test_the_command(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(project), "--key", "id", "--all", str(project / "found")]) == 0
    assert "spark" in capsys.readouterr().out
    assert parquet.read_table(project / "found").num_rows == 0
    parquet.write_table(records(2), project / "data" / "others.parquet")
    (project / "checks" / "others.toml").write_text('[order]\nholds = "north <= total"\n', encoding="utf-8")
    assert main([str(project), "--all", str(project / "all")]) == 2
    assert capsys.readouterr().err == "check-data: with --engine spark, --all takes one table of records\n"


def test_rules_that_are_more_than_comparisons_of_figures(project: Path) -> None:
    """What is screened, and what each record is decided for, as pandas says it."""
    form = project / "checks" / "returns.toml"
    form.write_text(
        "[if]\nholds = 'if id == \"3\" then north > total'\n[given]\nholds = 'given(north) and length(id) < 3'\n"
        "[where]\nholds = 'north <= total'\nwhere = 'id != \"5\"'\nmissing = 'fails'\n",
        encoding="utf-8",
    )
    table = load_project(project).tables[0]
    spark = check_table(table, Configuration(spark_master="local[2]", language="en"), date(2026, 1, 1), shown=1000)
    pandas = one_machine.check_table(table, "pandas", shown=1000)
    assert spark.verdicts == {name: Counter(each) for name, each in pandas.verdicts.items()}
    said = sorted((each.check, each.message.text("en"), each.arithmetic) for each in spark.findings)
    assert said == sorted((each.check, each.message.text("en"), each.arithmetic) for each in pandas.findings)
    assert said


@pytest.mark.parametrize(("allowed", "enough"), [("mostly = 0.8", True), ("at_most = 1", False)])
def test_checks_that_some_records_may_not_fulfil(project: Path, allowed: str, enough: bool) -> None:
    checks = f"[adds]\nholds = 'total == north + south'\n{allowed}\n[once]\nunique = ['north']\n{allowed}\n"
    (project / "checks" / "returns.toml").write_text(checks, encoding="utf-8")
    table = load_project(project).tables[0]
    pandas = one_machine.check_table(table, "pandas")
    spark = check_table(table, HERE, TODAY)
    assert spark.remarks == pandas.remarks
    assert any("adds" in each for each in spark.remarks) is enough
    assert spark.hidden == pandas.hidden
    assert Counter(each.check for each in spark.findings) == Counter(each.check for each in pandas.findings)
    assert spark.verdicts == {name: Counter(each) for name, each in pandas.verdicts.items()}
