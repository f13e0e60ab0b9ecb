from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.formula import Member, Not
from check_data.agreement.nodes import Comparison, Name, Number
from check_data.editing.deduce import deduced, fixed
from check_data.editing.ranges import Ranges
from check_data.editing.solve import solve
from tests.editing.notation import record
from tests.editing.test_locate import system


@pytest.mark.parametrize(
    ("rules", "cells", "wanted"),
    [
        (("a + b == c",), {"a": 1, "c": 3}, {"b": 2}),
        (("a + b == c",), {"a": 1}, {}),
        (("a + b == c",), {"a": 1, "b": 2, "c": 4}, {}),
        (("a + b == c", "a >= 0", "b >= 0"), {"c": 0}, {"a": 0, "b": 0}),
        # What can't hold determines nothing, and what has nothing to do with it still is.
        (("a + b == c", "b > 9", "d == 2 * e"), {"a": 1, "c": 3, "e": 4}, {"d": 8}),
        (("3 * a == b",), {"b": 1}, {"a": Fraction(1, 3)}),
        (('if a > 0 then k == "x"', 'k in ["x", "y"]'), {"a": 1}, {"k": "x"}),
        (('if a > 0 then k == "x"', 'k in ["x", "y"]'), {"a": 0}, {}),
        (('k != "x"',), {}, {}),
        (('if k == "x" then a == 1 else a == 2',), {"k": "y"}, {"a": 2}),
        (("0 < a < 1",), {}, {}),
        (("a > 0 and a <= b",), {"b": 0}, {}),
        (("missing(a) or b == 1",), {"a": 2}, {"b": 1}),
    ],
)
def test_what_the_others_determine(rules: tuple[str, ...], cells: dict[str, object], wanted: dict[str, object]) -> None:
    assert deduced(system(*rules), record(cells)) == wanted


def test_fields_with_one_possible_value() -> None:
    assert fixed(system("a >= 0", "a <= 0", "b > a")) == {"a": 0}
    assert fixed(system('if k == "a" then l == "b"', 'k == "a"')) == {"k": "a", "l": "b"}


@pytest.mark.parametrize(
    ("rules", "cells", "wanted"),
    [
        (("a + b == t", "a >= 0", "0 <= b <= 4"), {"t": 10}, {"a": (6, 10)}),
        (("a + b == t", "a >= 0", "b >= 0"), {"t": 10}, {"a": (0, 10), "b": (0, 10)}),
        (("a + b == t", "a >= 0"), {"t": 10}, {"b": (None, 10)}),
        (("a < b", "b < c"), {"a": 1, "c": 3}, {"b": (1, 3)}),
        (("a < b",), {"a": 1}, {"b": (1, None)}),
        # The farthest of all ways in which the rules may hold.
        (('if k == "x" then a <= b else a >= 5 * b', "0 <= a <= 9"), {"b": 1}, {}),
        (('if k == "x" then a <= b else a >= 5 * b', "0 <= a <= 9"), {"b": 1, "k": "x"}, {"a": (0, 1)}),
        (('if k == "x" then a <= b else a >= 5 * b', "0 <= a <= 9"), {"b": 1, "k": "y"}, {"a": (5, 9)}),
        (("a == b or a == 2 * b or a == 3 * b",), {"b": 1}, {"a": (1, 3)}),
        # Nothing of what has no end, is not linear, can't hold, or has nothing to do with what is known.
        (("a + b == t",), {"t": 10}, {}),
        (("a * b == c", "a >= 1", "b >= 1"), {"c": 3}, {}),
        (("a + b == t", "a >= 0", "b >= 0"), {"t": -1}, {}),
        (("0 <= a <= 1", "c == 2 * d"), {"d": 1}, {"c": (2, 2)}),
        (("a == b", "missing(c) or c > 1"), {"b": 1}, {"a": (1, 1)}),
    ],
)
def test_what_the_others_leave(rules: tuple[str, ...], cells: dict[str, object], wanted: dict[str, object]) -> None:
    of = system(*rules)
    found = Ranges(of).left(record(cells), ())
    assert {name: (each.lower, each.upper) for name, each in found.items()} == wanted
    assert not Ranges(of).left(record(cells), of.fields)


def test_too_much_to_say_is_no_range(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("check_data.editing.solve.STEPS", 0)
    assert not Ranges(system("a < b")).left(record({"b": 1}), ())


_RULES = st.lists(
    st.sampled_from(
        ["a + b == c", "a <= b", "c >= 2 * a", "b == 1", "if a > 0 then b > 0", 'if k == "x" then a == 0', "c == b"]
    ),
    min_size=1,
    max_size=4,
    unique=True,
)
_CELLS = st.fixed_dictionaries(
    {name: st.one_of(st.none(), st.integers(-1, 2)) for name in "abc"} | {"k": st.sampled_from(["x", "y", None])}
)


@given(_RULES, _CELLS)
def test_a_deduced_value_is_implied(rules: list[str], cells: dict[str, object]) -> None:
    """With it the rules can hold, and with anything else they can't."""
    of, seen = system(*rules), record(cells)
    for name, value in deduced(of, seen).items():
        part = next(each for each in of.parts() if name in each.fields)
        formulas = tuple(part.formulas.values())
        if isinstance(value, str):
            assert solve((*formulas, Member(name, frozenset([value]))), seen) is not None
            assert solve((*formulas, Not(Member(name, frozenset([value])))), seen) is None
        else:
            number = Number(value, str(value))
            assert solve((*formulas, Comparison("==", Name(name), number)), seen) is not None
            assert solve((*formulas, Comparison("!=", Name(name), number)), seen) is None


@given(_RULES, _CELLS)
def test_a_range_that_is_left_is_implied_and_exact(rules: list[str], cells: dict[str, object]) -> None:
    """Beyond its ends the rules can't hold; just within they can."""
    of, seen = system(*rules), record(cells)
    for name, left in Ranges(of).left(seen, ()).items():
        formulas = tuple(next(each for each in of.parts() if name in each.fields).formulas.values())
        for end, out, within, by in ((left.lower, "<", "<=", 1), (left.upper, ">", ">=", -1)):
            if end is not None:
                near = end + Fraction(by, 10**6)
                assert solve((*formulas, Comparison(out, Name(name), Number(end, ""))), seen) is None
                assert solve((*formulas, Comparison(within, Name(name), Number(near, ""))), seen) is not None
