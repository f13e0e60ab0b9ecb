"""Rates of so many decimals against quotients of counts: the exact evaluator's verdicts, up to exact halves."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import check_data
from check_data.agreement.check import Quantity
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from check_data.returns import screen
from check_data.returns.form import Form, checks_of
from check_data.returns.frames import Known, standings
from check_data.tables.cells import UNDESCRIBED, Described, quantity

TENTH, WHOLE = Described(radius=Fraction(1, 20)), Described(radius=Fraction(1, 2))
COLUMNS: Mapping[str, Described] = {"rate": TENTH, "percent": WHOLE}
# 12.5 %, an exact half of a percent; 1 of 8 as 12.4, as 12.6 and as 13; a divisor of 0; a rate that is missing.
TABLE: dict[str, list[Any]] = {
    "part": [1, 1, 1, 1, 0, -1, 1, 7],
    "whole": [8, 8, 8, 8, 0, -8, 8, 3],
    "rate": [12.5, 12.45, 12.6, 12.55, 0.0, 12.5, float("nan"), float("inf")],
    "percent": [12, 13, 14, 11, 0, 12, 12, 233],
}
CHECKS = (
    "rate == 100 * share(part, whole)",
    "100 * share(part, whole) == rate",
    "percent == 100 * part / whole",
    "-percent == 100 * part / whole",
    "percent == 100 * part / whole + 1",
    "rate <= 100 * share(part, whole)",
    "rate == share(part, 8)",
    "rate == share(percent, whole)",
    "rate == 0 * share(part, whole)",
)


def exact(check: str, row: int) -> str:
    expression = parse(check)
    return evaluate(expression, {name: said(name, row) for name in expression.names}).verdict.value


def said(name: str, row: int) -> Quantity:
    try:
        return quantity(TABLE[name][row], COLUMNS.get(name, UNDESCRIBED), Reader(), (None, None))
    except NotUnderstood:
        return Quantity("", None, None)


@pytest.mark.parametrize("kind", [pl.DataFrame, pd.DataFrame])
@pytest.mark.parametrize("check", CHECKS)
def test_the_verdicts_are_the_exact_evaluators(check: str, kind: type) -> None:
    found = check_data.evaluate(kind(TABLE), {"it": check}, columns=COLUMNS)
    assert list(found["it"]) == [exact(check, row) for row in range(len(TABLE["part"]))]


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)), min_size=1, max_size=20))
def test_true_rates_are_told_without_the_evaluator(pairs: list[tuple[int, int]]) -> None:
    """A rate that is rounded as it should be, and not by half a unit, is no candidate."""
    true = [Fraction(100 * part, whole) for part, whole in pairs]
    table = {
        "part": [part for part, _ in pairs],
        "whole": [whole for _, whole in pairs],
        "rate": [float(round(each, 1)) for each in true],
    }
    form = Form(checks_of({"it": CHECKS[0]}), COLUMNS)
    frame = nw.from_native(pl.DataFrame(table), eager_only=True)
    doubtful = screen.flag(form.checks[0], standings(form, frame.schema, Known({"rate": 1}))).doubtful
    halves = [abs(abs(round(each, 1) - each) - Fraction(1, 20)) < Fraction(1, 10**9) for each in true]
    for candidate, half in zip(frame.select(it=doubtful)["it"].to_list(), halves, strict=True):
        assert half or not candidate
