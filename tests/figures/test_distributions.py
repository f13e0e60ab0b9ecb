"""Tail probabilities, beside those of mpmath, which works to any number of digits."""

from functools import partial
from math import inf, nan

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.figures import distributions
from check_data.figures.distributions import ERROR, NotFound, chi_square, correlation, fisher, normal, student
from tests.examples import fewer

DEGREES = st.floats(0.5, 5e3) | st.integers(1, 400).map(float)
FEW = fewer(10, 60)


def beta(below: float, above: float, f: float) -> float:
    """The tail of F in forty digits."""
    with mpmath.workdps(40):
        two, one = mpmath.mpf(below), mpmath.mpf(above)
        x = two / (two + one * mpmath.mpf(f))
        return float(mpmath.betainc(two / 2, one / 2, 0, x, regularized=True))


@FEW
@given(st.floats(-40, 40), DEGREES)
def test_student(t: float, df: float) -> None:
    assert abs(student(t, df) - beta(df, 1, t * t)) < ERROR


@FEW
@given(st.floats(-0.999, 0.999), DEGREES)
def test_a_correlation_by_way_of_t(r: float, df: float) -> None:
    assert abs(correlation(r, df) - student(r * (df / (1 - r * r)) ** 0.5, df)) < ERROR


@FEW
@given(st.floats(0.001, 60), DEGREES, DEGREES)
def test_fisher(f: float, above: float, below: float) -> None:
    assert abs(fisher(f, above, below) - beta(below, above, f)) < ERROR


@FEW
@given(st.floats(-6, 9), DEGREES)
def test_chi_square(off: float, df: float) -> None:
    x = max(0.001, df + off * (2 * df) ** 0.5)
    with mpmath.workdps(40):
        wanted = float(mpmath.gammainc(mpmath.mpf(df) / 2, mpmath.mpf(x) / 2, regularized=True))
    assert abs(chi_square(x, df) - wanted) < ERROR


@FEW
@given(st.floats(-9, 9))
def test_normal(z: float) -> None:
    assert abs(normal(z) - float(2 * mpmath.ncdf(-abs(z)))) < ERROR


@FEW
@given(st.floats(0, 20), st.floats(0, 20), DEGREES)
def test_a_probability_falls_with_the_statistic(one: float, other: float, df: float) -> None:
    less, more = sorted((one, other))
    assert student(less, df) >= student(more, df) - ERROR
    assert fisher(less, 3, df) >= fisher(more, 3, df) - ERROR
    assert chi_square(less, df) >= chi_square(more, df) - ERROR


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (student(0, 28), 1),
        (student(1e200, 28), 0),
        (correlation(1, 28), 0),
        (correlation(0, 28), 1),
        (fisher(0, 2, 117), 1),
        (fisher(-1, 2, 117), 1),
        (chi_square(0, 3), 1),
        (chi_square(1e4, 3), 0),
        (student(1.96, 1e6), normal(1.96)),
        (student(2.048407, 28), 0.05),
        (fisher(3.0738, 2, 117), 0.05),
        (chi_square(3.841459, 1), 0.05),
    ],
)
def test_known_ones(found: float, wanted: float) -> None:
    assert found == pytest.approx(wanted, abs=2e-6)


@pytest.mark.parametrize("df", [0, 0.05, -1, 2e6, inf, nan])
def test_no_degrees_of_freedom(df: float) -> None:
    for wrong in (partial(student, 1, df), partial(fisher, 1, 1, df), partial(chi_square, 1, df)):
        with pytest.raises(NotFound, match="no degrees of freedom"):
            wrong()


def test_no_convergence_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distributions, "_STEPS", 2)
    for wrong in (partial(student, 1, 28), partial(chi_square, 1, 28), partial(chi_square, 60, 28)):
        with pytest.raises(NotFound, match="no convergence"):
            wrong()
