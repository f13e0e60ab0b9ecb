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
from check_data.findings import Verdict
from check_data.relations.claim import COUNT
from check_data.relations.verdict import (
    BETWEEN,
    DECLINE,
    DIFFERENCE,
    EQUAL,
    GROWN,
    GROWTH,
    MIDDLE,
    MIDDLE_BY_FACTOR,
    QUOTIENT,
    RATIO,
    WITHIN,
    _plain,
    compound_of,
    outcome_of,
    total_of,
)

ENDS = st.one_of(st.integers(-9, 9).map(Fraction), st.fractions(-9, 9, max_denominator=4))
QUOTIENTS = [RATIO, GROWTH, DECLINE]
OF_LENGTH = {
    2: [EQUAL, WITHIN],
    3: [total_of(2), DIFFERENCE, BETWEEN, MIDDLE, MIDDLE_BY_FACTOR, *QUOTIENTS],
    4: [total_of(3)],
}


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
    if expression in QUOTIENTS:  # what is told of two counts is none
        quantities["f0"] = quantities["f0"]._replace(unit=None)
    return expression, quantities


@given(claims())
def test_the_plain_verdict_is_the_evaluators(claim: tuple[str, dict[str, Quantity]]) -> None:
    expression, quantities = claim
    plain = _plain(expression, quantities)
    event(f"plain: {plain}")
    assert plain in (None, evaluate(parse(expression), quantities).verdict)


@given(
    st.lists(st.fractions(1, 3, max_denominator=4), min_size=6, max_size=6),
    st.integers(2, 3),
    st.sampled_from([QUOTIENT, GROWN]),
)
def test_compound_growth_is_the_evaluators(ends: list[Fraction], years: int, grown: str) -> None:
    expression = compound_of(grown, years)
    pairs = (sorted(each) for each in zip(ends[::2], ends[1::2], strict=True))
    made = [Quantity("1", Reading.only(Interval(low, high))) for low, high in pairs]
    quantities = {f"f{number}": each for number, each in enumerate(made[: 3 if grown == QUOTIENT else 2])}
    assert _plain(expression, quantities) is evaluate(parse(expression), quantities).verdict


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
        (BETWEEN, [("0.5", "0.6"), ("0.4", "0.4"), ("0.9", "1")]),
        (MIDDLE, [("0.5", "0.6"), ("0.4", "0.4"), ("0.9", "1")]),
        (MIDDLE_BY_FACTOR, [("0.5", "0.6"), ("0.4", "0.4"), ("0.9", "1")]),
        (compound_of(QUOTIENT, 3), [("0.1", "0.1"), ("133", "134"), ("100", "100")]),
        (compound_of(GROWN, 3), [("0.1", "0.1"), ("0.33", "0.34")]),
    ],
)
def test_known_closed_ends_need_no_evaluator(expression: str, ends: list[tuple[str, str]]) -> None:
    quantities = {f"f{number}": reading(*each) for number, each in enumerate(ends)}
    assert _plain(expression, quantities) is not None


def test_another_law_and_a_missing_reading_are_the_evaluators() -> None:
    known = {"f0": reading("2", "2"), "f1": reading("1", "1")}
    assert _plain(compound_of("f1", 2), known) is None
    assert _plain("f1 < f0", known) is None
    assert _plain("f0 == sum(f1, f1)", known) is None
    assert _plain(EQUAL, {**known, "f1": Quantity("", None)}) is None
    assert outcome_of(EQUAL, {**known, "f1": Quantity("", None)}) == Outcome(
        evaluate(parse(EQUAL), {**known, "f1": Quantity("", None)}).verdict, "missing"
    )


def of(lower: int | None, upper: int | None, *, closed: bool = True, counts: bool = False) -> Quantity:
    between = Interval(
        None if lower is None else Fraction(lower), None if upper is None else Fraction(upper), closed, closed
    )
    return Quantity("", Reading.only(between), COUNT if counts else None)


@pytest.mark.parametrize("counts", [False, True])
@pytest.mark.parametrize(
    ("expression", "one", "other"),
    [
        (EQUAL, (300, None), (300, 301)),
        (EQUAL, (300, 400), (400, 500)),
        (WITHIN, (300, None), (None, 400)),
        (WITHIN, (None, 300), (300, 400)),
        (WITHIN, (None, 300), (299, 400)),
        (WITHIN, (None, 300), (100, None)),
    ],
)
def test_open_ends_need_no_evaluator(
    expression: str, one: tuple[int | None, int | None], other: tuple[int | None, int | None], *, counts: bool
) -> None:
    quantities = {"f0": of(*one, closed=False, counts=counts), "f1": of(*other, closed=False, counts=counts)}
    expected = evaluate(parse(expression), quantities).verdict
    plain = _plain(expression, quantities)
    assert plain is expected or (counts and plain is None and expected is Verdict.DISAGREES)
    assert outcome_of(expression, quantities).verdict is expected


def test_counts_between_which_none_lies_and_halves_of_them_are_the_evaluators() -> None:
    none, some = of(3, 4, closed=False, counts=True), of(0, None, counts=True)
    assert _plain(WITHIN, {"f0": none, "f1": some}) is None
    half = Quantity("", Reading.only(Interval(Fraction(1, 2), None)), COUNT)
    assert _plain(WITHIN, {"f0": half, "f1": some}) is None
    assert _plain(EQUAL, {"f0": half, "f1": some}) is None


@pytest.mark.parametrize("expression", [BETWEEN, MIDDLE, MIDDLE_BY_FACTOR, compound_of(QUOTIENT, 2)])
def test_a_law_of_three_with_an_open_end_is_the_evaluators(expression: str) -> None:
    quantities = {"f0": of(1, None), "f1": of(1, 1), "f2": of(1, 1)}
    assert _plain(expression, quantities) is None
    assert outcome_of(expression, quantities) == evaluate(parse(expression), quantities)


def test_a_rate_of_less_than_nothing_is_the_evaluators() -> None:
    assert _plain(compound_of(GROWN, 2), {"f0": of(-2, -2), "f1": of(1, 1)}) is None
    assert _plain(compound_of(GROWN, 2), {"f0": of(1, 1), "f1": of(1, None)}) is None
    assert _plain(RATIO, {"f0": of(1, 1), "f1": of(1, 2, counts=True), "f2": of(1, 2, counts=True)}) is None
    assert _plain(MIDDLE, {"f0": of(1, 1, counts=True), "f1": of(1, 1), "f2": of(1, 1)}) is None


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
