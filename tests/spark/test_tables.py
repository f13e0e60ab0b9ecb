"""Tables that are no Parquet, keys of several columns and formats of dates on Spark: as on every other engine."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark")

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from check_data.cli import main
from check_data.configuration import Configuration
from check_data.not_runnable import NotRunnable
from check_data.project import load_project
from check_data.returns import check as one_machine
from check_data.returns.checked import Checked
from check_data.returns.sources import Held, Source
from check_data.spark.handed import handed_over
from check_data.spark.returns import check_table
from check_data.spark.rows import FILE, INDEX, LINE
from tests.helpers import Taking

TODAY = date(2026, 1, 1)
HERE = Configuration(spark_master="local[2]", language="en")

CHECKS = """
[adds]
holds = "total == north + south"
[of-age]
holds = "years(born, 2020-06-30) >= 18"
[region]
holds = "region in codes.code"
[once]
unique = ["region", "id"]
[median]
holds = "north <= 2 * median(north by region)"
"""
CONFIGURATION = """
[publication.t]
key = ["region", "id"]
dates = { born = "%d.%m.%Y" }
"""
ROWS = (
    ("01", "7", "3", "1", "2", "31.01.1990"),
    ("01", "007", "4", "1", "2", "30.06.2002"),
    ("02", "7", "9", "8", "2", "01.07.2002"),
    ("02", "8", "", "1", "2", "29.02.2001"),
    ("3", "9", "3", "1", "2", "x"),
    ("01", "7", "13.5", "10", "3.5", ""),
)
NAMES = ("region", "id", "total", "north", "south", "born")


def csv_of(folder: Path) -> None:
    """Not plain: a remark, and a quoted cell that goes over two lines, so that lines are no numbers."""
    lines = ["# of our own", ",".join(NAMES), *(",".join(row) for row in ROWS)]
    lines[2] = lines[2].replace("31.01.1990", '"31.01.1990\n"')
    (folder / "data" / "t.csv").write_text("\n".join(lines) + "\n1,2\n", encoding="utf-8")


def plain_csv_of(folder: Path) -> None:
    (folder / "data" / "t.csv").write_text("\n".join(",".join(row) for row in (NAMES, *ROWS)) + "\n", encoding="utf-8")


def jsonl_of(folder: Path) -> None:
    """Numbers of which floats lose digits, and a column that no check names with cells of many kinds."""
    lines = []
    for at, row in enumerate(ROWS):
        record: dict[str, Any] = dict(zip(NAMES, row, strict=True))
        record |= {name: float(record[name]) if record[name] else None for name in ("total", "north", "south")}
        record["north"] = 2**60 if at == 1 else record["north"]
        lines.append(json.dumps({**record, "unused": [1, "x", {"a": [at]}][at % 3]}) + "\n\n")
    (folder / "data" / "t.jsonl").write_text("".join(lines), encoding="utf-8")


def parquet_of(folder: Path) -> None:
    columns = dict(zip(NAMES, map(list, zip(*ROWS, strict=True)), strict=True))
    numbers = {name: [float(cell or "nan") for cell in columns[name]] for name in ("total", "north", "south")}
    parquet.write_table(pa.table({**columns, **numbers}), folder / "data" / "t.parquet")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("checks", "data"):
        (tmp_path / name).mkdir()
    (tmp_path / "checks" / "t.toml").write_text(CHECKS, encoding="utf-8")
    (tmp_path / "check-data.toml").write_text(CONFIGURATION, encoding="utf-8")
    (tmp_path / "data" / "codes.csv").write_text("code,label\n01,a\n02,b\n", encoding="utf-8")
    return tmp_path


def report_of(checked: Checked) -> Any:
    findings = sorted(
        (each.rule, each.check or "", each.place.path, each.place.line, each.message.text("en").partition(", such")[0])
        for each in checked.findings
    )
    return findings, {name: +each for name, each in checked.verdicts.items()}, checked.records, checked.remarks


@pytest.mark.parametrize(
    ("write", "apart"),
    [(csv_of, {2, 3}), (plain_csv_of, {1}), (jsonl_of, {0, 1, 2, 4}), (parquet_of, {0})],
    ids=["csv", "plain csv", "json lines", "parquet"],
)
def test_the_report_of_pandas(folder: Path, write: Any, apart: set[int]) -> None:
    write(folder)
    (table,) = (each for each in load_project(folder).tables if each.name == "t")
    assert table.keys == ("region", "id")
    expected: list[tuple[str | None, str]] = []
    pandas = one_machine.check_table(
        table, "pandas", shown=1000, sink=Taking(lambda of, each: expected.append((each.check, str(of.record))))
    )
    spark = check_table(table, HERE, TODAY, shown=1000, output=str(folder / "found"))
    assert report_of(spark) == report_of(pandas)
    rows = parquet.read_table(folder / "found").to_pylist()
    assert Counter((row["check"], row["record"]) for row in rows) == Counter(expected)
    assert {row["line"] - row["row"] for row in rows} == apart
    messages = [each.message.text("en") for each in spark.findings]
    assert any(each.startswith("02, 7: ") and "years(born" in each for each in messages)
    assert any(each.startswith("3, 9: ") and "region in codes.code" in each for each in messages)
    assert {"CD106", "CD107", "CD108", "CD201"} <= {each.rule for each in spark.findings}


@pytest.mark.parametrize(
    ("configuration", "told"),
    [
        ('key = ["region", "no"]', "t.csv:1: no column 'no' to name the records by"),
        ('dates = { on = "%d.%m.%Y" }', "t.csv:1: no column 'on', whose dates are declared"),
    ],
)
def test_columns_that_are_not_there(
    folder: Path, configuration: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plain_csv_of(folder)
    text = f'engine = "spark"\n[spark]\nmaster = "local[2]"\n[publication.t]\n{configuration}\n'
    (folder / "check-data.toml").write_text(text, encoding="utf-8")
    assert main([str(folder)]) == 2
    assert told in capsys.readouterr().err


def source_of(frame: pd.DataFrame) -> Source:
    return Source("a b.xlsx", (), ".xlsx", reading=Held(frame, [5 + each for each in range(len(frame))]))


def test_cells_as_arrow_holds_them() -> None:
    frame = pd.DataFrame(
        {
            "exact": pd.Series([2**60, Decimal("0.1"), None], dtype=object),
            "large": pd.Series([2**63, 1, None], dtype=object),
            "day": pd.to_datetime(pd.Series(["2020-01-31", None, "2020-02-01"])),
            "empty": pd.Series([None] * 3, dtype=object),
            "text": pd.Series(["a", None, "b"]),
            "no": pd.Series([1, "a", 2], dtype=object),
        }
    )
    made = handed_over(source_of(frame), ["exact", "large", "day", "empty", "text", "other"]).to_pydict()
    assert made == {
        "exact": [Decimal(2**60), Decimal("0.1"), None],
        "large": [Decimal(2**63), Decimal(1), None],
        "day": [date(2020, 1, 31), None, date(2020, 2, 1)],
        "empty": [None] * 3,
        "text": ["a", None, "b"],
        FILE: ["a%20b.xlsx"] * 3,
        INDEX: [0, 1, 2],
        LINE: [5, 6, 7],
    }


@pytest.mark.parametrize(
    "cells",
    [
        [1, "a"],
        [Decimal("Infinity"), Decimal(1)],
        [2**200, Decimal("0.5")],
        [10**60, None],
        [datetime(2020, 1, 1, 12), datetime(2020, 1, 2)],
    ],
)
def test_cells_of_several_kinds(cells: list[object]) -> None:
    frame = pd.DataFrame({"x": cells})
    with pytest.raises(NotRunnable, match=r"a b\.xlsx:1: x holds cells that no column of Spark does \(\w+"):
        handed_over(source_of(frame), ["x"])
