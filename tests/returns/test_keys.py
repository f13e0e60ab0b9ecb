"""Records that several columns name together, and what names none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from check_data.cli import main

RECORDS = "region,day,a,b,k\nLazio,1,1,2,x\nLazio,2,3,3,y\nUmbria,1,4,3,x\nUmbria,2,9,1,z\n"
CHECKS = """
[rises]
holds = "a <= b"
[known]
holds = 'k in ["x", "y"]'
[all]
holds = "b == sum(b)"
by = "region"
"""
CONFIGURATION = '[publication.t]\nkey = ["region", "day"]\n'


def project(folder: Path, records: str = RECORDS, configuration: str = CONFIGURATION) -> Path:
    for path, text in {"data/t.csv": records, "checks/t.toml": CHECKS, "check-data.toml": configuration}.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def messages(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [each["message"] for each in json.loads(capsys.readouterr().out)["findings"]]


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"])
def test_records_are_named_by_all_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str], engine: str) -> None:
    arguments = [str(project(tmp_path)), "--engine", engine, "--output-format", "json", "--language", "en"]
    assert main([*arguments, "--all", str(tmp_path / "all.jsonl")]) == 1
    told = sorted(each.partition(":")[0] for each in messages(capsys))
    assert told == ["Lazio, 1", "Lazio, 2", "Umbria, 1", "Umbria, 1", "Umbria, 2", "Umbria, 2"]  # three of each check
    rows = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert sorted((each["check"], each["record"]) for each in rows) == [
        ("all", "Lazio, 1"), ("all", "Lazio, 2"), ("all", "Umbria, 1"), ("all", "Umbria, 2"),
        ("known", "Umbria, 2"), ("rises", "Umbria, 1"), ("rises", "Umbria, 2"),
    ]  # fmt: skip


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"])
def test_a_key_that_stands_twice_or_not_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str], engine: str) -> None:
    records = "region,day,a,b,k\nLazio,1,1,1,x\nLazio,1,0,0,x\nUmbria,,0,0,x\n,,0,0,x\n"
    folder = project(tmp_path, records, "")
    arguments = ["--key", "region", "--key", "day", "--engine", engine, "--output-format", "json", "--language", "en"]
    assert main([str(folder), *arguments, "--select", "CD107"]) == 1
    assert messages(capsys) == [
        "region, day: 1 value names several records: Lazio, 1",
        "region, day: 2 records have no key",
    ]


def test_a_schema_names_them_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path)
    (folder / "schemas").mkdir()
    (folder / "schemas/t.py").write_text(
        "import pandera.pandas as pa\n\n\nclass T(pa.DataFrameModel):\n    k: str = pa.Field(isin=['x', 'y'])\n"
    )
    assert main([str(folder), "--run-code", "--all", str(tmp_path / "all.jsonl"), "--select", "CD106"]) == 1
    rows = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert [(each["record"], each["number"]) for each in rows] == [("Umbria, 2", 4)]


def test_a_column_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, configuration='[publication.t]\nkey = ["region", "days"]\n')
    assert main([str(folder)]) == 2
    assert "t.csv:1: no column 'days' to name the records by (did you mean day?)" in capsys.readouterr().err


@pytest.mark.parametrize("key", ["[]", '["a", "a"]', '["a", 1]', "3"])
def test_what_names_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str) -> None:
    assert main([str(project(tmp_path, configuration=f"[publication.t]\nkey = {key}\n"))]) == 2
    assert "t takes year = 2020, key =" in capsys.readouterr().err
