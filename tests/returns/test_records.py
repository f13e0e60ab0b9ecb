"""What a run says of tables of records, on every engine: names, counts, the schema, what is known."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pyarrow as pa
import pytest
from openpyxl import Workbook
from pyarrow import parquet

from check_data import cli
from check_data.agreement.expression import BadExpression
from check_data.documents.encoding import Unreadable
from check_data.findings import Verdict
from check_data.not_runnable import NotRunnable
from check_data.project import load_project
from check_data.returns.check import check_table
from check_data.returns.checked import Checked
from check_data.returns.evaluate import evaluate
from check_data.returns.sheets import read as read_sheet
from check_data.tables.agreeing import agree
from tests.helpers import project

ENGINES = ("pandas", "polars", "duckdb")
SUM = '[sum]\nholds = "total == a + b"\n'
BAD = "total,a,b\n" + "".join(f"{n + 4},{n},2\n" for n in range(10))


def of_text(folder: Path, table: str, checks: str = SUM, schema: str = "", config: str = "") -> Path:
    return project(folder, table, checks, schema, config=f'language = "en"\n{config}')


def of_table(folder: Path, table: pa.Table, checks: str) -> Path:
    made = of_text(folder, "total,a\n", checks)
    (made / "data" / "p.csv").unlink()
    parquet.write_table(table, made / "data" / "p.parquet")
    return made


def checked(folder: Path, engine: str, **options: Any) -> Checked:
    return check_table(load_project(folder).tables[0], engine, **options)


def counts(found: Checked, check: str) -> dict[Verdict, int]:
    return {verdict: count for verdict, count in found.verdicts[check].items() if count}


def unfit(found: Checked) -> list[str]:
    return [each.message.text("en") for each in found.findings if each.rule == "CD106"]


@pytest.mark.parametrize("engine", ENGINES)
def test_names_that_no_identifier_is_in_backticks(engine: str, tmp_path: Path) -> None:
    names = ("other.rev", "year-end", "import", "2020", "net  sales", "`")
    table = ",".join(names[:5]) + "\n6,1,2,3,0\n6,1,2,4,0\n"
    checks = '[sum]\nholds = "`other.rev` == `year-end` + `import` + `2020` + `net  sales`"\n'
    found = checked(of_text(tmp_path, table, checks), engine)
    assert counts(found, "sum") == {Verdict.AGREES: 1, Verdict.DISAGREES: 1}
    (finding,) = found.findings
    assert finding.arithmetic == "1 + 2 + 4 + 0 = 7 ≠ 6"
    assert [each.name for each in finding.figures] == list(names[:5])


@pytest.mark.parametrize("engine", ENGINES)
def test_names_in_backticks_across_records(engine: str, tmp_path: Path) -> None:
    checks = (
        '[sum]\nholds = "`a b` == sum(`x-y`)"\nby = "the group"\n'
        '[rise]\nholds = "`x-y` >= previous(`x-y`)"\norder = "the day"\n'
    )
    found = checked(of_text(tmp_path, "a b,x-y,the group,the day\n3,1,g,1\n3,2,g,2\n4,1,h,10\n", checks), engine)
    assert counts(found, "sum") == {Verdict.AGREES: 2, Verdict.DISAGREES: 1}
    assert counts(found, "rise") == {Verdict.AGREES: 1, Verdict.DISAGREES: 1, Verdict.UNDETERMINED: 1}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_name_that_is_a_number_is_not_silently_the_number(engine: str, tmp_path: Path) -> None:
    folder = of_text(
        tmp_path, "total,2020\n2020,3\n", '[c]\nholds = "total == 2020"\n[d]\nholds = "total <= 2 * 1010"\n'
    )
    assert checked(folder, engine).remarks == (
        f"{folder / 'checks' / 'p.toml'}:1: [c] 2020 is the number; the column of that name is `2020`",
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_a_sum_without_by_is_that_of_the_column(engine: str, tmp_path: Path) -> None:
    found = checked(of_text(tmp_path, "total,a\n6,1\n6,2\n7,3\n", '[c]\nholds = "total == sum(a)"\n'), engine)
    assert counts(found, "c") == {Verdict.AGREES: 2, Verdict.DISAGREES: 1}
    assert [each.message.text("en") for each in found.findings] == [
        "3: c does not hold, neither as stated nor as rounded: total == sum(a)"
    ]


def test_one_frame_alone_has_no_sums_of_columns() -> None:
    for text in ("total == sum(a)", "max(a) == total"):
        with pytest.raises(BadExpression, match="of one figure of a record is that figure"):
            evaluate(pd.DataFrame({"total": [1], "a": [1]}), {"c": text})
        with pytest.raises(BadExpression, match="of one figure of a record is that figure"):
            agree(text)


def test_long_rules_are_told_in_part(tmp_path: Path) -> None:
    found = checked(of_text(tmp_path, BAD, f'[sum]\nholds = "total == a + b{" + 0" * 100}"\n'), "pandas")
    message = found.findings[0].message.text("en")
    assert message.endswith("…")
    assert len(message) < 300


@pytest.mark.parametrize("engine", ENGINES)
def test_whole_numbers_beyond_floats_with_gaps_in_parquet(engine: str, tmp_path: Path) -> None:
    for rows, kind in ((1, pa.int64()), (2, pa.int64()), (1, pa.uint64())):
        big = pa.array([2**53 + 1, None, 2**53 + 1] * rows, kind)
        table = pa.table({"total": big, "a": pa.array([2**53, 1, 2**53 + 2] * rows, kind)})
        found = checked(of_table(tmp_path, table, '[c]\nholds = "total == a + 1"\n'), engine)
        assert counts(found, "c") == dict.fromkeys((Verdict.AGREES, Verdict.UNDETERMINED, Verdict.DISAGREES), rows)
        parquet.write_table(table, tmp_path / "data" / "p.parquet", write_statistics=False)
        assert counts(checked(tmp_path, engine), "c") == counts(found, "c")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_time_with_a_zone_is_the_day_in_greenwich(engine: str, tmp_path: Path) -> None:
    moments = [datetime(2020, 3, 5, 23, tzinfo=UTC), datetime(2020, 3, 5, 14, tzinfo=UTC), None]  # 6 and 5 March there
    table = pa.table({"t": pa.array(moments, pa.timestamp("us", "Asia/Tokyo")), "d": [date(2020, 3, 5)] * 3})
    checks = '[c]\nholds = "days(t, d) == 0"\n[once]\nunique = "t"\n'
    found = checked(of_table(tmp_path, table, checks), engine)
    assert counts(found, "c") == {Verdict.AGREES: 2, Verdict.UNDETERMINED: 1}
    assert counts(found, "once") == {Verdict.AGREES: 2, Verdict.UNDETERMINED: 1}


@pytest.mark.parametrize("engine", ENGINES)
def test_products_beyond_64_bits(engine: str, tmp_path: Path) -> None:
    big = 10**18 - 1
    found = checked(
        of_text(tmp_path, f"total,a\n{big},{big}\n{big},{big - 1}\n", '[c]\nholds = "99 * total == 99 * a"\n'), engine
    )
    assert counts(found, "c") == {Verdict.AGREES: 1, Verdict.DISAGREES: 1}


@pytest.mark.parametrize("statistics", [True, False])
@pytest.mark.parametrize("engine", ENGINES)
def test_a_parquet_file_that_is_broken_within(engine: str, statistics: bool, tmp_path: Path) -> None:
    numbers = pa.array(range(100_000), pa.int64())
    table = pa.table({"total": numbers, "a": numbers})
    folder = of_table(tmp_path, table, '[c]\nholds = "total == a"\n')
    file = folder / "data" / "p.parquet"
    parquet.write_table(table, file, write_statistics=statistics)
    raw = file.read_bytes()
    file.write_bytes(raw[:4] + b"\xff" * 2000 + raw[2004:])
    with pytest.raises(NotRunnable, match=r"can't be read|can't read the records"):
        checked(folder, engine)
    checks = '[c]\nholds = "total == previous(a)"\norder = "a"\n'
    (folder / "checks" / "p.toml").write_text(checks, encoding="utf-8")
    with pytest.raises(NotRunnable, match=r"can't be read|can't read the records"):
        checked(folder, engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_texts_in_columns_of_our_own_kinds(engine: str, tmp_path: Path) -> None:
    schema = (
        "from pandera.pandas import DataFrameModel\nfrom check_data import Count, Measure, figure\n\n"
        "class Return(DataFrameModel):\n    total: Count = figure()\n"
        "    a: Measure = figure()\n    gone: Measure = figure()\n"
    )
    found = checked(of_text(tmp_path, "total,a,b\n1e1,9,1\n约3,1,2\nx,1,2\n", schema=schema), engine)
    told = sorted(each.message.text("en") for each in found.findings if each.rule in ("CD106", "CD110"))
    assert told == [
        f"{tmp_path / 'data' / 'p.csv'} has no column gone, which the schema describes",
        "total: 1 cell is no figure: x",
        "total: 1 cell is not what the schema says (count in 个 of at least 0): x; records 3",
    ]


def test_a_schema_of_columns_that_are_not_there(tmp_path: Path) -> None:
    schema = "from pandera.pandas import DataFrameModel\n\nclass Return(DataFrameModel):\n    gone: int\n"
    found = checked(of_text(tmp_path, "total,a,b\n3,1,2\n", schema=schema), "pandas")
    assert [each.rule for each in found.findings] == ["CD110"]


def sheet(folder: Path, *rows: list[object], sheets: tuple[str, ...] = ()) -> Path:
    made = of_text(folder, "total,a\n")
    (made / "data" / "p.csv").unlink()
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Returns"
    for row in rows:
        first.append(row)
    for name in sheets:
        book.create_sheet(name).append(["total", 1])
    book.save(made / "data" / "p.xlsx")
    return made


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_of_a_sheet_have_their_own_numbers(engine: str, tmp_path: Path) -> None:
    rows: list[list[object]] = [[], ["total", "a", "b", 2020], [3, 1, 2], [], [4, 1, 2, date(2020, 3, 5)]]
    more: list[list[object]] = [["total", "a", "b", 2020], [3, 1, 2, None, "seen"], [3.5, 1.25, 2.25], [], []]
    found = checked(sheet(tmp_path, *rows, *more, sheets=("Notes", "Old")), engine)
    assert counts(found, "sum") == {Verdict.AGREES: 2, Verdict.DISAGREES: 1}
    assert sorted((each.rule, each.place.line) for each in found.findings) == [
        ("CD109", 4),
        ("CD109", 6),
        ("CD109", 7),
        ("CD201", 5),
    ]
    path = tmp_path / "data" / "p.xlsx"
    assert found.remarks == (f"{path}: only the first sheet, 'Returns', is read; not 'Notes', 'Old'",)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([["total", "a", "a"], [1, 2, 3]], r"p.xlsx:1: two columns are named 'a'"),
        ([[], []], r"p.xlsx:1: no header in its first sheet"),
        ([["total", "a", "b"], [1, 2, 3], [1, 2, 3]], r"p.xlsx:3: more than 5 cells"),
    ],
)
def test_a_sheet_that_is_no_table(
    rows: list[list[object]], problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("check_data.returns.sheets.MOST", 5)
    with pytest.raises(NotRunnable, match=problem):
        checked(sheet(tmp_path, *rows), "pandas")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the system does not say which files are open")
def test_a_sheet_that_is_no_table_is_closed(tmp_path: Path) -> None:
    """Also as long as somebody keeps the error."""
    made = sheet(tmp_path, ["a", "a"], [1, 2]) / "data" / "p.xlsx"
    with pytest.raises(Unreadable) as kept:
        read_sheet(made, "p")
    handles = (f"/proc/self/fd/{each}" for each in os.listdir("/proc/self/fd"))
    assert str(made) not in {os.readlink(each) for each in handles if os.path.lexists(each)}
    assert "two columns" in str(kept.value)


def test_sheets_need_openpyxl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = sheet(tmp_path, ["total", "a", "b"], [3, 1, 2])
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(NotRunnable, match=r'pip install "check-data\[xlsx\]"'):
        checked(made, "pandas")


PLAIN = """from pandera.pandas import Check, DataFrameModel, Field
from datetime import datetime

class Return(DataFrameModel):
    status: str = Field(isin=["open", "closed"])
    year: int = Field(ge=2000, nullable=True)
    rate: float = Field(nullable=True)
    sure: bool
    since: datetime = Field(nullable=True)
    note: object = Field(nullable=True)
"""
ROWS = """total,a,b,status,year,rate,sure,since,note
3,1,2,open,2020,0.5,true,2020-03-05,x
3,1,2,shut,1999,0.5,False,2020-03-05,
3,1,2,,20.5,x,perhaps,5 March,
3,1,2,closed,,1e3,,,
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_plain_columns_of_pandera(engine: str, tmp_path: Path) -> None:
    found = checked(of_text(tmp_path, ROWS, schema=PLAIN), engine)
    assert unfit(found) == [
        "status: 1 cell is not what the schema says (not_nullable): ; records 3",
        "status: 1 cell is not what the schema says (isin(['open', 'closed'])): shut; records 2",
        "year: 1 cell is not what the schema says (int64): 20.5; records 3",
        "year: 1 cell is not what the schema says (greater_than_or_equal_to(2000)): 1999; records 2",
        "rate: 1 cell is not what the schema says (float64): x; records 3",
        "sure: 1 cell is not what the schema says (bool): perhaps; records 3",
        "sure: 1 cell is not what the schema says (not_nullable): ; records 4",
        "since: 1 cell is not what the schema says (datetime64[ns]): 5 March; records 3",
    ]
    assert {each.place.line for each in found.findings} == {3, 4, 5}


@pytest.mark.parametrize("engine", ENGINES)
def test_cells_that_are_no_texts_have_their_own_kinds(engine: str, tmp_path: Path) -> None:
    schema = (
        "from pandera.pandas import DataFrameModel, Field\nfrom pandera.engines.numpy_engine import UInt64\n\n"
        "class Return(DataFrameModel):\n    status: str\n    n: UInt64\n    flag: bool\n    day: 'datetime64[ns]'\n"
    )
    table = pa.table(
        {
            "total": [1, 1],
            "a": [1, 1],
            "status": [1, 2],
            "n": [-1, 2],
            "flag": [True, False],
            "day": [date(2020, 3, 5)] * 2,
        }
    )
    folder = of_table(tmp_path, table, '[c]\nholds = "total == a"\n')
    (folder / "schemas").mkdir(exist_ok=True)
    (folder / "schemas" / "p.py").write_text(schema.replace("'datetime64[ns]'", "object"), encoding="utf-8")
    assert unfit(checked(folder, engine)) == [
        "status: 2 cells are not what the schema says (str), such as 1; records 1, 2",
        "n: 1 cell is not what the schema says (uint64): -1; records 1",
    ]


def test_failures_of_the_schema_name_their_records_in_all(tmp_path: Path) -> None:
    folder = of_text(tmp_path, ROWS, schema=PLAIN, config='[publication.p]\nkey = "note"\n')
    file = tmp_path / "all.jsonl"
    assert cli.main([str(folder), "--all", str(file)]) == 1
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert {each["rule"] for each in rows} == {"CD106"}
    assert [(each["number"], each["figures"]) for each in rows][:3] == [
        (3, {"status": ""}),
        (2, {"status": "shut"}),
        (3, {"year": "20.5"}),
    ]
    assert ": shut" in rows[1]["message"]


def test_a_check_of_a_field_that_fails_itself(tmp_path: Path) -> None:
    schema = (
        "import pandera.pandas as pa\n\nclass Return(pa.DataFrameModel):\n    status: str\n\n"
        "    @pa.check('status')\n    def breaks(cls, cells):\n        raise ValueError('no')\n"
        "    @pa.check('status')\n    def all_of_it(cls, cells):\n        return False\n"
    )
    told = unfit(checked(of_text(tmp_path, ROWS.replace(",,20.5", ",x,20.5"), schema=schema), "polars"))
    assert len(told) == 2
    assert all("records" not in each for each in told)


def test_counts_are_of_all_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = of_text(tmp_path, BAD)
    assert cli.main([str(folder), "--first", "2"]) == 1
    out = capsys.readouterr().out
    assert out.count("error[CD201]") == 2
    assert "Findings: 10 errors, 0 warnings" in out
    assert "8 of them are not shown (--first N shows more, --all FILE writes all)." in out
    assert cli.main([str(folder), "--first", "0"]) == 1
    assert "Findings: 10 errors" in capsys.readouterr().out
    for options in (["--statistics"], ["--output-format", "concise"], ["--output-format", "markdown"]):
        assert cli.main([str(folder), *options]) == 1
        assert "10 errors" in capsys.readouterr().out
    assert cli.main([str(folder), "--output-format", "html"]) == 1
    assert "10 errors" in capsys.readouterr().out
    assert cli.main([str(folder), "--output-format", "json"]) == 1
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert (summary["findings"]["error"], summary["hidden"]) == (10, 7)
    assert cli.main([str(folder), "--first", "0", "--ignore", "CD201"]) == 0
    assert "No findings" in capsys.readouterr().out


def test_counts_of_accepted_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = of_text(tmp_path, BAD, SUM + 'waived = { reason = "known" }\n')
    assert cli.main([str(folder), "--first", "1"]) == 0
    assert "0 errors, 0 warnings, 0 notes; 10 waived" in capsys.readouterr().out


def test_what_is_not_shown_in_junit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = SUM + (
        '[waived]\nholds = "total == a"\nwaived = { reason = "known" }\n'
        '[mild]\nholds = "total == b"\nseverity = "warning"\n'
    )
    assert cli.main([str(of_text(tmp_path, BAD, checks)), "--first", "1", "--output-format", "junit"]) == 1
    (suite,) = (each for each in ElementTree.fromstring(capsys.readouterr().out) if each.get("name") == "not shown")
    assert [(case.get("name"), [each.tag for each in case]) for case in suite] == [
        ("sum", ["failure"]),
        ("waived", ["skipped"]),
        ("mild", ["system-out"]),
    ]
    assert suite[0][0].get("message") == "9 more findings are left out here."


def test_counts_across_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = '[once]\nunique = "a"\nseverity = "warning"\n[top]\nholds = "a <= sum(b) - 5"\n'
    assert cli.main([str(of_text(tmp_path, "a,b\n1,1\n1,1\n1,1\n1,1\n", checks)), "--first", "1"]) == 1
    assert "Findings: 4 errors, 1 warning," in capsys.readouterr().out


def test_known_findings_of_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = of_text(tmp_path, BAD.replace("13,9,2", "13,9,2\n1"))
    assert cli.main(["baseline", str(folder)]) == 0
    assert "11 known findings" in capsys.readouterr().out
    assert cli.main([str(folder), "--first", "2"]) == 0
    out = capsys.readouterr().out
    assert "0 errors, 0 warnings, 0 notes; 0 waived, 11 known." in out
    assert out.count("error[CD201]") == 2
    table = folder / "data" / "p.csv"
    table.write_text(BAD.replace("13,9,2", "14,9,2\n1"), encoding="utf-8")
    assert cli.main([str(folder), "--first", "2"]) == 1
    out = capsys.readouterr().out
    assert "Findings: 1 error" in out
    assert "9 + 2 = 11 ≠ 14" in out
    assert cli.main(["baseline", str(folder), "--prune"]) == 0
    assert "10 known findings" in capsys.readouterr().out


def test_empty_cells_after_the_header_of_a_sheet_are_no_columns(tmp_path: Path) -> None:
    found = checked(sheet(tmp_path, ["total", "a", "b", " ", " "], [3, 1, 2], [4, 1, 2, None, "x"]), "pandas")
    assert counts(found, "sum") == {Verdict.AGREES: 1}
    assert [(each.rule, each.place.line) for each in found.findings] == [("CD109", 3)]


def test_truth_values_in_a_sheet_are_a_column_of_them(tmp_path: Path) -> None:
    folder = sheet(tmp_path, ["total", "a", "b", "sure"], [3, 1, 2, True], [4, 2, 2, False])
    (folder / "schemas").mkdir(exist_ok=True)
    schema = "from pandera.pandas import DataFrameModel\n\nclass Return(DataFrameModel):\n    sure: {}\n"
    for kind, told in (
        ("bool", []),
        ("int", ["sure: 2 cells are not what the schema says (int64), such as True; records 1, 2"]),
    ):
        (folder / "schemas" / "p.py").write_text(schema.format(kind), encoding="utf-8")
        assert unfit(checked(folder, "pandas")) == told


@pytest.mark.parametrize("engine", ENGINES)
def test_days_decimals_and_columns_of_any_kind(engine: str, tmp_path: Path) -> None:
    schema = (
        "from datetime import datetime\nfrom typing import Any\nfrom pandera.pandas import DataFrameModel, Field\n\n"
        "class Return(DataFrameModel):\n    day: datetime\n    rate: object = Field(ge=2)\n"
        "    note: Any = Field(isin=['x'])\n"
    )
    table = pa.table(
        {
            "total": [1, 1],
            "a": [1, 1],
            "day": [date(2020, 3, 5)] * 2,
            "rate": pa.array([Decimal("1.50"), Decimal("2.50")], pa.decimal128(5, 2)),
            "note": ["x", "y"],
        }
    )
    folder = of_table(tmp_path, table, '[c]\nholds = "total == a"\n')
    (folder / "schemas").mkdir(exist_ok=True)
    (folder / "schemas" / "p.py").write_text(schema, encoding="utf-8")
    assert unfit(checked(folder, engine)) == [
        "rate: 1 cell is not what the schema says (greater_than_or_equal_to(2)): 1.50; records 1",
        "note: 1 cell is not what the schema says (isin(['x'])): y; records 2",
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_products_beyond_64_bits_where_a_footer_says_nothing(engine: str, tmp_path: Path) -> None:
    big = 2**62
    folder = of_table(tmp_path, pa.table({"total": [1]}), '[c]\nholds = "99 * total == 99 * a"\n')
    table = pa.table({"total": [big, big], "a": [big, big - 1]})
    parquet.write_table(table, folder / "data" / "p.parquet", write_statistics=False)
    assert counts(checked(folder, engine), "c") == {Verdict.AGREES: 1, Verdict.DISAGREES: 1}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_decimal_comma_without_a_digit_before_it(engine: str, tmp_path: Path) -> None:
    found = checked(of_text(tmp_path, "total;a;b\n,75;,5;0,25\n-,25;-,5;,25\n,8;,5;,25\n"), engine)
    assert counts(found, "sum") == {Verdict.AGREES: 2, Verdict.DISAGREES: 1}


@pytest.mark.parametrize("engine", ENGINES)
def test_numbers_of_many_digits_among_quoted_cells_are_exact(engine: str, tmp_path: Path) -> None:
    big = 10**24
    table = f'"total","a","b"\n{big + 3},{big + 1},2\n{big + 4},{big + 1},2\n'
    table += "0.1234567890123456789,0.1234567890123456788,0\n"
    found = checked(of_text(tmp_path, table), engine)
    assert counts(found, "sum") == {Verdict.AGREES: 1, Verdict.DISAGREES: 2}
