"""Statistics of all groups at once: the verdicts are those of the evaluator, record by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import narwhals.stable.v2 as nw
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from check_data.agreement.check import Check
from check_data.agreement.declarations import read_checks
from check_data.findings import Verdict
from check_data.returns.across.decided import decided
from check_data.returns.across.derive import Derivation, derive
from check_data.returns.across.gather import Needs, gathered
from check_data.returns.engines import RECORD
from check_data.tables.cells import Described

FUNCTIONS = (
    "count()",
    "count(x)",
    "count(y)",
    "count(x > 1)",
    'count(k == "u")',
    'count(k in ["u", "w"] or missing(x))',
    'count(k == j and k == "u")',
    "count(sqrt(x) > 1)",
    'share(k == "u")',
    "share(x)",
    "sum(x where x > 0)",
    "sum(x weight y)",
    "mean(x)",
    'mean(x where not k == "u")',
    "median(x)",
    "median(x where given(x))",
    "min(x)",
    'max(x where k == "u" and x < 3)',
    "max(y)",
    "median(y)",
    "mean(y)",
    'x[k == "u"]',
    "mad(x)",
    "mad(y where given(k))",
)
SHAPES = (
    "{} <= {}",
    "{} == {}",
    "{} > {}",
    "x <= {} + {}",
    'if k == "u" then x < {} + {}',
    "missing(k) or {} != {}",
    "if given(x) then {} >= x - {}",
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", None]),
        st.sampled_from([0, 1, 2, 3, -3, None]),
        st.sampled_from([0.0, 0.1, 0.2, -0.1, 0.3, 1e16, 0.1234567, None]),
        st.sampled_from(["u", "v", "w", "", None]),
    ),
    min_size=1,
    max_size=7,
)
SCHEMA = pa.schema(
    [("g", pa.string()), ("x", pa.int64()), ("y", pa.float64()), ("k", pa.string()), ("j", pa.string())]
).append(pa.field(RECORD, pa.int64()))


def check_of(text: str, rest: str = "by = 'g'") -> Check:
    return read_checks(f"[check]\nholds = '{text}'\n{rest}\n", "p.toml")[0]


def derivation_of(check: Check, rows: Sequence[Sequence[Any]], described: dict[str, Described]) -> Derivation:
    across = check.across
    assert across is not None
    cells = [dict(zip(SCHEMA.names, [*row, "u", at], strict=True)) for at, row in enumerate(rows, 1)]
    frame = nw.from_native(pa.Table.from_pylist(cells, SCHEMA), eager_only=True)
    figures, texts = across.figures(check.expression), across.texts(check.expression)
    return derive(check, across, gathered([frame], Needs(figures, across.columns, described, texts=texts)))


def verdicts(derivation: Derivation) -> Counter[Verdict]:
    surely, outcomes = decided(derivation)
    return +(surely + Counter(outcome.verdict for _, outcome in outcomes))


def one_by_one(derivation: Derivation) -> Derivation:
    """The same without any numbers in bulk."""
    columns = {name: each._replace(values=lambda: None) for name, each in derivation.columns.items()}
    return derivation._replace(columns=columns)


@pytest.mark.parametrize("function", FUNCTIONS)
@settings(max_examples=max(settings().max_examples // 10, 10), deadline=None)
@example(2, 1, [("a", 2, 0.1, "u"), ("a", 3, 0.2, "v"), ("b", None, 0.3, "u")], "none", "undetermined")
@given(
    st.integers(0, len(SHAPES) - 1),
    st.integers(0, 3),
    ROWS,
    st.sampled_from(["none", "counts", "rounded"]),
    st.sampled_from(["undetermined", "fails", "passes"]),
)
def test_the_verdicts_are_those_of_the_evaluator(
    function: str, shape: int, bound: int, rows: list[Any], unit: str, absent: str
) -> None:
    check = check_of(SHAPES[shape].format(function, bound), f"by = 'g'\nmissing = '{absent}'")
    described = {
        "none": {},
        "counts": {"x": Described("人"), "y": Described("人")},
        "rounded": {"x": Described(radius=Fraction(1, 2))},
    }[unit]
    derivation = derivation_of(check, rows, described)
    assert verdicts(derivation) == verdicts(one_by_one(derivation))


def outcomes(text: str, rows: Sequence[Sequence[Any]]) -> tuple[Counter[Verdict], int]:
    """What is sure at once, and how many records the evaluator has to decide."""
    surely, left = decided(derivation_of(check_of(text), rows, {}))
    return +surely, len(list(left))


MANY = [("ab"[at % 2], at, at / 4, "uvw"[at % 3]) for at in range(60)]


@pytest.mark.parametrize(
    "text",
    [
        'count(k == "u") >= 1',
        "count(x > 50 and k == 'u') <= 9".replace("'", '"'),
        "x <= 100 * median(x)",
        "x < mean(y) + 100",
        'if k == "u" then x <= max(x)',
        "share(x > 3) > 0.5",
        "max(x) - min(x) < 60",
        "x < 100 + mad(x)",
        'if x[x == 3] > 1 or k == "u" then x < 100',
    ],
)
def test_what_holds_is_never_decided_one_by_one(text: str) -> None:
    surely, left = outcomes(text, MANY)
    assert not left
    assert set(surely) == {Verdict.AGREES}


def test_texts_of_many_kinds_are_left_to_the_evaluator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("check_data.returns.across.rule_sides.MOST_TEXTS", 2)
    _, left = outcomes('count(k == "u") >= 1', MANY)
    assert left == 2


def test_numbers_whose_sums_do_not_fit_are_left_to_the_evaluator() -> None:
    rows = [("a", 2**62, 0.0, "u"), ("a", 2**62, 0.0, "u"), ("a", 1, 0.0, "u")]
    surely, left = outcomes('if k == "u" then x + x <= max(x) + max(x)', rows)
    assert (surely, left) == (Counter(), 3)
    assert verdicts(derivation_of(check_of('if k == "u" then x + x <= max(x) + max(x)'), rows, {})) == {
        Verdict.AGREES: 3
    }


def test_units_that_do_not_fit_are_left_to_the_evaluator() -> None:
    check = check_of('if k == "u" then x <= max(y)')
    for units in ({"x": Described("人"), "y": Described("%")}, {"x": Described("km"), "y": Described("m")}):
        derivation = derivation_of(check, [("a", 1, 2.0, "u"), ("a", 5, 2.0, "u")], units)
        assert verdicts(derivation) == verdicts(one_by_one(derivation))


def test_half_a_person_is_no_figure_that_others_are_far_from() -> None:
    """Of 2, 3, 4 and 100 the median is 3.5, and the distances from it are 1.5, 0.5, 0.5 and 96.5; their median is 1."""
    rows = [("a", 1, persons, "u") for persons in (1.5, 2.0, 3.0, 4.0, 100.0)]
    (column,) = derivation_of(check_of("mad(y) <= 3"), rows, {"y": Described("人")}).columns.values()
    assert [column.quantity(place).quote for place in range(5)] == ["", "1.012", "0.3372", "0.3372", "65.09"]


@settings(max_examples=max(settings().max_examples // 5, 10), deadline=None)
@given(
    st.sampled_from(["count()", "count(x)", 'count(k == "u")', "min(x)", 'max(x where k == "u")', "median(x)"]),
    ROWS,
    st.booleans(),
)
def test_what_is_told_of_a_group_is_what_the_evaluator_says(function: str, rows: list[Any], counts: bool) -> None:
    """Also where the numbers of all groups give it."""
    described = {"x": Described("人")} if counts else {}
    derivation = derivation_of(check_of(f"{function} >= 1"), rows, described)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("check_data.returns.across.statistics.EXACT", ())
        slow = derivation_of(check_of(f"{function} >= 1"), rows, described)
        expected = [slow.columns[name].quantity(place) for name in slow.columns for place in range(len(rows))]
    assert expected == [
        derivation.columns[name].quantity(place) for name in derivation.columns for place in range(len(rows))
    ]
