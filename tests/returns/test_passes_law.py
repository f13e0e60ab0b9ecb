"""The law of passes: over Parquet files, every engine counts and finds what the exact evaluator does."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from check_data.findings import Verdict
from check_data.returns import plan
from check_data.returns.engines import choose
from check_data.returns.form import Form, checks_of
from check_data.returns.passes import Pass
from check_data.returns.sources import source
from check_data.tables.cells import UNDESCRIBED, Described
from tests.returns.engines import rows
from tests.returns.test_law import CHECKS, as_pandas_keeps_it, expected, tables

FAILS = (Verdict.DISAGREES.value, Verdict.AGREES_AS_ROUNDED.value)
SHARES = ("a == share(b, c)", "share(b, c) == a", "a == 100 * share(b, c)", "-2 * b / c == a")


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"])
@settings(max_examples=max(settings().max_examples // 10, 25), deadline=None)
@example((pa.table({"a": [1.0, None], "b": [1.0, 1.0]}), {"a": UNDESCRIBED, "b": UNDESCRIBED}), ["a / 0 == b"], 1)
@example((pa.table({"a": [1, 2], "b": [1, 2]}), {"a": Described("人"), "b": Described("小时")}), ["-a <= b"], 1)
@example(
    (
        pa.table(
            {
                "a": [0.0, 0.0, 0.0, 0.0],
                "b": [0, 0, 0, -(2**63)],
                "c": pa.array([Decimal(0), Decimal(0), None, None], pa.decimal128(20, 2)),
            }
        ),
        {"a": UNDESCRIBED, "b": UNDESCRIBED, "c": UNDESCRIBED},
    ),
    ["1 - share(a, b + c) > 0.25"],
    1,
)
@example(
    (
        pa.table({"a": [0, 1, 1], "b": [None, float("inf"), 2.0], "b_lower": [0, 0, 0], "c": [0, 0, 0]}),
        {"a": UNDESCRIBED, "b": UNDESCRIBED, "c": Described("人", Fraction(5))},
    ),
    ["a != b + c"],
    1,
)
@example(
    (
        pa.table({"a": [1, 1], "b_lower": [0, 0], "b_upper": [float("inf"), 5.0], "c": [0, 0]}),
        {"a": UNDESCRIBED, "b": UNDESCRIBED, "c": Described("人", Fraction(5))},
    ),
    ["a != b + c"],
    1,
)
@given(tables(), st.lists(st.sampled_from(CHECKS + SHARES), min_size=1, max_size=4, unique=True), st.integers(1, 3))
def test_every_engine_counts_the_exact_verdicts(
    engine: str, case: tuple[pa.Table, dict[str, Described]], checks: list[str], sample: int
) -> None:
    table, known = case
    # What the first records say of all is only a guess: here it is often wrong.
    with TemporaryDirectory() as folder, patch.object(plan, "SAMPLE", sample):
        parquet.write_table(table, Path(folder) / "a.parquet", row_group_size=2)
        records = source(Path(folder))
        passed = Pass(Form(checks_of({check: check for check in checks}), known), records, choose(engine, records))
        failures = sorted(
            (int(str(each.record)), each.check.name, each.outcome.verdict.value) for each in passed.failures()
        )
    cells = as_pandas_keeps_it(table) if engine == "pandas" else table
    exact = {check: [expected(record, check, known, cells.schema) for record in rows(cells)] for check in checks}
    assert passed.records == len(table)
    for check in checks:
        counted = {verdict.value: number for verdict, number in passed.verdicts[check].items() if number}
        assert counted == dict(Counter(exact[check])), check
    assert failures == sorted(
        (number, check, verdict)
        for check in checks
        for number, verdict in enumerate(exact[check], start=1)
        if verdict in FAILS
    )
