"""`check_data.evaluate`: frames in, frames of verdicts out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import check_data
from check_data.agreement.check import Check
from check_data.agreement.expression import BadExpression, parse
from check_data.returns import eager, printed
from check_data.returns.decide import Cell, Decider
from check_data.returns.form import Form, checks_of
from check_data.returns.frames import BadFrame
from check_data.tables.cells import Described

SUM = {"sum": "t == a + b"}
DATA = {"t": [3, 4, None], "a": [1, 1, 1], "b": [2, 2, 2]}
VERDICTS = ["agrees", "disagrees", "undetermined"]


def test_a_frame_in_gives_a_frame_of_its_kind() -> None:
    frame = pd.DataFrame(DATA, index=list("xyz"))
    found = check_data.evaluate(frame, SUM)
    assert isinstance(found, pd.DataFrame)
    assert list(found["sum"]) == VERDICTS
    assert list(found.index) == list("xyz")
    assert check_data.evaluate(pl.DataFrame(DATA), SUM).to_dict(as_series=False) == {"sum": VERDICTS}
    assert check_data.evaluate(pa.table(DATA), SUM).to_pydict() == {"sum": VERDICTS}
    wrapped = nw.from_native(pl.DataFrame(DATA))
    assert check_data.evaluate(wrapped, SUM).to_dict(as_series=False) == {"sum": VERDICTS}


def test_lazy_frames_stay_lazy() -> None:
    lazy = check_data.evaluate(pl.LazyFrame(DATA), SUM)
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect().to_dict(as_series=False) == {"sum": VERDICTS}
    assert lazy.collect(engine="streaming").to_dict(as_series=False) == {"sum": VERDICTS}
    stream = check_data.evaluate(duckdb.from_arrow(pa.table(DATA)), SUM)
    assert isinstance(stream, pa.RecordBatchReader)
    assert duckdb.connect().from_arrow(stream).fetchall() == [(verdict,) for verdict in VERDICTS]


def test_other_lazy_frames_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nw.LazyFrame, "implementation", property(lambda _: nw.Implementation.IBIS))
    with pytest.raises(BadFrame, match="are not evaluated; collect it"):
        check_data.evaluate(pl.LazyFrame(DATA), SUM)


def test_checks_may_be_a_list_and_none() -> None:
    frame = pl.DataFrame(DATA)
    checks: list[Check | str] = ["t >= a", Check("named", parse("t >= b"))]
    assert check_data.evaluate(frame, checks).columns == ["t >= a", "named"]
    assert check_data.evaluate(frame, {}).columns == []
    assert check_data.evaluate(frame, {"one": "1 == 1", "two": "1 == 2"}).to_dict(as_series=False) == {
        "one": ["agrees"] * 3,
        "two": ["disagrees"] * 3,
    }


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"a": [1]}, "no column 't', nor 't_lower' and 't_upper'; there are a"),
        ({"t_lower": [1]}, "no column 't'"),
        ({f"c{n}": [1] for n in range(30)}, "c19, …"),
        ({"t": [True], "a": [1], "b": [1]}, "column 't' holds Boolean, which is no figure"),
        ({"t": [[1]], "a": [1], "b": [1]}, r"column 't' holds List\(Int64\), which is no figure"),
    ],
)
@pytest.mark.parametrize("kind", [pl.DataFrame, pl.LazyFrame])
def test_what_is_no_frame_of_the_form(kind: Any, data: dict[str, list[object]], problem: str) -> None:
    with pytest.raises(BadFrame, match=problem):
        check_data.evaluate(kind(data), SUM)


def test_a_bad_expression_is_the_callers_error() -> None:
    with pytest.raises(BadExpression):
        check_data.evaluate(pl.DataFrame(DATA), ["t"])


def test_decimals_are_never_flagged_for_what_floats_do() -> None:
    tenths = [n / 10 for n in range(1000)]
    frame = pl.DataFrame({"t": [float(f"{n / 10 + 0.2:.1f}") for n in range(1000)], "a": tenths, "b": [0.2] * 1000})
    assert check_data.evaluate(frame, SUM)["sum"].unique().to_list() == ["agrees"]
    wrong = frame.with_columns(t=pl.col("t") + 1e-9)
    assert check_data.evaluate(wrong, SUM)["sum"].unique().to_list() == ["disagrees"]


DAYS = {"days": "days(a, b) == 1"}


@pytest.mark.parametrize(
    "frame",
    [
        pl.DataFrame({"a": [date(2020, 2, 28), None], "b": [date(2020, 2, 29), date(2020, 3, 2)]}),
        pd.DataFrame(
            {
                "a": pd.to_datetime(pd.Series(["2020-02-28", None])),
                "b": pd.to_datetime(["2020-02-29 23:00", "2020-03-02 00:00"]),
            }
        ),
        pl.DataFrame(
            {
                "a": [datetime(2020, 2, 28, 23, tzinfo=UTC), None],
                "b": [datetime(2020, 2, 29, tzinfo=UTC)] * 2,
            }
        ),
        pa.table({"a": [date(2020, 2, 28), None], "b": ["2020-02-29", "2020-03-02"]}),
        pl.LazyFrame({"a": [date(2020, 2, 28), None], "b": ["2020年2月29日", "2020-03-02"]}),
    ],
)
def test_dates_compare_as_days(frame: Any) -> None:
    found = check_data.evaluate(frame, DAYS)
    found = found.collect() if isinstance(found, pl.LazyFrame) else found
    assert list(nw.from_native(found, eager_only=True)["days"].to_list()) == ["agrees", "undetermined"]


def test_numbers_of_a_column_of_days_are_years() -> None:
    frame = pl.DataFrame({"a": [2020], "b": ["2020-05-01"]})
    columns = {"a": Described("date"), "b": Described("date")}
    assert check_data.evaluate(frame, {"in": "a == b"}, columns=columns)["in"].to_list() == ["agrees"]


def test_what_was_read_is_forgotten_when_it_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed, "REMEMBERED", 1)
    monkeypatch.setattr("check_data.returns.decide.REMEMBERED", 1)
    frame = pl.DataFrame({"t": ["3人", "4人", "5人"], "a": ["1人"] * 3, "b": ["2人"] * 3})
    evaluator = eager.Evaluator(Form(checks_of(SUM)))
    for _ in range(3):
        screened = evaluator.screen(nw.from_native(frame, eager_only=True))[0]
        found = [
            outcome.verdict.value for _, outcome in evaluator.decided(nw.from_native(frame, eager_only=True), screened)
        ]
        assert found == ["disagrees", "disagrees"]


def test_units_that_do_not_fit_leave_the_check_undetermined() -> None:
    columns = {"t": Described("人"), "a": Described("人"), "b": Described("家")}
    frame = pl.DataFrame(DATA)
    assert check_data.evaluate(frame, SUM, columns=columns)["sum"].to_list() == ["undetermined"] * 3
    texts = frame.with_columns(b=pl.Series(["2家", "2人", "2"]))
    assert check_data.evaluate(texts, SUM, columns=columns)["sum"].to_list() == ["undetermined"] * 3


def test_cells_that_bounds_alone_do_not_prove_wrong() -> None:
    columns = {"a": Described(radius=Fraction(1)), "b": Described(radius=Fraction(1))}
    decider = Decider(Check("c", parse("a / b >= abs(-a) + min(a, 0) - max(b, a) * 2")), Form((), columns))
    for a in range(-4, 5):
        for b in range(-4, 5):
            quantities = decider.quantities([Cell(a), Cell(b)])
            assert decider.outcome([Cell(a), Cell(b)]) == check_data_evaluate(decider, quantities)


def check_data_evaluate(decider: Decider, quantities: Any) -> Any:
    from check_data.agreement.evaluate import evaluate

    return evaluate(decider.check.expression, quantities)


def test_a_gap_outweighs_what_the_other_figures_say() -> None:
    frame = pl.DataFrame({"a": [None, 2], "b": [1, 1], "c": [2, 2]}, schema=dict.fromkeys("abc", pl.Int64))
    assert check_data.evaluate(frame, ["a == b == c"])["a == b == c"].to_list() == ["undetermined", "disagrees"]


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame, pa.table])
def test_a_divisor_of_more_decimals_than_its_column_shows_is_not_0(frame: Any) -> None:
    """Its 32 bits are rounded to the decimals of the first thousand."""
    numbers = {"a": np.ones(1001, np.float32), "b": np.array([*[1.0] * 1000, 1e-9], np.float32)}
    found = nw.from_native(check_data.evaluate(frame(numbers), {"c": "a / b <= a + 3"}), eager_only=True)
    assert found["c"][999:].to_list() == ["agrees", "disagrees"]
