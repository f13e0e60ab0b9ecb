from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.conditions import expression_of
from check_data.agreement.rule.parser import parse_rule
from check_data.cli import main
from check_data.editing.exchanged import exchanged
from check_data.editing.shorter import written
from check_data.editing.simplify import simplify
from check_data.editing.solve import solve
from check_data.editing.system import System, system_of
from tests.editing.notation import record
from tests.editing.test_commands import project
from tests.editing.test_locate import system


def test_what_follows_is_left_out() -> None:
    found = simplify(system("a == 12", "a > 6", "b > 1", "b > 0 or b <= 0", 'k in ["x", "y", "z"]', 'k == "x"'))
    assert found.dropped == {"r2": frozenset({"r1"}), "r4": frozenset(), "r5": frozenset({"r6"})}
    assert list(found.system.formulas) == ["r1", "r3", "r6"]
    assert not found.shortened


def test_conditions_that_always_hold_and_consequences_that_never_can() -> None:
    found = simplify(system("a > 3", "if a > 2 then b == 1", "if c > 5 then b > 7", "if d > 1 then e > 1"))
    assert found.shortened == {"r2": "then", "r3": "never"}
    assert not found.dropped
    assert found.system.formulas["r2"] != system("if a > 2 then b == 1").formulas["r1"]


def test_one_of_two_that_say_the_same_stays() -> None:
    assert simplify(system("a > 3", "2 * a > 6")).dropped == {"r1": frozenset({"r2"})}


def test_what_can_not_hold_together_is_left_as_it_is() -> None:
    found = simplify(system("a > 1", "a < 1", "a > 0", "b > 1", "b > 0"))
    assert list(found.system.formulas) == ["r1", "r2", "r3", "r4"]


def test_otherwise() -> None:
    """A rule with else is no condition with one consequence."""
    found = simplify(system("a > 3", "if a > 2 then b == 1 else b == 2"))
    assert not found.shortened
    assert not found.dropped


_RULES = st.lists(
    st.sampled_from(
        ["a > 1", "a > 2", "b == a", "b > 1", "if a > 1 then b > 1", "if a > 2 then b < 1", 'if k == "x" then a > 2',
         'k == "x"', 'k in ["x", "y"]', "if b > 0 then k == 'y'", "a != 2", "if a > 0 then b > 1 else b < 1"]
    ),
    min_size=1,
    max_size=6,
    unique=True,
)  # fmt: skip
_CELLS = {"a": st.integers(0, 3), "b": st.integers(0, 3), "k": st.sampled_from("xyz")}


def _hold(of: System, cells: dict[str, object]) -> bool:
    return all(solve([each], record(cells)) is not None for each in of.formulas.values())


@given(_RULES, st.lists(st.fixed_dictionaries(_CELLS), min_size=5, max_size=20))
def test_simpler_rules_say_the_same(rules: list[str], records: list[dict[str, object]]) -> None:
    of = system_of({each: parse_rule(each) for each in rules})
    found = simplify(of)
    assert set(found.dropped) | set(found.system.formulas) == set(rules)
    for cells in records:
        assert _hold(of, cells) == _hold(found.system, cells)


CHECKS = """
[one]
holds = "a > 3"
[two]
holds = "if a > 2 then b == 1"
[three]
holds = "if c > 5 then b > 7"
[four]
holds = "a > 1"
[five]
holds = "e > 2 or e <= 2"
[six]
holds = "if a > 2 then a > 1"
"""


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, CHECKS)
    assert main(["rules", str(folder), "--simplify"]) == 0
    assert [line.strip() for line in capsys.readouterr().out.splitlines() if "simpler" in line] == [
        'simpler: two, as its condition always holds: holds = "b == 1"',
        'simpler: three, as what it says then never can: holds = "not (c > 5)"',
        "simpler: leave out four, which follows from one",
        "simpler: leave out five, which never fails",
        "simpler: leave out six, which follows from one",
    ]
    assert main(["rules", str(folder)]) == 0
    assert "simpler" not in capsys.readouterr().out


def test_a_condition_that_stands_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = (
        "[one]\nholds = 'a > 3'\n[two]\nholds = 'b == 1'\nwhere = 'a > 2'\n[three]\nholds = 'b > 7'\nwhere = 'c > 5'\n"
    )
    assert main(["rules", str(project(tmp_path, checks)), "--simplify"]) == 0
    assert [line.strip() for line in capsys.readouterr().out.splitlines() if "simpler" in line] == [
        'simpler: two, as its condition always holds: holds = "b == 1" (without where)',
        'simpler: three, as what it says then never can: holds = "not (c > 5)" (without where)',
    ]


@pytest.mark.parametrize(
    ("text", "then", "never"),
    [
        ("if a > 1 then b > 2", "b > 2", "not (a > 1)"),
        ("if  (if a > 1 then b > 1) and `if` > 2\n then if b > 1 then a > 1", "if b > 1 then a > 1",
         "not ((if a > 1 then b > 1) and `if` > 2)"),
        ('if k == "if x then" then m in ["then", "y"]', 'm in ["then", "y"]', 'not (k == "if x then")'),
    ],
)  # fmt: skip
def test_what_is_left_of_a_rule_is_its_own_words(text: str, then: str, never: str) -> None:
    expression = parse_rule(text)
    assert written(expression, "then") == then
    assert written(expression, "never") == never


_CONDITIONAL = [
    ("a > 0", "b > 1"),
    ("a > 1 or b > 1", "a > 1 and b < 2"),
    ('k == "x"', 'k == "y"'),
    ("b > 2", "a == b"),
]


@given(
    st.lists(st.sampled_from(["a > 1", "b > 1", "a < 2", 'k == "x"', "b < 1"]), max_size=3, unique=True),
    st.lists(st.tuples(st.sampled_from(_CONDITIONAL), st.booleans()), min_size=1, max_size=3),
    st.lists(st.fixed_dictionaries(_CELLS), min_size=5, max_size=20),
)
def test_rules_that_are_written_shorter_say_the_same(
    plain: list[str], conditional: list[tuple[tuple[str, str], bool]], records: list[dict[str, object]]
) -> None:
    rules = {each: parse_rule(each) for each in plain}
    for number, ((condition, then), apart) in enumerate(conditional):
        text = then if apart else f"if {condition} then {then}"
        rules[f"r{number}"] = expression_of(text, {"where": condition} if apart else {})
    of = system_of(rules)
    found = simplify(of)
    left = {name: rules[name] for name in found.system.formulas}
    shorter = {name: parse_rule(written(rules[name], how)) for name, how in found.shortened.items() if name in left}
    for cells in records:
        assert _hold(of, cells) == _hold(system_of({**left, **shorter}), cells)


def test_neighbours_that_were_exchanged() -> None:
    rules = system("a + b == c", "d < a")
    cells = {"a": 9, "b": 4, "c": 5, "d": 1}
    pairs = [("a", "b"), ("b", "c"), ("c", "d")]
    assert exchanged(rules, record(cells), pairs) is None
    assert exchanged(rules, record({"a": 5, "b": 9, "c": 4, "d": 1}), pairs) == ("b", "c")
    assert exchanged(rules, record({"a": 5, "b": 4, "c": 9, "d": 1}), pairs) is None  # all hold
    assert exchanged(rules, record({"a": 5, "b": 9, "c": None, "d": 1}), pairs) is None
    assert exchanged(rules, record({"a": 5, "b": 9, "c": 9, "d": 1}), [("b", "c")]) is None
    assert exchanged(system('k == "x"', "a == 1"), record({"k": "y", "a": 1}), [("k", "a")]) is None
    assert exchanged(system('k == "x"', 'm == "y"'), record({"k": "y", "m": "x"}), [("k", "m")]) == ("k", "m")


def test_several_exchanges_are_none() -> None:
    rules = system("a + b + c + d == 10 * b + c")
    cells = record({"a": 1, "b": 2, "c": 19, "d": 18})
    assert exchanged(system("a < b", "b < c"), record({"a": 2, "b": 1, "c": 3}), [("a", "b"), ("b", "c")]) == ("a", "b")
    assert exchanged(system("a + c == 5"), record({"a": 1, "b": 2, "c": 3}), [("a", "b"), ("b", "c")]) == ("a", "b")
    assert exchanged(system("a != 1", "b >= 0"), record({"a": 1, "b": 2, "c": 1}), [("a", "b"), ("a", "b")]) is None
    assert exchanged(rules, cells, [("a", "b")]) is None


@given(st.fixed_dictionaries({name: st.integers(0, 9) for name in "abcd"}))
def test_an_exchange_makes_all_rules_hold(cells: dict[str, object]) -> None:
    rules = system("a + b == c", "a <= d", "b >= 1")
    found = exchanged(rules, record(cells), [("a", "b"), ("b", "c"), ("c", "d")])
    if found:
        one, other = found
        back = {**cells, one: cells[other], other: cells[one]}
        touched = rules.only(name for name in rules.formulas if {one, other} & set(rules.names(name)))
        assert _hold(touched, back)
        assert not _hold(touched, cells)


def test_exchanged_columns_are_told_and_put_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "n,a,b,c,k\n1,5,9,4,x\n2,40,,60,x\n"
    checks = '[sum]\nholds = "a + b == c"\n[small]\nholds = "a < 100"\n'
    folder = project(tmp_path, checks, table)
    assert main(["edit", str(folder), "--fix", str(tmp_path / "out")]) == 1
    path = folder / "data/t.csv"
    assert capsys.readouterr().out.splitlines() == [
        f"{path}:2: wrong: a or b or c (weight 1)",
        f"{path}:2: b = 4, not 9: exchanged with c",
        f"{path}:2: c = 9, not 4: exchanged with b",
        f"{path}:3: b = 20, not missing: the other columns determine it",
    ]
    assert (tmp_path / "out/t.csv").read_text() == "n,a,b,c,k\n1,5,4,9,x\n2,40,20,60,x\n"
