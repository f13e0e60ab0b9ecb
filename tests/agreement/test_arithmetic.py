from fractions import Fraction

import pytest

from check_data.agreement.arithmetic import arithmetic, rounded_arithmetic, written
from check_data.agreement.expression import parse
from tests.helpers import interval, quantity


@pytest.mark.parametrize(
    ("expression", "quotes", "line"),
    [
        ("a == b + c", {"a": "5", "b": "1", "c": "2"}, "1 + 2 = 3 ≠ 5"),
        ("a + d == b + c", {"a": "5", "b": "1", "c": "2", "d": "1"}, "5 + 1 = 6 ≠ 3 = 1 + 2"),
        (
            "all_of <= back / rate",
            {"all_of": "301家", "back": "186家", "rate": "95%"},
            "186家 ÷ 95% = 195 … 196 < 301家",
        ),
        ("a < b", {"a": "5", "b": "5"}, "5 ≥ 5"),
        ("a <= b", {"a": "6", "b": "5"}, "6 > 5"),
        ("a > b", {"a": "5", "b": "5"}, "5 ≤ 5"),
        ("a >= b", {"a": "4", "b": "5"}, "4 < 5"),
        ("a != b", {"a": "4", "b": "4"}, "4 = 4"),
        ("1 < a == b <= 9", {"a": "4", "b": "5"}, "4 ≠ 5"),
        ("1 < a <= b <= 9", {"a": "4", "b": "5"}, "1 < 4; 4 ≤ 5; 5 ≤ 9"),
        ("a > 1 != b", {"a": "4", "b": "5"}, "4 > 1; 1 ≠ 5"),
        ("a >= 1", {"a": "4"}, "4 ≥ 1"),
        ("a * (b - c) == 7", {"a": "2", "b": "5", "c": "1"}, "2 × (5 − 1) = 8 ≠ 7"),
        ("a - (b - c) == 7", {"a": "2", "b": "5", "c": "1"}, "2 − (5 − 1) = −2 ≠ 7"),
        ("a - b - c == 7", {"a": "2", "b": "5", "c": "1"}, "2 − 5 − 1 = −4 ≠ 7"),
        ("a / (b / c) == 7", {"a": "2", "b": "5", "c": "1"}, "2 ÷ (5 ÷ 1) = 0.4 ≠ 7"),
        ("-(a + b) == 7", {"a": "2", "b": "5"}, "−(2 + 5) = −7 ≠ 7"),
        ("sum(a, b) * 2 == 7", {"a": "2", "b": "5"}, "(2 + 5) × 2 = 14 ≠ 7"),
        ("sum(a) == 7", {"a": "2"}, "2 = 2 ≠ 7"),
        ("max(a, b) == abs(c)", {"a": "2", "b": "5", "c": "-4"}, "max(2, 5) = 5 ≠ 4 = abs(-4)"),
        ("round(a, 1) == 7", {"a": "2.25"}, "round(2.25, 1) = 2.2 … 2.3 ≠ 7"),
        ("share(a, b) == c", {"a": "1", "b": "3", "c": "50%"}, "1 ÷ 3 = 33.3333% ≠ 50%"),
        ("growth(a, b) == c", {"a": "3", "b": "2", "c": "40%"}, "3 ÷ 2 − 1 = 50% ≠ 40%"),
        ("days(a, b) == 2", {"a": "2月5日", "b": "2月6日"}, "2月6日 − 2月5日 = 1 ≠ 2"),
        (
            "max(a, b) <= c",
            {"a": "2月5日", "b": "2月21日", "c": "2月20日"},
            "max(2月5日, 2月21日) = 2020-02-21 > 2月20日",
        ),
        ("a == b", {"a": "2020年|date", "b": "2021年2月1日"}, "2020年 (2020-01-01 … 2020-12-31) ≠ 2021年2月1日"),
        ("a == b", {"a": "超过300家", "b": "近200家"}, "超过300家 (≥ 301) ≠ 近200家 (180 … 200)"),
        ("a == b", {"a": "超过300", "b": "-3"}, "超过300 (> 300) ≠ -3"),
        ("a == b", {"a": "不足300", "b": "301"}, "不足300 (< 300) ≠ 301"),
        ("a == b", {"a": "300余", "b": "300"}, "300余 (> 300 … < 400) ≠ 300"),
        ("a == 2", {"a": "0.00001234"}, "0.00001234 (0.000012335 … 0.000012345) ≠ 2"),
        ("a == 1000000.5", {"a": "12"}, "12 ≠ 1000000.5"),
    ],
)
def test_a_check_as_a_line_of_arithmetic(expression: str, quotes: dict[str, str], line: str) -> None:
    quantities = {name: quantity(*quote.split("|")) for name, quote in quotes.items()}
    assert arithmetic(parse(expression), quantities) == line


def test_comparisons_that_are_known_to_fail_together() -> None:
    figures = {"a": quantity("4"), "b": quantity("5")}
    assert arithmetic(parse("a == b"), figures, fails=True) == arithmetic(parse("a == b"), figures)
    assert arithmetic(parse("1 < a == b"), figures, fails=True) == "4 ≠ 5"


def test_what_no_side_shows_alone() -> None:
    """A chain may fail as a whole where each comparison holds: all are shown."""
    quantities = {name: quantity(each) for name, each in {"a": "[1, 2]", "b": "[2, 5]", "c": "[3, 4]"}.items()}
    assert arithmetic(parse("a == b == c"), quantities) == (
        "[1, 2] (1 … 2) = [2, 5] (2 … 5); [2, 5] (2 … 5) = [3, 4] (3 … 4)"
    )


def test_rounded_sides() -> None:
    quantities = {name: quantity(each) for name, each in {"a": "1400名", "b": "1200名", "c": "207名"}.items()}
    line = rounded_arithmetic(parse("a == b + c"), quantities)
    assert line == "1400名 = 1350 … 1450, 1200名 + 207名 = 1357 … 1457"
    assert rounded_arithmetic(parse("a == 1407"), quantities) == "1400名 = 1350 … 1450"


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("[3, 3]", "3"),
        ("(, )", "−∞ … ∞"),
        ("[3, )", "≥ 3"),
        ("(, 3]", "≤ 3"),
        ("(3, )", "> 3"),
        ("(, 3)", "< 3"),
        ("[1/3, 2]", "0.3333 … 2"),
        ("(-1/3, 2)", "> −0.3333 … < 2"),
    ],
)
def test_intervals_for_people(given: str, text: str) -> None:
    assert written(interval(given)) == text


def test_shares_and_days() -> None:
    assert written(interval("[0.945, 0.955]"), percent=True) == "94.5% … 95.5%"
    assert written(interval("[1, 1.5]"), as_date=True) == "0001-01-01 … 1.5"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(10**400), "1 × 10^400"),
        (Fraction(-123456 * 10**5000), "−1.235 × 10^5005"),
        (Fraction(99994 * 10**5000), "9.999 × 10^5004"),
        (Fraction(1, 3 * 10**50), "3.333 × 10^-51"),
        (Fraction(10**300), str(10**300)),
        (Fraction(1, 3000), "0.0003333"),
    ],
)
def test_numbers_too_long_to_print(value: Fraction, text: str) -> None:
    assert written(interval("[0, 0]").__class__.exactly(value)) == text


@pytest.mark.parametrize(
    ("expression", "quotes", "line"),
    [
        ("a == b / c", {"a": "24%", "b": "40", "c": "200"}, "40 ÷ 200 = 20% ≠ 24%"),
        ("sum(a, b) == 1", {"a": "45%", "b": "30%"}, "45% + 30% = 74% … 76% ≠ 100%"),
        ("1 / a == b / c - 1", {"a": "50%", "b": "8", "c": "4"}, "1 ÷ 50% = 1.9802 … 2.0202 ≠ 1 = 8 ÷ 4 − 1"),
        ("a <= b / c", {"a": "301", "b": "186", "c": "95%"}, "186 ÷ 95% = 194.7644 … 196.8254 < 301"),
        ("a == 1", {"a": "2"}, "2 ≠ 1"),
    ],
)
def test_percentages_of_figures_whose_units_nothing_tells(expression: str, quotes: dict[str, str], line: str) -> None:
    quantities = {name: quantity(quote)._replace(unit=None) for name, quote in quotes.items()}
    assert arithmetic(parse(expression), quantities) == line
