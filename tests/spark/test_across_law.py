"""The law of checks across records on a cluster, without one: however the groups are dealt out, the verdicts and
findings are those of all records together.
"""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

pytest.importorskip("pyspark")

import pyarrow as pa
import pyarrow.compute as pc
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.check import Check
from check_data.configuration import Configuration
from check_data.findings import Verdict
from check_data.returns.across.derive import Lost
from check_data.returns.across.gather import Needs
from check_data.returns.across.groups import repeated
from check_data.returns.engines import RECORD
from check_data.spark.found import Showing
from check_data.spark.groups import (
    GROUP,
    OTHER,
    OWN,
    PLACE,
    Side,
    Work,
    judge_groups,
    together,
    whole_groups,
    with_groups,
)
from check_data.spark.rows import FILE, INDEX, LINE, Root
from check_data.spark.survey import PICKLED, Asked, merged, survey_rows
from check_data.tables.cells import Described
from tests.returns.test_across_law import CHECKS, KNOWN, check_of, gathered_of, tables, verdicts

UNIQUE = 'unique = ["g"]'
ROOTS = [Root("/data", "data")]
SHOWING = Showing(Configuration(language="en"), date(2026, 1, 1), 2)


def batches_of(table: pa.Table, cells: str, size: int) -> list[pa.RecordBatch]:
    """Records as Spark hands them over, a batch at least."""
    columns = [column.combine_chunks() for column in table.columns]
    files, numbers = pa.array(["/data/a.parquet"] * len(table), pa.string()), pa.array(range(len(table)), pa.int64())
    structs = pa.StructArray.from_arrays(columns, table.column_names)
    made = pa.record_batch([structs, files, numbers, pc.add(numbers, 1)], [cells, FILE, INDEX, LINE])
    return [made.slice(start, size) for start in range(0, max(len(table), 1), size)]


def lost_in(check: Check, own: pa.Table, other: pa.Table, size: int) -> Lost:
    """What the surveys say."""
    assert check.across is not None
    found = [False, False]
    for on, table in enumerate([own, other] if check.across.table else [own]):
        asked = Asked(check.name, check.across, on=bool(on))
        rows = (row for batch in batches_of(table, OWN, size) for row in survey_rows([batch], OWN, [asked]))
        found[on] = merged(pickle.loads(row[PICKLED][0].as_py()) for row in rows).lost[check.name] > 0
    return Lost(*found)


def dealt(
    data: st.DataObject, check: Check, own: pa.Table, other: pa.Table, size: int
) -> Iterator[list[pa.RecordBatch]]:
    """The records of both tables by their groups, in two partitions, each sorted."""
    assert check.across is not None
    sides = [(own, OWN), (other, OTHER)] if check.across.table else [(own, OWN)]
    grouped = [
        pa.Table.from_batches(with_groups(batches_of(table, cells, size), cells, together(check.across)))
        for table, cells in sides
    ]
    order = [(GROUP, "ascending"), (PLACE, "ascending"), (INDEX, "ascending")]
    # Structs are not sorted by pyarrow: their numbers are.
    table = pa.concat_tables(grouped, promote_options="default")
    places = pc.sort_indices(table.select([GROUP, PLACE, INDEX]), order)
    table = table.take(places)
    first = [data.draw(st.booleans()) for _ in set(table[GROUP].to_pylist())]
    chosen = dict(zip(sorted(set(table[GROUP].to_pylist())), first, strict=True))
    for part in (True, False):
        mask = pa.array([chosen[group] is part for group in table[GROUP].to_pylist()], pa.bool_())
        yield table.filter(mask).to_batches(max_chunksize=size)


@given(st.data(), KNOWN, KNOWN, st.sampled_from([*CHECKS, UNIQUE]), st.integers(1, 8))
def test_groups_dealt_out_give_the_verdicts_of_all_records(
    data: st.DataObject, x: Described, t: Described, text: str, size: int
) -> None:
    known, check = {"x": x, "t": t}, check_of(text)
    assert check.across is not None
    own, other = (data.draw(tables()).drop_columns([RECORD]) for _ in range(2))
    lost = lost_in(check, own, other, size)
    needs = Needs(["x", "t"], ["g", "d", "r"], known)
    sides = Side("data", ROOTS, needs, (), frozenset({"x"})), Side("others", ROOTS, needs)
    work = Work(check, check.across, sides[0], sides[1] if check.across.table else None, lost, SHOWING)
    counts, told = Counter[str](), Counter[tuple[int, str, str]]()
    for part in dealt(data, check, own, other, size):
        for row in (row for batch in judge_groups(part, work) for row in batch.to_pylist()):
            counts.update(dict(row["counts"] or ()) if row["path"] is None else ())
            if row["rule"]:
                told[row["row"], row["verdict"], row["arithmetic"]] += 1
    numbered = [each.append_column(RECORD, pa.array(range(1, len(each) + 1), pa.int64())) for each in (own, other)]
    whole, beside = (gathered_of("pyarrow", each, known) for each in numbered)
    if check.across.unique:
        repeats, without = repeated(whole, check.across.unique)
        alike = sum(len(each.places) for each in repeats)
        expected = {"disagrees": alike, "undetermined": without, "agrees": len(own) - alike - without}
        assert told == Counter((each.places[0] + 1, "disagrees", "") for each in repeats)
    else:
        expected = Counter(each for each in verdicts(check, whole, beside) if each is not None)
        failing = sorted(number for number, verdict, _ in told.elements() if verdict != "undetermined")
        judged = enumerate(verdicts(check, whole, beside), 1)
        assert failing == [number for number, verdict in judged if verdict in ("disagrees", "agrees_as_rounded")]
    verdict_counts = {verdict.value: counts[f"verdicts.{verdict.value}.check"] for verdict in Verdict}
    assert verdict_counts == {verdict.value: expected.get(verdict.value, 0) for verdict in Verdict}


def groups(*names: str) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({GROUP: pa.array(names, pa.string())})


def test_no_piece_ends_within_a_group() -> None:
    batches = [groups("a", "a"), groups(), groups("a", "b"), groups("b", "b", "c"), groups("c"), groups("c")]
    pieces = [piece[GROUP].to_pylist() for piece in whole_groups(batches, 3)]
    assert pieces == [["a", "a", "a"], ["b", "b", "b"], ["c", "c", "c"]]
    assert [piece[GROUP].to_pylist() for piece in whole_groups([groups("a"), groups("a", "a")], 1)] == [["a"] * 3]
    assert not list(whole_groups([groups()], 1))


def test_findings_on_files_and_rules_that_are_not_wanted() -> None:
    check = check_of(UNIQUE)
    assert check.across is not None
    side = Side("data", ROOTS, Needs((), ["g"]))
    work = Work(check, check.across, side, None, Lost(), SHOWING)
    files = ["/data/a.parquet", "/data/b.parquet", "/else/c.parquet"]
    places = {FILE: files, INDEX: pa.array([4, 5, 5], pa.int64()), LINE: pa.array([5, 6, 6], pa.int64())}
    batch = pa.RecordBatch.from_pydict({GROUP: ["1"] * 3, OWN: [{"g": 1}] * 3, **places})
    rows = [row for each in judge_groups([batch], work) for row in each.to_pylist()]
    named = "5, data/b.parquet:6, /else/c.parquet:6"
    assert [(row["path"], row["row"], row["message"]) for row in rows if row["rule"]] == [
        ("data/a.parquet", 5, f"g = 1 ({named}): records that should be one (check: unique(g))"),
    ]
    settings = Configuration(ignore=("CD1",))
    quiet = work._replace(showing=SHOWING._replace(settings=settings))
    assert [row["rule"] for each in judge_groups([batch], quiet) for row in each.to_pylist()] == [None] * 4


def test_cells_that_are_no_figures_are_told_by_one_check_alone() -> None:
    check = check_of('holds = "x <= o.x"\nwith = "o"\non = "g"')
    assert check.across is not None
    needs = Needs(["x"], ["g"])
    own, other = (Side(path, ROOTS, needs, (), frozenset({"x"})) for path in ("data", "others"))
    cells = [{"g": 1, "x": "n/a"}, {"g": 1, "x": "?"}]
    columns = {GROUP: ["1"] * 4, OWN: [*cells, None, None], OTHER: [None, None, *cells[:1], None]}
    places = {
        FILE: ["/data/a.parquet"] * 4,
        **{name: pa.array(range(at, at + 4), pa.int64()) for name, at in ((INDEX, 0), (LINE, 1))},
    }
    batch = pa.RecordBatch.from_pydict({**columns, **places})
    work = Work(check, check.across, own, other, Lost(), SHOWING)
    found = [row for each in judge_groups([batch], work) for row in each.to_pylist()][:2]
    assert [(row["table"], row["record"], row["message"], row["row"], dict(row["counts"])) for row in found] == [
        (None, "x", "n/a", 1, {"cells": 2}),
        ("others", "x", "n/a", 3, {"cells": 1}),
    ]
    silent = work._replace(own=own._replace(tells=frozenset()), other=other._replace(tells=frozenset()))
    assert [row["record"] for each in judge_groups([batch], silent) for row in each.to_pylist()] == [None]
