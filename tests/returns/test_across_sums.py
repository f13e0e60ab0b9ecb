"""Sums of parts that count things: only whole numbers are meant."""

from __future__ import annotations

from fractions import Fraction

import pytest

from check_data.agreement.check import Quantity
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import unit
from check_data.returns.across.judge import Judge
from check_data.returns.across.sums import NOTHING, total

PEOPLE = unit("人")


def people(lower: str, upper: str) -> Quantity:
    return Quantity("", Reading.only(Interval(Fraction(lower), Fraction(upper))), PEOPLE)


def test_the_sum_of_counts() -> None:
    found = total([people("0.5", "1.5"), people("2", "2"), people("2.1", "4.9")]).quantity
    assert found.reading == Reading.only(Interval(Fraction(6), Fraction(7)))
    assert (found.quote, found.unit) == ("6 … 7", PEOPLE)


def test_no_whole_number_is_meant() -> None:
    parts = [people("0.1", "0.9"), people("2", "2")]
    assert total(parts) == NOTHING._replace(parts=parts)


@pytest.mark.parametrize("ends", ["0.5", "1"])
@pytest.mark.parametrize("text", ["a == b", "a != b", "a < b"])
def test_a_count_that_is_no_whole_number(text: str, ends: str) -> None:
    expression = parse(text)
    figures = {"a": people(ends, ends), "b": people("1", "1")}
    assert Judge(expression).outcome(list(figures.values())) == evaluate(expression, figures)
