"""Checks across records on a cluster: the verdicts, findings and remarks of every other engine."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark")

import pyarrow as pa
from pyarrow import parquet

from check_data.configuration import Configuration
from check_data.findings import Finding, Verdict
from check_data.not_runnable import NotRunnable
from check_data.project import load_project
from check_data.returns import check as one_machine
from check_data.returns.table import Table
from check_data.spark.across import Spanning
from check_data.spark.found import Showing
from check_data.spark.job import counted
from check_data.spark.returns import check_table
from check_data.spark.session import session
from check_data.spark.tables import Tables
from tests.helpers import SHARED, Taking, needs_shared
from tests.spark.across_data import CHECKS, project

TODAY = date(2026, 1, 1)
HERE = Configuration(spark_master="local[2]", language="en")
WITH = 'with = "areas"\non = "region"\n'


def table_of(folder: Path) -> Table:
    return next(each for each in load_project(folder).tables if each.name == "p")


def told(findings: tuple[Finding, ...]) -> list[tuple[Any, ...]]:
    """What findings say, but for which cell is named of many that are unfit, and the file of a folder of one."""
    return sorted(
        (
            each.rule,
            each.check or "",
            each.place.path.removesuffix("/0.parquet"),
            each.place.line,
            each.message.text("en").partition(", such as")[0],
            each.arithmetic,
            [(one.name, one.quote, one.place.line if one.place else None) for one in each.figures],
        )
        for each in findings
    )


def test_the_report_of_pandas(tmp_path: Path) -> None:
    table = table_of(project(tmp_path))
    pandas = one_machine.check_table(table, "pandas", shown=1000)
    spark = check_table(table, HERE, TODAY, shown=1000)
    assert spark.verdicts == {name: Counter(each) for name, each in pandas.verdicts.items()}
    assert list(spark.verdicts) == [line[1:-1] for line in CHECKS.splitlines() if line.startswith("[")]
    assert all(spark.counts[verdict] for verdict in Verdict)
    assert told(spark.findings) == told(pandas.findings)
    assert {each.rule for each in spark.findings} == {"CD106", "CD108", "CD201"}
    assert spark.remarks == pandas.remarks
    assert len(spark.remarks) == 12
    assert any("1 groups by day have no total" in each for each in spark.remarks)


def test_many_files_on_a_cluster(master: str, tmp_path: Path) -> None:
    few = [each for each in CHECKS.split("\n\n") if any(name in each for name in ("[once]", "[one-area]", "[both]"))]
    table = table_of(project(tmp_path, "\n\n".join(few), parts=4))
    expected: list[tuple[str | None, str, Verdict | None, str]] = []
    pandas = one_machine.check_table(
        table,
        "pandas",
        sink=Taking(lambda _, each: expected.append((each.check, each.rule, each.verdict, each.arithmetic))),
    )
    found = tmp_path / "found"
    spark = check_table(table._replace(key="code"), Configuration(spark_master=master), TODAY, output=str(found))
    assert spark.verdicts == {name: Counter(each) for name, each in pandas.verdicts.items()}
    assert spark.remarks == pandas.remarks
    rows = parquet.read_table(found).to_pylist()
    assert Counter((row["check"], row["rule"], Verdict(row["verdict"]), row["arithmetic"]) for row in rows) == Counter(
        expected
    )
    assert not {"table", "counts", "pickled"} & set(rows[0])
    repeat = next(row for row in rows if row["check"] == "once" and "2.parquet" in row["message"])
    assert f", {tmp_path}/data/p/2.parquet:" in repeat["message"]
    kinds = Counter(
        (each.check, each.rule, each.place.path.startswith(f"{tmp_path}/data/p")) for each in spark.findings
    )
    assert max(number for (_, rule, _), number in kinds.items() if rule != "CD106") == one_machine.SHOWN


def test_the_plan_keeps_the_records_on_the_cluster(tmp_path: Path) -> None:
    with session("local[2]") as spark:
        table = table_of(project(tmp_path))
        for job in Spanning(spark, table, Tables(spark, table), Showing(HERE, TODAY)).jobs():
            plan = counted(job.rows)._jdf.queryExecution().executedPlan().toString()
            assert plan.count("MapInArrow") >= 2
            assert not any(word in plan for word in ("LocalTableScan", "SinglePartition", "CollectLimit"))


def test_what_the_checks_need_is_not_there(tmp_path: Path) -> None:
    cases = {
        '[a]\nholds = "total <= previous(total)"\norder = "region"': "column 'region' holds ",
        '[a]\nholds = "total == sum(total)"\ntotal_row = { region = "west" }': "has region = 'west'",
        '[a]\nholds = "total == sum(total)"\nby = "county"': "no column 'county'; there are region, day",
        f'[a]\nholds = "total == areas.firms"\n{WITH}': "areas: no column 'firms'",
        f'[a]\nholds = "total == sum(areas.flags)"\n{WITH}': "areas:1: column 'flags' holds List(Int64), which is no",
    }
    for number, (checks, problem) in enumerate(cases.items()):
        folder = project(tmp_path / str(number), checks)
        path = folder / "data" / "areas" / "0.parquet"
        areas = parquet.read_table(path)
        parquet.write_table(areas.append_column("flags", pa.array([[1]] * len(areas))), path)
        with pytest.raises(NotRunnable, match=re.escape(problem)):
            check_table(table_of(folder), HERE, TODAY)


def test_another_table_that_is_no_parquet(tmp_path: Path) -> None:
    folder = project(tmp_path, f'[a]\nholds = "total == sum(areas.people)"\n{WITH}')
    (folder / "data" / "areas" / "0.parquet").unlink()
    (folder / "data" / "areas").rmdir()
    (folder / "data" / "areas.csv").write_text("region,people\nnorth,1\nsouth,2\nsouth,x\n", encoding="utf-8")
    pandas = one_machine.check_table(table_of(folder), "pandas", shown=1000)
    spark = check_table(table_of(folder), HERE, TODAY, shown=1000)
    assert spark.verdicts == {name: Counter(each) for name, each in pandas.verdicts.items()}
    assert told(spark.findings) == told(pandas.findings)
    assert {each.rule for each in spark.findings} == {"CD106", "CD201"}


@needs_shared
def test_national_totals_against_regions(tmp_path: Path) -> None:
    import pandas as pd

    regions = pd.concat(pd.read_csv(path) for path in sorted((SHARED / "corpora" / "italy").glob("*.csv")))
    national = regions.groupby("data", as_index=False)[["totale_casi", "deceduti"]].sum()
    national["totale_casi"] += [20 if day == 10 else 0 for day in range(len(national))]
    for name, frame in (("p", national), ("regioni", regions[["data", "totale_casi", "deceduti"]])):
        (tmp_path / "data").mkdir(exist_ok=True)
        frame.to_parquet(tmp_path / "data" / f"{name}.parquet", index=False)
    (tmp_path / "checks").mkdir()
    checks = "".join(
        f'[{column}]\nholds = "{column} == sum(regioni.{column})"\nwith = "regioni"\non = "data"\n'
        for column in ("totale_casi", "deceduti")
    )
    (tmp_path / "checks" / "p.toml").write_text(checks, encoding="utf-8")
    checked = check_table(table_of(tmp_path), HERE, TODAY)
    assert +checked.verdicts["totale_casi"] == {Verdict.AGREES: len(national) - 1, Verdict.DISAGREES: 1}
    assert +checked.verdicts["deceduti"] == {Verdict.AGREES: len(national)}
    (finding,) = checked.findings
    assert finding.place.line == 11
