"""The exact solver against systems whose answer is known by how they were made."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.feasible import feasible
from check_data.agreement.reduced import Row, System
from check_data.agreement.simplex import farthest, solution
from check_data.agreement.too_much import TooMuch
from check_data.figures.interval import EVERYTHING, Interval
from tests.helpers import interval

small = st.builds(Fraction, st.integers(-9, 9), st.integers(1, 4))


@st.composite
def systems(draw: st.DrawFn) -> tuple[list[Row], dict[str, Interval], dict[str, Fraction]]:
    """Rows and ranges that hold a known point, some open at an end, some touching the point."""
    point = {f"x{n}": draw(small) for n in range(draw(st.integers(1, 5)))}
    rows = []
    for _ in range(draw(st.integers(1, 6))):
        factors = {name: factor for name in point if (factor := draw(small))}
        total = sum((factor * point[name] for name, factor in factors.items()), Fraction(0))
        rows.append(Row(factors, draw(around(total))))
    return rows, {name: draw(around(value)) for name, value in point.items()}, point


@st.composite
def around(draw: st.DrawFn, value: Fraction) -> Interval:
    """An interval that holds the value."""
    below, above = draw(st.sampled_from([None, 0, 1, 3])), draw(st.sampled_from([None, 0, 1, 3]))
    return Interval(
        None if below is None else value - below,
        None if above is None else value + above,
        lower_closed=below == 0 or draw(st.booleans()),
        upper_closed=above == 0 or draw(st.booleans()),
    )


@given(systems())
def test_a_system_with_a_known_solution_is_feasible(system: tuple[list[Row], dict[str, Interval], object]) -> None:
    rows, ranges, _ = system
    assert feasible(rows, ranges)


@given(systems(), st.lists(small, min_size=6, max_size=6), st.booleans())
def test_a_row_that_the_others_contradict_makes_it_infeasible(
    system: tuple[list[Row], dict[str, Interval], dict[str, Fraction]], weights: list[Fraction], strict: bool
) -> None:
    """Farkas: a weighted sum of rows lies in the weighted sum of their intervals; a row beyond it contradicts."""
    rows, _, point = system
    combined: dict[str, Fraction] = dict.fromkeys(point, Fraction(0))
    implied = Interval.exactly(0)
    for row, weight in zip(rows, weights, strict=False):
        implied = implied + row.within.scaled(weight)
        for name, factor in row.factors.items():
            combined[name] += weight * factor
    free = dict.fromkeys(point, EVERYTHING)
    factors = {name: factor for name, factor in combined.items() if factor}
    if implied.upper is not None:
        beyond = Interval(implied.upper + (not strict), None, lower_closed=not (strict and implied.upper_closed))
        assert not feasible([*rows, Row(factors, beyond)], free)
    if implied.lower is not None:
        assert feasible([*rows, Row(factors, Interval(implied.lower, None))], free)


def test_open_ends_stay_open() -> None:
    ranges = {"a": interval("(0, 1]"), "b": interval("[0, 1)")}
    one = Fraction(1)
    assert feasible([Row({"a": one, "b": -one}, interval("[1, 1]"))], ranges)
    assert not feasible([Row({"a": one, "b": -one}, interval("[-1, -1]"))], ranges)
    assert not feasible([Row({"a": one, "b": one}, interval("[2, 2]"))], ranges)
    assert feasible([Row({"a": one, "b": one}, interval("(0, 2)"))], ranges)


def test_rows_without_variables() -> None:
    assert feasible([Row({}, interval("[0, 1]"))], {})
    assert not feasible([Row({}, interval("(0, 1]"))], {})


def test_a_solution_that_takes_too_much_work_is_left_open() -> None:
    row = Row({"a": Fraction(1), "b": Fraction(1)}, interval("[3, 3]"))
    system = System([row], {"a": interval("[0, 2]"), "b": interval("[0, 2]")})
    found = solution(system)
    assert found is not None
    assert found["a"] + found["b"] == 3
    with pytest.raises(TooMuch):
        solution(system, work=0)


@given(systems(), st.booleans())
def test_the_end_of_a_variable_is_exact(
    system: tuple[list[Row], dict[str, Interval], dict[str, Fraction]], up: bool
) -> None:
    """No solution lies beyond it, and one does beyond anything nearer; without an end one lies beyond any number."""
    rows, ranges, point = system
    end = farthest(System(rows, ranges), "x0", up=up)
    if end is None:
        for far in (10**3, 10**9):
            assert feasible([*rows, beyond(Fraction(far if up else -far), up=up)], ranges)
    else:
        assert point["x0"] <= end if up else point["x0"] >= end
        assert not feasible([*rows, beyond(end, up=up)], ranges)
        nearer = end - Fraction(1, 10**6) if up else end + Fraction(1, 10**6)
        assert feasible([*rows, beyond(nearer, up=up)], ranges) or point["x0"] == end


def beyond(end: Fraction, *, up: bool) -> Row:
    """x0 lies beyond an end."""
    within = Interval(end, None, lower_closed=False) if up else Interval(None, end, upper_closed=False)
    return Row({"x0": Fraction(1)}, within)


def test_an_end_takes_no_more_work_than_it_may() -> None:
    rows = [Row({"a": Fraction(1), "b": Fraction(1)}, Interval(Fraction(0), Fraction(3)))]
    ranges = {"a": Interval(Fraction(0), None), "b": Interval(Fraction(0), None)}
    assert farthest(System(rows, ranges), "a", up=True) == 3
    assert farthest(System(rows, ranges), "a", up=False) == 0
    for work in (0, 1):
        with pytest.raises(TooMuch):
            farthest(System(rows, ranges), "a", up=True, work=work)
    # What is not solved in so much work has no end either.
    rows = [Row({"a": Fraction(1), "b": Fraction(1)}, Interval(Fraction(3), Fraction(3)))]
    with pytest.raises(TooMuch):
        farthest(System(rows, ranges), "a", up=True, work=0)
