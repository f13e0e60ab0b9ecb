"""Sums in bulk: those that are sure are the exact ones, or as near to them as floats are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from math import isfinite, isnan

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from check_data.returns.across.codes import Coded
from check_data.returns.across.totals import totals
from check_data.returns.across.values import Values, values_of
from check_data.tables.cells import UNDESCRIBED, Described, number

NEAR = Fraction(1, 2**50)
FLOATS = st.one_of(
    st.integers(-40, 40).map(lambda n: n / 10),
    st.floats(),
    st.floats(-1e3, 1e3),
    st.sampled_from([1e300, -1e300, 5e-324, 1e-260, 0.1, 1 / 3, 2.0**40, 2.0**53 + 2]),
)
WHOLE = st.one_of(st.integers(-9, 9), st.integers(-(2**63), 2**63 - 1), st.sampled_from([2**61, 2**60 + 1]))
PARTS = st.one_of(st.lists(st.tuples(st.integers(-1, 3), FLOATS)), st.lists(st.tuples(st.integers(-1, 3), WHOLE)))


def summed(parts: Sequence[tuple[int, float]], described: Described = UNDESCRIBED) -> Values | None:
    kind = np.float64 if any(isinstance(each, float) for _, each in parts) else np.int64
    numbers = np.array([each for _, each in parts], kind)
    groups = Coded(np.array([group for group, _ in parts], np.int64), 4)
    return totals(values_of(numbers, np.zeros(len(parts), np.bool_), described), groups)


@given(PARTS)
@example([(0, 0.1), (0, 0.2)])
@example([(0, 1e300), (0, -1e300), (0, 1.0)])
@example([(0, 1e308), (0, 1e308), (0, 1 / 3)])
@example([(0, 2**62), (0, 2**62), (1, 1)])
@example([(0, 1e-300), (0, 1e-310), (0, 1 / 3)])
def test_a_sure_sum_is_the_exact_one(parts: list[tuple[int, float]]) -> None:
    found = summed(parts)
    assert found is not None
    members: dict[int, list[float]] = defaultdict(list)
    for group, each in parts:
        members[group].append(each)
    for group in range(4):
        missing = not members[group] or any(isnan(each) for each in members[group])
        assert found.missing[group] == missing
        if missing or found.odd[group]:
            continue
        exact = sum((Fraction(number(each)) for each in members[group]), Fraction(0))
        value = found.numbers[group].item()
        if found.digits is None:
            assert not isfinite(value) or abs(Fraction(value) - exact) <= abs(exact) * NEAR
        elif abs(value) < 2**40 / 10**found.digits:
            assert number(value) == exact


@pytest.mark.parametrize(
    ("parts", "sure"),
    [
        ([1, 2], True),
        ([2**62, 2**62], True),
        ([2**62, -(2**62), 1], False),
        ([0.5, 0.25], True),
        ([0.1, 1 / 3], True),
        ([1 / 3, -1 / 3], False),
        ([1 / 3, float("inf")], False),
        ([1.5, float("inf")], False),
    ],
)
def test_what_is_sure(parts: list[float], sure: bool) -> None:
    found = summed([(0, each) for each in parts])
    assert found is not None
    assert found.odd[0] != sure


def test_what_is_rounded_has_no_one_sum() -> None:
    assert summed([(0, 1.0)], Described(radius=Fraction(1, 2))) is None


@pytest.mark.parametrize("parts", [[0.5, 0.5], [0.1234567, 0.8765433]])
def test_halves_of_things_make_no_whole_one(parts: list[float]) -> None:
    found = summed([(0, each) for each in parts], Described("人"))
    assert found is not None
    assert found.odd[0]


def test_there_may_be_no_parts() -> None:
    for kind in (np.int64, np.float64, np.float32):
        found = totals(
            values_of(np.zeros(0, kind), np.zeros(0, np.bool_), UNDESCRIBED), Coded(np.zeros(0, np.int64), 1)
        )
        assert found is not None
        assert found.missing.all()
