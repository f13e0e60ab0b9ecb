"""Tables of records in projects and by --form, on every engine."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from pyarrow import parquet

from check_data import cli
from check_data.configuration import Configuration
from check_data.documents.encoding import Unreadable
from check_data.findings import Verdict
from check_data.not_runnable import NotRunnable
from check_data.project import load_project
from check_data.returns import engines, sources
from check_data.returns.check import check_table
from check_data.returns.checked import Checked
from check_data.runner import run, run_project
from tests.helpers import SHARED, needs_shared, project

ENGINES = ("pandas", "polars", "duckdb")
CHECKS = """
[sum]
holds = "total == a + b"
because = "a and b are all"
[part]
holds = "share(a, total) <= 0.5"
severity = "warning"
"""
FRAME = pd.DataFrame(
    {
        "id": [f"r{n}" for n in range(6)],
        "total": [10, 20, 30, 40, 0, 60],
        "a": [4, 15, 10, 20, 0, 20],
        "b": [6, 5, 21, 20, 0, 40],
        "rate": [0.5, 0.25, 0.1, 0.3, None, 1.5],
    }
)
SUM = {Verdict.AGREES: 5, Verdict.DISAGREES: 1}
PART = {Verdict.AGREES: 4, Verdict.DISAGREES: 1, Verdict.UNDETERMINED: 1}

WRITERS: dict[str, Callable[[pd.DataFrame, Path], object]] = {
    ".csv": lambda frame, path: frame.to_csv(path, index=False),
    ".parquet": lambda frame, path: frame.to_parquet(path),
    ".jsonl": lambda frame, path: frame.to_json(path, orient="records", lines=True),
    ".xlsx": lambda frame, path: frame.to_excel(path, index=False),
}


def written(folder: Path, ending: str, frame: pd.DataFrame = FRAME, checks: str = CHECKS, config: str = "") -> Path:
    """A project of one table of records, p."""
    project(folder, "", checks, config=f'language = "en"\n{config}')
    (folder / "data").mkdir(exist_ok=True)
    WRITERS[ending](frame, folder / "data" / f"p{ending}")
    return folder


def checked(folder: Path, engine: str, **options: Any) -> Checked:
    return check_table(load_project(folder).tables[0], engine, **options)


def counts(found: Checked, check: str) -> dict[Verdict, int]:
    return {verdict: count for verdict, count in found.verdicts[check].items() if count}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("ending", WRITERS)
def test_every_engine_reads_every_format(engine: str, ending: str, tmp_path: Path) -> None:
    found = checked(written(tmp_path, ending), engine)
    assert (found.records, found.engine) == (6, engine)
    assert (counts(found, "sum"), counts(found, "part")) == (SUM, PART)
    told = [each.message.text("en") for each in found.findings]
    assert sorted(told) == [
        "2: part does not hold, neither as stated nor as rounded: share(a, total) <= 0.5",
        "3: sum does not hold, neither as stated nor as rounded: total == a + b",
    ]
    assert found.findings[0].place.line in (3, 4, 2)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_folder_of_parquet_files_is_one_table(engine: str, tmp_path: Path) -> None:
    folder = project(tmp_path, "", CHECKS)
    parts = folder / "data" / "p"
    (parts / "deeper").mkdir(parents=True)
    FRAME[:2].to_parquet(parts / "a.parquet")
    FRAME[2:].to_parquet(parts / "deeper" / "b.parquet")
    found = checked(folder, engine)
    assert (found.records, counts(found, "sum"), counts(found, "part")) == (6, SUM, PART)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_key_names_the_record(engine: str, tmp_path: Path) -> None:
    folder = written(tmp_path, ".csv", config='[publication.p]\nkey = "id"\n')
    found = checked(folder, engine)
    assert {str(each.message.values["record"]) for each in found.findings} == {"r1", "r2"}
    repeated = written(tmp_path, ".csv", FRAME.assign(id="r"), config='[publication.p]\nkey = "id"\n')
    assert [each.rule for each in checked(repeated, engine).findings] == ["CD201", "CD201", "CD107"]
    with pytest.raises(NotRunnable, match="no column 'name' to name the records by"):
        check_table(load_project(folder).tables[0]._replace(key="name"), engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_whole_numbers_beyond_floats_are_exact(engine: str, ending: str, tmp_path: Path) -> None:
    big = 2**53
    for last, verdicts in (
        (2**62 - 1, {Verdict.AGREES: 2, Verdict.DISAGREES: 1}),
        (2**62, {Verdict.AGREES: 1, Verdict.DISAGREES: 2}),
    ):
        frame = pd.DataFrame({"total": [big + 1, big, 2**63 - 1], "a": [big, big, 2**62], "b": [0, 0, last]})
        assert counts(checked(written(tmp_path, ending, frame), engine), "sum") == verdicts


@pytest.mark.parametrize("engine", ENGINES)
def test_rounding_is_declared_in_the_schema(engine: str, tmp_path: Path) -> None:
    schema = (
        "from pandera.pandas import DataFrameModel\n"
        "from check_data import Count, Measure, agreements, figure\n\n"
        "@agreements(__file__)\n"
        "class Return(DataFrameModel):\n"
        '    total: Count = figure("人", rounded_to=10)\n'
        '    a: Count = figure("人")\n    b: Count = figure("人")\n'
        "    rate: Measure = figure(decimals=1, nullable=True)\n"
    )
    checks = '[sum]\nholds = "total == a + b"\n[rate]\nholds = "rate <= 1.46"\n'
    folder = written(tmp_path, ".parquet", checks=checks)
    (folder / "schemas").mkdir()
    (folder / "schemas" / "p.py").write_text(schema, encoding="utf-8")
    found = checked(folder, engine)
    assert counts(found, "sum") == {Verdict.AGREES: 6}
    assert counts(found, "rate") == {Verdict.AGREES: 5, Verdict.UNDETERMINED: 1}
    assert found.findings == ()


@pytest.mark.parametrize("engine", ENGINES)
def test_figures_as_printed_and_numbers_in_one_column(engine: str, tmp_path: Path) -> None:
    """In a CSV file a number is a number, whatever stands in other cells."""
    frame = pd.DataFrame({"total": ["1400", "约1400", "n/a"], "a": [1000, 1000, 1], "b": [407, 407, 1]})
    found = checked(written(tmp_path, ".csv", frame), engine)
    assert counts(found, "sum") == {Verdict.DISAGREES: 1, Verdict.AGREES: 1, Verdict.UNDETERMINED: 1}
    assert [each.rule for each in found.findings if each.rule != "CD201"] == ["CD106"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("ending", WRITERS)
def test_a_column_that_one_check_needs_is_missing(engine: str, ending: str, tmp_path: Path) -> None:
    """That check is left out, and the others are not touched."""
    found = checked(written(tmp_path, ending, FRAME.rename(columns={"b": "B"})), engine)
    assert (counts(found, "sum"), counts(found, "part")) == ({Verdict.UNDETERMINED: 6}, PART)
    told = {each.rule: (each.message.text("en"), each.place.line) for each in found.findings}
    path = tmp_path / "data" / f"p{ending}"
    assert told["CD110"] == (
        f"sum needs the column b, which is not in {path} (did you mean B?): it is undetermined for all records",
        2,
    )
    assert len(told) == 2


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_that_all_checks_need_is_missing(engine: str, tmp_path: Path) -> None:
    folder = written(tmp_path, ".csv", FRAME.drop(columns=["a", "b", "rate"]))
    with pytest.raises(NotRunnable, match=r"p\.toml:2: \[sum\] .*p\.csv: no column 'a'; there are id, total"):
        checked(folder, engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("ending", WRITERS)
def test_a_file_that_is_none_of_its_kind(engine: str, ending: str, tmp_path: Path) -> None:
    folder = written(tmp_path, ending)
    (folder / "data" / f"p{ending}").write_bytes(b"\x00\xff{[\n\x00\xff")
    settings = Configuration(engine=engine)
    (only,) = run_project(load_project(folder, settings), date.today()).unread
    assert only.path.endswith(f"p{ending}")


@pytest.mark.parametrize("engine", ENGINES)
def test_truth_values_are_no_figures(engine: str, tmp_path: Path) -> None:
    with pytest.raises(NotRunnable, match="column 'a' holds Boolean, which is no figure"):
        checked(written(tmp_path, ".parquet", FRAME.assign(a=True)), engine)


def test_mixed_types_are_read_cell_by_cell(tmp_path: Path) -> None:
    folder = written(tmp_path, ".jsonl")
    (folder / "data" / "p.jsonl").write_text(
        '{"total": 10, "a": 4, "b": "6"}\n{"total": "20", "a": 15, "b": 6}\n', encoding="utf-8"
    )
    assert counts(checked(folder, "pandas"), "sum") == {Verdict.AGREES: 1, Verdict.AGREES_AS_ROUNDED: 1}


def test_what_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.ods").write_text("", encoding="utf-8")
    for name, problem in (
        ("nothing.csv", "no such file"),
        ("empty", "no .parquet files in this folder"),
        ("a.ods", "tables of records end in"),
    ):
        with pytest.raises(Unreadable, match=problem):
            sources.source(tmp_path / name)


def test_auto_takes_pandas_for_a_small_table_and_what_is_installed_for_a_big_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = load_project(written(tmp_path, ".csv")).tables[0].source
    assert engines.choose("auto", source).name == "pandas"
    monkeypatch.setattr(engines, "SMALL", 0)
    assert engines.choose("auto", source).name == "polars"
    monkeypatch.setattr(engines, "find_spec", lambda name: None if name == "polars" else True)
    assert engines.choose("auto", source).name == "duckdb"
    monkeypatch.setattr(engines, "find_spec", lambda name: True if name == "pandas" else None)
    assert engines.choose("auto", source).name == "pandas"
    with pytest.raises(NotRunnable, match=r"--engine polars needs polars: pip install \"check-data\[polars\]\""):
        engines.choose("polars", source)
    with pytest.raises(NotRunnable, match=r"Spark checks tables by the command: check-data --engine spark"):
        engines.choose("spark", source)


def test_the_report_tells_verdicts_a_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, ".csv")
    assert cli.main([str(folder), "--engine", "polars"]) == 1
    out = capsys.readouterr().out
    assert "Records:  6 of " in out
    assert "by polars." in out
    assert "    sum    5       0                  1          0             16.6667%" in out
    assert cli.main([str(folder), "--output-format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)["summary"]["returns"][0]
    assert told["checks"]["part"] == {"agrees": 4, "agrees as rounded": 0, "disagrees": 1, "undetermined": 1}
    assert cli.main([str(folder), "--language", "zh"]) == 1
    assert "共 6 条" in capsys.readouterr().out


def test_empty_tables_have_no_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for engine in ENGINES:
        folder = written(tmp_path, ".parquet", FRAME[:0])
        assert cli.main([str(folder), "--engine", engine, "--key", "id"]) == 0
        assert "Records:  0 of" in capsys.readouterr().out


@pytest.mark.parametrize("ending", [".jsonl", ".parquet"])
def test_all_findings_go_to_a_file(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from check_data.report import record_files

    monkeypatch.setattr(record_files, "ROWS", 7)
    big = pd.concat([FRAME] * 10, ignore_index=True)
    folder, file = written(tmp_path, ".csv", big), tmp_path / f"all{ending}"
    assert cli.main([str(folder), "--all", str(file), "--first", "0", "--fail-on", "never"]) == 0
    rows = parquet.read_table(file).to_pylist() if ending == ".parquet" else pl.read_ndjson(file).to_dicts()
    assert len(rows) == 20
    assert {(each["check"], each["verdict"], each["severity"]) for each in rows} == {
        ("sum", "disagrees", "error"),
        ("part", "disagrees", "warning"),
    }
    first = next(each for each in rows if each["check"] == "sum")
    assert (first["record"], first["number"], first["arithmetic"]) == ("3", 3, "10 + 21 = 31 ≠ 30")
    assert dict(first["figures"]) == {"total": "30", "a": "10", "b": "21"}
    assert dict(first["about"]) == {}


def test_all_findings_of_rules_that_are_not_wanted_stay_out(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    assert cli.main([str(written(tmp_path, ".csv")), "--all", str(file), "--ignore", "CD201"]) == 0
    assert file.read_text(encoding="utf-8") == ""
    (tmp_path / "checks" / "p.toml").write_text('[once]\nunique = ["a"]\n', encoding="utf-8")
    assert cli.main([str(tmp_path), "--all", str(file)]) == 1
    assert file.read_text(encoding="utf-8").count("\n") == 1
    assert cli.main([str(tmp_path), "--all", str(file), "--ignore", "CD108"]) == 0
    assert file.read_text(encoding="utf-8") == ""


def test_nothing_is_half_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, ".csv", FRAME.drop(columns="a"))
    before = sorted(tmp_path.rglob("*"))
    assert cli.main([str(folder), "--all", str(tmp_path / "all.jsonl")]) == 2
    assert cli.main([str(folder), "--all", str(tmp_path / "all.txt")]) == 2
    assert cli.main([str(folder), "--all", str(tmp_path / "no" / "all.jsonl")]) == 2
    assert sorted(tmp_path.rglob("*")) == before
    errors = capsys.readouterr().err.splitlines()
    told = ["no column 'a'", "all.jsonl: not written, as not all tables", "--all writes", "can't be written"]
    assert [each in error for each, error in zip(told, errors, strict=True)] == [True] * 4


def test_a_form_over_tables_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path, ".csv")
    paths = [str(folder / "data" / "p.csv")] * 2
    monkeypatch.chdir(folder)
    assert cli.main(["--form", "p", *paths, "--engine", "duckdb", "--key", "id"]) == 1
    assert capsys.readouterr().out.count("by duckdb.") == 2
    assert cli.main(["--form", "q", *paths]) == 2
    assert "no checks of the form q here" in capsys.readouterr().err
    assert cli.main(["--form", "p", "nothing.csv"]) == 2
    assert cli.main(["--form", "p", *paths, "--first", "x"]) == 2


def test_units_and_waivers_of_a_form(tmp_path: Path) -> None:
    schema = (
        "from pandera.pandas import DataFrameModel\nfrom check_data import Count, agreements, figure\n\n"
        "@agreements(__file__)\nclass Return(DataFrameModel):\n"
        '    total: Count = figure("人")\n    a: Count = figure("人")\n    b: Count = figure("家", ge=1, le=30)\n'
    )
    waived = CHECKS.replace("[part]", '[part]\nwaived = { reason = "known" }')
    folder = written(tmp_path, ".csv", checks=waived)
    (folder / "schemas").mkdir()
    (folder / "schemas" / "p.py").write_text(schema, encoding="utf-8")
    report = run(folder)
    assert sorted(each.rule for each in report.findings) == ["CD105", "CD106", "CD201"]
    assert counts(report.returns[0], "sum") == {Verdict.UNDETERMINED: 6}
    assert sum(report.is_waived(each) for each in report.findings) == 1
    assert report.returns[0].counts[Verdict.UNDETERMINED] == 7


@pytest.mark.parametrize("engine", ENGINES)
def test_what_a_backend_does_not_validate_is_said(engine: str, tmp_path: Path) -> None:
    schema = (
        "import pandera.pandas as pa\nfrom check_data import Count, figure\n\n"
        "class Return(pa.DataFrameModel):\n"
        '    a: Count = figure("人", le=10)\n'
        "    c: Count = figure(nullable=True)\n\n"
        "    @pa.dataframe_check\n"
        "    def many(cls, frame):\n"
        "        return len(frame) > 5\n"
    )
    folder = written(
        tmp_path, ".parquet", FRAME.assign(c=pd.Series([1, None, 2, 3, 4, 5]), a=FRAME["a"].where(FRAME["a"] > 0))
    )
    (folder / "schemas").mkdir()
    (folder / "schemas" / "p.py").write_text(schema, encoding="utf-8")
    found = checked(folder, engine)
    assert [remark.split(": ")[1] for remark in found.remarks] == ["Return"]
    unfit = [each.message.text("en") for each in found.findings if each.rule == "CD106"]
    assert len(unfit) == 2
    assert any("a: 3 cells are not what the schema says" in each for each in unfit)
    gone = checked(written(tmp_path, ".parquet", FRAME), engine)
    assert [each.message.text("en") for each in gone.findings if each.rule == "CD110"] == [
        f"{tmp_path / 'data' / 'p.parquet'} has no column c, which the schema describes"
    ]


def test_a_run_over_a_project_of_both_kinds(tmp_path: Path) -> None:
    folder = written(tmp_path, ".csv")
    (folder / "data" / "q.csv").write_text("figure,quote\nx,3\n", encoding="utf-8")
    (folder / "checks" / "q.toml").write_text('[three]\nholds = "x == 3"\n', encoding="utf-8")
    (folder / "data" / ".hidden.parquet").write_text("", encoding="utf-8")
    (folder / "data" / "kept").mkdir()
    report = run_project(load_project(folder), run(folder).today)
    assert (len(report.checks), len(report.returns)) == (1, 1)


@needs_shared
@pytest.mark.parametrize("engine", ENGINES)
def test_a_region_of_italy_does_not_add_up(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = '[cases]\nholds = "totale_casi == totale_positivi + dimessi_guariti + deceduti"\n'
    project(tmp_path, "", checks)
    monkeypatch.chdir(tmp_path)
    files = sorted((SHARED / "corpora" / "italy").glob("*202407*.csv"))
    file = tmp_path / "all.jsonl"
    key = "denominazione_regione"
    assert cli.main(["--form", "p", *map(str, files), "--engine", engine, "--key", key, "--all", str(file)]) == 1
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(Path(each["path"]).stem[-8:], each["record"], each["arithmetic"]) for each in rows] == [
        ("20240705", "Toscana", "526 + 1642077 + 12516 = 1655119 ≠ 1655099")
    ]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("cell", ["10", "10人"])
def test_a_text_far_down_a_column_of_numbers(engine: str, cell: str, tmp_path: Path) -> None:
    """No engine tells the kind of a column from its first records."""
    rows = [f"{cell},4,6"] * 60_000
    folder = project(tmp_path, "total,a,b\n" + "\n".join([*rows, f"{cell},x,6", f"{cell},-4.50,14.5"]) + "\n", CHECKS)
    found = checked(folder, engine)
    assert counts(found, "sum") == {Verdict.AGREES: 60_001, Verdict.UNDETERMINED: 1}
    assert [(each.rule, each.message.text("en")) for each in found.findings] == [("CD106", "a: 1 cell is no figure: x")]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("cell", ["10", '"10人"'])
def test_a_text_far_down_numbers_in_json_lines(engine: str, cell: str, tmp_path: Path) -> None:
    """There numbers and texts are told apart, cell by cell."""
    rows = [f'{{"total": {cell}, "a": {a}, "b": 6}}\n' for a in [*["4"] * 60_000, '"x"']]
    folder = project(tmp_path, "total,a,b\n", CHECKS)
    (folder / "data" / "p.csv").unlink()
    (folder / "data" / "p.jsonl").write_text("".join(rows), encoding="utf-8")
    found = checked(folder, engine)
    assert counts(found, "sum") == {Verdict.AGREES: 60_000, Verdict.UNDETERMINED: 1}
    assert [each.message.text("en") for each in found.findings] == ["a: 1 cell is no figure: x"]


@pytest.mark.parametrize("engine", ENGINES)
def test_infinite_numbers_of_a_csv_file_are_no_figures(engine: str, tmp_path: Path) -> None:
    folder = project(tmp_path, "total,a,b\ninf,4,6\n-inf,4,6\ninf,4,6\n", CHECKS)
    found = checked(folder, engine)
    assert counts(found, "sum") == {Verdict.UNDETERMINED: 3}
    assert [each.message.text("en") for each in found.findings] == ["total: 3 cells are no figures, such as inf"]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_no_table_is_said(engine: str, tmp_path: Path) -> None:
    folder = project(tmp_path, "total,a,b\n", CHECKS)
    (folder / "data" / "p.csv").write_bytes(b"total,a,b\n1,2\n1,2,3,4,5\n\xff\xfe\n" * 9)
    with pytest.raises(NotRunnable, match="in no encoding that can be recognised"):
        checked(folder, engine)


def test_footers_without_statistics_and_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path, ".parquet")
    file = folder / "data" / "p.parquet"
    assert sources.footers([file], ["total", "rate"]) == sources.Footers(
        len(FRAME), 60, frozenset({"total"}), frozenset({"rate"}), sizes={"total": 60, "rate": 0}
    )
    FRAME.to_parquet(file, write_statistics=False)
    assert sources.footers([file], ["total"]) is None
    assert counts(checked(folder, "polars"), "sum") == SUM
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert sources.footers([file], ["total"]) is None


def test_what_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from check_data.returns.engines import pandas

    def missing(source: sources.Source) -> pd.DataFrame:
        raise ImportError(source.path)

    folder = written(tmp_path, ".csv")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert cli.main([str(folder), "--all", str(tmp_path / "all.parquet")]) == 2
    assert "check-data[parquet]" in capsys.readouterr().err
    monkeypatch.setattr(pandas, "read", missing)
    assert cli.main([str(folder)]) == 2
    assert 'needs another package: pip install "check-data[parquet]"' in capsys.readouterr().err


def test_findings_beyond_the_first_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from check_data.returns.engines import duckdb

    monkeypatch.setattr(duckdb, "BATCH", 2)
    folder = written(tmp_path, ".parquet", pd.concat([FRAME] * 3, ignore_index=True))
    for engine in ENGINES:
        found = checked(folder, engine, shown=1)
        assert [each.check for each in found.findings] in (["sum", "part"], ["part", "sum"])
        assert counts(found, "sum")[Verdict.DISAGREES] == 3


@pytest.mark.parametrize("engine", ENGINES)
def test_checks_of_a_field_that_are_panderas_own(engine: str, tmp_path: Path) -> None:
    folder = written(tmp_path, ".parquet", FRAME)
    (folder / "schemas").mkdir()
    (folder / "schemas" / "p.py").write_text(
        "import pandera.pandas as pa\nfrom check_data import Count\n\n"
        "class Return(pa.DataFrameModel):\n    a: Count = pa.Field(ge=10)\n    b: Count\n",
        encoding="utf-8",
    )
    unfit = [each.message.text("en") for each in checked(folder, engine).findings if each.rule == "CD106"]
    what = "a: 2 cells are not what the schema says (greater_than_or_equal_to(10)), such as 4"
    assert unfit == [f"{what}; records 1, 5"]
