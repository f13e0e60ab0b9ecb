"""The records that fail most checks, and the columns that are most often located, in every report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data import cli
from check_data.cli import main
from check_data.returns import worst
from check_data.returns.worst import MOST, Failing, Worst
from tests.helpers import project
from tests.report.html.reading import parsed

CHECKS = """
[sum]
holds = "t == a + b"
[big]
holds = "t < 80"
severity = "warning"
[kind]
holds = 'if a > 5 then k == "x"'
[same]
unique = ["k", "a"]
[rises]
holds = "t >= previous(t)"
order = "n"
[mean]
holds = "mean(a) < 0"
"""
TABLE = "n,t,a,b,k\n1,3,1,2,x\n2,90,1,2,y\n3,99,7,2,y\n4,4,1,2,x\n5,5,2,3,x\n6,50,2,48,x\n"
SUM = '[sum]\nholds = "t == a + b"\n[part]\nholds = "a <= t"\n'


def written(folder: Path, checks: str = CHECKS, table: str = TABLE) -> str:
    project(folder, "", checks, config='language = "en"\n')
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "p.csv").write_text(table, encoding="utf-8")
    return str(folder)


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 1) -> dict[str, Any]:
    """What JSON says of the one table."""
    assert main([*arguments, "--output-format", "json"]) == code
    data = json.loads(capsys.readouterr().out)
    schema = json.loads((Path(cli.__file__).parent / "report" / "findings.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    found: dict[str, Any] = data["summary"]["returns"][0]
    return found


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"])
def test_the_worst_record_comes_first(tmp_path: Path, capsys: pytest.CaptureFixture[str], engine: str) -> None:
    found = told(capsys, written(tmp_path), "--engine", engine, "--first", "0")
    assert [(each["record"], each["number"], sorted(each["checks"])) for each in found["worst"]] == [
        ("3", 3, ["big", "kind", "sum"]),
        ("4", 4, ["rises", "same", "sum"]),
        ("2", 2, ["big", "sum"]),
    ]
    assert found["shares"]["sum"] == 3 / 6


def test_a_record_that_fails_one_check_is_not_among_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, SUM, "t,a,b\n3,1,1\n9,4,5\n")
    assert told(capsys, folder)["worst"] == []
    assert main([folder]) == 1
    assert "most rules" not in capsys.readouterr().out


def test_what_is_tolerated_or_not_wanted_does_not_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "t,a,b\n3,4,1\n9,4,5\n"
    assert len(told(capsys, written(tmp_path, SUM, table))["worst"]) == 1
    assert told(capsys, str(tmp_path), "--ignore", "CD201", code=0)["worst"] == []
    assert main([str(tmp_path), "--ignore", "CD201", "--output-format", "html"]) == 0
    assert len(parsed(capsys.readouterr().out).one("main").all("table")) == 1
    assert told(capsys, written(tmp_path, SUM + "mostly = 0.5\n", table))["worst"] == []


def test_more_failing_records_than_memory_is_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worst, "REMEMBERED", 2)
    folder = written(tmp_path, CHECKS)
    found = told(capsys, folder, "--first", "0")["worst"]
    assert [(each["record"], each["number"], sorted(each["checks"])) for each in found] == [
        ("3", 3, ["big", "kind", "sum"]),
        ("4", 4, ["rises", "same", "sum"]),
        ("2", 2, ["big", "sum"]),
    ]


@pytest.mark.parametrize(("error", "told"), [(OSError(28, "x"), "No space left on device"), (OSError("odd"), "odd")])
def test_no_room_for_failing_records(
    error: OSError, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise error

    monkeypatch.setattr(worst, "REMEMBERED", 2)
    monkeypatch.setattr(worst, "TemporaryFile", full)
    assert main([written(tmp_path, CHECKS)]) == 2
    err = capsys.readouterr().err
    assert err.endswith(f"p.csv: which records fail can't be put into a temporary file: {told}\n")
    assert err.count("\n") == 1


def test_records_that_nothing_names_are_passed_over() -> None:
    failing = Failing()
    for check in ("a", "b"):
        failing.add(None, None, check)
        failing.add("key", None, check)
    assert failing.worst({"a", "b"}) == (Worst("key", None, ("a", "b")),)


@given(
    st.lists(st.tuples(st.integers(1, 30), st.sampled_from("abcdef"))),
    st.sets(st.sampled_from("abcdef")),
    st.sampled_from([1, 2, 7, 1000]),
)
def test_worst_is_counted_as_it_is_defined(failures: list[tuple[int, str]], wanted: set[str], held: int) -> None:
    failing = Failing()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(worst, "REMEMBERED", held)
        for number, check in failures:
            failing.add(f"r{number}", number, check)
    of_record = {number: {check for each, check in failures if each == number} & wanted for number, _ in failures}
    several = sorted((-len(checks), number) for number, checks in of_record.items() if len(checks) > 1)
    found = failing.worst(wanted)
    assert [(-len(each.checks), each.number) for each in found] == several[:MOST]
    assert all(set(each.checks) == of_record[each.number or 0] for each in found)
    assert failing.worst(wanted) == found


def test_columns_that_are_located(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Only a explains what fails in the first record, any of three what fails in the second.
    folder = written(tmp_path, SUM + '[least]\nholds = "a < 10"\n', "t,a,b\n3,10,1\n3,1,1\n9,4,5\n,,\n,4,5\n")
    found = told(capsys, folder, "--locate")["located"]
    assert found == {
        "fields": [
            {"name": "a", "some": 2, "every": 1},
            {"name": "b", "some": 1, "every": 0},
            {"name": "t", "some": 1, "every": 0},
        ],
        "records": 2,
        "without": 0,
    }
    assert main([folder, "--locate"]) == 1
    out = capsys.readouterr().out
    assert "    Columns most often located: a (2), b (1), t (1)\n" in out
    assert "    Records that fail most rules: 1 (3)\n" in out
    assert main([folder, "--locate", "--output-format", "html"]) == 1
    tables = [each.all("tr") for each in parsed(capsys.readouterr().out).one("main").all("table")]
    rows = [[[cell.text for cell in row.all() if cell.tag in ("th", "td")] for row in each] for each in tables]
    assert [
        ["Column", "Records with it in some smallest set", "Records with it in every smallest set"],
        ["a", "2", "1"],
        ["b", "1", "0"],
        ["t", "1", "0"],
    ] in rows


def test_records_that_no_change_mends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, '[one]\nholds = "a > 1"\n[two]\nholds = "a < 1"\n', "n,a\n1,3\n2,0\n")
    found = told(capsys, folder, "--locate")["located"]
    assert found == {"fields": [], "records": 0, "without": 2}
    assert main([folder, "--locate", "--output-format", "html"]) == 1
    assert "Columns most often" not in capsys.readouterr().out


def test_too_many_ways_to_say_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from check_data.editing import solve

    monkeypatch.setattr(solve, "STEPS", 0)
    folder = written(tmp_path, SUM, "t,a,b\n3,10,1\n")
    assert told(capsys, folder, "--locate")["located"] == {"fields": [], "records": 0, "without": 1}


def test_checks_across_records_locate_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    across = '[rises]\nholds = "a >= previous(a)"\norder = "n"\n'
    folder = written(tmp_path, across, "n,a\n1,3\n2,1\n")
    assert "located" not in told(capsys, folder, "--locate")
    folder = written(tmp_path, across + SUM, "n,t,a,b\n1,3,10,1\n2,1,1,0\n")
    assert told(capsys, folder, "--locate")["located"]["records"] == 1
    assert main([folder, "--locate", "--no-cache"]) == 1
    assert "[rises] is left out: it joins records" in capsys.readouterr().err


def test_only_tables_of_records_have_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "a.txt"
    text.write_text("12 people\n", encoding="utf-8")
    assert main([str(text), "--locate"]) == 2
    (tmp_path / "x").mkdir()
    project(tmp_path / "x", "figure,quote\na,1\n", '[a]\nholds = "a > 0"\n')
    assert main([str(tmp_path / "x"), "--locate"]) == 2
    errors = capsys.readouterr().err
    assert errors.count("--locate is for tables of records") == 2
