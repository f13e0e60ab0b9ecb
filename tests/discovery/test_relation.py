"""What a relation says without the evaluator is what the evaluator says."""

from fractions import Fraction

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.discovery.relation import EQUAL, WITHIN, Relation, total_of
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import Unit, unit
from check_data.findings import Verdict
from check_data.reading.plain import Understood
from check_data.reading.text import TextFigure

UNITS = [None, *map(unit, ("例", "人", "km", "米", "%"))]
DIFFERENCES = ["f0 == (f1 - f2)", "f0 == -(f1 - f2)", "f1 - f0 == f2", "f0 - f1 == f2"]
RATIOS = [
    "f0 == f1 / f2",
    "f0 == 100 * f1 / f2",
    *(f"f0 == {sign}{factor}growth(f1, f2)" for sign in ("", "-") for factor in ("", "100 * ")),
    *(f"{sign}growth(f1, f0) == f2" for sign in ("", "-")),
]
ENDS = st.one_of(st.integers(-9, 9).map(Fraction), st.fractions(-9, 9, max_denominator=4))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(ENDS), draw(ENDS)))
    if draw(st.booleans()) or low == high:
        return Interval(low, high)
    lower, upper = low if draw(st.booleans()) else None, high if draw(st.booleans()) else None
    return Interval(lower, upper, draw(st.booleans()), draw(st.booleans()))


@st.composite
def figures(draw: st.DrawFn, of: Unit | None) -> TextFigure:
    counted = draw(st.sampled_from([of] * 9 + UNITS))
    return TextFigure(0, 1, "1", "number", Understood(Reading(draw(intervals()), draw(intervals())), counted, counted))


@st.composite
def relations(draw: st.DrawFn) -> Relation:
    of = draw(st.sampled_from(UNITS))
    members = tuple(draw(st.lists(figures(of), min_size=2, max_size=4)))
    others = {2: [EQUAL, WITHIN], 3: [total_of(2), *RATIOS, *DIFFERENCES], 4: [total_of(3)]}
    expression = draw(st.sampled_from(others[len(members)]))
    return Relation(expression, members, sure=True, slip=False)


@given(relations())
def test_the_plain_verdict_is_the_evaluators(relation: Relation) -> None:
    plain = relation.plain_verdict()
    event(f"plain: {plain}")
    assert plain in (None, evaluate(parse(relation.expression), relation.quantities()).verdict)


@pytest.mark.parametrize(
    ("expression", "values", "verdict"),
    [
        (total_of(2), (5, 2, 3), Verdict.AGREES),
        (total_of(2), (5, 2, 4), Verdict.DISAGREES),
        (EQUAL, (5, 5), Verdict.AGREES),
        (WITHIN, (5, 6), Verdict.DISAGREES),
        ("f0 <= f1 / f2", (5, 6, 7), None),
        ("f0 == (f1 - f2)", (2, 6, 4), Verdict.AGREES),
        ("f0 == -(f1 - f2)", (2, 6, 4), Verdict.DISAGREES),
        ("f1 - f0 == f2", (2, 6, 4), Verdict.AGREES),
        ("f0 - f1 == f2", (2, 6, 4), Verdict.DISAGREES),
        ("f0 == f1 / f2", (2, 6, 3), Verdict.AGREES),
        ("f0 == f1 / f2", (2, 6, 4), Verdict.DISAGREES),
        ("f0 == f1 / f2", (2, 6, 0), None),
        ("f0 == 100 * growth(f1, f2)", (50, 3, 2), Verdict.AGREES),
        ("f0 == -growth(f1, f2)", (3, -4, 2), Verdict.AGREES),
        ("growth(f1, f0) == f2", (2, 6, 2), Verdict.AGREES),
    ],
)
def test_it_is_given_where_it_is_plain(expression: str, values: tuple[int, ...], verdict: Verdict | None) -> None:
    readings = [Reading.only(Interval.exactly(value)) for value in values]
    told = tuple(TextFigure(0, 1, "1", "number", Understood(each, None, None)) for each in readings)
    assert Relation(expression, told, sure=True, slip=False).plain_verdict() is verdict


def test_counts_of_no_whole_number_are_the_evaluators() -> None:
    half = Reading.only(Interval.exactly(Fraction(1, 2)))
    people, length = (
        tuple(TextFigure(0, 1, "1", "number", Understood(half, counted, counted)) for _ in range(2))
        for counted in (unit("人"), unit("米"))
    )
    assert Relation(EQUAL, people, sure=True, slip=False).plain_verdict() is None
    assert Relation(EQUAL, length, sure=True, slip=False).plain_verdict() is Verdict.AGREES


def test_ratios_of_figures_with_an_open_end_and_of_counts_that_are_rounded_are_the_evaluators() -> None:
    two, people = Interval.exactly(2), unit("人")
    for other, counted in (
        (Interval(Fraction(1), Fraction(2), False), None),
        (Interval(Fraction(1), Fraction(2)), people),
    ):
        told = [Understood(Reading.only(each), of, of) for each, of in ((two, None), (two, counted), (other, counted))]
        figures = tuple(TextFigure(0, 1, "1", "number", each) for each in told)
        assert Relation("f0 == f1 / f2", figures, sure=True, slip=False).plain_verdict() is None
