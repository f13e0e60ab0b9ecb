"""Tail probabilities of the distributions that tests are read from: normal, t, F, χ², and r by way of t.

By `math.erfc`, and by the continued fractions of the incomplete beta and gamma functions over `math.lgamma` (Lentz's
method; Numerical Recipes, 6.2 and 6.4). In floats: for degrees of freedom up to `MOST` and probabilities from 1e-12 on
the error is at most `ERROR` (the tests compare with mpmath); whoever needs sound bounds widens by it.
"""

from __future__ import annotations

from math import erfc, exp, inf, lgamma, log, log1p, sqrt

ERROR = 1e-8
"""How far a probability is off at most."""
LEAST, MOST = 0.1, 1e6
"""The degrees of freedom that are taken."""
_STEPS = 20_000
_SMALL = 1e-15
_TINY = 1e-300


class NotFound(ArithmeticError):
    """A probability that could not be worked out: degrees of freedom that are none, or no convergence."""


def normal(z: float) -> float:
    """The probability that a standard normal variable is further from 0 than ``z``, on both sides."""
    return erfc(abs(z) / sqrt(2))


def student(t: float, df: float) -> float:
    """The same of Student's t.

    Raises:
        NotFound: degrees of freedom below `LEAST` or above `MOST`.

    """
    _require(df)
    return _beta_of(df / (df + t * t), t * t / (df + t * t), df / 2, 0.5)


def correlation(r: float, df: float) -> float:
    """The same of a correlation of ``df`` pairs less two, by way of t; 0 where it is not within (-1, 1).

    Raises:
        NotFound: as `student`.

    """
    _require(df)
    return _beta_of(1 - r * r, r * r, df / 2, 0.5) if abs(r) < 1 else 0.0


def fisher(f: float, above: float, below: float) -> float:
    """The probability that F of so many degrees of freedom is above ``f``; 1 where that is not above 0.

    Raises:
        NotFound: as `student`.

    """
    _require(above, below)
    whole = below + above * f
    return _beta_of(below / whole, above * f / whole, below / 2, above / 2) if f > 0 else 1.0


def chi_square(x: float, df: float) -> float:
    """The probability that χ² of so many degrees of freedom is above ``x``; 1 where that is not above 0.

    Raises:
        NotFound: as `student`.

    """
    _require(df)
    return _gamma_above(df / 2, x / 2) if x > _TINY else 1.0


def _require(*degrees: float) -> None:
    if not all(LEAST <= each <= MOST for each in degrees):
        raise NotFound(f"no degrees of freedom: {degrees}")


def _beta_of(x: float, rest: float, a: float, b: float) -> float:
    """The regularized incomplete beta function at ``x``; ``rest`` is 1 - x, given so that no digit is lost."""
    if x <= 0 or rest <= 0:
        return float(x > 0)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * _log(x, rest) + b * _log(rest, x))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(x, a, b) / a
    return 1 - front * _beta_fraction(rest, b, a) / b


def _log(x: float, rest: float) -> float:
    return log(x) if x < 0.5 else log1p(-rest)


def _beta_fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _nonzero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _STEPS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            c, d = _nonzero(1 + step / c), 1 / _nonzero(1 + step * d)
            value *= c * d
        if abs(c * d - 1) < _SMALL:
            return value
    raise NotFound(f"no convergence of the incomplete beta function at {x}, {a}, {b}")


def _gamma_above(a: float, x: float) -> float:
    front = exp(a * log(x) - x - lgamma(a))
    return front * _gamma_fraction(a, x) if x > a + 1 else 1 - front * _gamma_series(a, x)


def _gamma_series(a: float, x: float) -> float:
    term = total = 1 / a
    for n in range(1, _STEPS):
        term *= x / (a + n)
        total += term
        if term < total * _SMALL:
            return total
    raise NotFound(f"no convergence of the incomplete gamma function at {a}, {x}")


def _gamma_fraction(a: float, x: float) -> float:
    b, c = x + 1 - a, inf
    d = value = 1 / b
    for n in range(1, _STEPS):
        b += 2
        step = n * (a - n)
        c, d = _nonzero(b + step / c), 1 / _nonzero(b + step * d)
        value *= c * d
        if abs(c * d - 1) < _SMALL:
            return value
    raise NotFound(f"no convergence of the incomplete gamma function at {a}, {x}")


def _nonzero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
