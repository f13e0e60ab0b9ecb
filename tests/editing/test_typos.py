from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.editing.slip import is_slip
from check_data.editing.solve import solve
from check_data.editing.system import Value
from check_data.editing.typos import corrected
from check_data.figures.interval import Interval
from tests.editing.notation import record
from tests.editing.test_locate import system


@pytest.mark.parametrize(
    ("wrong", "right", "slip"),
    [
        ("129", "128", True),
        ("132", "123", True),
        ("1230", "123", True),
        ("19979", "1979", True),
        ("123", "1234", True),
        ("-123", "123", True),
        ("5000000", "5", True),
        ("1.25", "12.5", True),
        ("1.25", "1.52", True),
        ("0.5", "0.05", True),
        ("123", "123", False),
        ("123", "132.5", False),
        ("123", "456", False),
        ("161", "116.5", False),
        ("12", "3456", False),
        ("-12", "13", False),
        ("1", "1/3", False),
        ("0", "411", False),
    ],
)
def test_slips(wrong: str, right: str, slip: bool) -> None:
    assert is_slip(Fraction(wrong), Fraction(right)) is slip


@pytest.mark.parametrize(
    ("rules", "cells", "wanted"),
    [
        (("a + b == c",), {"a": 123, "b": 129, "c": 225}, {"c": 252}),
        (("a + b == c",), {"a": 123, "b": 129, "c": 252}, {}),
        # Either summand may be the one with the slip.
        (("a + b == c",), {"a": 132, "b": 129, "c": 252}, {}),
        # Another rule says which.
        (("a + b == c", "a <= 125"), {"a": 132, "b": 129, "c": 252}, {"a": 123}),
        (("a + b == c", "b == 129"), {"a": 132, "b": 129, "c": 252}, {"a": 123}),
        (("a + b == c and a > 0",), {"a": -123, "b": 129, "c": 252}, {"a": 123}),
        (("a + b == c",), {"a": 123, "b": None, "c": 225}, {}),
        (("a * b == c",), {"a": 12, "b": 2, "c": 25}, {}),
        (("a <= b",), {"a": 12, "b": 11}, {}),
        # One correction each of two parts, and of one part that shares no rule.
        (("a == b", "c == d", "c == e"), {"a": 12, "b": 21, "c": 34, "d": 43, "e": 43}, {"c": 43}),
        (("a == b", "9 * a == b"), {"a": 10, "b": 99}, {}),
        (("a == b", "a == c"), {"a": 12, "b": 21, "c": 12}, {"b": 12}),
    ],
)
def test_corrections(rules: tuple[str, ...], cells: dict[str, object], wanted: dict[str, int]) -> None:
    assert corrected(system(*rules), record(cells)) == wanted


def test_of_very_many_none_is_sure() -> None:
    names = [f"x{number}" for number in range(14)]
    rules = system(f"sum({', '.join(names)}) == y")
    assert corrected(rules, record({**dict.fromkeys(names, 11), "y": 155})) == {}


def test_a_figure_without_one_value_is_not_corrected() -> None:
    about: dict[str, Value | None] = {"a": Interval(Fraction(1), Fraction(2)), "b": Interval.exactly(21)}
    assert corrected(system("a == b"), about) == {}


@given(st.tuples(*[st.integers(10, 999)] * 3), st.sampled_from("abc"), st.integers(0, 2), st.integers(0, 9))
def test_a_correction_satisfies_the_rules(values: tuple[int, ...], name: str, at: int, digit: int) -> None:
    cells: dict[str, object] = dict(zip("abc", values, strict=True))
    cells["d"] = sum(values)
    written = str(cells[name])
    cells[name] = int(written[:at] + str(digit) + written[at + 1 :])
    rules = system("a + b + c == d", "a >= 0")
    found = corrected(rules, record(cells))
    if found:
        assert solve(rules.formulas.values(), record({**cells, **found})) is not None
