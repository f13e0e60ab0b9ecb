"""The laws of statistics of groups: true values that print as the cells never disagree; where all is known a verdict is
that of plain arithmetic; whatever a missing cell is, a verdict that is told stays; and all engines count the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import narwhals.stable.v2 as nw
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from check_data.agreement.check import Check
from check_data.agreement.declarations import read_checks
from check_data.findings import Verdict
from check_data.returns.across.decided import decided
from check_data.returns.across.derive import derive
from check_data.returns.across.gather import Needs, gathered
from check_data.returns.check import check_table
from check_data.returns.engines import RECORD
from check_data.returns.form import Form
from check_data.returns.sources import source
from check_data.returns.table import Table
from tests.returns.test_tables import ENGINES

FUNCTIONS: dict[str, Callable[[list[Any]], Any]] = {
    "count(x > 1 by g)": lambda xs: Fraction(sum(x > 1 for x in xs)),
    "share(x > 1 by g)": lambda xs: Fraction(sum(x > 1 for x in xs), len(xs)),
    "sum(x by g)": sum,
    "mean(x by g)": lambda xs: Fraction(sum(xs), len(xs)),
    "median(x by g)": lambda xs: Fraction(median(xs)),
    "min(x by g)": min,
    "max(x by g)": max,
}
SIGNS = {"==": lambda a, b: a == b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, "!=": lambda a, b: a != b}
ROWS = st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 3)), min_size=1, max_size=5)
RULES = st.tuples(st.sampled_from(sorted(FUNCTIONS)), st.sampled_from(sorted(SIGNS)), st.integers(0, 4))


def check_of(text: str) -> Check:
    return read_checks(f"[check]\nholds = '{text}'\n", "p.toml")[0]


def verdicts(check: Check, rows: Sequence[Mapping[str, Any]]) -> dict[str, Verdict]:
    """The verdict of each group."""
    across = check.across
    assert across is not None
    cells = [{**row, RECORD: number} for number, row in enumerate(rows, 1)]
    schema = pa.schema([("g", pa.string()), ("x", pa.string()), (RECORD, pa.int64())])
    frame = nw.from_native(pa.Table.from_pylist(cells, schema), eager_only=True)
    table = gathered([frame], Needs(["x"], across.columns, texts=across.texts(check.expression)))
    _, outcomes = decided(derive(check, across, table))
    return {rows[place]["g"]: outcome.verdict for place, outcome in outcomes}


def truth(rule: tuple[str, str, int], rows: Sequence[tuple[str, Any]]) -> dict[str, bool]:
    """What plain arithmetic says of each group."""
    name, sign, bound = rule
    groups: dict[str, list[Any]] = {}
    for group, value in rows:
        groups.setdefault(group, []).append(Fraction(value))
    return {group: SIGNS[sign](FUNCTIONS[name](values), bound) for group, values in groups.items()}


@given(RULES, ROWS)
def test_what_is_known_is_decided_by_plain_arithmetic(rule: tuple[str, str, int], rows: list[tuple[str, int]]) -> None:
    check = check_of("{} {} {}".format(*rule))
    found = verdicts(check, [{"g": group, "x": str(value)} for group, value in rows])
    answers = {True: Verdict.AGREES, False: Verdict.DISAGREES}
    assert found == {group: answers[holds] for group, holds in truth(rule, rows).items()}


@given(RULES, ROWS, st.sets(st.integers(0, 4), max_size=2))
def test_a_verdict_stays_whatever_the_missing_cells_are(
    rule: tuple[str, str, int], rows: list[tuple[str, int]], gaps: set[int]
) -> None:
    check = check_of("{} {} {}".format(*rule))
    lacking = [{"g": g, "x": None if at in gaps else str(x)} for at, (g, x) in enumerate(rows)]
    found = verdicts(check, lacking)
    places = [at for at in gaps if at < len(rows)]
    for values in product((-9, 0, 1, 2, 3, 99), repeat=len(places)):
        filled = [(g, dict(zip(places, values, strict=True)).get(at, x)) for at, (g, x) in enumerate(rows)]
        for group, holds in truth(rule, filled).items():
            assert found[group] is not (Verdict.DISAGREES if holds else Verdict.AGREES)


@given(RULES, st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 40)), min_size=1, max_size=5))
def test_true_values_printed_rounded_never_disagree(rule: tuple[str, str, int], rows: list[tuple[str, int]]) -> None:
    """True values are tenths, printed as numbers with one decimal of their hundredths, halves up or down."""
    check = check_of("{} {} {}".format(*rule))
    true = [(g, Fraction(x, 10) + Fraction(1, 30)) for g, x in rows]
    printed = [{"g": g, "x": f"{float(x):.1f}"} for g, x in true]
    found = verdicts(check, printed)
    for group, holds in truth(rule, true).items():
        assert not (holds and found[group] is Verdict.DISAGREES)


MIXED = (
    "count(x > 1 by g) >= 1",
    'if k == "u" then x <= mean(x by g)',
    "median(x where given(x) by g) >= 1",
    "max(x by g) - min(x by g) < 3",
    'share(k == "u") < 0.5',
    'x[k == "u"] > 1 or missing(g)',
    "mad(x by g) <= 2",
)


@settings(max_examples=max(settings().max_examples // 10, 10), deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", None]), st.sampled_from([0, 1, 2, 3, None]), st.sampled_from(["u", "v", None])
        ),
        min_size=1,
        max_size=6,
    )
)
def test_engines_agree(rows: list[tuple[str | None, int | None, str | None]]) -> None:
    schema = pa.schema([("g", pa.string()), ("x", pa.int64()), ("k", pa.string())])
    table = pa.Table.from_pylist([dict(zip("gxk", row, strict=True)) for row in rows], schema)
    checks = read_checks("".join(f"[c{at}]\nholds = '{text}'\n" for at, text in enumerate(MIXED)), "p.toml")
    with TemporaryDirectory() as folder:
        parquet.write_table(table, Path(folder) / "a.parquet")
        records = source(Path(folder))
        form = Form((), across=checks)
        first, *others = (check_table(Table("p", records, form), engine).verdicts for engine in ENGINES)
    assert all(
        {name: +Counter(each) for name, each in other.items()} == {n: +Counter(e) for n, e in first.items()}
        for other in others
    )
