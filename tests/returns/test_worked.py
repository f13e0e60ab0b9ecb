"""What findings on records show, worked out in bulk: the same as of one record, whatever it holds."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from check_data.agreement.arithmetic import arithmetic, number_written
from check_data.agreement.check import Check
from check_data.agreement.expression import parse
from check_data.findings import Verdict
from check_data.reading.quote import Reader
from check_data.returns.decide import Decider
from check_data.returns.eager import Evaluator
from check_data.returns.form import Form
from check_data.returns.rows import cells_of
from check_data.returns.worked import Worked, Working
from check_data.tables.cells import Described

CHECKS = (
    "a == b + c",
    "b + c <= a",
    "a - b > b - c",
    "a == 100 * share(b, c)",
    "growth(a, b) < -c / 3",
    "max(a, b) == abs(c)",
    "min(a, b, c) >= 12.5",
    "7 < a",
    "a != 4",
    "0.05 >= b / c",
    "sum(a, b, c) * 2 == a * b",
    "days(a, b) == c",
)
LEFT = ("a == round(b / c)", "a < b < c")
NUMBERS = st.one_of(
    st.integers(-(10**12), 10**12),
    st.sampled_from([0, 1, 4, 7, 100]),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3)),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
)


def working(expression: str, **columns: Described) -> tuple[Check, Form, Working]:
    check = Check("c", parse(expression))
    form = Form((check,), columns, Reader())
    return check, form, Working(check, form)


def expected(check: Check, form: Form, rows: nw.DataFrame[Any]) -> list[Worked | None]:
    """Each failing row by itself; None for the others."""
    decider, names = Decider(check, form), check.expression.names
    found = []
    for cells in zip(*(cells_of(rows, name) for name in names), strict=True):
        quantities = decider.quantities(cells)
        fails = decider.outcome(cells).verdict is Verdict.DISAGREES
        line = arithmetic(check.expression, quantities, fails=True) if fails else ""
        found.append(Worked(tuple(each.quote for each in quantities.values()), line) if fails else None)
    return found


@given(expression=st.sampled_from(CHECKS), record=st.tuples(NUMBERS, NUMBERS, NUMBERS), kind=st.sampled_from([pd, pl]))
def test_a_record_of_numbers_is_told_as_any_other(expression: str, record: tuple[float, ...], kind: object) -> None:
    check, form, work = working(expression)
    make = pl.DataFrame if kind is pl else pd.DataFrame
    rows = nw.from_native(make({name: [value] for name, value in zip("abc", record, strict=True)}), eager_only=True)
    wanted = expected(check, form, rows)
    assume(wanted != [None])  # a check that holds, or whose divisor is 0, has no line
    assert work.of(rows) == wanted


@given(
    expression=st.sampled_from(CHECKS[:5]),
    records=st.lists(st.tuples(*[st.integers(-50, 50)] * 3), min_size=1, max_size=9),
)
def test_records_keep_their_order(expression: str, records: list[tuple[int, ...]]) -> None:
    check, form, work = working(expression, a=Described("人"), b=Described("人"), c=Described("人"))
    rows = nw.from_native(pd.DataFrame(records, columns=list("abc")), eager_only=True)
    failing = [place for place, each in enumerate(expected(check, form, rows)) if each is not None]
    assume(failing)
    rows = nw.from_native(pd.DataFrame([records[each] for each in failing], columns=list("abc")), eager_only=True)
    assert work.of(rows) == expected(check, form, rows)


def test_a_line_is_filled_from_its_columns() -> None:
    _, _, work = working("a == b + c")
    rows = nw.from_native(pd.DataFrame({"b": [1, 10], "a": [5, 50], "c": [2, 20]}), eager_only=True)
    assert work.of(rows) == [
        Worked(("5", "1", "2"), "1 + 2 = 3 ≠ 5"),
        Worked(("50", "10", "20"), "10 + 20 = 30 ≠ 50"),
    ]


@pytest.mark.parametrize("cell", ["about 5", None, float("inf"), float("nan"), True, "7"])
def test_what_is_no_number_is_left(cell: object) -> None:
    _, _, work = working("a == b")
    rows = nw.from_native(pd.DataFrame({"a": pd.Series([1, cell], dtype=object), "b": [2, 2]}), eager_only=True)
    assert work.of(rows) == [Worked(("1", "2"), "1 ≠ 2"), None]


def test_half_a_thing_is_left() -> None:
    _, _, work = working("a == b", a=Described("人"), b=Described("人"))
    rows = nw.from_native(pd.DataFrame({"a": [1.5, 2.0], "b": [2, 3]}), eager_only=True)
    assert work.of(rows) == [None, Worked(("2", "3"), "2 ≠ 3")]


@pytest.mark.parametrize("ends", [{"a_lower": [1], "a": [2]}, {"a_lower": [1], "a_upper": [2]}])
def test_figures_with_ends_are_left(ends: dict[str, list[int]]) -> None:
    _, _, work = working("a == b")
    assert work.of(nw.from_native(pd.DataFrame({**ends, "b": [9]}), eager_only=True)) == [None]


@pytest.mark.parametrize("expression", LEFT)
def test_checks_that_are_more_than_a_calculation_are_left(expression: str) -> None:
    _, _, work = working(expression)
    rows = nw.from_native(pd.DataFrame({"a": [1], "b": [2], "c": [3]}), eager_only=True)
    assert work.of(rows) == [None]


def test_every_record_fails_what_never_holds() -> None:
    check = Check("c", parse("1 == 2"))
    frame = nw.from_native(pd.DataFrame({"a": [1, 2]}), eager_only=True)
    assert Evaluator(Form((check,))).worked(frame, check, [0, 1]) == [None, None]


@pytest.mark.parametrize(
    "columns",
    [
        {"a": Described("", Fraction(1, 2))},
        {"a": Described("date"), "b": Described("date")},
        {"a": Described("小时"), "b": Described("天")},
        {"a": Described("人"), "b": Described("元")},
    ],
)
def test_columns_that_say_more_than_numbers_are_left(columns: dict[str, Described]) -> None:
    _, _, work = working("a == b", **columns)
    assert work.of(nw.from_native(pd.DataFrame({"a": [1], "b": [2]}), eager_only=True)) == [None]


@given(st.fractions().filter(lambda value: value.denominator < 10**12))
def test_a_value_is_written_to_its_nearest_digit(value: Fraction) -> None:
    told = Fraction(number_written(value, False, False).replace("−", "-"))
    exact = 9 if (value * 10**9).denominator == 1 else 4
    places = max(exact, len(number_written(value, False, False).partition(".")[2]))
    assert abs(told - value) <= Fraction(1, 2 * 10 ** min(places, 30)) or abs(told - value) * 2000 <= abs(value)
