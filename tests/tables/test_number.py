"""The exact value of a numeric cell."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from check_data.tables.cells import number


@given(st.floats(allow_nan=False, allow_infinity=False))
@example(-0.5)
@example(-0.0)
@example(1e-7)
@example(1e22)
@example(1.5e300)
def test_a_float_is_what_its_shortest_digits_say(value: float) -> None:
    assert number(value) == Fraction(repr(value))


@pytest.mark.parametrize(
    ("cell", "value"),
    [(3, 3), (np.int8(3), 3), (np.float64(0.1), Fraction(1, 10)), (Decimal("0.10"), Fraction(1, 10)),
     (Fraction(1, 3), Fraction(1, 3))],
)  # fmt: skip
def test_other_numbers_are_what_they_are(cell: object, value: Fraction) -> None:
    assert number(cell) == value
