"""Known answers of other tools: XBRL Calculations 1.1, duplicate facts, GRIM and unrounding."""

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from check_data.agreement.check import Quantity
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.figures.conventions import Conventions, Printed, Reading, read_printed
from check_data.figures.interval import Interval
from check_data.figures.units import unit
from check_data.findings import Verdict
from tests.helpers import READER, SHARED, needs_shared

pytestmark = needs_shared
CASES = SHARED / "oracles" / "cases.jsonl"

# Where we differ on purpose: these round by a rule with an open end, and "closed" comes out because the source widens
# its intervals by 1e-12 (its own note says so); exact arithmetic keeps the open end open.
DUSTED = {
    ("7.01", 40, "ceiling"),
    *((x, 40, mode) for x in ("4.74", "3.14", "6.89", "0.24") for mode in ("floor", "trunc")),
}


def cases(kind: str) -> Iterator[dict[str, Any]]:
    if CASES.is_file():
        for line in CASES.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            if case["kind"] == kind:
                yield case


def fact(value: str, decimals: str, mode: str) -> Quantity:
    """A reported value with its precision, by the source's rounding mode."""
    number = Fraction(value)
    if decimals == "INF":
        return Quantity(value, Reading.only(Interval.exactly(number)))
    step = Fraction(10) ** -int(decimals)
    if mode == "round-to-nearest":
        return Quantity(value, Reading.only(Interval.around(number, step / 2)))
    lower = number if number > 0 else number - step
    upper = number if number < 0 else number + step
    return Quantity(value, Reading.only(Interval(lower, upper, number > 0, number < 0)))


def test_the_counts_of_cases() -> None:
    assert {kind: len(list(cases(kind))) for kind in ("calc11_sum", "duplicate_facts", "grim", "unround")} == {
        "calc11_sum": 48,
        "duplicate_facts": 10,
        "grim": 141,
        "unround": 8,
    }


@pytest.mark.parametrize("case", list(cases("calc11_sum")), ids=str)
def test_sums_over_rounding_intervals(case: dict[str, Any]) -> None:
    given, mode = case["input"], case["input"]["mode"]
    items = {f"i{n}": fact(item["value"], item["decimals"], mode) for n, item in enumerate(given["items"])}
    terms = [f"{'-' if item['weight'] < 0 else ''}i{n}" for n, item in enumerate(given["items"])]
    items["total"] = fact(given["total"]["value"], given["total"]["decimals"], mode)
    found = evaluate(parse(f"total == sum({', '.join(terms)})"), items).verdict
    assert (found is Verdict.AGREES) == (case["expected"] == "consistent")


@pytest.mark.parametrize("case", list(cases("duplicate_facts")), ids=str)
def test_the_same_fact_twice(case: dict[str, Any]) -> None:
    first, second = (fact(each["value"], each["decimals"], case["input"]["mode"]) for each in case["input"]["facts"])
    found = evaluate(parse("a == b"), {"a": first, "b": second}).verdict
    assert (found is Verdict.AGREES) == (case["expected"] == "consistent")


@pytest.mark.parametrize("case", list(cases("grim")), ids=str)
def test_means_of_whole_numbers(case: dict[str, Any]) -> None:
    given = case["input"]
    share = Fraction(1, 100) if given.get("percent") else Fraction(1)
    digits = len(given["x"].partition(".")[2])
    value, step = Fraction(given["x"]), Fraction(10) ** -digits
    quantities = {
        "mean": Quantity(
            given["x"], Reading.only(_unrounded(value, step, given.get("rounding", "up_or_down")).scaled(share))
        ),
        "total": Quantity("", Reading.only(Interval()), unit("人")),
        "n": Quantity("", Reading.only(Interval.exactly(given["n"] * given.get("items", 1)))),
    }
    found = evaluate(parse("mean == total / n"), quantities).verdict
    expected = case["expected"] and (given["x"], given["n"], given.get("rounding")) not in DUSTED
    assert (found is Verdict.AGREES) == expected


def _unrounded(value: Fraction, step: Fraction, rounding: str) -> Interval:
    half = step / 2
    match rounding:
        case "up":
            return Interval(value - half, value + half, upper_closed=False)
        case "down":
            return Interval(value - half, value + half, lower_closed=False)
        case "ceiling":
            return Interval(value - step, value, lower_closed=False)
        case "floor" | "trunc":
            return Interval(value, value + step, upper_closed=False)
        case _:
            return Interval.around(value, half)


@pytest.mark.parametrize("case", list(cases("unround")), ids=str)
def test_the_interval_of_a_rounded_number(case: dict[str, Any]) -> None:
    """We assume no tie rule, so our interval is the closure of each rule's: "up" and "down" differ at one end only."""
    given, expected = case["input"], case["expected"]
    value = Fraction(given["x"])
    if "digits" in given:
        step = Fraction(10) ** -given["digits"]
        reading = read_printed(Printed(value, step, step, always_rounded=True, zeros_meant=True), Conventions())
        ends = (expected[0], expected[1])
    else:
        reading = READER.read(given["x"]).reading
        ends = (expected[0], expected[2])
    assert reading.stated == Interval(Fraction(str(ends[0])), Fraction(str(ends[1])))
