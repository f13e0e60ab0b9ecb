"""What is said of a claim without the evaluator is what the evaluator says."""

from fractions import Fraction

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from check_data.agreement.check import Outcome, Quantity
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.relations.claim import COUNT
from check_data.relations.verdict import (
    DECLINE,
    DIFFERENCE,
    EQUAL,
    GROWTH,
    RATIO,
    WITHIN,
    _plain,
    outcome_of,
    total_of,
)

ENDS = st.one_of(st.integers(-9, 9).map(Fraction), st.fractions(-9, 9, max_denominator=4))
OF_LENGTH = {2: [EQUAL, WITHIN], 3: [total_of(2), RATIO, GROWTH, DECLINE, DIFFERENCE], 4: [total_of(3)]}


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(ENDS), draw(ENDS)))
    if draw(st.booleans()) or low == high:
        return Interval(low, high)
    lower, upper = low if draw(st.booleans()) else None, high if draw(st.booleans()) else None
    return Interval(lower, upper, draw(st.booleans()), draw(st.booleans()))


@st.composite
def claims(draw: st.DrawFn) -> tuple[str, dict[str, Quantity]]:
    count = draw(st.integers(2, 4))
    of = draw(st.sampled_from([None, COUNT]))
    quantities = {
        f"f{number}": Quantity(
            "1", Reading(draw(intervals()), draw(intervals())), draw(st.sampled_from([of, of, None]))
        )
        for number in range(count)
    }
    expression = draw(st.sampled_from(OF_LENGTH[count]))
    if expression in (RATIO, GROWTH, DECLINE):  # what is told of two counts is none
        quantities["f0"] = quantities["f0"]._replace(unit=None)
    return expression, quantities


@given(claims())
def test_the_plain_verdict_is_the_evaluators(claim: tuple[str, dict[str, Quantity]]) -> None:
    expression, quantities = claim
    plain = _plain(expression, quantities)
    event(f"plain: {plain}")
    assert plain in (None, evaluate(parse(expression), quantities).verdict)


def reading(low: str, high: str) -> Quantity:
    return Quantity("", Reading.only(Interval(Fraction(low), Fraction(high))))


@pytest.mark.parametrize(
    ("expression", "ends"),
    [
        (total_of(2), [("9.5", "10.5"), ("4", "5"), ("5", "6")]),
        (DIFFERENCE, [("9.5", "10.5"), ("14", "15"), ("5", "6")]),
        (WITHIN, [("9.5", "10.5"), ("4", "5")]),
        (RATIO, [("0.5", "0.5"), ("4", "5"), ("9", "10")]),
        (DECLINE, [("0.5", "0.5"), ("4", "5"), ("9", "10")]),
    ],
)
def test_known_closed_ends_need_no_evaluator(expression: str, ends: list[tuple[str, str]]) -> None:
    quantities = {f"f{number}": reading(*each) for number, each in enumerate(ends)}
    assert _plain(expression, quantities) is not None


def test_another_law_and_a_missing_reading_are_the_evaluators() -> None:
    known = {"f0": reading("2", "2"), "f1": reading("1", "1")}
    assert _plain("f1 < f0", known) is None
    assert _plain("f0 == sum(f1, f1)", known) is None
    assert _plain(EQUAL, {**known, "f1": Quantity("", None)}) is None
    assert outcome_of(EQUAL, {**known, "f1": Quantity("", None)}) == Outcome(
        evaluate(parse(EQUAL), {**known, "f1": Quantity("", None)}).verdict, "missing"
    )


@pytest.mark.parametrize("ends", [{"lower_closed": False}, {"upper_closed": False}])
@pytest.mark.parametrize("place", ["f1", "f2"])
def test_a_ratio_of_a_figure_with_an_open_end_is_the_evaluators(place: str, ends: dict[str, bool]) -> None:
    quantities = {"f0": reading("0.5", "0.5"), "f1": reading("4", "5"), "f2": reading("9", "10")}
    told = quantities[place].reading
    assert told is not None
    whole = told.stated
    quantities[place] = Quantity("", Reading.only(Interval(whole.lower, whole.upper, **ends)))
    assert _plain(RATIO, quantities) is None
    assert outcome_of(RATIO, quantities) == evaluate(parse(RATIO), quantities)
