"""Cells as keys: what is one, and what stands before what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pytest

from check_data.returns.across import figures, named
from check_data.returns.across.gather import Needs, gathered
from check_data.returns.across.keys import key_of, rank, told, unrankable
from check_data.returns.engines import RECORD

NOON = datetime(2020, 3, 5, 12, 0)
ROME = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    "same",
    [
        (None, "", "  ", float("nan"), pd.NaT, pd.NA),
        (1, 1.0, Decimal("1.00"), "1", " 1 "),
        (Decimal("0.5"), 0.5),
        (date(2020, 3, 5), datetime(2020, 3, 5), pd.Timestamp(2020, 3, 5), "2020-03-05", "2020-03-05T00:00:00"),
        (NOON, "2020-03-05 12:00", "2020-03-05T12:00:00", pd.Timestamp(NOON)),
        (NOON.replace(tzinfo=UTC), "2020-03-05T13:00:00+01:00", NOON.replace(hour=13, tzinfo=ROME)),
        ("Lazio", "Lazio "),
        (True, "True"),
        (float("inf"), "inf"),
        ("2020-13-05",),
        (["a"], "['a']"),
    ],
)
def test_one_key(same: tuple[Any, ...]) -> None:
    assert len({key_of(each) for each in same}) == 1


def test_two_keys() -> None:
    different = [
        "1",
        "01",
        "1.0",
        "-1",
        "a",
        "A",
        NOON,
        date(2020, 3, 5),
        NOON.replace(tzinfo=UTC),
        0.5,
        "0.5",
        "0",
        "-0",
    ]
    assert len({key_of(each) for each in different}) == len(different)


def test_keys_for_people() -> None:
    assert [told(key_of(each)) for each in (None, 3, 0.5, Fraction(-1, 4), "Lazio", NOON)] == [
        "",
        "3",
        "0.5",
        "−0.25",
        "Lazio",
        "2020-03-05T12:00:00",
    ]


@pytest.mark.parametrize(
    "sorted_cells",
    [
        [-2, 0.5, 1, 10],
        ["01", "02", "9", "10"],
        [date(2020, 3, 5), NOON, "2020-03-05 12:00:30", "2020-03-06"],
        ["2020-03-05T12:00:00Z", NOON.replace(microsecond=5, tzinfo=UTC)],
        ["2019-Q4", "2020-Q1"],
        ["2020/02/09", "2020/10/01"],
        [],
    ],
)
def test_an_order(sorted_cells: list[Any]) -> None:
    keys = [key for each in sorted_cells if (key := key_of(each)) is not None]
    assert unrankable([None, *keys]) is None
    assert sorted(set(keys), key=rank) == keys


@pytest.mark.parametrize(
    ("cells", "odd"),
    [
        (["5/3/2020"], "5/3/2020"),
        (["2020/2/9", "2020/10/1"], "2020/10/1"),
        ([2020, "2020-Q1"], "2020-Q1"),
        (["2020-03-05", "2020-03-05T12:00Z"], "2020-03-05T12:00:00Z"),
        (["Monday"], "Monday"),
        ([float("inf")], "inf"),
    ],
)
def test_no_known_order(cells: list[Any], odd: str) -> None:
    assert unrankable([key_of(each) for each in cells]) == odd


def test_what_is_remembered_of_cells_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "REMEMBERED", 2)
    monkeypatch.setattr(named, "REMEMBERED", 2)
    frame = pl.DataFrame({RECORD: [1, 2, 3, 4], "k": [["a"], ["b"], ["c"], ["a"]], "x": ["1人", "2人", "3人", "x"]})
    found = gathered([nw.from_native(frame, eager_only=True)], Needs(["x", "x"], ["k"]))
    assert list(found.keys["k"]) == ["['a']", "['b']", "['c']", "['a']"]
    assert [each.quote for each in found.figures["x"]] == ["1人", "2人", "3人", "x"]
    assert [each.column for each in found.unread] == ["x"]
    assert gathered([], Needs(["x"], ["k"])).size == 0


def test_equal_cells_of_two_kinds_are_two() -> None:
    frame = pd.DataFrame({RECORD: [1, 2, 3], "x": [1, True, 1.0]}, dtype="object")
    found = gathered([nw.from_native(frame, eager_only=True)], Needs(["x"], []))
    assert [each.reading is None for each in found.figures["x"]] == [False, True, False]


def test_parts_of_a_column_may_be_of_different_kinds() -> None:
    """As pandas makes them, batch by batch: gaps make floats of whole numbers."""
    batches = [
        pd.DataFrame({RECORD: [1, 2], "x": [2**53 + 1, 2], "k": [2**53 + 1, 2]}),
        pd.DataFrame({RECORD: [3, 4], "x": [None, 2.5], "k": [None, 2]}),
    ]
    found = gathered([nw.from_native(each, eager_only=True) for each in batches], Needs(["x"], ["k"]))
    assert [each.quote for each in found.figures["x"]] == [str(2**53 + 1), "2", "", "2.5"]
    assert found.keys["k"][:] == [2**53 + 1, 2, None, 2]
    assert found.numbers[-2:] == [3, 4]
    assert found.figures["x"].values() is None
