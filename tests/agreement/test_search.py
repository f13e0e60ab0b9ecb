"""Questions that bounds leave open: decided where a few steps do it, else said to be too much."""

import time

import pytest

from check_data.agreement.arithmetic import arithmetic
from check_data.agreement.bounds import Range
from check_data.agreement.check import Check
from check_data.agreement.contraction import Steps, contract
from check_data.agreement.expression import parse
from check_data.agreement.jointly_impossible import judge
from check_data.agreement.search import can_hold
from check_data.findings import Cited, Place
from check_data.limits import Limits, limited
from tests.helpers import agrees, finds, interval, outcome, quantity

OPEN = {
    "a": "over 12,345 people",
    "b": "over 23,456 people",
    "c": "more than 34,567 people",
    "d": "at least 45,678 people",
    "e": "nearly 56,789 people",
}


@pytest.mark.growth
@pytest.mark.parametrize(
    "expression",
    [
        "a*a + b*b + c*c + d*d + e*e == a*b + b*c + c*d + d*e - 1",
        "(a - b) * (c - d) * (e - a) == 1",
        "a*b*c*d*e == a*a*b*b*c + 7",
        " * ".join("abcde" * 20) + " == 2 * " + " * ".join("edcba" * 20),
    ],
)
def test_open_ends_of_five_figures_end(expression: str) -> None:
    began = time.process_time()
    assert outcome(expression, **OPEN).why in ("much", None)
    assert time.process_time() - began < 20


def test_what_is_too_much_is_undetermined() -> None:
    squares = "a*a + b*b + c*c == a*b + b*c + a*c - 1"
    with limited(Limits(search_steps=500)):
        assert outcome(squares, a="over 3", b="over 4", c="over 5").why == "much"
        assert outcome("a == b < c", a="over 3", b="over 4", c="over 5").why is None
        # What is found elsewhere is told without it.
        quantities = {name: quantity(quote) for name, quote in {"a": "over 3", "b": "over 4", "c": "over 5"}.items()}
        assert arithmetic(parse(f"{squares} < 0"), quantities).endswith("− 1 = > 46 ≥ 0")
        check, other = Check("k", parse(squares)), Check("m", parse("a < b * c"))
        cited = {name: Cited(name, "3", Place("p", 1)) for name in quantities}
        assert judge([check, other], quantities, cited) == []


def test_a_side_that_crosses_the_other_meets_it() -> None:
    agrees("a * a == b", a="[1, 2]", b="2")  # at no rational
    agrees("a * a * a - a == b", a="[0, 3]", b="7")
    finds("a * a == b", a="[1, 2]", b="5")
    box = {"a": Range(interval("[1, 2]"), whole=True), "b": Range(interval("[2, 2]"), whole=True)}
    assert not can_hold(parse("a * a == b").comparisons, box)  # at no whole number
    jumping, near = parse("round(a) * a == b").comparisons, {"a": Range(interval("[1, 1.4]"))}
    assert can_hold(jumping, box | near | {"b": Range(interval("[1.1, 1.3]"))})
    assert not can_hold(jumping, box | near)


def test_corners_where_open_ends_meet() -> None:
    agrees("f0 + max(f1, f2) == f3", f0="约70", f1="292", f2="超过2669", f3="2739")
    agrees("(3 * f0) * (2 * f0 - f1) < f2", f0="980.6", f1="0.00", f2="5769065.0")


@pytest.mark.parametrize(
    ("expression", "ranges", "narrowed"),
    [
        ("max(a, b) == c", {"a": "[0, 9]", "b": "[0, 9]", "c": "[2, 3]"}, {"a": "[0, 3]", "b": "[0, 3]"}),
        ("max(a, b) == c", {"a": "[0, 1]", "b": "[0, 9]", "c": "[2, 3]"}, {"a": "[0, 1]", "b": "[2, 3]"}),
        ("min(a, b) == c", {"a": "[5, 9]", "b": "[0, 9]", "c": "(2, 3)"}, {"a": "[5, 9]", "b": "(2, 3)"}),
        ("abs(a) == c", {"a": "[1, 9]", "c": "[2, 3]"}, {"a": "[2, 3]"}),
        ("abs(a) == c", {"a": "[-9, -1]", "c": "[2, 3)"}, {"a": "(-3, -2]"}),
        ("abs(a) == c", {"a": "[-9, 9]", "c": "[2, 3)"}, {"a": "(-3, 3)"}),
        ("abs(a) >= c", {"a": "[-9, 9]", "c": "[2, 3)"}, {"a": "[-9, 9]"}),
        ("round(a) == c", {"a": "[0, 9]", "c": "[2, 3]"}, {"a": "[0, 9]"}),
        ("abs(a - b) == c", {"a": "[5, 9]", "b": "[0, 1]", "c": "[8, 20]"}, {"a": "[8, 9]"}),
    ],
)
def test_functions_narrow_their_arguments(expression: str, ranges: dict[str, str], narrowed: dict[str, str]) -> None:
    box = {name: Range(interval(each)) for name, each in ranges.items()}
    found = contract(parse(expression).comparisons, box)
    assert found is not None
    assert {name: found[name].interval for name in narrowed} == {
        name: interval(each) for name, each in narrowed.items()
    }


def test_functions_whose_arguments_do_not_reach() -> None:
    box = {name: Range(interval(each)) for name, each in {"a": "[0, 1]", "b": "[0, 1]", "c": "[2, 3]"}.items()}
    assert contract(parse("max(a, b) == c").comparisons, box) is None


def test_narrowing_ends_with_the_steps() -> None:
    box = {"a": Range(interval("[0, 9]")), "b": Range(interval("[2, 3]"))}
    comparisons = parse("a == b").comparisons
    assert contract(comparisons, box, Steps(0)) == box
    assert contract(comparisons, box, Steps(9)) == box | {"a": box["b"]}
