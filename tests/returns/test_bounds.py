"""Shapes of expressions that bounds can't tell of, or can by a turn, against the exact evaluator."""

from fractions import Fraction
from typing import Any

import pandas as pd
import polars as pl
import pytest

import check_data
from check_data.agreement.check import Quantity
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.reading.quote import Reader

TABLE: dict[str, list[Any]] = {
    "a": [1, 2, 3],
    "b": [4, 5, 6],
    "x": [1.5, 2.5, 0.0],
    "x_lower": [1.0, 2.0, -1.0],
    "x_upper": [2.0, 3.0, 1.0],
    "h": ["9" * 300 + "万亿", "1", "2"],
    "n": [2**61, 2**61 + 1, 5],
    "m": [2**61, 1, 2],
}
CHECKS = (
    "10 <= a",
    "1 > 2 * a",
    "-round(x, 0) / a < 5",
    "max(round(x, 0), a) / b <= 2",
    "min(a, x) / (x + b) <= 1",
    "-max(a, x) / b <= 1",
    "a / b > 1000000000000000000000",
    "0.5 >= a / b",
    "n / m <= 1000000",
    "n == m + 1",
    "h > 3",
    "h == a",
    "max(a, round(a, 0)) / x == 3",
)


def quantity(name: str, row: int) -> Quantity:
    if name == "h":
        return Quantity("", Reader().read(TABLE["h"][row]).reading, None)
    ends = [Fraction(TABLE[column][row]) for column in ((f"{name}_lower", f"{name}_upper") if name == "x" else [name])]
    return Quantity("", Reading.only(Interval(ends[0], ends[-1])), None)


@pytest.mark.parametrize("kind", [pl.DataFrame, pd.DataFrame])
@pytest.mark.parametrize("check", CHECKS)
def test_the_verdicts_are_the_exact_evaluators(check: str, kind: type) -> None:
    expression = parse(check)
    exact = [
        evaluate(expression, {name: quantity(name, row) for name in expression.names}).verdict.value for row in range(3)
    ]
    assert list(check_data.evaluate(kind(TABLE), {"it": check})["it"]) == exact


@pytest.mark.parametrize("kind", [pl.DataFrame, pl.LazyFrame, pd.DataFrame])
def test_an_end_that_is_nan_is_the_figures_own(kind: Any) -> None:
    table = {"a": [0.0, 0.0], "b": [0.0, 0.0], "b_lower": [0.0, 0.0], "b_upper": [0.0, float("nan")]}
    found = check_data.evaluate(kind(table), {"it": "a == b"})
    held = found.collect()["it"] if isinstance(found, pl.LazyFrame) else found["it"]
    assert list(held) == ["agrees", "agrees"]
