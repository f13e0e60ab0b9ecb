"""Rule sets of VTL in our language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.declarations import read_checks
from check_data.agreement.rule.parser import parse_rule
from check_data.cli import main
from check_data.importing.carried import Left, file_of
from check_data.importing.vtl import read
from check_data.importing.vtl_codes import Long
from check_data.limits import Limits, limited
from check_data.not_runnable import NotRunnable

FILE = """\
/* Two sets of rules,
   and a remark */
define datapoint ruleset flows ( variable FLOW as F, 'OBS value', A ) is
    credit : when F = "CREDIT" then 'OBS value' >= 0 errorcode "A credit is positive" errorlevel 2 ;
    when F <> "CREDIT" and not isnull(A) then between(A, 1, 10); // a remark
    match_characters(F, "[A-Z]+")
end datapoint ruleset;

define hierarchical ruleset areas ( variable condition TIME as T rule AREA ) is
    benelux: BE + LU + NL = X;
    EU = -BE + LU - '2-NL' errorcode "All of it";
    when T >= cast("2020-01-01", date) then EU > + BE
    ; R5 : EU <= BE [ T = 1 ]
end hierarchical ruleset;
DS_r := check_datapoint(DS_1, flows);
define operator f (x integer) returns integer is x + 1 end operator;
"""


def test_a_file() -> None:
    found = read(FILE, "x.vtl")
    checks = {each.name: each for each in read_checks(file_of(found, "x.vtl"), "checks/t.toml")}
    assert {name: each.expression.text for name, each in checks.items()} == {
        "credit": 'if FLOW == "CREDIT" then `OBS value` >= 0',
        "flows-2": 'if FLOW != "CREDIT" and not missing(A) then 1 <= A <= 10',
        "flows-3": 'FLOW matches "[A-Z]+"',
        "areas-2": "EU == -BE + LU - `2-NL`",
        "areas-3": "if TIME >= 2020-01-01 then EU > BE",
    }
    assert checks["credit"].because == "A credit is positive"
    assert checks["credit"].about == {"tags": "errorlevel 2"}
    assert checks["areas-2"].because == "All of it"
    assert found.left == (
        Left(10, "benelux", "=, <, <=, > or >= is wanted, not '+'"),
        Left(13, "R5", "BE[…]: a code with a condition of its own; --value carries it over"),
        Left(15, "", "DS_r … is no rule set"),
        Left(16, "", "define operator is no rule set"),
    )


def ours(expression: str) -> str:
    found = read(f"define datapoint ruleset r (variable a) is {expression}; end datapoint ruleset;", "x.vtl")
    return str(found.rules[0].table["holds"]) if found.rules else found.left[0].reason


@pytest.mark.parametrize(
    ("theirs", "wanted"),
    [
        ('a in {"x", "y"} or b not_in {1, -2}', 'a in ["x", "y"] or b not in [1, -2]'),
        ("a > 1 xor b", "a > 1 and not b == true or not a > 1 and b == true"),
        ("if a > 1 then b > 1 else c", "if a > 1 then b > 1 else c == true"),
        ("(if a > 1 then b > 1 else c) and d = 1", "(if a > 1 then b > 1 else c == true) and d == 1"),
        ("not (a = true or b <= c)", "not (a == true or b <= c)"),
        ("a - (b - c) * 2 / d = abs(-e) + sqrt(f)", "a - (b - c) * 2 / d == abs(-e) + sqrt(f)"),
        ("power(a + 1, 2) < exp(b) + ln(c)", "(a + 1) ^ 2 < exp(b) + log(c)"),
        ("length(a) = +3 and round(b, 1) = 2.5", "length(a) == 3 and round(b, 1) == 2.5"),
        ("year(d) >= 2000", "year(d) >= 2000"),
        ("between(a + 1, 0, b)", "0 <= a + 1 <= b"),
    ],
)
def test_what_is_carried_over(theirs: str, wanted: str) -> None:
    assert ours(theirs) == wanted
    assert parse_rule(wanted).names


@pytest.mark.parametrize(
    ("theirs", "why"),
    [
        ("a = null", "null is no value of the language; ask missing(x)"),
        ("a + 1", "a + 1 says nothing that holds or not"),
        ("(a > 1) + 1 > 2", "a > 1 is no figure"),
        ("(a > 1) = b", "conditions are compared, and are no figures"),
        ("a in codes", "codes is a list that VTL knows"),
        ("a + 1 in {1}", "a + 1 is no column"),
        ("f(a) > 1", "f() is no function of the language"),
        ("between(a, 1)", "between() takes 3 operands, not 2"),
        ("match_characters(a, b)", "a pattern is a text in quotation marks"),
        ("cast(a, date) > 1", "cast() is carried over for days alone"),
        ('cast("x", date) > 1', '"x" is no day such as 2024-01-31'),
        ("a >", "a value is wanted, not 'the end'"),
        ("(a > 1", ") is wanted, not 'the end'"),
        ("f(a b)", ", is wanted, not 'b'"),
        ("a > 1 b", "'b' is not understood"),
        ("when a > 1 b", "then is wanted, not 'b'"),
        ('a in {"x"', "} is wanted, not 'the end'"),
        ("a matches", "'matches' is not understood"),
        ("(" * 300 + "a", "nested too deep"),
        ("1 > ", "a value is wanted"),
        ('match_characters(a, "(x)\\1")', "a reference to a group"),
    ],
)
def test_what_is_not(theirs: str, why: str) -> None:
    assert why in ours(theirs)


def test_nesting_is_limited() -> None:
    with limited(Limits(nesting=2)):
        assert ours("((((a > 1))))") == "nested too deep"
    assert ours("not " * 5000 + "a") == "nested too deep"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "x.vtl:1: no rule sets"),
        ("DS_r := 1;", "x.vtl:1: no rule sets"),
        ("\n@", "x.vtl:2: not VTL: '@' is no word of VTL"),
        ("\ndefine datapoint ruleset r (variable a) is a > 1", "x.vtl:2: not VTL: define datapoint does not end"),
        ("DS_r := 1", "x.vtl:1: not VTL: DS_r does not end"),
        ("define", "x.vtl:1: not VTL: define does not end"),
        ('define datapoint ruleset r (variable a) is a = "x', "x.vtl:1: not VTL: '\"x' is no word of VTL"),
    ],
)
def test_what_can_not_be_used(text: str, why: str) -> None:
    with pytest.raises(NotRunnable) as raised:
        read(text, "x.vtl")
    assert str(raised.value).startswith(why)


def test_heads_that_are_none() -> None:
    for head, why in (
        ("r (variable a is a > 1", "its brackets do not close"),
        ("r variable", "( is wanted, not 'variable'"),
        ("r (variable a) a > 1", "is is wanted, not 'a'"),
        ("(variable a) is a > 1", "( is wanted, not 'variable'"),
    ):
        found = read(f"define datapoint ruleset {head} end datapoint ruleset;", "x.vtl")
        assert found.left == (Left(1, "", why),)
    assert read("define hierarchical rules end hierarchical ruleset", "x.vtl").left[0].reason == (
        "ruleset is wanted, not 'rules'"
    )


def test_hierarchies_that_are_none() -> None:
    found = read(
        "define hierarchical ruleset h (valuedomain rule G as X) is ; A; = B; A = B errorlevel 1 C;;"
        "A = (B); when A > then B = C end hierarchical ruleset;",
        "x.vtl",
    )
    assert not found.rules
    assert [each.reason for each in found.left] == [
        "=, <, <=, > or >= is wanted, not 'the end'",
        "a code is wanted, not '='",
        "'C' is not understood",
        "a code is wanted, not '('",
        "then is wanted, not 'B'",
    ]


LONG = """\
define hierarchical ruleset entries ( variable condition YEAR as Y rule ENTRY ) is
    balance: B = C - D errorcode "The balance";
    when Y >= 2000 then '2-N' > -A + L [ Y = 2001 or Y = 2002 ];
    A = B [ Y = 1
end hierarchical ruleset;
define datapoint ruleset r (variable a) is a > 1 end datapoint ruleset;
"""


def test_a_long_table() -> None:
    found = read(LONG, "x.vtl", Long("obs value", by=("AREA", "YEAR")))
    checks = {each.name: each for each in read_checks(file_of(found, "x.vtl"), "checks/t.toml")}
    assert {name: each.expression.text for name, each in checks.items()} == {
        "balance": '`obs value`[ENTRY == "B"] == `obs value`[ENTRY == "C"] - `obs value`[ENTRY == "D"]',
        "entries-2": 'if YEAR >= 2000 then `obs value`[ENTRY == "2-N"] > -`obs value`[ENTRY == "A"] + '
        '`obs value`[ENTRY == "L" and (YEAR == 2001 or YEAR == 2002)]',
        "r-1": "a > 1",
    }
    assert {name: each.across.by for name, each in checks.items() if each.across} == dict.fromkeys(
        ("balance", "entries-2"), ("AREA", "YEAR")
    )
    assert [each.reason for each in found.left] == ["] is wanted, not 'the end'"]
    (rule, *_) = read(LONG, "x.vtl", Long("v", "c")).rules
    assert rule.table == {"holds": 'v[c == "B"] == v[c == "C"] - v[c == "D"]', "because": "The balance"}


def test_a_long_table_without_a_column_of_codes() -> None:
    text = "define hierarchical ruleset h (valuedomain) is A = B end hierarchical ruleset;"
    assert read(text, "x.vtl", Long("v")).left == (Left(1, "h", "it names no column of codes; --code COLUMN does"),)
    assert read(text, "x.vtl", Long("v", "c")).rules[0].table == {"holds": 'v[c == "A"] == v[c == "B"]'}


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"])
def test_a_long_table_is_judged_as_vtl_does(tmp_path: Path, engine: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules.vtl").write_text(
        "define hierarchical ruleset h (variable condition YEAR rule ENTRY) is B = C - D; when YEAR > 2009 then N > A "
        "end hierarchical ruleset;"
    )
    (tmp_path / "data").mkdir()
    rows = ["2009,B,5,1", "2009,C,8,1", "2009,D,2,1", "2009,N,1,1", "2009,A,1,1", "2010,B,6,1", "2010,C,8,1",
            "2010,D,2,1", "2010,N,1,1", "2010,A,1,1"]  # fmt: skip
    (tmp_path / "data/t.csv").write_text("\n".join(["YEAR,ENTRY,OBS VALUE,ID", *rows, ""]))
    told = ["--name", "t", "--value", "OBS VALUE", "--by", "YEAR", "--to", str(tmp_path)]
    assert main(["import", str(tmp_path / "rules.vtl"), *told]) == 0
    capsys.readouterr()
    assert main([str(tmp_path), "--engine", engine, "--output-format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [(each["check"], each["message"].partition(":")[0]) for each in findings] == [
        ("h-1", "YEAR = 2009"),
        ("h-2", "YEAR = 2010"),
    ]


def test_a_long_table_is_told_how_it_is_laid_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "x.vtl"), "--by", "YEAR"]) == 2
    assert "--value COLUMN names its figures" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "x.yaml"), "--value", "v"]) == 2
    assert "--value v: only rules on codes, of VTL, are for a long table" in capsys.readouterr().err


@given(st.lists(st.sampled_from(
    ["define", "datapoint", "hierarchical", "ruleset", "r", "(", ")", "variable", "a", "is", "end", ";", ":", "when",
     "then", ">", "=", "1", '"x"', "errorcode", "and", "{", "in", "rule", "["]
), max_size=25), st.sampled_from([None, Long("v"), Long("v", "c", ("a",))]))  # fmt: skip
def test_any_words_are_rules_or_are_told(words: list[str], long: Long | None) -> None:
    try:
        found = read(" ".join(words), "x.vtl", long)
    except NotRunnable:
        return
    assert read_checks(file_of(found, "x"), "") or found.left or not found.rules


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.vtl"
    path.write_text("define datapoint ruleset r (variable a) is a > 1 end datapoint ruleset;")
    assert main(["import", str(path), "--to", str(tmp_path)]) == 0
    assert (tmp_path / "checks/x.toml").read_text() == '# from x.vtl\n\n[r-1]\nholds = "a > 1"\n'
    path.write_text("x")
    assert main(["import", str(path)]) == 2
    assert f"{path}:1: not VTL: x does not end" in capsys.readouterr().err
