"""The law of groups: records before, repeated and matched are those of plain loops over the keys."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.returns.across.codes import NONE
from check_data.returns.across.gather import Gathered, Needs, gathered
from check_data.returns.across.groups import before, joined, repeated
from check_data.returns.across.keys import Key, rank
from check_data.returns.engines import RECORD
from tests.returns.engines import FRAMES

CELLS = st.sampled_from([None, "", "1", "01", " 1", "2", "10", "-3"])
PLACES = st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=12)
Cells = list[tuple[Any, Any, Any]]


def table_of(cells: Cells, parts: int = 1) -> Gathered:
    """The records in so many frames."""
    rows = [(number, *each) for number, each in enumerate(cells, 1)]
    frames = [
        pl.DataFrame(rows[start::parts], schema={RECORD: pl.Int64, **dict.fromkeys("abc", pl.String)}, orient="row")
        for start in range(parts)
    ]
    return gathered([nw.from_native(each, eager_only=True) for each in frames], Needs([], ["a", "b", "c"]))


def keys_of(table: Gathered, columns: str) -> list[tuple[Key, ...]]:
    return list(zip(*(table.keys[column] for column in columns), strict=True))


@given(PLACES, st.integers(1, 3))
def test_repeated_records(cells: Cells, parts: int) -> None:
    table = table_of(cells, parts)
    keys = keys_of(table, "ab")
    expected = []
    for key in dict.fromkeys(keys):
        places = tuple(place for place, its in enumerate(keys) if its == key)
        if None not in key and len(places) > 1:
            expected.append((places, ("a", "b")))
    found, lost = repeated(table, ("a", "b"))
    assert found == expected
    assert lost == sum(None in key for key in keys_of(table, "ab"))


@given(PLACES, st.integers(1, 3))
def test_the_record_before(cells: Cells, parts: int) -> None:
    table = table_of(cells, parts)
    found = before(table, ["a"], ["b", "c"])
    groups: dict[Key, dict[tuple[Any, ...], list[int]]] = defaultdict(lambda: defaultdict(list))
    unsure: set[Key] = set()
    for place, (group, *order) in enumerate(keys_of(table, "abc")):
        if group is not None and None not in order:
            groups[group][tuple(rank(each) for each in order if each is not None)].append(place)
        else:
            unsure.add(group)
    expected = [NONE] * table.size
    repeats = []
    for group, at in groups.items():
        ranks = sorted(at)
        repeats += [(tuple(at[each]), ("a", "b", "c")) for each in ranks if len(at[each]) > 1]
        for last, here in pairwise(ranks):
            if len(at[last]) == len(at[here]) == 1 and not unsure & {group, None}:
                expected[at[here][0]] = at[last][0]
    assert found.of.tolist() == expected
    assert list(found.repeats) == sorted(repeats)
    assert found.lost == sum(None in key for key in keys_of(table, "abc"))


@given(PLACES, PLACES)
def test_counterparts(left: Cells, right: Cells) -> None:
    one, other = table_of(left), table_of(right)
    here, there = joined(one, other, ["a", "c"])
    for key, code in zip(keys_of(one, "ac"), here.codes.tolist(), strict=True):
        assert (None in key) == (code < 0)
        for second, matched in zip(keys_of(other, "ac"), there.codes.tolist(), strict=True):
            assert (None in second) == (matched < 0)
            assert None in key or (key == second) == (code == matched)


@pytest.mark.parametrize("kind", sorted(set(FRAMES) - {"polars, lazy", "duckdb"}))
def test_cells_of_one_kind_are_numbered_as_they_come(kind: str) -> None:
    columns = {
        "text": pa.chunked_array([["b", None], ["a", "b"]]),
        "number": pa.chunked_array([[2, None], [1, 2]]),
        "float": pa.chunked_array([[0.5, None], [float("nan"), 0.5]]),
        "category": pa.chunked_array([["b", None], ["a", "b"]]).dictionary_encode(),
        "truth": pa.chunked_array([[True, None], [False, True]]),
    }
    frame = nw.from_native(FRAMES[kind](pa.table({**columns, RECORD: range(1, 5)})), eager_only=True)
    found = gathered([frame], Needs([], list(columns)))
    assert {name: list(keys) for name, keys in found.keys.items()} == {
        "text": ["b", None, "a", "b"],
        "number": [2, None, 1, 2],
        "float": [found.keys["float"][0], None, None, found.keys["float"][0]],
        "category": ["b", None, "a", "b"],
        "truth": ["True", None, "False", "True"],
    }
