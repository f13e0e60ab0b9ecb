"""The law of the screen of rules: over every kind of file and frame, a pass counts what the evaluator says of each
record, and leaves to it no more than it must.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import narwhals.stable.v2 as nw
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from check_data.agreement.check import Check
from check_data.agreement.conditions import expression_of
from check_data.agreement.expression import Expression
from check_data.agreement.formula import Rule
from check_data.agreement.rule.parser import rule_of
from check_data.returns import rule_screen
from check_data.returns.eager import Evaluator
from check_data.returns.engines import choose
from check_data.returns.form import Form
from check_data.returns.passes import Pass
from check_data.returns.rule_judge import RuleJudge
from check_data.returns.rules import Conditions
from check_data.returns.sources import source
from check_data.tables.cells import Described
from tests.returns.engines import FRAMES
from tests.returns.test_law import as_pandas_keeps_it

ATOMS = (
    "a == b", "a != 2", "a + c <= b", "x < 1.5", "x + y == 2.5", "a / b > 1", "a * x >= 1", "d <= 2020-03-01",
    "d < e", "a in [1, 2]", 'k == "u"', 'k != "v"', 'k in ["u", "v", "w", "zz", "y"]', "k == l", "yes == true",
    'k matches "[u-w]"', "missing(a)", "given(k)", "missing(x)", "given(d)", "1 < 2", "2 < 1", "length(k) == 1",
    "a ^ 2 > x", "x == y within 0.5", "min(a, b) < c",
)  # fmt: skip
FORMULAS = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        inner.map(lambda each: f"not ({each})"),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda each: f"({each[0]}) {each[1]} ({each[2]})"),
        st.tuples(inner, inner).map(lambda each: f"(if {each[0]} then {each[1]})"),
    ),
    max_leaves=5,
)
ABSENT = st.sampled_from(["undetermined", "fails", "passes"])
TEXTS = st.sampled_from(["u", "v", "w", " u", "", "  ", "zz", "\u3000"])
DAYS = st.dates(date(2020, 2, 27), date(2020, 3, 3))
GAPS = st.booleans()


@st.composite
def tables(draw: st.DrawFn) -> pa.Table:
    size = draw(st.integers(1, 6))
    columns = {
        "a": (pa.int64(), st.integers(-2, 3)),
        "b": (pa.int32(), st.integers(0, 3)),
        "c": (pa.int64(), st.integers(0, 3) | st.just(2**62)),
        "x": (pa.float64(), st.sampled_from([0.0, 1.0, 1.5, 0.1, 2.0 / 3, float("inf"), float("nan")])),
        "y": (pa.float64(), st.sampled_from([0.5, 1.0, 2.5])),
        "k": (pa.string(), TEXTS),
        "l": (pa.string(), TEXTS),
        "yes": (pa.bool_(), st.booleans()),
        "d": (pa.date32(), DAYS),
        "e": (pa.date32(), DAYS),
    }
    made = {}
    for name, (kind, values) in columns.items():
        cells = draw(st.lists(values | st.none() if draw(GAPS) else values, min_size=size, max_size=size))
        made[name] = pa.array(cells, kind, from_pandas=False)
    return pa.table(made)


def check_of(text: str, absent: str) -> Check:
    """A check as it would be declared, always as a rule."""
    found = expression_of(text, {"missing": absent})
    return Check("rule", found if found.rule else Expression(text, (), rule_of(text)))


def expected(table: pa.Table, check: Check) -> list[str]:
    rule = check.expression.rule
    assert rule is not None
    judge = RuleJudge(check, rule, Form(()))
    return [each.outcome.verdict.value for each in judge.decided(nw.from_native(table, eager_only=True))]


TABLE = pa.table(
    {
        "a": [1, 2, None], "b": [1, 0, 1], "c": [1, 1, 1], "x": [1.0, 2.0, None], "y": [0.5, 0.5, 0.5],
        "k": ["u", " u", None], "l": ["u", "u", "u"], "yes": [True, False, None],
        "d": [date(2020, 3, 1)] * 3, "e": [date(2020, 3, 2)] * 3,
    }
)  # fmt: skip


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"])
@settings(max_examples=max(settings().max_examples // 10, 20), deadline=None, suppress_health_check=list(HealthCheck))
@example(TABLE, 'if k == "u" then a == b', "undetermined", 10)
@example(TABLE, "k == l", "undetermined", 10)
@example(TABLE, "d <= 2020-03-01 or missing(d)", "undetermined", 10)
@example(TABLE, "a == b and k == l", "undetermined", 10)
@example(TABLE, "a / b > 1 or given(k)", "fails", 10)
@example(TABLE, 'k == "u" or missing(a)', "undetermined", 1)
@given(tables(), FORMULAS, ABSENT, st.sampled_from([2, 10_000]))
def test_every_engine_counts_the_exact_verdicts(
    engine: str, table: pa.Table, text: str, absent: str, most: int
) -> None:
    check = check_of(text, absent)
    few = patch("check_data.returns.passes.MOST_TEXTS", most), patch.object(rule_screen, "MOST_TEXTS", most)
    with TemporaryDirectory() as folder, few[0], few[1]:
        parquet.write_table(table, Path(folder) / "a.parquet", row_group_size=2)
        records = source(Path(folder))
        form = Form((), rules=(check,))
        passed = Pass(form, records, choose(engine, records))
        failures = list(passed.failures())
        rest = Conditions(form._replace(rules=passed.left), records, choose(engine, records))
        failures += list(rest.failures())
    cells = as_pandas_keeps_it(table) if engine == "pandas" else table
    exact = expected(cells, check)
    counted = {**passed.verdicts, **rest.verdicts}["rule"]
    assert {verdict.value: number for verdict, number in counted.items() if number} == Counter(exact)
    failing = sorted(int(str(each.record)) for each in failures)
    assert failing == [number for number, verdict in enumerate(exact, 1) if verdict == "disagrees"]


@pytest.mark.parametrize("kind", ["pandas", "pandas of Arrow", "pandas of nullable numbers", "polars", "pyarrow"])
@settings(max_examples=max(settings().max_examples // 10, 20), deadline=None)
@given(table=tables(), text=FORMULAS, absent=ABSENT)
def test_every_frame_gives_the_exact_verdicts(kind: str, table: pa.Table, text: str, absent: str) -> None:
    check = check_of(text, absent)
    frame = nw.from_native(FRAMES[kind](table), eager_only=True)
    evaluator = Evaluator(Form((check,)))
    (screened,) = evaluator.screen(frame)
    found = Counter({"undetermined": screened.open, "agrees": len(frame) - screened.open})
    for _, outcome in evaluator.decided(frame, screened):
        found["agrees"] -= 1
        found[outcome.verdict.value] += 1
    cells = as_pandas_keeps_it(table) if kind == "pandas" else table
    assert +found == Counter(expected(cells, check))


def screened(
    table: pa.Table, text: str, absent: str = "undetermined", form: Form | None = None
) -> tuple[int, int] | None:
    """How many records are candidates and surely undetermined; None where the rule is not screened."""
    check = check_of(text, absent)
    form = (form or Form(()))._replace(checks=(check,))
    frame = nw.from_native(table, eager_only=True)
    if not rule_screen.is_screened(check, form, frame.schema):
        return None
    (found,) = Evaluator(form).screen(frame)
    return int(found.candidates.sum()), found.open


def test_only_what_disagrees_is_left_to_the_evaluator() -> None:
    assert screened(TABLE, 'if k == "u" then a == b') == (1, 1)
    assert screened(TABLE, 'if k == "u" then a == b', "fails") == (2, 0)
    assert screened(TABLE, 'if k == "u" then a == b', "passes") == (1, 0)
    assert screened(TABLE, "x < 5 and y < 1") == (0, 1)
    assert screened(TABLE, 'k matches "u"') == (0, 1)
    assert screened(TABLE, "yes == true") == (1, 1)
    assert screened(TABLE, 'l == l and l != "q"') == (0, 0)
    assert screened(TABLE, 'l == k or l == "q"') == (3, 0)
    letters = pa.table({"k": list("abcdefghijkl")})
    assert screened(letters, 'k in ["a", "b", "c", "d", "e", "f"]') == (6, 0)


@pytest.mark.parametrize(
    "text", ["length(k) == 1", "round(x) == 1 or a == 1", "k > 3", 'a in ["1"]', "sqrt(a) < 3 or a == 1"]
)
def test_what_is_not_screened(text: str) -> None:
    assert screened(TABLE, text) is None
    (found,) = Evaluator(Form((check_of(text, "undetermined"),))).screen(nw.from_native(TABLE, eager_only=True))
    assert (int(found.candidates.sum()), found.open) == (len(TABLE), 0)


def test_what_is_known_of_columns_may_leave_it_to_the_evaluator() -> None:
    people, days = Described("人"), Described("天")
    assert screened(TABLE, "a < b or a > 9", form=Form((), {"a": people, "b": days})) is None
    assert screened(TABLE, "a < b or a > 9", form=Form((), {"a": people, "b": Described("万人")})) is None
    assert screened(TABLE, "a < b or a > 9", form=Form((), {"a": people, "b": people})) == (2, 1)
    assert screened(TABLE, "x < b or a > 9", form=Form((), {"x": people})) is None
    assert screened(TABLE, "a < b or a > 9", form=Form((), {"a": Described(radius=Fraction(50))})) is None


def test_a_rule_of_nothing() -> None:
    assert Rule(rule_of("1 < 2").formula).names == ()
    assert screened(TABLE, "1 < 2 or 2 < 1") == (0, 0)
