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
from check_data.findings import Verdict
from check_data.reading.quote import Reader
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


def test_a_bare_decimal_among_counts_is_no_whole_number() -> None:
    """12, 12.5 and 24家 make 48.45 to 48.55, in which no whole number lies: it is no more than a sum."""
    parts = [Reader().read(quote) for quote in ("12", "12.5", "24家")]
    found = total([Quantity("", each.reading, each.unit) for each in parts]).quantity
    assert (found.unit, found.whole) == (parts[2].unit, False)
    assert evaluate(parse("whole <= 48.5"), {"whole": found}).verdict is Verdict.AGREES
    assert evaluate(parse("whole <= 48.4"), {"whole": found}).verdict is Verdict.DISAGREES


def test_bare_whole_numbers_among_counts_are_counted_with_them() -> None:
    parts = [Reader().read(quote) for quote in ("12", "24家")]
    assert total([Quantity("", each.reading, each.unit) for each in parts]).quantity.whole
