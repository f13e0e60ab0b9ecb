"""The outcomes of rows of whole numbers with ends are those of their cells."""

from __future__ import annotations

import narwhals.stable.v2 as nw
import polars as pl
from hypothesis import example, given
from hypothesis import strategies as st

from check_data.agreement.check import Check
from check_data.agreement.expression import parse
from check_data.returns.decide import Decider
from check_data.returns.form import Form
from check_data.returns.rows import cells_of, outcomes

CHECKS = ("a == b + 1", "a + a == b * a", "a < b", "a / b == 2", "a != b")
CELLS = st.lists(st.tuples(*[st.one_of(st.integers(-3, 3), st.integers(-(2**63), 2**63 - 1))] * 4), max_size=4)


@example("a == b + 1", [(1, 2, 0, 0), (5, 6, 0, 1), (3, 1, 2, 2)])
@example("a == b + 1", [(1, 2, 0, 0), (5, 6, 0, 1)])
@example("a + a == b * a", [(1, 2, 2, 3), (9, 9, 0, 1)])
@given(st.sampled_from(CHECKS), CELLS)
def test_ends_decide_as_cells_do(check: str, cells: list[tuple[int, int, int, int]]) -> None:
    kinds = dict.fromkeys(("a_lower", "a_upper", "b_lower", "b_upper"), pl.Int64)
    rows = nw.from_native(pl.DataFrame(cells, schema=kinds, orient="row"), eager_only=True)
    decider = Decider(Check("c", parse(check)), Form(()))
    expected = [decider.outcome(record) for record in zip(cells_of(rows, "a"), cells_of(rows, "b"), strict=True)]
    assert list(outcomes(rows, decider)) == expected


def test_a_value_stands_beside_ends() -> None:
    rows = nw.from_native(pl.DataFrame({"a": [3, 4], "b_lower": [1, 1], "b_upper": [2, 2]}), eager_only=True)
    decider = Decider(Check("c", parse("a == b + 1")), Form(()))
    assert [each.verdict.value for each in outcomes(rows, decider)] == ["agrees", "disagrees"]
