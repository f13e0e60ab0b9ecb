"""Code lists of SDMX as tables that rules name."""

from __future__ import annotations

import csv
import io
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.cli import main
from check_data.importing.carried import Left, Rule, Value, carried, toml_of
from check_data.importing.code_list import read
from check_data.not_runnable import NotRunnable

AREAS = "\ufeffId;Name;Parent Code;Order\nEU;European Union;;1\nIT; Italy ;EU;2\n\nFR;France;EU\nITC;North-West;IT;4\n"


def test_a_list() -> None:
    found = read(AREAS, "x.csv")
    assert found.text == "code,name,parent\nEU,European Union,\nIT,Italy,EU\nFR,France,EU\nITC,North-West,IT\n"
    assert not found.left


@pytest.mark.parametrize(
    ("text", "rows", "left"),
    [
        ("CODE\nA\nB\n", "code\nA\nB\n", ()),
        ("label,code\nx,A\ny,\nz,A\nshort\n", "code,name\nA,x\n", (
            Left(3, "", "has no code"), Left(5, "", "has no code"), Left(4, "A", "stands twice; the first is taken"),
        )),
        ("code,parent\nA,B\nB,A\nC,C\nD,Z\nE,A\n", "code,parent\nA,B\nB,A\nC,C\nD,Z\nE,A\n", (
            Left(5, "D", "its parent Z is no code"), Left(2, "A", "is above itself"), Left(3, "B", "is above itself"),
            Left(4, "C", "is above itself"),
        )),
    ],
)  # fmt: skip
def test_what_is_not_carried_over(text: str, rows: str, left: tuple[Left, ...]) -> None:
    found = read(text, "x.csv")
    assert found.text == rows
    assert sorted(found.left) == sorted(left)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "x.csv:1: no column of codes: one is called code, id"),
        ("a,b\n1,2\n", "x.csv:1: no column of codes"),
        ("code,name\n", "x.csv:1: no codes"),
        ("code,name\n,x\n", "x.csv:1: no codes"),
        ('code\n"' + "x" * 200_000 + '"\n', "x.csv:"),
    ],
)
def test_what_is_none(text: str, why: str) -> None:
    with pytest.raises(NotRunnable) as raised:
        read(text, "x.csv")
    assert str(raised.value).startswith(why)


CELLS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool)


@given(st.dictionaries(CELLS, CELLS, min_size=2))
def test_any_list_is_carried_over(codes: dict[str, str]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([("code", "name"), *codes.items()])
    found = read(written.getvalue(), "x.csv")
    assert list(csv.reader(io.StringIO(found.text, newline="")))[1:] == [list(each) for each in codes.items()]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "areas.csv"
    path.write_text(AREAS + "XX;None;YY;5\n", encoding="utf-8")
    assert main(["import", str(path), "--to", str(tmp_path / "p")]) == 1
    assert f"{path}:7: XX: not carried over: its parent YY is no code" in capsys.readouterr().err
    assert (tmp_path / "p/data/areas.csv").read_text().startswith("code,name,parent\nEU,")


@given(st.text(), st.text())
def test_any_text_is_itself_in_toml(name: str, text: str) -> None:
    if any("\ud800" <= char <= "\udfff" for char in name + text):
        return
    table: dict[str, Value] = {"holds": text, "by": (text,), "total_row": {name: text}, "for": {"a": (text, name)}}
    assert tomllib.loads(toml_of(Rule(1, name, table))) == {
        name: {"holds": text, "by": [text], "total_row": {name: text}, "for": {"a": [text, name]}}
    }


def test_other_values_in_toml() -> None:
    table: dict[str, Value] = {"holds": "x > 0", "since": date(2024, 1, 31), "at_most": 3}
    assert tomllib.loads(toml_of(Rule(1, "a b", table))) == {"a b": table}


def test_what_the_language_refuses_is_left_out() -> None:
    rules = ("x = 1", "x == 1", "y == 1")
    found = carried(Rule(line, "a", {"holds": holds}) for line, holds in enumerate(rules, start=3))
    assert [each.name for each in found.rules] == ["a", "a-2"]
    assert found.left == (Left(3, "a", "column 3: '=' is no sign of the language; did you mean ==?"),)
