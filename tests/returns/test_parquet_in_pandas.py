"""Parquet files in row groups make of pandas what reading them at once makes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from check_data.findings import Verdict
from check_data.not_runnable import NotRunnable
from check_data.returns.engines import choose
from check_data.returns.engines import pandas as engine
from check_data.returns.engines import parquet as files
from check_data.returns.form import Form, checks_of
from check_data.returns.passes import Pass
from check_data.returns.sources import source

WHOLE = pa.table({"a": [1, 2, 3, 4, 5], "b": ["x", None, "z", "x", ""], "c": [0.5, None, 1.5, 2.5, 3.5]})
SMALL = pa.table({"a": [None, 2**53 - 1, 3], "b": ["x", "y", "z"], "c": [0.5, 0.5, 0.5]})
NONE = pa.table({"a": pa.array([None] * 3, pa.int64()), "b": ["x", "y", "z"], "c": [0.5, 0.5, 0.5]})
GAPS = pa.table({"a": [None, 2**53 + 1, 3], "b": ["x", "y", "z"], "c": [0.5, 0.5, 0.5]})


def written(folder: Path, *tables: pa.Table, **options: object) -> Path:
    for number, table in enumerate(tables):
        parquet.write_table(table, folder / f"{number}.parquet", row_group_size=2, **options)
    return folder


def batches(folder: Path, columns: Sequence[str], least: int = 1, most: int = 3) -> list[pd.DataFrame]:
    opened = engine.ENGINE.open(source(folder), numbered=True)
    with patch.object(files, "LEAST", least), patch.object(engine, "SLICE", most):
        return [batch.to_native() for batch in engine.ENGINE.batches(opened, columns)]


def at_once(folder: Path, columns: Sequence[str]) -> pd.DataFrame:
    frame = engine.read(source(folder))
    return frame.assign(__record=range(1, len(frame) + 1))[list(columns)]


@pytest.mark.parametrize("least", [1, 3, 100])
@pytest.mark.parametrize(
    "tables", [(WHOLE, SMALL), (SMALL, NONE), (WHOLE,), (WHOLE, WHOLE), (WHOLE, GAPS), (GAPS, WHOLE), (WHOLE[:0],)]
)
def test_row_groups_are_what_the_table_is(tables: Sequence[pa.Table], least: int, tmp_path: Path) -> None:
    columns = ["__record", "c", "a", "b"]
    found = batches(written(tmp_path, *tables), columns, least)
    expected = at_once(tmp_path, columns)
    for batch in found:
        pd.testing.assert_series_equal(batch.dtypes, expected.dtypes)
    pd.testing.assert_frame_equal(pd.concat(found, ignore_index=True), expected)


def test_no_records_have_the_kinds_of_the_file(tmp_path: Path) -> None:
    (found,) = batches(written(tmp_path, WHOLE[:0]), ["c", "b"])
    pd.testing.assert_series_equal(found.dtypes, at_once(tmp_path, ["c", "b"]).dtypes)


def test_row_groups_are_read_one_by_one_and_end_with_each_slice(tmp_path: Path) -> None:
    found = batches(written(tmp_path, WHOLE, WHOLE), ["a"])
    assert [len(batch) for batch in found] == [2, 1, 1, 1, 1, 1, 2, 1]


def test_numbers_alone_count_the_records(tmp_path: Path) -> None:
    assert pd.concat(batches(written(tmp_path, WHOLE), ["__record"]))["__record"].tolist() == [1, 2, 3, 4, 5]


def nullable() -> pa.Table:
    return pa.Table.from_pandas(pd.DataFrame({"a": pd.array([1, None, 3, 4], dtype="Int64")}))


@pytest.mark.parametrize(
    ("tables", "options"),
    [
        ((WHOLE,), {"write_statistics": False}),
        ((WHOLE, WHOLE.set_column(0, "a", [[1.0, 2.0, 3.0, 4.0, 5.0]])), {}),
        ((pa.table({"a": [True, None, False, True]}),), {}),
        ((nullable(),), {}),
        ((pa.table({"a": [1, 2, 3, 4], "n": [{"x": 1}] * 4}).select(["n", "a"]),), {}),
        ((pa.Table.from_pandas(pd.DataFrame({"a": [1, 2, 3, 4]}, index=pd.Index([5, 6, 7, 8], name="k"))),), {}),
    ],
)
def test_what_only_the_whole_table_tells_is_read_at_once(
    tables: Sequence[pa.Table], options: dict[str, object], tmp_path: Path
) -> None:
    found = pd.concat(batches(written(tmp_path, *tables, **options), ["a", "__record"]), ignore_index=True)
    expected = at_once(tmp_path, ["a", "__record"]).reset_index(drop=True)
    pd.testing.assert_frame_equal(found, expected)


def test_a_column_that_a_folder_names_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "year=2020"
    folder.mkdir()
    written(folder, WHOLE)
    assert len(batches(tmp_path, ["a"])) == 2


def test_failures_are_told_a_check_after_the_other_whatever_the_row_groups_are(tmp_path: Path) -> None:
    written(tmp_path, pa.table({"a": [1, 2, 3, 4, 5], "b": [1, 1, 1, 1, 1]}))
    with patch.object(files, "LEAST", 1), patch.object(engine, "SLICE", 4), patch.object(engine.ENGINE, "span", 4):
        chosen = choose("pandas", source(tmp_path))
        opened = Pass(Form(checks_of({"x": "a == b", "y": "a < b + 1"})), source(tmp_path), chosen)
        found = [(each.number, each.check.name) for each in opened.failures()]
        quantities = [each.quantities()["a"].quote for each in opened.failures()]
    assert found == [(2, "x"), (3, "x"), (4, "x"), (2, "y"), (3, "y"), (4, "y"), (5, "x"), (5, "y")]
    assert quantities == ["2", "3", "4", "2", "3", "4", "5", "5"]
    assert opened.verdicts["x"][Verdict.DISAGREES] == 8


def test_a_file_that_ends_early_is_said_to_be_unreadable(tmp_path: Path) -> None:
    file = written(tmp_path, WHOLE) / "0.parquet"
    file.write_bytes(b"PAR1" + bytes(100) + file.read_bytes()[104:])
    with pytest.raises(NotRunnable, match=r"can't be read"):
        batches(tmp_path, ["a"])
