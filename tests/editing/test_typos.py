from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.editing.slip import is_slip, is_slip_of_days
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


@pytest.mark.parametrize(
    ("wrong", "right", "form", "is_one"),
    [
        ("2020-02-04", "2020-04-02", "", True),  # day and month
        ("2010-02-04", "2020-02-04", "", True),
        ("2002-02-04", "2020-02-04", "", True),
        ("2020-02-04", "2020-02-14", "%d.%m.%Y", True),
        ("2020-02-04", "2021-03-04", "", False),
        ("2020-02-29", "2020-03-01", "", False),
        ("2020-02-04", "2020-02-04", "", False),
        ("2020-01-31", "2020-03-01", "%j %Y", True),  # 031, 061
        ("2020-01-31", "2020-03-01", "", False),
    ],
)
def test_a_slip_in_a_day_is_one_of_its_signs(wrong: str, right: str, form: str, is_one: bool) -> None:
    one, other = (Fraction(date.fromisoformat(each).toordinal()) for each in (wrong, right))
    assert is_slip_of_days(one, other, form) == is_one
    assert is_slip_of_days(other, one, form) == is_one


@pytest.mark.parametrize("number", [Fraction(0), Fraction(1, 2), Fraction(-5), Fraction(10**8)])
def test_what_is_no_day_is_no_slip(number: Fraction) -> None:
    assert not is_slip_of_days(number, Fraction(737_000), "")
    assert not is_slip_of_days(Fraction(737_000), number, "")


@given(st.dates(min_value=date(1000, 1, 1)), st.integers(0, 7), st.integers(0, 9))
def test_a_day_with_another_digit_is_corrected_or_left(day: date, place: int, digit: int) -> None:
    """In a balance with a day that is sure, a slip is told; what is told makes the balance hold."""
    digits = list(f"{day:%Y%m%d}")
    digits[place] = str(digit)
    try:
        wrong = date.fromisoformat("".join(digits))
    except ValueError:
        return
    rules = system("d == e", f"e == {day.toordinal()}")._replace(days={"d": "", "e": ""})
    cells = {"d": wrong.toordinal(), "e": day.toordinal()}
    found = corrected(rules, record(cells))
    assert found == ({} if wrong == day else {"d": Fraction(day.toordinal())})
