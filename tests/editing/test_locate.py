from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.rule.parser import parse_rule
from check_data.agreement.too_much import TooMuch
from check_data.editing import solve as solving
from check_data.editing.locate import locate
from check_data.editing.solve import solve
from check_data.editing.system import System, Value, system_of
from check_data.figures.interval import Interval
from tests.editing.notation import record


def system(*rules: str) -> System:
    return system_of({f"r{number}": parse_rule(rule) for number, rule in enumerate(rules, start=1)})


def sets(rules: tuple[str, ...], cells: Mapping[str, object], **weights: int | None) -> list[str]:
    given_weights = {name: None if each is None else Fraction(each) for name, each in weights.items()}
    return [",".join(sorted(each)) for each in locate(system(*rules), record(cells), given_weights).sets]


@pytest.mark.parametrize(
    ("rules", "cells", "wanted"),
    [
        (("a + b == c",), {"a": 1, "b": 2, "c": 3}, [""]),
        (("a + b == c",), {"a": 1, "b": 2, "c": 4}, ["a", "b", "c"]),
        (("a + b == c",), {"a": 1, "b": None, "c": 4}, [""]),
        (("a + b == c", "b >= 0"), {"a": 5, "b": None, "c": 4}, ["a", "c"]),
        (("a + b == c", "c == d", "a == 1"), {"a": 1, "b": 2, "c": 9, "d": 3}, ["c"]),
        # Beyond what a big M of floats decides.
        (("a == b", "b == c"), {"a": 10**18, "b": 10**18 + 1, "c": 10**18}, ["b"]),
        # Two parts without a common field: every smallest set of one with every one of the other.
        (("a == 1", "b == c"), {"a": 2, "b": 1, "c": 2}, ["a,b", "a,c"]),
        (('if k == "x" then a > 3',), {"k": "x", "a": 1}, ["a", "k"]),
        (('k in ["x", "y"]', 'if k == "x" then a > 3', "a < 2"), {"k": "x", "a": 1}, ["k"]),
        (('k in ["x"]', 'if k == "x" then a > 3'), {"k": "x", "a": 1}, ["a"]),
        (('k == l and l in ["x", "y"]',), {"k": "x", "l": "y"}, ["k", "l"]),
        (('k != l and l in ["x"]', 'k in ["x"]'), {"k": "x", "l": "x"}, []),
        (('k == l and l in ["x", "y"]', "k == m"), {"k": "x", "l": "y", "m": "z"}, ["k,m", "l,m"]),
        (('k matches "a+" and k not in ["a"]', 'k in ["a", "aa", "b"]'), {"k": "b"}, ["k"]),
        (('k matches "a+"', 'not k matches "a+"'), {"k": "b"}, []),
        (("given(a)", "a > b"), {"a": None, "b": 3}, [""]),
        (("missing(a) or b == 1",), {"a": 1, "b": 2}, ["a", "b"]),
        (("a != b",), {"a": 1, "b": 1}, ["a", "b"]),
        (("2 * -abs(a) == min(abs(a), b) - 9",), {"a": 3, "b": 1}, ["a", "b"]),
        (("abs(a - b) <= 1",), {"a": 1, "b": 3}, ["a", "b"]),
        (("min(a, b) == 2", "max(a, b) == 3"), {"a": 2, "b": 5}, ["b"]),
        (("a / b >= 0.5", "b > 0"), {"a": 1, "b": 4}, ["a", "b"]),
        (("a / b >= 0.5", "a == 1"), {"a": 2, "b": 9}, ["a,b"]),
        (("0.5 <= a / b", "b < 0", "a > 0"), {"a": 2, "b": 3}, []),
        (("a / b == c / b", "b == 2"), {"a": 1, "b": 1, "c": 1}, ["b"]),
        (("a / b > 1",), {"a": 1, "b": 0}, [""]),
        (("a * b == 12", "a == 3"), {"a": 3, "b": 5}, ["b"]),
        (("length(k) == 2 and sqrt(a) == 3",), {"k": "ab", "a": 16}, ["a"]),
        (("length(k) == 2",), {"k": "abc"}, ["k"]),
        (("round(a) == b",), {"a": 1.4, "b": 2}, ["a", "b"]),
        (("a == b within 5%",), {"a": 100, "b": 110}, ["a", "b"]),
    ],
)
def test_all_smallest_sets(rules: tuple[str, ...], cells: dict[str, object], wanted: list[str]) -> None:
    assert sets(rules, cells) == wanted


def test_weights_choose() -> None:
    assert sets(("a + b == c",), {"a": 1, "b": 2, "c": 4}, a=2, c=3) == ["b"]
    assert sets(("a + b == c",), {"a": 1, "b": 2, "c": 4}, a=1, b=None, c=1) == ["a", "c"]
    assert sets(("a == 1",), {"a": 2}, a=None) == []
    assert locate(system("a == 1", "b == 1"), record({"a": 2, "b": 3})).weight == 2
    assert locate(system("a == b"), record({"b": 3})).missing == ("a",)


def test_intervals_are_respected() -> None:
    about: dict[str, Value | None] = {"a": Interval(Fraction(1), Fraction(2)), "b": Interval.exactly(2)}
    assert locate(system("a == b"), about).sets == (frozenset(),)
    assert locate(system("a > b", "a < 5"), about).sets == (frozenset("a"), frozenset("b"))
    one = {"a": about["a"]}
    assert locate(system("sqrt(a) > 1.5"), one).sets == (frozenset("a"),)
    assert locate(system("exp(a) > 2"), one).sets == (frozenset(),)


def test_too_much_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "STEPS", 3)
    with pytest.raises(TooMuch):
        locate(system("a == 1 or a == 2", "b == a or b == 5", "b == 7"), record({"a": 3, "b": 3}))


_LINEAR = st.sampled_from(
    ["a + b == c", "a <= b", "c >= 2 * a", "a != 1", "b == 1", "if a > 0 then b > 0", "a + c < 4", "b == c or a == 0"]
)
_TEXT = st.sampled_from(['k in ["x", "y"]', 'if k == "x" then a > 0', 'k != "y" or b == 2', 'if a == 1 then k == "y"'])
_RULES = st.lists(st.one_of(_LINEAR, _TEXT), min_size=1, max_size=4, unique=True)
_CELLS = st.fixed_dictionaries(
    {name: st.one_of(st.none(), st.integers(-1, 3)) for name in "abc"} | {"k": st.sampled_from(["x", "y", "z", None])}
)


def _holds(rules: System, cells: dict[str, object], changed: frozenset[str]) -> bool:
    """By brute force over quarters, and half of their distance off: the rules have factors of 1 and 2 only."""
    free = [name for name in rules.fields if name in changed or cells[name] is None]
    grid = (
        [Fraction(each, 8) for each in range(-64, 105)]
        if len(free) < 2
        else [Fraction(each, 4) for each in range(-8, 29)]
    )
    choices = [["x", "y", "z"] if name == "k" else grid for name in free]
    return any(
        solve(rules.formulas.values(), record({**cells, **dict(zip(free, some, strict=True))})) is not None
        for some in product(*choices)
    )


@given(_RULES, _CELLS)
def test_what_is_located_is_enough_and_minimal(rules: list[str], cells: dict[str, object]) -> None:
    """Every set makes the rules hold, none that is lighter does, and no other of its weight."""
    of = system(*rules)
    kept = {name: each for name, each in cells.items() if name in of.fields}
    found = locate(of, record(kept)).sets
    given_fields = [name for name in of.fields if kept[name] is not None]

    def enough(changed: frozenset[str]) -> bool:
        left = {name: None if name in changed else each for name, each in kept.items()}
        return solve(of.formulas.values(), record(left)) is not None

    sizes = [
        {frozenset(some) for some in combinations(given_fields, size) if enough(frozenset(some))}
        for size in range(len(given_fields) + 1)
    ]
    assert set(found) == next((each for each in sizes if each), set())


@given(_RULES, _CELLS)
def test_what_can_hold_is_what_some_values_satisfy(rules: list[str], cells: dict[str, object]) -> None:
    """The solver against brute force, and its values against the rules themselves."""
    of = system(*rules)
    kept = {name: each for name, each in cells.items() if name in of.fields}
    if sum(each is None for each in kept.values()) > 1:
        kept = {name: 0 if each is None and name != "k" else each for name, each in kept.items()}
    found = solve(of.formulas.values(), record(kept))
    assert (found is not None) == _holds(of, kept, frozenset())
