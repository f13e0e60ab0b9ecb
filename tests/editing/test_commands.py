from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from check_data.cli import main
from check_data.commands.rules import shown
from check_data.editing import solve

TABLE = "n,a,b,c,k\n1,123,129,225,x\n2,5,,9,x\n3,1,1,2,z\n4,1,1,5,y\n5,2,2,4,x\n1,123,129,225,x\n"
CHECKS = """
[sum]
holds = "a + b == c"
[codes]
holds = 'k in ["x", "y"]'
[more]
holds = 'k in ["x", "y", "w"]'
"""


def project(folder: Path, checks: str = CHECKS, table: str = TABLE, name: str = "t.csv") -> Path:
    for path, text in {f"data/{name}": table, "checks/t.toml": checks}.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("checks", "code", "wanted"),
    [
        (CHECKS, 0, ["t: 3 rules", "  redundant: more follows from codes"]),
        ('[a]\nholds = "a > 1"', 0, ["t: 1 rules: nothing to say of them"]),
        (
            '[one]\nholds = "a > 1"\n[two]\nholds = "a < 1"',
            1,
            [
                "t: 2 rules",
                "  contradictory: one, two can't hold together",
                "    without one the others can",
                "    without two the others can",
            ],
        ),
        (
            '[one]\nholds = "a == 1.50"\n[two]\nholds = \'if a > 2 then k == "x"\'\n[three]\nholds = "b > 0 or b <= 0"',
            0,
            [
                "t: 3 rules",
                "  redundant: two follows from one",
                "  vacuous: the condition of two is never fulfilled",
                "  never failing: three holds whatever the figures are",
                "  one value: a can only be 1.5",
            ],
        ),
        ('[sum]\nholds = "a == sum(a)"\nby = "k"', 0, []),
    ],
)
def test_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str], checks: str, code: int, wanted: list[str]) -> None:
    assert main(["rules", str(project(tmp_path, checks)), "--no-code"]) == code
    assert capsys.readouterr().out.splitlines() == wanted


def test_rules_of_a_list_of_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, '[a]\nholds = "a > 1"\n[b]\nholds = "a > 0"', "figure,quote\na,2\n")
    assert main(["rules", str(folder)]) == 0
    assert "redundant: b follows from a" in capsys.readouterr().out


def test_too_much(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path)
    monkeypatch.setattr(solve, "STEPS", 0)
    assert main(["rules", str(folder)]) == 0
    assert "too many ways" in capsys.readouterr().out
    assert main(["edit", str(folder)]) == 1
    assert "data/t.csv:2: too many ways" in capsys.readouterr().out


def test_what_records_need(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path)
    assert main(["edit", str(folder)]) == 1
    path = folder / "data/t.csv"
    assert capsys.readouterr().out.splitlines() == [
        f"{path}:2: wrong: a or b or c (weight 1)",
        f"{path}:2: c = 252, not 225: one slip explains it",
        f"{path}:3: b = 4, not missing: the other columns determine it",
        f"{path}:4: wrong: k (weight 1)",
        f"{path}:5: wrong: a or b or c (weight 1)",
        f"{path}:7: wrong: a or b or c (weight 1)",
        f"{path}:7: c = 252, not 225: one slip explains it",
    ]


def test_what_the_other_fields_leave_of_a_missing_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = (
        '[sum]\nholds = "a + b == c"\n[a]\nholds = "a >= 0"\n[b]\nholds = "b >= 0"\n[days]\nholds = "d <= e"\n'
        '[least]\nholds = "d >= 2020-02-01"\n'
    )
    table = "a,b,c,d,e\n,,9,,07.02.2020\n1,,,03.02.2020,\n1,2,3,,01.02.2020\n,2,1,01.02.2020,01.02.2020\n"
    folder = project(tmp_path, checks, table)
    (folder / "check-data.toml").write_text('[publication.t]\ndates = { d = "%d.%m.%Y", e = "%d.%m.%Y" }\n')
    assert main(["edit", str(folder)]) == 1
    path = folder / "data/t.csv"
    assert capsys.readouterr().out.splitlines() == [
        f"{path}:2: a is missing: 0 to 9, as the other columns leave it",
        f"{path}:2: b is missing: 0 to 9, as the other columns leave it",
        f"{path}:2: d is missing: 2020-02-01 to 2020-02-07, as the other columns leave it",
        f"{path}:3: c is missing: at least 1, as the other columns leave it",
        f"{path}:3: e is missing: at least 2020-02-03, as the other columns leave it",
        f"{path}:4: d = 01.02.2020, not missing: the other columns determine it",
        f"{path}:5: wrong: b or c (weight 1)",
    ]
    assert main(["edit", str(folder), "--diff"]) == 1
    assert "as the other columns leave it" not in capsys.readouterr().out


def test_a_table_that_can_not_be_used_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path)
    (folder / "data/u.csv").write_text("a,b\n1,2\n")
    (folder / "checks/u.toml").write_text('[x]\nholds = "a = b"\n')
    for command in ("rules", "edit"):
        assert main([command, str(folder)]) == 2
        out, err = capsys.readouterr()
        assert "t" in out
        assert "u.toml:2: [x] column 3: '=' is no sign of the language" in err


def test_checks_that_say_nothing_of_single_fields(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = (
        '[there]\nholds = "2 * a == b"\n[gone]\nholds = "a == z"\n[all]\nholds = "b == sum(b)"\nby = "c"\n'
        '[units]\nholds = "t == u"\n'
    )
    folder = project(tmp_path, checks, "a,b,c,t,u\n,3,1,24,1\n,4,2,24,1\n")
    (folder / "schemas").mkdir()
    (folder / "schemas/t.py").write_text(
        "import pandera.pandas as pa\nfrom check_data import Count, Measure, figure\n\n\n"
        "class T(pa.DataFrameModel):\n    a: Count = figure('人', nullable=True)\n"
        "    t: Measure = figure('小时')\n    u: Measure = figure('天')\n"
    )
    assert main(["edit", str(folder)]) == 0
    out, err = capsys.readouterr()
    # No half person is imputed.
    assert out.splitlines() == [f"{folder}/data/t.csv:3: a = 2, not missing: the other columns determine it"]
    path = folder / "checks/t.toml"
    assert err.splitlines() == [
        f"check-data: {path}:3: [gone] is left out: there is no column 'z'",
        f"check-data: {path}:5: [all] is left out: it joins records",
        f"check-data: {path}:8: [units] is left out: it joins figures of several units",
    ]


def test_weights(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, table="a,b,c,k\n1,1,5,x\n")
    assert main(["edit", str(folder), "--weight", "a=0.5", "--weight", "c=never"]) == 1
    assert "wrong: a (weight 0.5)" in capsys.readouterr().out
    assert main(["edit", str(folder), "--weight", "a=never", "--weight", "b=never", "--weight", "c=never"]) == 1
    assert "no change of the columns that may be changed makes the rules hold" in capsys.readouterr().out


def test_a_copy_with_the_changes_and_their_log(tmp_path: Path) -> None:
    table = 'n,a,b,c,k\n1,123.0,129,225,x\n2,5,,9,x\n3,01,1,2,"y"\n'
    folder = project(tmp_path, table=table)
    assert main(["edit", str(folder), "--fix", str(tmp_path / "out")]) == 1
    assert (tmp_path / "out/t.csv").read_text() == "n,a,b,c,k\n1,123.0,129,252,x\n2,5,4,9,x\n3,01,1,2,y\n"
    assert (tmp_path / "out/t.changes.csv").read_text() == (
        "line,column,before,after,why\n2,c,225,252,one slip explains it\n3,b,,4,the other columns determine it\n"
    )
    assert (folder / "data/t.csv").read_text() == table


def test_nothing_to_change_and_a_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, table="a,b,c,k\n1,1,2,x\n")
    assert main(["edit", str(folder), "--fix", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == ""
    assert (tmp_path / "out/t.csv").read_text() == "a,b,c,k\n1,1,2,x\n"


def test_cells_that_are_no_figures_are_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = (
        '{"a": "old", "b": 1, "c": 2, "k": null}\n{"a": 1, "b": 1, "c": 2, "k": true}\n{"b": 1, "c": null, "k": "x"}\n'
    )
    folder = project(tmp_path, table=table, name="t.jsonl")
    assert main(["edit", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{folder}/data/t.jsonl:1: a = 1, not old: the other columns determine it",
        f"{folder}/data/t.jsonl:2: wrong: k (weight 1)",
    ]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["edit", "--weight", "a=0"], "write COLUMN=2, a number above 0, or COLUMN=never"),
        (["edit", "--weight", "a=x"], "write COLUMN=2"),
        (["edit", "--weight", "3"], "write COLUMN=2"),
        (["edit", "--weight", "zz=3"], "--weight zz: no rule of t names it"),
        (["edit", "--fix", "data"], "holds the source itself; name another folder"),
        (["edit", "--fix", "data/t.csv"], "can't be written"),
        (["edit", "nowhere"], "no such folder"),
        (["rules", "nowhere"], "no such folder"),
    ],
)
def test_what_can_not_be_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], why: str
) -> None:
    monkeypatch.chdir(project(tmp_path))
    assert main(arguments) == 2
    assert why in capsys.readouterr().err


def test_tables_that_are_not_edited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, '[sum]\nholds = "a == sum(a)"\nby = "k"')
    assert main(["edit", str(folder)]) == 2
    assert "no table of records with checks within a record" in capsys.readouterr().err


def test_how_values_are_shown() -> None:
    values = (Fraction(3), Fraction(-5, 2), Fraction(1, 3), Fraction(1, 100), "x")
    assert [shown(each) for each in values] == ["3", "-2.5", "1/3", "0.01", "x"]
