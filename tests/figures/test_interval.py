from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from check_data.figures.interval import EVERYTHING, Interval, greatest, least
from tests.helpers import interval

SMALL = st.fractions(min_value=-5, max_value=5, max_denominator=6)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(st.none() | SMALL), draw(st.none() | SMALL)
    if low is not None and high is not None and low > high:
        low, high = high, low
    closed = low is not None and low == high
    return Interval(low, high, closed or draw(st.booleans()), closed or draw(st.booleans()))


@st.composite
def members(draw: st.DrawFn, of: Interval) -> Fraction:
    low = of.lower if of.lower is not None else (of.upper if of.upper is not None else Fraction(0)) - 7
    high = of.upper if of.upper is not None else low + 14
    share = draw(st.fractions(min_value=0, max_value=1, max_denominator=12))
    value = low + (high - low) * share
    return value if value in of else (low + high) / 2


@given(intervals(), SMALL)
@example(interval("[2, 2]"), Fraction(1, 3))
@example(interval("[1, 2]"), Fraction(3))
@example(interval("[1, 2]"), Fraction(-3))
@example(interval("[1, 2]"), Fraction(0))
@example(Interval(Fraction(1), None), Fraction(-1))
@example(Interval(Fraction(1), None), Fraction(3))
@example(Interval(Fraction(1), Fraction(2), lower_closed=False), Fraction(1))
def test_scaling_is_a_product(one: Interval, factor: Fraction) -> None:
    assert one.scaled(factor) == one * Interval.exactly(factor)


@given(st.data(), intervals(), intervals())
def test_every_operation_keeps_every_value(data: st.DataObject, a: Interval, b: Interval) -> None:
    x, y = data.draw(members(a)), data.draw(members(b))
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b
    assert abs(x) in abs(a)
    assert min(x, y) in least([a, b])
    assert max(x, y) in greatest([a, b])
    if 0 not in b:
        assert x / y in a / b
    both = a.intersect(b)
    assert a.meets(b) == b.meets(a) == (both is not None)
    assert (x in b) == (both is not None and x in both)
    if x.denominator == 1:
        whole = a.whole()
        assert whole is not None
        assert x in whole


@given(intervals(), st.integers(0, 40), st.integers(0, 2))
def test_what_is_printed_lies_where_its_value_does(of: Interval, number: int, decimals: int) -> None:
    printed = f"{number / 10**decimals:.{decimals}f}"
    assert of.has_printed(printed) == (Fraction(printed) in of)


@given(intervals(), intervals())
def test_closed_ends_of_products_are_reached(a: Interval, b: Interval) -> None:
    product = a * b
    for end, closed in ((product.lower, product.lower_closed), (product.upper, product.upper_closed)):
        if end is None or not closed:
            continue
        ends_a = [x for x in (a.lower, a.upper, Fraction(0)) if x is not None and x in a]
        ends_b = [y for y in (b.lower, b.upper, Fraction(0)) if y is not None and y in b]
        assert any(x * y == end for x in ends_a for y in ends_b) or end == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1, 2] * [3, 4]", "[3, 8]"),
        ("(1, 2] * [-1, 3)", "[-2, 6)"),
        ("[0, 1] * (2, )", "[0, )"),
        ("(0, 1] * (2, )", "(0, )"),
        ("(0, 1] * (0, 1]", "(0, 1]"),
        ("[-1, 1] * [-1, 1]", "[-1, 1]"),
        ("(, ) * [0, 0]", "[0, 0]"),
    ],
)
def test_products(text: str, expected: str) -> None:
    a, b = text.split(" * ")
    assert interval(a) * interval(b) == interval(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[2, 4)", "(1/4, 1/2]"),
        ("(0, 2]", "[1/2, )"),
        ("[-4, -2)", "(-1/2, -1/4]"),
        ("[-2, 0)", "(, -1/2]"),
        ("[5, )", "(0, 1/5]"),
        ("(, -5)", "(-1/5, 0)"),
        ("(0, )", "(0, )"),
    ],
)
def test_reciprocals(text: str, expected: str) -> None:
    assert interval(text).reciprocal() == interval(expected)


def test_division_by_what_holds_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        interval("[1, 2]") / interval("[-1, 1]")


@pytest.mark.parametrize(("low", "high", "closed"), [(2, 1, True), (1, 1, False)])
def test_nothing_is_no_interval(low: int, high: int, closed: bool) -> None:
    with pytest.raises(ValueError, match="nothing lies between"):
        Interval(Fraction(low), Fraction(high), closed, closed)


def test_intervals_meet_at_a_point_only_where_both_are_closed() -> None:
    assert interval("[1, 2]").intersect(interval("[2, 3]")) == interval("[2, 2]")
    assert interval("[1, 2)").intersect(interval("[2, 3]")) is None
    assert interval("[1, 2]").intersect(interval("(2, 3]")) is None


def test_whole_numbers_between_open_ends() -> None:
    assert interval("(300, 400)").whole() == interval("[301, 399]")
    assert interval("[1/4, 3/4]").whole() is None
    assert interval("(1, )").whole(Fraction(5)) == interval("[5, )")
    assert EVERYTHING.whole() == EVERYTHING


def test_multiples_between_open_ends() -> None:
    assert interval("(5, 20)").whole(Fraction(5)) == interval("[10, 15]")
    assert interval("( , 12]").whole(Fraction(5)) == interval("( , 10]")
    assert interval("(1, )").whole(Fraction(5)) == interval("[5, )")
    assert interval("[1, 4]").whole(Fraction(5)) is None
    assert EVERYTHING.whole(Fraction(5)) == EVERYTHING


def test_known_values_are_added_once() -> None:
    assert Interval.exactly(Fraction(1, 2)) + Interval.exactly(0) == Interval.exactly(Fraction(1, 2))
    assert interval("[1, 1]") + interval("[1, 2)") == interval("[2, 3)")


def test_covers() -> None:
    assert interval("[1, 3]").covers(interval("(1, 3)"))
    assert not interval("(1, 3]").covers(interval("[1, 2]"))
