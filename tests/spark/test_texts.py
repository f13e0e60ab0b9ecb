"""Texts at scale, on a cluster of two workers: the same findings as on one machine, and nothing half-written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")

from pyarrow import parquet  # noqa: E402

from check_data.cli import main  # noqa: E402
from check_data.configuration import Configuration  # noqa: E402
from check_data.spark.session import session  # noqa: E402
from tests.spark.data import BAD, GOOD, TEXTS, data_set, write  # noqa: E402

COLUMN = ("--text-column", "body")


@pytest.fixture
def spark(master: str) -> list[str]:
    """The options of a run on the cluster."""
    return ["--engine", "spark", "--master", master, *COLUMN]


def ordered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in an order that does not depend on who wrote them first."""
    return sorted(rows, key=lambda row: (row["path"], row["line"] or 0, row["column"] or 0, row["rule"] or ""))


def written(folder: Path) -> list[dict[str, Any]]:
    """The rows of a folder of findings."""
    return ordered(parquet.read_table(folder).to_pylist())


def test_the_same_findings_as_on_one_machine(
    spark: list[str], workers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts, found = data_set(tmp_path / "texts"), tmp_path / "found"
    assert main([str(texts), *COLUMN, "--output-format", "jsonl"]) == 2
    out, err = capsys.readouterr()
    *one_by_one, last = [json.loads(line) for line in out.splitlines()]
    assert main([str(texts), *spark, "--output", str(found)]) == 2
    rows = written(found)
    findings = [row for row in rows if row["rule"]]
    assert len(findings) > 10
    assert [
        {name: value for name, value in row.items() if name not in ("row", "record")} for row in findings
    ] == ordered(one_by_one)
    assert all(row["path"].endswith(f"#{row['row']}") for row in rows)
    told = [(row["severity"], f"check-data: {row['message']}") for row in rows if not row["rule"]]
    assert told == [("note", err.splitlines()[0]), ("error", err.splitlines()[1])]
    summary = last["summary"]
    out, err = capsys.readouterr()
    assert f"{sum(summary['checks'].values())}: {summary['checks']['agrees']} agree" in out
    assert f"{summary['findings']['error']} errors" in out
    assert err == f"check-data: 1 texts can't be read; {found} says which\n"
    assert all(any((workers / f"work-{number}").iterdir()) for number in (0, 1))


def test_workers_import_nothing_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with session("local[1]") as spark:
        paths = spark.sparkContext.parallelize([0], 1).map(lambda _: __import__("sys").path).first()
    assert not {"", ".", str(tmp_path)} & set(paths)


def test_nothing_but_counts_comes_to_the_driver(
    spark: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from check_data.spark import session

    # Every text gives a finding; Spark stops a job of which the driver gets more than this.
    texts = write(tmp_path / "texts.parquet", [BAD] * 3000)
    monkeypatch.setitem(session._SETTINGS, "spark.driver.maxResultSize", "64k")
    assert main([str(texts), *spark, "--output", str(tmp_path / "found")]) == 1
    assert "    3,000  CD219 difference" in capsys.readouterr().out
    assert parquet.read_table(tmp_path / "found", columns=["path", "message"]).nbytes > 4 * 64 * 1024


def test_the_plan(master: str, tmp_path: Path) -> None:
    from check_data.spark.job import counted, findings
    from check_data.spark.session import session
    from check_data.spark.texts import job

    path = str(write(tmp_path / "texts.parquet", TEXTS))
    with session(master) as spark:
        rows = job(spark, [path], "body", Configuration()).rows
        for result in (findings(rows), counted(rows)):
            plan = result._jdf.queryExecution().executedPlan().toString()
            assert "MapInArrow" in plan
            assert "Scan parquet" in plan
            elsewhere = ("LocalTableScan", "SinglePartition", "CollectLimit", "ExistingRDD")
            assert not any(word in plan for word in elsewhere)


HERE = ("--engine", "spark", "--master", "local[2]", *COLUMN)


def test_without_an_output_it_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = write(tmp_path / "texts.parquet", [GOOD, GOOD, b"\xff\x00\x81"])
    assert main([str(texts), *HERE]) == 2
    out, err = capsys.readouterr()
    assert out.startswith("No findings.\nChecks:   4: 4 agree")
    assert err == "check-data: 1 texts can't be read; give --output FOLDER to see which\n"
    bad = str(write(tmp_path / "bad.parquet", [BAD]))
    assert main([bad, *HERE, "--quiet", "--fail-on", "never"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main([bad, *HERE, "--language", "zh"]) == 1
    assert capsys.readouterr().out.endswith("文本：已读 1 篇，无法读取 0 篇，没有文本的记录 0 条。\n")


def test_no_findings_are_a_folder_too(tmp_path: Path) -> None:
    texts = write(tmp_path / "texts.parquet", [GOOD], pa.binary())
    assert main([str(texts), *HERE, "--output", str(tmp_path / "found")]) == 0
    assert written(tmp_path / "found") == []
    assert parquet.read_schema(next((tmp_path / "found").glob("*.parquet"))).names[:4] == [
        "path",
        "row",
        "record",
        "rule",
    ]
