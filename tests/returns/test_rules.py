"""Rules with conditions, texts and missing cells over tables of records, by every engine."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from check_data.cli import main
from check_data.findings import Verdict
from check_data.project import load_project
from check_data.returns import rule_judge
from check_data.returns.check import check_table

PEOPLE = """id,age,status,country,born,member
1,14,married,IT,2006-03-01,True
2,40,married,FR,1980-01-01,False
3,,single,XX,,True
4,9,single,IT,2030-01-01,True
"""
CHECKS = """
[minors]
holds = 'if age < 15 then status == "single"'
label = "Minors are single"
tags = ["age", "family"]
since = 2024-01-31
[codes]
holds = "country in countries.code"
severity = "warning"
[birth]
holds = "born <= 2025-12-31"
[age]
holds = "given(age)"
mostly = 0.5
[italy]
holds = "age > 18"
where = 'country == "IT"'
missing = "fails"
[plain]
holds = "age < 100"
"""
ENGINES = ("pandas", "polars", "duckdb")


def project(folder: Path, checks: str = CHECKS, people: str = PEOPLE) -> Path:
    for name, text in {
        "data/people.csv": people,
        "data/countries.csv": "code,name\nIT,Italy\nFR,France\n",
        "checks/people.toml": checks,
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def counts(folder: Path, engine: str, name: str = "people") -> dict[str, tuple[int, int, int]]:
    table = next(each for each in load_project(folder).tables if each.name == name)
    found = check_table(table, engine).verdicts
    wanted = (Verdict.AGREES, Verdict.DISAGREES, Verdict.UNDETERMINED)
    return {check: tuple(each[verdict] for verdict in wanted) for check, each in found.items()}  # type: ignore[misc]


@pytest.mark.parametrize("engine", ENGINES)
def test_verdicts_of_every_engine(tmp_path: Path, engine: str) -> None:
    assert counts(project(tmp_path), engine) == {
        "minors": (3, 1, 0),
        "codes": (3, 1, 0),
        "birth": (2, 1, 1),
        "age": (3, 1, 0),
        "italy": (2, 2, 0),
        "plain": (3, 0, 1),
    }


def test_what_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(project(tmp_path)), "--output-format", "json", "--language", "en"]) == 1
    out, err = capsys.readouterr()
    findings = json.loads(out)["findings"]
    assert sorted((each["check"], each["line"]) for each in findings) == [
        ("birth", 5), ("codes", 4), ("italy", 2), ("italy", 5), ("minors", 2),
    ]  # fmt: skip
    minors = next(each for each in findings if each["check"] == "minors")
    assert minors["arithmetic"] == "age = 14; status = married"
    assert "[age] 1 of 4 records do not hold, which mostly allows" in err


def test_too_many_are_told(tmp_path: Path) -> None:
    folder = project(tmp_path, '[age]\nholds = "given(age)"\nmostly = 0.9\n')
    table = next(each for each in load_project(folder).tables if each.name == "people")
    assert [each.check for each in check_table(table).findings] == ["age"]


def test_a_cell_that_is_no_figure_is_told_once(tmp_path: Path) -> None:
    people = "age,other\nold,1\nold,2\n3,1\n"
    folder = project(tmp_path, '[a]\nholds = "age > 2 or other == 1"\n[b]\nholds = "age < 5"\n', people)
    table = next(each for each in load_project(folder).tables if each.name == "people")
    found = check_table(table)
    assert found.verdicts["a"] == {Verdict.AGREES: 2, Verdict.UNDETERMINED: 1}
    assert [each.rule for each in found.findings] == ["CD106"]


@pytest.mark.parametrize("engine", ENGINES)
def test_ends_and_kinds_of_parquet(tmp_path: Path, engine: str) -> None:
    folder = project(tmp_path, "")
    frame = pd.DataFrame(
        {"x_lower": [1.0, 5.0], "x_upper": [2.0, 6.0], "yes": [True, False], "day": pd.to_datetime(["2020-01-01"] * 2)}
    )
    frame.to_parquet(folder / "data/form.parquet")
    (folder / "checks/form.toml").write_text(
        "[a]\nholds = 'if yes == true then x <= 1'\n[b]\nholds = 'x > 4 or yes == true'\n"
        "[c]\nholds = 'given(x) and year(day) == 2020'\n"
    )
    assert counts(folder, engine, "form") == {"a": (2, 0, 0), "b": (2, 0, 0), "c": (2, 0, 0)}


@pytest.mark.parametrize(
    ("checks", "why"),
    [
        ('[a]\nholds = "country in contries.code"', "[a] no table 'contries' in"),
        ('[a]\nholds = "country in countries.cod"', "has no column 'cod' (did you mean code?)"),
        ("[a]\nholds = \"contry == 'IT'\"", "no column 'contry' (did you mean country?)"),
        ('[a]\nholds = "age > 1"\nmissing = "maybe"', 'missing is "fails", "passes" or "undetermined", not'),
        ('[a]\nholds = "age > 1"\nwhere = 3', "where is a condition in quotation marks"),
        ('[a]\nholds = "age > 1"\nwhere = "age"', "[a] where: column 4: ==, !="),
        ('[a]\nholds = "age > 1"\nmostly = 2', "mostly is a share from 0 to 1, such as 0.99, not 2"),
        ('[a]\nholds = "age > 1"\nmostly = true', "mostly is a share"),
        ('[a]\nholds = "age > 1"\nlabel = 2', "label is a text, not 2"),
        ('[a]\nholds = "age > 1"\ntags = [2]', "tags is texts"),
        ('[a]\nholds = "age > 1"\nsince = 2', "since is a date: 2024-01-31, not 2"),
        ('[a]\nholds = "age < 18 then 3"', "[a] column 10: and, or, or the end is wanted, not 'then'"),
    ],
)
def test_what_can_not_be_meant(tmp_path: Path, capsys: pytest.CaptureFixture[str], checks: str, why: str) -> None:
    assert main([str(project(tmp_path, checks))]) == 2
    err = capsys.readouterr().err
    assert why in err
    assert len(err.splitlines()) == 1
    # What can't be parsed has the line of its key.
    line = 3 if "where: column" in why else 2 if "[a] column" in why else 1
    assert f"people.toml:{line}: " in err


def test_a_code_list_is_read_once_and_outcomes_are_kept_up_to_a_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule_judge, "REMEMBERED", 1)
    holds = "holds = 'country in countries.code'"
    checks = f"[a]\n{holds}\n[b]\n{holds}\nwhere = 'country != \"XX\"'\n[c]\nholds = 'length(country) == 2'\n"
    assert counts(project(tmp_path, checks), "pandas") == {"a": (3, 1, 0), "b": (4, 0, 0), "c": (4, 0, 0)}


def test_a_column_that_holds_no_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, "")
    pd.DataFrame({"x": [True, False]}).to_parquet(folder / "data/form.parquet")
    (folder / "checks/form.toml").write_text("[a]\nholds = 'x > 1 or missing(x)'\n")
    assert main([str(folder)]) == 2
    assert "form.parquet:1: " in capsys.readouterr().err


def test_an_empty_code_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, '[a]\nholds = "country in countries.code"\n[b]\nholds = "age < 3"\n')
    (folder / "data/countries.csv").write_text("code,name\n,x\n")
    assert main([str(folder)]) == 2
    assert "has no code in 'code'" in capsys.readouterr().err


def test_conditions_on_a_list_of_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in {
        "data/a.csv": "figure,quote\nmembers,23人\nserving,12人\nretired,9人\n",
        "checks/a.toml": (
            '[sum]\nholds = "if retired > 0 then serving + retired == members within 0.5"\n'
            '[fine]\nholds = "members > 10 or missing(retired)"\n[plain]\nholds = "serving < members"\n'
        ),
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main([str(tmp_path), "--output-format", "json"]) == 1
    (only,) = json.loads(capsys.readouterr().out)["findings"]
    assert only["check"] == "sum"
    assert only["arithmetic"] == "retired = 9人; serving = 12人; members = 23人"
    (tmp_path / "checks/a.toml").write_text('[sum]\nholds = "members > 1"\nmostly = 0.5\n')
    assert main([str(tmp_path)]) == 2
    assert "mostly is for tables of records" in capsys.readouterr().err
    (tmp_path / "checks/a.toml").write_text('[sum]\nholds = "members in codes.code"\n')
    assert main([str(tmp_path)]) == 2
    assert "codes.code: code lists are for tables of records" in capsys.readouterr().err


_CELL = st.sampled_from(["", "0", "1", "2.5", "-3"])
_KEY = st.sampled_from(["", "x", "y", "zz"])


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(_CELL, _CELL, _KEY), min_size=1, max_size=8))
def test_engines_agree(tmp_path: Path, rows: list[tuple[str, str, str]]) -> None:
    people = "n,a,b,k\n" + "".join(f"{number},{','.join(row)}\n" for number, row in enumerate(rows))
    checks = (
        '[one]\nholds = \'if k == "x" then a <= b\'\n[two]\nholds = "a / b > 1 or missing(k)"\n'
        "[three]\nholds = 'k matches \"[a-y]+\" and length(k) == 1'\n[four]\nholds = 'a != 1'\nmissing = 'passes'\n"
    )
    folder = project(tmp_path, checks, people)
    pandas, *others = (counts(folder, engine) for engine in ENGINES)
    assert all(each == pandas for each in others)
