"""The law of returns: on every kind of frame, the verdict on each record is the exact evaluator's."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from check_data.agreement.check import Quantity
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from check_data.tables.cells import UNDESCRIBED, Described, quantity
from tests.returns.engines import FRAMES, rows, verdicts

CHECKS = (
    "a == b + c",
    "a != b + c",
    "a <= b",
    "a < b + 0.5 * c",
    "a > b - c",
    "2 * a >= b / 3 - 1",
    "a == b == c",
    "a <= b + c < 2 * b",
    "share(a, b) <= 0.5",
    "1 - share(a, b + c) > 0.25",
    "a == share(b, c)",
    "growth(a, b) < c",
    "a * b == c",
    "a * b <= c * c",
    "a + b == a + c",
    "max(a, b, 3) <= c",
    "min(a, abs(b)) + 1 != c",
    "abs(a - b) <= max(2, 3)",
    "round(a / 2) == b",
    "a / (b - c) >= 1",
    "a / 0 == b",
    "days(a, b) == c",
    "sum(a, b, c) >= 0",
    "-a <= b",
    "0.5 <= share(a, b)",
    "2 * share(a, b) - 1 <= 0.5",
    "-share(a, b) / 2 < 1",
    "3 - share(a, b) * 0 == 3",
    "share(a, b) / 0 == 3",
    "share(a, a - b) + c <= 3",
    "1 - 2 / share(a, b) <= 3",
    "share(min(a, b), max(b, c)) <= 0.5",
    "share(a, 3) <= share(b, 2)",
    "a / round(b) <= c",
    "round(a, -1) <= round(b, 1) + c",
    f"a * b <= 0.{'0' * 280}1",
    f"a + 1{'0' * 40} >= b",
    "2 <= 3",
    "3 <= 2",
    "a <= min(2, 3) * 2 - 1",
    "max(a * b, c) >= abs(a * c)",
    "-(a * b) < c",
    "a / -abs(b * c) <= 1",
    "a * 0 + b == b",
)
SMALL = st.integers(-12, 40)
HUGE = st.sampled_from([2**53, 2**53 + 1, 2**53 - 1, 2**62, -(2**63), 2**63 - 1, 10**15, 3 * 10**12])
TENTHS = st.integers(-40, 80).map(lambda n: n / 10)
ODD = st.sampled_from([0.1 + 0.2, 1 / 3, 1e-9, 1e22, 1e23, 1e300, -1e-320, 2.0**53, 123456.789012, float("nan")])
QUOTES = st.sampled_from(
    [
        "12",
        "1400",
        "约20",
        "近30人",
        "300余",
        "12.5",
        "3%",
        "0.5",
        "2.5万",
        "至少5",
        "3小时",
        "2天",
        "很多",
        "",
        "24家",
        "7",
    ]
)


def _array(values: st.SearchStrategy[Any], kind: pa.DataType) -> st.SearchStrategy[Any]:
    cell = st.one_of(values, values, values, st.none())
    return st.tuples(st.just(kind), cell)


KINDS: Mapping[str, tuple[pa.DataType, st.SearchStrategy[Any]]] = {
    "small": (pa.int64(), SMALL),
    "short": (pa.int16(), SMALL),
    "huge": (pa.int64(), st.one_of(SMALL, HUGE)),
    "unsigned": (pa.uint64(), st.one_of(st.integers(0, 40), st.sampled_from([2**63, 2**64 - 1, 2**53 + 1]))),
    "tenths": (pa.float64(), TENTHS),
    "floats": (pa.float64(), st.one_of(TENTHS, ODD, st.sampled_from([float("inf"), float("-inf")]))),
    "short floats": (pa.float32(), st.one_of(TENTHS, st.just(1 / 3)).map(lambda value: float(np.float32(value)))),
    "decimals": (pa.decimal128(20, 2), st.integers(-4000, 8000).map(lambda n: Decimal(n) / 100)),
    "long decimals": (pa.decimal128(38, 9), st.integers(-4000, 10**25).map(lambda n: Decimal(n).scaleb(-9))),
    "texts": (pa.string(), QUOTES),
    "nulls": (pa.int64(), st.none()),
}
DESCRIBED = st.sampled_from(
    [
        UNDESCRIBED,
        UNDESCRIBED,
        Described("人"),
        Described("人", Fraction(1, 2)),
        Described("人", Fraction(5)),
        Described("", Fraction(1, 20)),
        Described("", Fraction(5)),
        Described("小时"),
        Described("天"),
    ]
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[pa.Table, dict[str, Described]]:
    """A table of figures a, b and c, some with ends beside them, and what is known of them."""
    size = draw(st.integers(0, 6))
    columns: dict[str, pa.Array] = {}
    known = {}
    for name in "abc":
        known[name] = draw(DESCRIBED)
        ends = draw(st.sampled_from(["", "", "", "", "both", "both only", "lower", "upper"]))
        kinds = st.sampled_from(sorted(KINDS))
        if ends != "both only":
            columns[name] = _column(draw, draw(kinds), size)
        numbers = st.sampled_from(sorted(set(KINDS) - {"texts"}))
        if ends in ("both", "both only", "lower"):
            columns[f"{name}_lower"] = _column(draw, draw(numbers), size)
        if ends in ("both", "both only", "upper"):
            columns[f"{name}_upper"] = _column(draw, draw(numbers), size)
    return pa.table(columns), known


def _column(draw: st.DrawFn, kind: str, size: int) -> pa.Array:
    dtype, values = KINDS[kind]
    gaps = draw(st.booleans())
    cells = st.one_of(values, values, values, st.none()) if gaps else values
    return pa.array(draw(st.lists(cells, min_size=size, max_size=size)), dtype)


def expected(record: Mapping[str, object], check: str, known: Mapping[str, Described], kinds: pa.Schema) -> str:
    """By the exact evaluator, one record at a time."""
    expression = parse(check)
    return evaluate(
        expression, {name: said(record, name, known[name], kinds) for name in expression.names}
    ).verdict.value


def said(record: Mapping[str, object], name: str, described: Described, kinds: pa.Schema) -> Quantity:
    cells = [cell(record, column, kinds) for column in (name, f"{name}_lower", f"{name}_upper")]
    try:
        return quantity(cells[0], described, Reader(), (cells[1], cells[2]))
    except NotUnderstood:
        return Quantity("", None, described.meant)


def cell(record: Mapping[str, object], column: str, kinds: pa.Schema) -> object:
    value: Any = record.get(column)
    if value is not None and kinds.field(column).type == pa.float32():
        return float(str(np.float32(value)))
    return value


@pytest.mark.parametrize("kind", FRAMES)
@settings(max_examples=max(settings().max_examples // 10, 25))
@example(
    (
        pa.table({"a_lower": [0, 0], "a_upper": [1, -1], "b": [2, 2], "c": [2, 2]}),
        dict.fromkeys("abc", UNDESCRIBED),
    ),
    ["a + b == a + c"],
)
@example(
    (
        pa.table({"a_lower": [2**53 + 1, 0], "a_upper": [Decimal("0.00"), Decimal("0.01")], "b": [0, 0], "c": [0, 0]}),
        dict.fromkeys("abc", UNDESCRIBED),
    ),
    ["a == b + c"],
)
@example(
    (
        pa.table({"a_lower": pa.array([2**63, 0], pa.uint64()), "a_upper": [2**63 - 1, 0], "b": [0, 1], "c": [0, 0]}),
        dict.fromkeys("abc", UNDESCRIBED),
    ),
    ["share(a, a - b) + c <= 3"],
)
@example(
    (
        pa.table({"a": pa.array([None], pa.int64()), "a_lower": [0.0], "b": [0.1], "c": [0]}),
        dict.fromkeys("abc", UNDESCRIBED),
    ),
    ["3 - share(a, b) * 0 == 3"],
)
@example(
    (
        pa.table({"a_lower": pa.array([0, 1 / 3], pa.float32()), "a_upper": [0, 2**53], "b": [0, 0], "c": [0, 0]}),
        dict.fromkeys("abc", UNDESCRIBED),
    ),
    ["a == b + c"],
)
@given(tables(), st.lists(st.sampled_from(CHECKS), min_size=1, max_size=4, unique=True))
def test_every_kind_of_frame_gives_the_exact_verdicts(
    kind: str, case: tuple[pa.Table, dict[str, Described]], checks: list[str]
) -> None:
    table, known = case
    if kind == "pandas":
        table = as_pandas_keeps_it(table)
    found = verdicts(kind, table, {check: check for check in checks}, known)
    for check in checks:
        assert found[check] == [expected(record, check, known, table.schema) for record in rows(table)], check


def as_pandas_keeps_it(table: pa.Table) -> pa.Table:
    """Whole numbers with gaps are floats in pandas."""
    columns = {
        name: column.cast(pa.float64(), safe=False)
        if pa.types.is_integer(column.type) and column.null_count
        else column
        for name, column in zip(table.column_names, table.columns, strict=True)
    }
    return pa.table(columns)


@pytest.mark.parametrize("kind", ["pandas", "polars"])
@pytest.mark.parametrize("rounded", [UNDESCRIBED, Described(radius=Fraction(1, 2))], ids=["exact", "rounded"])
@pytest.mark.parametrize("numbers", [pa.int64(), pa.float64()], ids=str)
def test_every_check_on_one_table(kind: str, rounded: Described, numbers: pa.DataType) -> None:
    cells = {"a": [0, 1, 2, 3, -4, 7, 10], "b": [0, 1, 1, -3, 4, 3, 2], "c": [0, 1, 1, 6, 0, 4, 5]}
    table = pa.table({name: pa.array(values, numbers) for name, values in cells.items()})
    known = {"a": rounded, "b": rounded, "c": UNDESCRIBED}
    found = verdicts(kind, table, {check: check for check in CHECKS}, known)
    for check in CHECKS:
        assert found[check] == [expected(record, check, known, table.schema) for record in rows(table)], check
