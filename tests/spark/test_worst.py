"""The records that fail most checks, and the columns that are most often located, as every other engine tells them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark")

import pandas as pd
import pyarrow as pa

from check_data.cli import main
from check_data.configuration import Configuration
from check_data.project import load_project
from check_data.returns import check as one_machine
from check_data.returns.edit import editing
from check_data.returns.engines import RECORD
from check_data.returns.locating import with_located
from check_data.returns.table import Table
from check_data.returns.worst import Worst
from check_data.spark.locating import locate_rows
from check_data.spark.returns import check_table

TODAY = date(2026, 1, 1)
HERE = Configuration(spark_master="local[2]")
CHECKS = """
[sum]
holds = "t == a + b"
[big]
holds = "t < 80"
[kind]
holds = 'if a > 5 then k == "x"'
[same]
unique = ["k", "a"]
[rises]
holds = "t >= previous(t)"
order = "n"
[mean]
holds = "mean(a) < 0"
[most]
holds = "t < 4"
at_most = 5
"""
RECORDS = pd.DataFrame(
    {
        "n": [1, 2, 3, 4, 5, 6, 7],
        "t": [3, 90, 99, 4, 5, 50, 1],
        "a": [1, 1, 7, 1, 2, 2, 9],
        "b": [2, 2, 2, 2, 3, 48, 0],
        "k": ["x", "y", "y", "x", "x", "x", "x"],
    }
)


def table_of(folder: Path, checks: str, *parts: pd.DataFrame) -> Table:
    """A table of so many files, or of one."""
    (folder / "checks").mkdir()
    (folder / "data").mkdir()
    (folder / "checks" / "p.toml").write_text(checks, encoding="utf-8")
    (folder / "check-data.toml").write_text('engine = "spark"\n[spark]\nmaster = "local[2]"\n', encoding="utf-8")
    if len(parts) == 1:
        parts[0].to_parquet(folder / "data" / "p.parquet", index=False)
    else:
        (folder / "data" / "p").mkdir()
        for number, part in enumerate(parts):
            part.to_parquet(folder / "data" / "p" / f"{number}.parquet", index=False)
    return load_project(folder).tables[0]


def told(worst: tuple[Worst, ...]) -> list[tuple[Any, ...]]:
    """The worst, whatever the order in which their checks were found to fail."""
    return [(each.record, each.number, sorted(each.checks)) for each in worst]


def test_the_worst_and_the_located_of_pandas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = table_of(tmp_path, CHECKS, RECORDS)
    pandas = with_located(table, one_machine.check_table(table, "pandas"))
    spark = check_table(table, HERE, TODAY, locate=True)
    assert told(spark.worst) == told(pandas.worst)
    assert told(spark.worst)[0] == ("3", 3, ["big", "kind", "sum"])
    assert len(spark.worst) > 2
    assert spark.located == pandas.located
    assert spark.located is not None
    assert spark.located.records == 6
    assert sorted(spark.remarks) == sorted(pandas.remarks)
    assert spark.verdicts == {name: Counter(each) for name, each in pandas.verdicts.items()}
    assert main([str(tmp_path), "--locate", "--output-format", "json"]) == 1
    [returned] = json.loads(capsys.readouterr().out)["summary"]["returns"]
    assert returned["located"]["records"] == 6
    assert [each["record"] for each in returned["worst"]] == [each.record for each in pandas.worst]


def test_a_worker_counts_what_it_locates(tmp_path: Path) -> None:
    form = table_of(tmp_path, CHECKS, RECORDS).form
    needs = editing(form, [*RECORDS.columns], [])
    columns = needs.columns([*RECORDS.columns])
    assert sorted(columns) == ["a", "b", "k", "t"]
    records = pa.Table.from_pandas(RECORDS[columns], preserve_index=False)
    numbered = records.append_column(RECORD, pa.array(range(1, len(records) + 1), pa.int64()))
    (row,) = (row for each in locate_rows(numbered.to_batches(max_chunksize=3), needs) for row in each.to_pylist())
    assert row["path"] is None
    counts = dict(row["counts"])
    assert counts["located.records"] == 6
    assert (counts["located.some.t"], counts["located.every.t"]) == (5, 5)
    assert "located.every.k" not in counts


def test_records_of_several_files(tmp_path: Path) -> None:
    checks = CHECKS.split("[rises]")[0]
    table = table_of(tmp_path, checks, RECORDS[:3], RECORDS[3:])
    found = check_table(table, HERE, TODAY)
    where = f"{tmp_path}/data/p"
    assert told(found.worst) == [
        (f"{where}/0.parquet:3", 3, ["big", "kind", "sum"]),
        (f"{where}/0.parquet:2", 2, ["big", "sum"]),
        (f"{where}/1.parquet:1", 1, ["same", "sum"]),
    ]
    assert found.located is None
    keyed = check_table(table.named_by(["n"]), HERE, TODAY)
    assert [each.record for each in keyed.worst] == ["3", "2", "4"]
    several = check_table(table.named_by(["n", "k"]), HERE, TODAY)
    assert [each.record for each in several.worst] == ["3, y", "2, y", "4, x"]


def test_checks_across_records_locate_nothing(tmp_path: Path) -> None:
    table = table_of(tmp_path, '[rises]\nholds = "t >= previous(t)"\norder = "n"\n', RECORDS)
    found = check_table(table, HERE, TODAY, locate=True)
    assert (found.located, found.worst) == (None, ())
