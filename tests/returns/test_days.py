"""Columns whose dates are printed in a declared format."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import narwhals.stable.v2 as nw
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.cli import main
from check_data.findings import Verdict
from check_data.not_runnable import NotRunnable
from check_data.project import load_project
from check_data.reading.declared_days import ends, require_format
from check_data.reading.phrase import NotUnderstood
from check_data.returns.check import check_table
from check_data.returns.days import require_days_in
from check_data.returns.sources import Source
from check_data.tables.cells import Described

RECORDS = (
    "born,died,period,code,age\n31.12.1999,20240229,2024-02,a,24\n1.2.2000,20200101,2019-12,b,19\n,20200101,x,c,\n"
)
CHECKS = """
[order]
holds = "born <= died"
[in-period]
holds = "died <= period"
[age]
holds = "age == years(born, died)"
[adult]
holds = 'if years(born, 2024-01-01) >= 18 then code in ["a", "b"]'
[after]
holds = "died >= 2020-01-01"
[age-now]
holds = "age <= max(years(born, 2019-06-30), 19)"
"""
FORMATS = 'dates = { born = "%d.%m.%Y", died = "%Y%m%d", period = "%Y-%m" }'


def project(folder: Path, records: str = RECORDS, checks: str = CHECKS, formats: str = FORMATS) -> Path:
    for path, text in {
        "data/t.csv": records, "checks/t.toml": checks, "check-data.toml": f"[publication.t]\n{formats}\n",
    }.items():  # fmt: skip
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"])
def test_days_of_any_format(tmp_path: Path, engine: str) -> None:
    (table,) = load_project(project(tmp_path)).tables
    found = check_table(table, engine)
    assert {name: {verdict.value: count for verdict, count in each.items() if count} for name, each in
            found.verdicts.items()} == {
        "order": {"agrees": 2, "undetermined": 1},
        "in-period": {"agrees": 1, "disagrees": 1, "undetermined": 1},
        "age": {"agrees": 2, "undetermined": 1},
        "adult": {"agrees": 2, "undetermined": 1},
        "after": {"agrees": 3},
        "age-now": {"agrees": 1, "disagrees": 1, "undetermined": 1},
    }  # fmt: skip
    (unfit,) = (each.message.text("en") for each in found.findings if each.rule == "CD106")
    assert unfit.startswith("period: 1 ")


def test_days_in_files_that_have_them(tmp_path: Path) -> None:
    folder = project(tmp_path, checks='[order]\nholds = "born <= died"', formats='dates = { born = "%d.%m.%Y" }')
    (folder / "data/t.csv").unlink()
    frame = pd.DataFrame({"born": ["31.12.1999", "1.1.2021"], "died": pd.to_datetime(["2000-01-01", "2020-01-01"])})
    frame.to_parquet(folder / "data/t.parquet")
    (table,) = load_project(folder).tables
    assert [each.place.line for each in check_table(table).findings] == [2]


def test_editing_reads_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = '[order]\nholds = "born <= died"\n[late]\nholds = "born >= 2020-01-01"'
    folder = project(tmp_path, "born,died\n1.1.2021,20200101\n1.1.2020,20200101\n", checks)
    assert main(["edit", str(folder)]) == 2
    assert "no column 'period', whose dates are declared" in capsys.readouterr().err
    folder = project(tmp_path, "born,died,period\n1.1.2021,20200101,\n1.1.2020,20200101,\n", checks)
    assert main(["edit", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [f"{folder}/data/t.csv:2: wrong: born or died (weight 1)"]


@pytest.mark.parametrize(
    ("formats", "why"),
    [
        ('dates = { born = "%d.%m" }', "'%d.%m' is no format of dates with a year"),
        ('dates = { born = "%Q" }', "'%Q' is no format of dates"),
        ('dates = { born = "" }', "'' is no format of dates with a year"),
        ("dates = { born = 3 }", "t takes year = 2020"),
        ('dates = "%Y"', "t takes year = 2020"),
        ('dates = { brn = "%Y" }', "t.csv:1: no column 'brn', whose dates are declared (did you mean born?)"),
    ],
)
def test_what_is_no_format(tmp_path: Path, capsys: pytest.CaptureFixture[str], formats: str, why: str) -> None:
    assert main([str(project(tmp_path, formats=formats))]) == 2
    assert why in capsys.readouterr().err


def test_numbers_are_no_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, checks='[order]\nholds = "born <= 2020-01-01"', formats='dates = { born = "%Y%m%d" }')
    (folder / "data/t.csv").unlink()
    (folder / "data/t.jsonl").write_text('{"born": 20240131}\n')
    assert main([str(folder)]) == 2
    assert "t.jsonl:1: born holds Int64; a format of dates is for texts" in capsys.readouterr().err


def test_of_another_table(tmp_path: Path) -> None:
    folder = project(tmp_path, "id,day\n1,1.2.2020\n", '[same]\nholds = "day == u.day"\nwith = "u"\non = "id"')
    (folder / "data/u.csv").write_text("id,day\n1,20200201\n")
    (folder / "check-data.toml").write_text(
        '[publication.t]\ndates = { day = "%d.%m.%Y" }\n[publication.u]\ndates = { day = "%Y%m%d" }\n'
    )
    table = next(each for each in load_project(folder).tables if each.name == "t")
    assert check_table(table).verdicts["same"][Verdict.AGREES] == 1


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["%d.%m.%Y", "%Y%m%d", "%d %B %Y", "%Y-%j", "%x %Y"]))
def test_a_day_is_itself(day: date, form: str) -> None:
    require_format(form)
    if form != "%x %Y":
        assert ends(day.strftime(form), form) == (day, day)


@given(st.dates(date(1000, 1, 1)))
def test_a_month_and_a_year_are_all_their_days(day: date) -> None:
    first, last = ends(day.strftime("%Y-%m"), "%Y-%m")
    assert first <= day <= last
    assert first.day == 1
    assert (last - first).days in (27, 28, 29, 30)
    first, last = ends(day.strftime("%Y"), "%Y")
    assert first <= day <= last
    assert (first.month, last.month) == (1, 12)


@given(st.text(max_size=8))
def test_any_text_is_a_day_or_none(text: str) -> None:
    try:
        first, last = ends(text, "%Y-%m-%d")
    except NotUnderstood:
        return
    assert first == last


def test_a_finding_cites_what_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, checks='[in-period]\nholds = "died <= period"')
    assert main([str(folder), "--output-format", "json"]) == 1
    (found,) = (each for each in json.loads(capsys.readouterr().out)["findings"] if each["check"])
    assert [each["quote"] for each in found["figures"]] == ["20200101", "2019-12"]


def test_kinds_of_a_table_that_are_known() -> None:
    columns = {"born": Described(dates="%Y"), "age": Described()}
    known = Source("t.parquet", (), ".parquet")
    require_days_in({"born": nw.String(), "age": nw.Int64()}, columns, known)
    with pytest.raises(NotRunnable, match=r"t\.parquet:1: no column 'born', whose dates are declared \(did you mean"):
        require_days_in({"bornn": nw.String()}, columns, known)
    with pytest.raises(NotRunnable, match=r"born holds Int64; a format of dates is for texts"):
        require_days_in({"born": nw.Int64()}, columns, known)
