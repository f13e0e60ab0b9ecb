"""The screen over numpy arrays flags what the screen over frames does."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from unittest.mock import patch

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import check_data
from check_data.returns import arrays
from check_data.returns.arrays import compiled, extremes_of
from check_data.returns.eager import Evaluator
from check_data.returns.form import Form, checks_of
from check_data.tables.cells import Described
from tests.examples import fewer

SUMS = (
    "a == b + c",
    "a != b - 2 * c",
    "a < b",
    "a <= b / 2 + c / 3",
    "a > -b",
    "a >= 3 - c",
    "3 == a",
    "a < b <= c",
    "-a - b == -c",
)
RATES = ("r == b / c", "100 * (b / c) == r", "r == -2 * share(b, c)", "r == share(b, c)")
OTHERS = (
    "r == b / c + 1",
    "100 * b / c == r",
    "r < b / c",
    "r == b * c",
    "r == min(b, c)",
    "a == a",
    "r / c == b / 2",
    "r + b == 2",
)
RATED = {"r": Described(radius=Fraction(1, 2))}
SIZES = st.one_of(st.integers(-4, 4), st.integers(-(2**63), 2**63 - 1))
REALS = st.one_of(st.sampled_from([0.0, 0.5, 1.0, -2.0, 150.0, float("nan"), float("inf")]), st.floats())


@st.composite
def frames(draw: st.DrawFn) -> pd.DataFrame:
    """Three columns of whole numbers and one of floats."""
    size = draw(st.integers(1, 9))
    cells = draw(st.sampled_from([st.integers(-4, 4), SIZES]))
    columns: dict[str, Any] = {
        name: np.array(draw(st.lists(cells, min_size=size, max_size=size)), dtype=np.int64) for name in "abc"
    }
    columns["r"] = np.array(draw(st.lists(REALS, min_size=size, max_size=size)))
    return pd.DataFrame(columns)


def flags_of(frame: pd.DataFrame, form: Form) -> dict[str, list[tuple[bool, bool]]]:
    """Of each check where it is a candidate and where it is undetermined."""
    with patch.object(arrays, "CHUNK", 2):
        screened = Evaluator(form).screen(nw.from_native(frame, eager_only=True))
    nowhere = [False] * len(frame)
    return {
        each.check.name: list(
            zip(
                each.candidates.to_list(),
                nowhere if each.undetermined is None else each.undetermined.to_list(),
                strict=True,
            )
        )
        for each in screened
    }


HUGE = pd.DataFrame({"a": [0, 0], "b": [0, 0], "c": [0, 2**60], "r": [0.0, 0.0]})


@fewer(4, 60)
@example(HUGE, ["a == b + c", "a != b - 2 * c"])
@given(frames(), st.lists(st.sampled_from([*SUMS, *RATES, *OTHERS]), min_size=1, max_size=2, unique=True))
def test_both_screens_leave_the_same_verdicts(frame: pd.DataFrame, checks: list[str]) -> None:
    # Not the same candidates: of sums beyond 62 bits the frame has floats, and doubts that numpy has not.
    with patch.object(arrays, "CHUNK", 4):
        found = check_data.evaluate(frame, checks, columns=RATED)
    with patch("check_data.returns.eager.compiled", lambda *_: None):
        pd.testing.assert_frame_equal(found, check_data.evaluate(frame, checks, columns=RATED))


def test_a_sum_that_holds_is_no_candidate_and_one_that_does_not_is() -> None:
    frame = pd.DataFrame({"a": [5, 5], "b": [2, 2], "c": [3, 4]})
    assert flags_of(frame, Form(checks_of(["a == b + c"]))) == {"a == b + c": [(False, False), (True, False)]}


def test_a_rate_is_undetermined_where_it_is_missing_or_of_nothing() -> None:
    frame = pd.DataFrame({"r": [0.5, float("nan"), 1.0, 9.0], "b": [1, 1, 0, 1], "c": [2, 2, 0, 1]})
    found = flags_of(frame, Form(checks_of(["r == b / c"]), RATED))
    assert found == {"r == b / c": [(False, False), (False, True), (False, True), (True, False)]}


@pytest.mark.parametrize("check", [*SUMS, *RATES])
def test_numpy_screens_it(check: str) -> None:
    (parsed,) = checks_of([check])
    screen = compiled(parsed, Form((parsed,), RATED))
    columns = {name: np.array([1, 2]) for name in "abc"} | {"r": np.array([0.5, 1.0])}
    assert screen is not None
    assert screen.flags(columns, extremes_of(columns)) is not None


@pytest.mark.parametrize("check", OTHERS)
def test_a_frame_screens_it(check: str) -> None:
    (parsed,) = checks_of([check])
    assert compiled(parsed, Form((parsed,), RATED)) is None


@pytest.mark.parametrize(
    ("check", "described"),
    [
        ("a == b + c", {"a": Described("人"), "b": Described("家")}),
        ("a == b + c", {"a": Described("万元"), "b": Described("元"), "c": Described("元")}),
        ("a == b + c", {"a": Described(radius=Fraction(1, 2))}),
        ("r == b / c", {"r": Described("人", Fraction(1))}),
        ("r == b / c", RATED | {"b": Described(radius=Fraction(1))}),
        ("r == b / c", {}),
    ],
)
def test_a_frame_screens_what_is_described_otherwise(check: str, described: dict[str, Described]) -> None:
    (parsed,) = checks_of([check])
    assert compiled(parsed, Form((parsed,), described)) is None


@pytest.mark.parametrize(
    ("check", "changed"),
    [
        ("a == b + c", {"b": np.array([0.5, 1.0])}),
        ("a == b + c", {"b": np.array([2**61, 1])}),
        ("r == b / c", {"r": np.array([1, 2])}),
        ("r == b / c", {"b": np.array([1.0, 2.0])}),
        ("r == b / c", {"c": np.array([1.0, 2.0])}),
    ],
)
def test_a_frame_screens_other_numbers(check: str, changed: dict[str, Any]) -> None:
    (parsed,) = checks_of([check])
    screen = compiled(parsed, Form((parsed,), RATED))
    columns = {name: np.array([2**61, 2]) for name in "abc"} | {"r": np.array([0.5, 1.0])} | changed
    assert screen is not None
    assert screen.flags(columns, extremes_of(columns)) is None


def test_a_figure_with_ends_is_left_to_the_frame() -> None:
    frame = pd.DataFrame({"a": [5, 5], "b": [2, 2], "c": [3, 4], "c_lower": [3, 3], "c_upper": [4, 4]})
    form = Form(checks_of(["a == b + c"]))
    assert flags_of(frame, form) == {"a == b + c": [(False, False), (False, False)]}


def test_verdicts_keep_the_index_of_the_frame() -> None:
    frame = pd.DataFrame({"a": [5, 5], "b": [2, 2], "c": [3, 4]}, index=[7, 3])
    (screened,) = Evaluator(Form(checks_of(["a == b + c"]))).screen(nw.from_native(frame, eager_only=True))
    assert list(screened.candidates.to_native().index) == [7, 3]
