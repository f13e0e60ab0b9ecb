"""The laws of checks across records: one verdict on every kind of frame, that of plain loops over exact intervals; true
records are never flagged; and the order of a table decides nothing but names.
"""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import reduce
from typing import Any

import narwhals.stable.v2 as nw
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check_data.agreement.check import Check, Quantity
from check_data.agreement.declarations import read_checks
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.findings import Place, Verdict
from check_data.reading.quote import Reader
from check_data.returns.across.derive import derive
from check_data.returns.across.gather import Gathered, Needs, gathered
from check_data.returns.across.judge import Judge
from check_data.returns.across.screen import screened
from check_data.returns.across.shown import finding_of
from check_data.returns.engines import RECORD, duckdb, pandas, polars
from check_data.returns.passes import FAILS
from check_data.tables.cells import UNDESCRIBED, Described
from tests.returns.engines import FRAMES
from tests.returns.test_law import DESCRIBED, KINDS, as_pandas_keeps_it, said
from tests.strategies import printed

Records = Sequence[Mapping[str, Any]]
Known = Mapping[str, Described]
GROUPS, REGIONS = st.integers(1, 2), st.sampled_from(["Lazio", "Molise", "Italia"])
DAYS = st.integers(0, 9).map(lambda day: date(2020, 3, 1) + timedelta(day))
KEYS = (("g", GROUPS, pa.int64()), ("d", DAYS, pa.date32()), ("r", REGIONS, pa.string()))
FEW = {
    **KINDS,
    "tiny": (pa.int64(), st.integers(0, 3)),
    "halves": (pa.float64(), st.sampled_from([0.5, 1.0, 1.5, 2.5])),
}
FIGURES = st.sampled_from([*sorted(FEW), *["tiny", "halves"] * len(FEW)])
SELDOM = st.sampled_from([False] * 7 + [True])
KNOWN = st.one_of(st.just(UNDESCRIBED), DESCRIBED)


def check_of(text: str) -> Check:
    return read_checks(f"[check]\n{text}", "checks/p.toml")[0]


GROUPED, TOTAL_ROW = 'by = "g"\n', 'by = "g"\ntotal_row = { r = "Italia" }\n'
OTHER, ORDERED = 'with = "o"\non = "g"\n', 'order = "d"\nby = "g"\n'
SUM, RISES = f'holds = "t == sum(o.x)"\n{OTHER}', f'holds = "x >= previous(x)"\n{ORDERED}'
TOTAL = f'holds = "t == sum(x by r)"\n{TOTAL_ROW}'
CHECKS = (
    f'holds = "t == sum(x)"\n{GROUPED}',
    f'holds = "share(x, sum(x)) <= 0.5"\n{GROUPED}',
    f'holds = "t - sum(x) != sum(t) + 1"\n{GROUPED}',
    f'holds = "t <= sum(x)"\n{GROUPED}',
    f'holds = "x / (sum(x) - t) <= sum(t)"\n{GROUPED}',
    TOTAL,
    'holds = "x <= sum(by r) < 2 * sum(x)"\ntotal_row = { r = "Italia" }\n',
    SUM,
    f'holds = "t == o.x"\n{OTHER}',
    f'holds = "o.t * t <= sum(x by g) + x"\n{OTHER}',
    RISES,
    'holds = "growth(x, previous(x)) < t"\norder = "d"\n',
    f'holds = "t == previous(t) + x"\n{ORDERED}',
)


@st.composite
def tables(draw: st.DrawFn) -> pa.Table:
    """Records of few groups, now and then with gaps; figures of all kinds, mostly small ones, so that some agree."""
    size = draw(st.integers(0, 7))
    columns = {name: pa.array(_cells(draw, cells, size), kind) for name, cells, kind in KEYS}
    for name in ("x", "t"):
        kind, cells = FEW[draw(FIGURES)]
        columns[name] = pa.array(_cells(draw, cells, size), kind)
        if draw(SELDOM):
            ends = draw(st.sampled_from([["_lower"], ["_upper"], ["_lower", "_upper"]]))
            columns |= {name + end: pa.array(_cells(draw, st.integers(-2, 9), size), pa.int64()) for end in ends}
    return pa.table({**columns, RECORD: pa.array(range(1, size + 1), pa.int64())})


def _cells(draw: st.DrawFn, cells: st.SearchStrategy[Any], size: int) -> list[Any]:
    gaps = st.one_of(cells, cells, cells, st.none()) if draw(SELDOM) else cells
    return draw(st.lists(gaps, min_size=size, max_size=size))


def frames_of(kind: str, table: pa.Table) -> Iterator[nw.DataFrame[Any]]:
    """As the engines hand the records over."""
    engine: Any = {"duckdb": duckdb, "polars, lazy": polars}.get(kind, pandas).ENGINE
    return iter(engine.batches(nw.from_native(FRAMES[kind](table)), table.column_names))


def gathered_of(kind: str, table: pa.Table, known: Known) -> Gathered:
    return gathered(frames_of(kind, table), Needs(["x", "t"], ["g", "d", "r"], known))


def verdicts(check: Check, own: Gathered, other: Gathered) -> list[str | None]:
    """The verdict on each record; None on those that the check is not about. The screen leaves out none that fails."""
    assert check.across is not None
    derivation, judge = derive(check, check.across, own, other), Judge(check.expression)
    found: list[str | None] = [None] * own.size
    for place in derivation.subjects:
        found[place] = judge.outcome([derivation.columns[name].quantity(place) for name in judge.names]).verdict.value
    screen = screened(derivation)
    assert sorted({*screen.candidates}) == [*screen.candidates]
    sure = Counter(found[place] for place in {*derivation.subjects} - {*screen.candidates})
    assert sure[Verdict.UNDETERMINED.value] == screen.undetermined
    assert sure[Verdict.AGREES.value] + screen.undetermined == sure.total()
    return found


class Oracle:
    """The same by loops over records, each sum written out figure by figure, and the evaluator of the command."""

    def __init__(self, check: Check, own: pa.Table, other: pa.Table, known: Known) -> None:
        assert check.across is not None
        self.check, self.across, self.known = check, check.across, known
        self.tables = {False: own, True: other}

    def verdicts(self) -> list[str | None]:
        own = self.tables[False].to_pylist()
        return [self.verdict(record) if self.is_subject(record) else None for record in own]

    def is_subject(self, record: Mapping[str, Any]) -> bool:
        return all(record[column] == cell for column, cell in self.across.total_row)

    def verdict(self, record: Mapping[str, Any]) -> str:
        text, figures = self.check.expression.text, dict[str, Quantity]()
        for number, each in enumerate(self.across.derived):
            records = self.records_of(each.kind, record, other=each.other)
            if not records:
                return Verdict.UNDETERMINED.value
            names = [f"p{number}_{at}" for at in range(len(records))]
            schema = self.tables[each.other].schema
            figures |= {
                name: said(one, each.figure, self.known[each.figure], schema)
                for name, one in zip(names, records, strict=True)
            }
            spelled = {"sum(t)": ("sum(t)",), "sum(x)": ("sum(x)", "sum(x by r)", "sum(by r)")}.get(each.name, ())
            for spelling in (*spelled, "sum(x by g)" if each.name == "sum(o.x)" else each.name, each.name):
                text = text.replace(spelling, f"sum({', '.join(names)})")
        schema = self.tables[False].schema
        figures |= {name: said(record, name, self.known[name], schema) for name in ("x", "t")}
        expression = parse(text)
        return evaluate(expression, {name: figures[name] for name in expression.names}).verdict.value

    def records_of(self, kind: str, record: Mapping[str, Any], *, other: bool) -> Records:
        columns = self.across.on if other else self.across.by
        table: Records = self.tables[other].to_pylist()
        if kind == "sum" and not other and self.across.total_row:
            table = [each for each in table if not self.is_subject(each)]
        if any(record[column] is None for column in columns):
            return []
        same = [each for each in table if all(each[column] == record[column] for column in columns)]
        lost = any(each[column] is None for each in table for column in columns)
        if kind == "partner":
            return same if len(same) == 1 else []
        if lost:
            return []
        return same if kind == "sum" else self.before(record, same)

    def before(self, record: Mapping[str, Any], group: Records) -> Records:
        days = [each["d"] for each in group]
        if None in days or days.count(record["d"]) > 1:
            return []
        earlier = [each for each in group if each["d"] < record["d"]]
        last = [each for each in earlier if each["d"] == max(one["d"] for one in earlier)]
        return last if len(last) == 1 else []


@pytest.mark.parametrize("kind", FRAMES)
@settings(max_examples=max(settings().max_examples // 10, 25))
@given(st.data(), KNOWN, KNOWN, st.sampled_from(CHECKS))
def test_every_kind_of_frame_gives_the_exact_verdicts(
    kind: str, data: st.DataObject, x: Described, t: Described, text: str
) -> None:
    known = {"x": x, "t": t}
    own, other = data.draw(tables()), data.draw(tables())
    if kind == "pandas":
        own, other = as_pandas_keeps_it(own), as_pandas_keeps_it(other)
    check = check_of(text)
    found = verdicts(check, gathered_of(kind, own, known), gathered_of(kind, other, known))
    assert found == Oracle(check, own, other, known).verdicts()


DAY = [date(2020, 3, 1 + day) for day in (1, 2, 2, 3, 1, 5, 2, 4)]
GROUP, REGION = [1, 1, 1, 1, 2, 2, 2, 2], ["Lazio", "Italia", "Lazio", "Lazio", "Lazio", "Molise", "Italia", "Molise"]
NUMBERS: Mapping[str, tuple[pa.DataType, Sequence[Any], Sequence[Any]]] = {
    "small": (pa.int64(), [1, 2, 3, 3, 0, 5, 5, -1], [6, 4, 2, 1, 0, 9, 5, 4]),
    "none is 0": (pa.int16(), [1, 2, 3, 3, 2, 5, 5, -1], [6, 4, 2, 1, 7, 9, 5, 4]),
    "huge": (pa.int64(), [2**62, 1, -(2**63), 2**62, 2**53, 1, 2**53 + 1, 0], [2**62, 2**63 - 1, 3, 0, 1, 1, 2**53, 7]),
    "unsigned": (pa.uint64(), [2**63, 1, 2**64 - 1, 0, 2**53, 1, 2**53 + 1, 0], [2**63, 1, 3, 0, 1, 1, 2**53, 7]),
    "tenths": (pa.float64(), [0.1, 0.2, 0.3, -0.3, 0.7, 0.1, 0.8, 0.1], [0.1, 0.3, 0.4, 0.0, 1.6, 0.8, 0.8, 0.0]),
    "short": (pa.float32(), [0.5, 0.25, 0.75, -0.5, 0.5, 2e7, 1.5, 0.25], [0.5, 0.75, 1, 0, 0.75, 1.5, 2, 0]),
    "thirds": (pa.float32(), [1 / 3, 0.5, 0.25, 1, 2, 3, 1, 1], [1, 1 / 3, 2, 3, 5, 1, 1, 1]),
    "floats": (pa.float64(), [1 / 3, 1e300, 0.1, 1e-9, 1 / 7, 2 / 7, 3 / 7, 0], [1e300, 2, 1 / 3, 0, 1, 3, 6 / 7, 0.1]),
    "endless": (pa.float64(), [1.5, float("inf"), 2, 1, 1, 1e308, 1e308, 0.5], [0, 1, float("nan"), 4, 1, 1, 2e307, 1]),
}


@pytest.mark.parametrize("kind", ["pandas", "polars"])
@pytest.mark.parametrize("numbers", NUMBERS)
@pytest.mark.parametrize("x", [UNDESCRIBED, Described(radius=Fraction(1, 2)), Described("人")], ids=["", "±", "人"])
def test_every_check_on_one_table(kind: str, numbers: str, x: Described) -> None:
    number, parts, totals = NUMBERS[numbers]
    columns = {"g": GROUP, "d": DAY, "r": REGION, "x": pa.array(parts, number), "t": pa.array(totals, number)}
    own = pa.table({**columns, RECORD: range(1, 9)})
    other = pa.table({**columns, "g": [1, 2, 2, 3, 3, 3, 3, 3], RECORD: range(1, 9)})
    known = {"x": x, "t": UNDESCRIBED}
    for text in CHECKS:
        check = check_of(text)
        found = verdicts(check, gathered_of(kind, own, known), gathered_of(kind, other, known))
        assert found == Oracle(check, own, other, known).verdicts()


FLAGGED = {Verdict.DISAGREES.value}


def told_as(draw: st.DrawFn, value: Fraction, digits: int) -> float:
    """A number rounded to so many decimals; ties go either way."""
    grid = value * 10**digits
    up = draw(st.booleans()) if (grid * 2).denominator == 1 else False
    return float(Fraction(round(grid) if not up else reduce(max, [grid.__floor__(), grid.__ceil__()]), 10**digits))


@st.composite
def true_groups(draw: st.DrawFn) -> tuple[list[tuple[int, Fraction]], dict[int, Fraction]]:
    """Parts in two groups, and the true totals."""
    parts = draw(st.lists(st.tuples(st.integers(1, 2), st.builds(Fraction, st.integers(-9999, 99999), st.just(1000)))))
    totals = {
        group: reduce(operator.add, [value for each, value in parts if each == group], Fraction(0))
        for group, _ in parts
    }
    return parts, totals


@given(st.data(), true_groups(), st.integers(0, 3), st.integers(0, 3))
def test_true_totals_of_numbers_rounded_by_declaration_are_never_flagged(
    data: st.DataObject, case: tuple[list[tuple[int, Fraction]], dict[int, Fraction]], parts: int, totals: int
) -> None:
    children, sums = case
    rounded = st.composite(told_as)
    known = {"x": Described(radius=Fraction(1, 2 * 10**parts)), "t": Described(radius=Fraction(1, 2 * 10**totals))}
    other = [{"g": group, "x": data.draw(rounded(value, parts)), "t": 0.0} for group, value in children]
    own = [{"g": group, "x": 0.0, "t": data.draw(rounded(value, totals))} for group, value in sums.items()]
    assert FLAGGED.isdisjoint(found_in(own, other, known, SUM))


@given(st.data(), true_groups())
def test_true_totals_as_printed_are_never_flagged(
    data: st.DataObject, case: tuple[list[tuple[int, Fraction]], dict[int, Fraction]]
) -> None:
    def printing(value: Fraction) -> str:
        return str(data.draw(printed(value, count=False, pure=False)))

    children, sums = case
    known = {"x": Described(), "t": Described()}
    other = [{"g": group, "x": printing(value), "t": "0"} for group, value in children]
    own = [{"g": group, "x": "0", "t": printing(value)} for group, value in sums.items()]
    assert FLAGGED.isdisjoint(found_in(own, other, known, SUM))
    rows = [{**each, "x": each["x"], "r": "Lazio"} for each in other] + [{**each, "r": "Italia"} for each in own]
    assert FLAGGED.isdisjoint(found_in(rows, other, known, TOTAL))


@given(st.data(), st.lists(st.builds(Fraction, st.integers(0, 99999), st.just(1000)), max_size=6))
def test_what_truly_rises_is_never_flagged(data: st.DataObject, steps: list[Fraction]) -> None:
    values = [sum(steps[: at + 1], Fraction(0)) for at in range(len(steps))]
    shown = [str(data.draw(printed(value, count=False, pure=False))) for value in values]
    rows = [{"g": 1, "d": date(2020, 3, 1 + at), "x": text, "t": "0"} for at, text in enumerate(shown)]
    known = {"x": Described(), "t": Described()}
    assert FLAGGED.isdisjoint(found_in(data.draw(st.permutations(rows)), [], known, RISES))


def found_in(own: Records, other: Records, known: Known, text: str) -> set[str | None]:
    return set(verdicts(check_of(text), plain(own, known), plain(other, known)))


def plain(rows: Records, known: Known) -> Gathered:
    """Some records, whatever they are made of."""
    columns: dict[str, Any] = {name: [row.get(name) for row in rows] for name in ("g", "d", "r", "x", "t")}
    kinds = {"d": pa.date32(), "r": pa.string(), "g": pa.int64()}
    table = pa.table(
        {
            **{name: pa.array(cells, kinds.get(name) if rows else pa.int64()) for name, cells in columns.items()},
            RECORD: pa.array(range(1, len(rows) + 1), pa.int64()),
        }
    )
    return gathered([nw.from_native(table, eager_only=True)], Needs(["x", "t"], ["g", "d", "r"], known, Reader()))


@settings(max_examples=max(settings().max_examples // 10, 25))
@given(st.data(), KNOWN, KNOWN, st.sampled_from(CHECKS))
def test_shuffled_records_have_the_same_verdicts(data: st.DataObject, x: Described, t: Described, text: str) -> None:
    known = {"x": x, "t": t}
    own, other = data.draw(tables()), data.draw(tables())
    order = data.draw(st.permutations(range(own.num_rows)))
    check, second = check_of(text), gathered_of("pyarrow", other, known)
    found = verdicts(check, gathered_of("pyarrow", own, known), second)
    shuffled = verdicts(check, gathered_of("pyarrow", own.take(pa.array(order, pa.int64())), known), second)
    assert shuffled == [found[place] for place in order]


@settings(max_examples=max(settings().max_examples // 10, 25))
@given(st.data(), KNOWN, KNOWN, st.sampled_from(CHECKS))
def test_every_failure_can_be_shown(data: st.DataObject, x: Described, t: Described, text: str) -> None:
    known, check = {"x": x, "t": t}, check_of(text)
    own, other = (gathered_of("pyarrow", data.draw(tables()), known) for _ in range(2))
    assert check.across is not None
    derivation, judge = derive(check, check.across, own, other), Judge(check.expression)
    where = [lambda place: Place("p", place or 1)] * 2
    for place in derivation.subjects:
        outcome = judge.outcome([derivation.columns[name].quantity(place) for name in judge.names])
        if outcome.verdict in FAILS:
            finding = finding_of(derivation, place, outcome, "1", where)
            assert finding.arithmetic
            assert [each.name for each in finding.figures] == list(check.expression.names)
            assert all(each.reading is not None for each in finding.figures)
