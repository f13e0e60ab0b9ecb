"""Corrected copies of tables in every format: what is corrected, with its log, and nothing else."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import openpyxl
import openpyxl.chart
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from check_data.cli import main
from check_data.returns.json_cells import with_cells
from tests.editing.test_commands import project

SUM = '[sum]\nholds = "a + b == c"\n'
EXCHANGED = '[order]\nholds = "a > 10 * b"\n[least]\nholds = "b >= 3"\n[most]\nholds = "a <= 990"\n'
WANTED = [
    ["2", "c", "225", "252", "one slip explains it"],
    ["3", "b", "", "4", "the other columns determine it"],
]


DAY = date(2020, 3, 5)


def logged(folder: Path) -> list[list[str]]:
    """The changes that a log tells."""
    with (folder / "t.changes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def test_json_lines_change_in_their_cells_alone(tmp_path: Path) -> None:
    lines = [
        '{"k":"x",  "a": 1.50, "b": 1, "c": 2.5, "big": 12345678901234567890.10}\r',
        '{"a": 123, "b": 129, "c": 225, "k": "\\u00e9"}',
        "",
        '{"a": 5, "c": 9}',
        '{"a": 5, "b": null, "c": "9", "k": [1, {"b": 2}]}',
        '{"a": "7", "b": 2.50, "c": null}',
    ]
    folder, out = project(tmp_path, SUM, "\n".join(lines), name="t.jsonl"), tmp_path / "out"
    before = (folder / "data/t.jsonl").read_bytes()
    assert main(["edit", str(folder), "--fix", str(out)]) == 1
    lines[1] = lines[1].replace("225", "252")
    lines[3] = '{"a": 5, "c": 9, "b": 4}'
    lines[4] = lines[4].replace("null", "4")
    lines[5] = lines[5].replace("null", "9.5")
    assert (out / "t.jsonl").read_bytes().decode() == "\n".join(lines)
    assert [each[:4] for each in logged(out)] == [
        ["2", "c", "225", "252"],
        ["4", "b", "", "4"],
        ["5", "b", "", "4"],
        ["6", "c", "", "9.5"],
    ]
    assert (folder / "data/t.jsonl").read_bytes() == before
    (tmp_path / "again").mkdir()
    assert main(["edit", str(project(tmp_path / "again", SUM, "\n".join(lines), "t.jsonl"))]) == 0


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=5,
)


@given(
    record=st.dictionaries(st.text(max_size=3), VALUES, max_size=5),
    name=st.text(max_size=3),
    value=st.integers(-(10**9), 10**9).map(lambda each: Fraction(each, 1000)) | st.text(max_size=4),
    space=st.sampled_from(["", " ", " \t"]),
    ascii_only=st.booleans(),
)
def test_one_cell_of_an_object_changes(
    record: dict[str, object], name: str, value: Fraction | str, space: str, ascii_only: bool
) -> None:
    separators = (f"{space},{space}", f"{space}:{space}")
    line = space + json.dumps(record, ensure_ascii=ascii_only, separators=separators) + space
    found = json.loads(with_cells(line, {name: (value, "")}), parse_float=Decimal)
    told = found.pop(name)
    assert found == {each: cell for each, cell in record.items() if each != name}
    before = record.get(name)
    if isinstance(value, str):
        assert told == ({"true": True, "false": False}[value] if isinstance(told, bool) else value)
    else:
        assert isinstance(told, str) == isinstance(before, str)
        assert Fraction(told) == value


def test_truths_stay_truths_and_neighbours_are_exchanged() -> None:
    assert with_cells('{"a": true}', {"a": ("false", "")}) == '{"a": false}'
    assert with_cells('{"a": true}', {"a": ("no", "")}) == '{"a": "no"}'
    assert with_cells('{"a": 1.0, "b": "2"}', {"a": ("2", "b"), "b": ("1", "a")}) == '{"a": "2", "b": 1.0}'
    assert with_cells("{}", {"a": (Fraction(-1, 2), "")}) == '{"a": -0.5}'
    assert with_cells('{"a": 1, "a": 2}', {"a": (Fraction(3), "")}) == '{"a": 1, "a": 3}'


FRAME = pd.DataFrame({"a": [123, 5, 1], "b": [129, None, 1], "c": [225, 9, 2], "k": ["x", "y", "z"]})


def test_a_parquet_file_keeps_its_kinds(tmp_path: Path) -> None:
    folder, out = project(tmp_path, SUM, "", name="x"), tmp_path / "out"
    table = pa.table(
        {
            "a": pa.array([123, 5, 1], pa.int16()),
            "b": pa.array([Decimal("129.00"), None, Decimal("1.00")], pa.decimal128(8, 2)),
            "c": pa.array([225, 9, 2], pa.float32()),
            "k": pa.array(["x", "y", "x"]).dictionary_encode(),
            "at": pa.array([1, 2, 3], pa.timestamp("ns", "UTC")),
        },
        metadata={"made": "by hand"},
    )
    (folder / "data/x").unlink()
    parquet.write_table(table, folder / "data/t.parquet")
    before = (folder / "data/t.parquet").read_bytes()
    assert main(["edit", str(folder), "--fix", str(out)]) == 1
    copy = parquet.ParquetFile(out / "t.parquet").read()
    assert copy.schema.equals(table.schema, check_metadata=True)
    assert copy["c"].to_pylist() == [252, 9, 2]
    assert copy["b"].to_pylist() == [Decimal("129.00"), Decimal("4.00"), Decimal("1.00")]
    assert copy.select(["a", "k", "at"]).equals(table.select(["a", "k", "at"]))
    assert [each[1:] for each in logged(out)] == [each[1:] for each in WANTED]
    assert (folder / "data/t.parquet").read_bytes() == before


def test_a_folder_of_parquet_files(tmp_path: Path) -> None:
    folder, out = project(tmp_path, SUM, "", name="x"), tmp_path / "out"
    (folder / "data/x").unlink()
    (folder / "data/t/deep").mkdir(parents=True)
    FRAME[2:].to_parquet(folder / "data/t/a.parquet")
    FRAME[:2].to_parquet(folder / "data/t/deep/b.parquet")
    assert main(["edit", str(folder), "--fix", str(out)]) == 1
    assert (out / "t/a.parquet").read_bytes() == (folder / "data/t/a.parquet").read_bytes()
    assert parquet.ParquetFile(out / "t/deep/b.parquet").read()["c"].to_pylist() == [252, 9]
    assert [each[0] for each in logged(out)] == ["2", "3"]
    assert main(["edit", str(folder), "--fix", str(folder / "data/t")]) == 2


def test_a_column_that_a_file_lacks_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = project(tmp_path, SUM, "", name="x"), tmp_path / "out"
    (folder / "data/x").unlink()
    (folder / "data/t").mkdir()
    FRAME[2:].to_parquet(folder / "data/t/a.parquet")
    FRAME[:1].drop(columns="c").to_parquet(folder / "data/t/b.parquet")
    assert main(["edit", str(folder), "--fix", str(out)]) == 0
    assert parquet.ParquetFile(out / "t/b.parquet").read().column_names == ["a", "b", "k"]
    assert "c = 252 can't be written there" in capsys.readouterr().err
    assert logged(out) == []


def test_half_an_exchange_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = project(tmp_path, EXCHANGED, "", name="x"), tmp_path / "out"
    (folder / "data/x").unlink()
    table = pa.table({"a": pa.array([4], pa.int8()), "b": [871]})
    parquet.write_table(table, folder / "data/t.parquet")
    assert main(["edit", str(folder), "--fix", str(out)]) == 1
    assert parquet.ParquetFile(out / "t.parquet").read().equals(table)
    assert capsys.readouterr().err.count("can't be written there") == 2
    assert logged(out) == []


@pytest.mark.parametrize(
    ("rule", "columns", "kind", "value"),
    [
        ("2 * a == b", {"b": [3]}, pa.int64(), None),
        ("2 * a == b", {"b": [3]}, pa.float64(), 1.5),
        ("2 * a == b", {"b": [3]}, pa.string(), "1.5"),
        ("3 * a == b", {"b": [1]}, pa.string(), None),
        ("3 * a == b", {"b": [1]}, pa.float64(), None),
        ("a == 10 * b", {"b": [100]}, pa.int8(), None),
        ("a == b / 10", {"b": [1]}, pa.float32(), 0.1),
        ("a == b / 1000000000", {"b": [10**15 + 1]}, pa.float32(), None),
    ],
)
def test_what_a_column_can_hold(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    rule: str,
    columns: dict[str, list[int]],
    kind: pa.DataType,
    value: object,
) -> None:
    folder, out = project(tmp_path, f'[r]\nholds = "{rule}"\n', "", name="x"), tmp_path / "out"
    (folder / "data/x").unlink()
    parquet.write_table(pa.table({"a": pa.array([None], kind), **columns}), folder / "data/t.parquet")
    assert main(["edit", str(folder), "--fix", str(out)]) == 0
    found = parquet.ParquetFile(out / "t.parquet").read()["a"]
    assert found.type == kind
    assert found.to_pylist()[0] == (pytest.approx(value) if isinstance(value, float) else value)
    assert ("can't be written there, and is left as it is" in capsys.readouterr().err) == (value is None)
    assert len(logged(out)) == (value is not None)


def test_truths_and_texts_in_parquet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = '[k]\nholds = \'if k == "x" then t == "new"\'\n[g]\nholds = \'g == "true"\'\n'
    folder, out = project(tmp_path, checks, "", name="x"), tmp_path / "out"
    (folder / "data/x").unlink()
    columns = {"k": ["x", "y"], "t": [None, "old"], "g": pa.array([None, None], pa.int8())}
    parquet.write_table(pa.table(columns), folder / "data/t.parquet")
    assert main(["edit", str(folder), "--fix", str(out)]) == 0
    copy = parquet.ParquetFile(out / "t.parquet").read()
    assert copy["t"].to_pylist() == ["new", "old"]
    assert copy["g"].to_pylist() == [None, None]
    assert capsys.readouterr().err.count("g = true can't be written there") == 2


def test_neighbours_are_exchanged_in_every_format(tmp_path: Path) -> None:
    frame = pd.DataFrame({"a": [4, 900], "b": [871, 5]})
    write: dict[str, Callable[[Path], object]] = {
        "t.csv": lambda path: frame.to_csv(path, index=False),
        "t.jsonl": lambda path: frame.to_json(path, orient="records", lines=True),
        "t.parquet": frame.to_parquet,
        "t.xlsx": lambda path: frame.to_excel(path, index=False),
    }
    read: dict[str, Callable[[Path], pd.DataFrame]] = {
        "t.csv": pd.read_csv,
        "t.jsonl": lambda path: pd.read_json(path, lines=True),
        "t.parquet": pd.read_parquet,
        "t.xlsx": pd.read_excel,
    }
    for name, writes in write.items():
        (tmp_path / name).mkdir()
        folder = project(tmp_path / name, EXCHANGED, "", name="x")
        (folder / "data/x").unlink()
        writes(folder / "data" / name)
        main(["edit", str(folder), "--fix", str(folder / "out")])
        assert [each[1:] for each in logged(folder / "out")] == [
            ["a", "4", "871", "exchanged with b"],
            ["b", "871", "4", "exchanged with a"],
        ]
        assert read[name](folder / "out" / name).to_numpy().tolist() == [[871, 4], [900, 5]]


def workbook(folder: Path) -> tuple[Path, openpyxl.Workbook]:
    """A project whose workbook is yet to be saved."""
    made = project(folder, SUM, "", name="x")
    (made / "data/x").unlink()
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["a", "b", "c", "k"], [123, 129, 225, "x"], [5, None, 9, "y"], [1, 1, 2, "=kept"]):
        sheet.append(row)
    sheet["D4"].data_type = "s"
    sheet["C2"].number_format = "0.00"
    book.create_sheet("notes").append(["stays"])
    return made, book


def test_a_workbook_keeps_its_other_cells(tmp_path: Path) -> None:
    folder, book = workbook(tmp_path)
    book.save(folder / "data/t.xlsx")
    before = (folder / "data/t.xlsx").read_bytes()
    assert main(["edit", str(folder), "--fix", str(tmp_path / "out")]) == 1
    copy = openpyxl.load_workbook(tmp_path / "out/t.xlsx")
    rows = [list(row) for row in copy.worksheets[0].iter_rows(values_only=True)]
    assert rows == [["a", "b", "c", "k"], [123, 129, 252, "x"], [5, 4, 9, "y"], [1, 1, 2, "=kept"]]
    assert copy.worksheets[0]["C2"].number_format == "0.00"
    assert copy.worksheets[1]["A1"].value == "stays"
    assert logged(tmp_path / "out") == WANTED
    assert (folder / "data/t.xlsx").read_bytes() == before


def test_a_workbook_with_formulas_or_pictures_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, book = workbook(tmp_path)
    book.worksheets[1]["A2"] = "=1+1"
    book.save(folder / "data/t.xlsx")
    assert main(["edit", str(folder), "--fix", str(tmp_path / "out")]) == 2
    assert "--fix would lose the values of its formulas; save it with values alone" in capsys.readouterr().err
    folder, book = workbook(tmp_path)
    chart = openpyxl.chart.BarChart()
    book.worksheets[1].add_chart(chart, "B2")
    book.save(folder / "data/t.xlsx")
    assert main(["edit", str(folder), "--fix", str(tmp_path / "out")]) == 2
    assert "t.xlsx: --fix would lose its xl/charts/chart1.xml; save the sheet alone" in capsys.readouterr().err
    assert not (tmp_path / "out/t.xlsx").exists()


def test_texts_and_numbers_in_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = '[k]\nholds = \'k == "=1"\'\n[h]\nholds = "2 * h == b"\n[t]\nholds = "3 * t == b"\n'
    folder = project(tmp_path, checks, "", name="x")
    (folder / "data/x").unlink()
    book = openpyxl.Workbook()
    for row in (["k", "h", "t", "b"], [None, None, None, 1]):
        book.worksheets[0].append(row)
    book.save(folder / "data/t.xlsx")
    assert main(["edit", str(folder), "--fix", str(tmp_path / "out")]) == 0
    sheet = openpyxl.load_workbook(tmp_path / "out/t.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["=1", 0.5, None, 1]
    assert sheet["A2"].data_type == "s"
    assert "t = 1/3 can't be written there" in capsys.readouterr().err


def test_a_third_is_no_decimal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, table in {"t.csv": "a,b\n,1\n", "t.jsonl": '{"a": null, "b": 1}\n'}.items():
        (tmp_path / name).mkdir()
        folder = project(tmp_path / name, '[t]\nholds = "3 * a == b"\n', table, name)
        assert main(["edit", str(folder), "--fix", str(folder / "out")]) == 0
        assert (folder / "out" / name).read_text() == table
        assert logged(folder / "out") == []
        assert f"{name}:{2 if name == 't.csv' else 1}: a = 1/3 can't be written there" in capsys.readouterr().err


DAYS = "import pandera.pandas as pa\nfrom check_data import Day, figure\n\n\nclass T(pa.DataFrameModel):\n"
DAYS += "    x: Day = figure()\n    y: Day = figure(nullable=True)\n"


def test_days_are_written_in_iso_form(tmp_path: Path) -> None:
    tables = {"t.csv": "x,y\n2020-03-05,\n", "t.jsonl": '{"x": "2020-03-05", "y": null}\n'}
    copies = {"t.csv": "x,y\n2020-03-05,2020-03-05\n", "t.jsonl": '{"x": "2020-03-05", "y": "2020-03-05"}\n'}
    for name, table in tables.items():
        (tmp_path / name).mkdir()
        folder = project(tmp_path / name, '[d]\nholds = "x == y"\n', table, name)
        (folder / "schemas").mkdir()
        (folder / "schemas/t.py").write_text(DAYS)
        assert main(["edit", str(folder), "--fix", str(folder / "out")]) == 0
        assert (folder / "out" / name).read_text() == copies[name]
        assert [each[2:4] for each in logged(folder / "out")] == [["", "2020-03-05"]]


@pytest.mark.parametrize("kind", [pa.date32(), pa.timestamp("us"), pa.string()])
def test_days_are_written_into_columns_of_days(tmp_path: Path, kind: pa.DataType) -> None:
    folder = project(tmp_path, '[d]\nholds = "y == x + 1"\n', "", "t.csv")
    (folder / "data/t.csv").unlink()
    given, wanted = (pa.array(days, pa.date32()).cast(kind) for days in ([DAY, None], [DAY, DAY + timedelta(1)]))
    if pa.types.is_string(kind):
        given, wanted = (
            pa.array([None if each is None else str(each) for each in cells.to_pylist()], kind)
            for cells in (given, wanted)
        )
    table = pa.table({"x": pa.array([DAY - timedelta(1), DAY]).cast(kind), "y": given})
    parquet.write_table(table, folder / "data/t.parquet")
    (folder / "schemas").mkdir()
    (folder / "schemas/t.py").write_text(DAYS)
    assert main(["edit", str(folder), "--fix", str(tmp_path / "out")]) == 0
    assert parquet.read_table(tmp_path / "out/t.parquet")["y"].to_pylist() == wanted.to_pylist()


def test_days_are_written_into_workbooks_as_days(tmp_path: Path) -> None:
    folder = project(tmp_path, '[d]\nholds = "x == y"\n', "", "t.csv")
    (folder / "data/t.csv").unlink()
    book = openpyxl.Workbook()
    for row in (["x", "y"], [DAY, None], [DAY, DAY]):
        book.active.append(row)
    book.save(folder / "data/t.xlsx")
    (folder / "schemas").mkdir()
    (folder / "schemas/t.py").write_text(DAYS)
    assert main(["edit", str(folder), "--fix", str(tmp_path / "out")]) == 0
    sheet = openpyxl.load_workbook(tmp_path / "out/t.xlsx").active
    assert sheet["B2"].value.date() == DAY
    assert sheet["B2"].is_date


def dated(tmp_path: Path, form: str, table: str, checks: str = "holds = 'e == d + 30'") -> Path:
    folder = project(tmp_path, f"[d]\n{checks}\n", table, "t.csv")
    (folder / "check-data.toml").write_text(f'[publication.t]\ndates = {{ d = "{form}", e = "{form}" }}\n')
    return folder


@pytest.mark.parametrize(
    ("form", "before", "after"),
    [
        ("%d.%m.%Y", "04.02.2020,05.03.2020\n02.04.2020,05.03.2020\n04.02.2010,05.03.2020\n04.02.2020,\n",
         "04.02.2020,05.03.2020\n04.02.2020,05.03.2020\n04.02.2020,05.03.2020\n04.02.2020,05.03.2020\n"),
        ("%Y-%m", "2020-01,\n", "2020-01,\n"),
    ],
)  # fmt: skip
def test_days_are_written_in_their_format(tmp_path: Path, form: str, before: str, after: str) -> None:
    folder = dated(tmp_path, form, f"d,e\n{before}")
    main(["edit", str(folder), "--fix", str(tmp_path / "out")])
    assert (tmp_path / "out/t.csv").read_text() == f"d,e\n{after}"


@pytest.mark.parametrize(
    ("form", "checks", "after"),
    [
        ("%d.%m.%y", "holds = 'd == 1930-02-01 and e == e'", "1930-02-01"),  # read again it is 2030
        ("%d.%m.%Y", "holds = 'd == 0900-02-01 and e == e'", "0900-02-01"),  # printed with three digits
    ],
)
def test_a_day_that_its_format_does_not_say_is_left(
    tmp_path: Path, form: str, checks: str, after: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = dated(tmp_path, form, "d,e\n,01.02.2020\n".replace("2020", "20" if "y" in form else "2020"), checks)
    main(["edit", str(folder), "--fix", str(tmp_path / "out")])
    assert f"d = {after} can't be written there" in capsys.readouterr().err
    assert (tmp_path / "out/t.csv").read_text().startswith("d,e\n,01")


def test_what_is_no_day_of_the_calendar_is_not_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = dated(tmp_path, "%d.%m.%Y", "d,e\n,01.02.2020\n", "holds = 'd == e - 800000'")
    assert main(["edit", str(folder)]) == 0
    assert "determine" not in capsys.readouterr().out


def test_changes_are_only_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = project(tmp_path, SUM, "a,b,c\n123,129,225\n5,,9\n1,1,2\n", "t.csv"), tmp_path / "out"
    assert main(["edit", str(folder), "--fix", str(out), "--diff"]) == 1
    changes = [
        "@@ 2 @@",
        "-c: 225",
        "+c: 252 (one slip explains it)",
        "@@ 3 @@",
        "-b: ",
        "+b: 4 (the other columns determine it)",
    ]
    assert capsys.readouterr().out.splitlines() == [f"--- {folder}/data/t.csv", f"+++ {out}/t.csv", *changes]
    assert not out.exists()
    assert main(["edit", str(folder), "--diff"]) == 1
    assert capsys.readouterr().out.splitlines()[:2] == [f"--- {folder}/data/t.csv", f"+++ {folder}/data/t.csv"]
    (folder / "data/t.csv").write_text("a,b,c\n1,1,2\n")
    assert main(["edit", str(folder), "--diff"]) == 0
    assert capsys.readouterr().out == ""


def test_changes_of_one_record_are_shown_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, EXCHANGED, "a,b\n4,871\n", "t.csv")
    assert main(["edit", str(folder), "--diff"]) == 1
    assert capsys.readouterr().out.splitlines()[2:] == [
        "@@ 2 @@",
        "-a: 4",
        "+a: 871 (exchanged with b)",
        "-b: 871",
        "+b: 4 (exchanged with a)",
    ]


def test_only_tables_have_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("12 people\n")
    assert main(["edit", str(tmp_path / "a.txt"), "--diff"]) == 2
    assert "--diff are for tables of records" in capsys.readouterr().err
