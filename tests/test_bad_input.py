"""Bad input ends with exit code 2 and one message that says file, line and what to do; nothing is ever run by it."""

import re
from pathlib import Path

import pytest

from check_data.cli import main
from check_data.not_runnable import NotRunnable
from check_data.runner import run
from tests.helpers import project

TABLE = "figure,quote,unit\nmembers,3521名,人\nserving,3521名,人\n"
CHECKS = '[same]\nholds = "members == serving"\n'


def refused(folder: Path | str, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """The message of a run that can't be done."""
    assert main([str(folder), *options]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert err.startswith("check-data: ")
    assert err.count("\n") == 1
    return err.removeprefix("check-data: ").rstrip("\n")


def test_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(tmp_path / "none", capsys) == f"{tmp_path / 'none'}: no such file or folder"


def test_a_file_that_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.xyz"
    file.write_text("x", encoding="utf-8")
    assert refused(file, capsys).startswith(f"{file}:1: texts end in .txt, ")


def test_a_file_for_a_project(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(NotRunnable, match="is a file; give the project's folder"):
        run(file)
    with pytest.raises(NotRunnable, match="no such folder"):
        run(tmp_path / "none")


def test_no_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(project(tmp_path, TABLE, "# nothing yet\n"), capsys)
    assert told.startswith(f"{tmp_path}: no checks; write data/NAME.csv and checks/NAME.toml")


def test_no_file_of_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(project(tmp_path, TABLE, ""), capsys)
    assert told == f"{tmp_path}: no texts and no checks in it; a project has checks/NAME.toml beside data/NAME.csv"


def test_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no checks" in refused(tmp_path, capsys)


def test_checks_without_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(project(tmp_path, "", CHECKS), capsys)
    assert told == f"{tmp_path / 'checks/p.toml'}:1: its figures are missing; write {tmp_path / 'data/p.csv'}"


LONG = "9" * 10_000


@pytest.mark.parametrize(
    ("checks", "line", "says"),
    [
        ('[same]\nholds = "a\n', 2, "not TOML"),
        ("[same\n", 1, "not TOML"),
        ("a = " + "[" * 5000, 1, "not TOML"),
        (CHECKS + CHECKS, 3, "not TOML"),
        (
            '[one]\nholds = "members == serving"\n\n[two]\nholds = "members == servin"\n',
            4,
            "no figure is named 'servin'; did you mean 'serving'?",
        ),
        ('[one]\nholds = "members == zzz"\n', 1, "no figure is named 'zzz'"),
        (
            "[one]\nholds = \"members == __import__('os').system('touch hacked')\"\n",
            2,
            "'.' is no sign of the language",
        ),
        ('[one]\nholds = "members.real == serving"\n', 2, "a name is wanted, not 'members.real'"),
        ('[one]\nholds = "__builtins__ == serving"\n', 2, "a name is wanted, not '__builtins__'"),
        ('[one]\nholds = "exec(serving) == 1"\n', 2, "a function is wanted, not 'exec'"),
        (f'[one]\nholds = "members == {LONG}"\n', 2, "a literal of more than 300 digits"),
        ('[one]\nholds = "members = serving"\n', 2, "column 9: '=' is no sign of the language; did you mean ==?"),
        ("# a remark\n[one]\nbecause = 'x'\n", 2, '[one] needs holds = "an expression"'),
        ("[one]\nholds = 3\n", 1, '[one] needs holds = "an expression"'),
        ('[one]\nholds = "members == serving"\nbecause = 3\n', 1, "texts as values"),
        ('one = "members == serving"\n', 1, 'one is no check: write a table, [one] with holds = "…"'),
        ('["one two".three]\nholds = "members == serving"\n', 1, "has an unknown key 'three'"),
        ('[one]\nhold = "members == serving"\n', 1, "[one] has an unknown key 'hold'; did you mean 'holds'?"),
        (CHECKS + 'severity = "fatal"\n', 1, "severity is error, warning or note, not 'fatal'"),
        (CHECKS + 'waived = "no"\n', 1, "write waived = { reason ="),
        (CHECKS + "waived = { reason = 3 }\n", 1, "write waived = { reason ="),
        (CHECKS + 'waived = { reason = "x", til = 2030-12-31 }\n', 1, "write waived = { reason ="),
        (CHECKS + 'waived = { reason = "x", until = 2030-12-31T10:00:00 }\n', 1, "write waived = { reason ="),
    ],
)
def test_bad_checks(checks: str, line: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(project(tmp_path, TABLE, checks), capsys)
    assert told.startswith(f"{tmp_path / 'checks/p.toml'}:{line}: ")
    assert says in told
    assert len(told) < 1000
    assert not (Path.cwd() / "hacked").exists()


@pytest.mark.parametrize(
    ("table", "line", "says"),
    [
        ("", 1, "empty; its first line names the columns"),
        ("\n\n", 1, "empty; its first line names the columns"),
        ("figure,unit\na,人\n", 1, "no column 'quote'"),
        ("\nquote,unit\n3人,人\n", 2, "no column 'figure'"),
        ("figure,quote,units\na,3人,人\n", 1, "column 'units' is unknown or stands twice; did you mean 'unit'?"),
        ("figure,quote,quote\na,3人,人\n", 1, "column 'quote' is unknown or stands twice"),
        ("figure,quote,\na,3人,\n", 1, "column '' is unknown or stands twice"),
        (TABLE + "members,3名,人\n", 4, "figure 'members' is already on line 2; each name stands once"),
        (TABLE + "more,很多人,人\n", 4, "figure 'more': can't understand the quote '很多人': no grammar reads it"),
        (TABLE + f"more,{LONG},人\n", 4, "10000 characters are no figure"),
        (TABLE + f"more,{LONG[:350]},人\n", 4, "a number of 350 digits; at most 300 are read"),
        (TABLE + "more,12.5人,人\n", 4, "no whole number of 人 is meant by it"),
        (TABLE + "more,2月20日,date\n", 4, "it names no year: set `year` for the publication"),
        (TABLE + "two words,3人,人\n", 4, "'two words' can't name a figure"),
        (TABLE + "class,3人,人\n", 4, "'class' can't name a figure"),
        (TABLE + "__x,3人,人\n", 4, "'__x' can't name a figure"),
        (TABLE + "more,3人\n", 4, "2 cells under 3 columns"),
        (TABLE + 'more,"3\n人",人\nlast,x,x\n', 4, "can't understand the quote"),
        (TABLE + '"more,3人,人\n', 4, "not CSV"),
        ('figure,quote\na,"3"x\n', 2, "not CSV"),
        ("figure,quote,line\na,3,x\n", 2, "column 'line': 'x' is no line number"),
        ("figure,quote,line\na,3,0\n", 2, "column 'line': '0' is no line number"),
        ("figure,quote,lower\na,3,x\n", 2, "column 'lower': 'x' is no decimal number"),
        ("figure,quote,lower\na,3,1/3\n", 2, "column 'lower': '1/3' is no decimal number"),
        (f"figure,quote,upper\na,3,{LONG}\n", 2, "is no decimal number"),
        ("figure,quote,upper\na,3,1e999999999\n", 2, "is no decimal number"),
        ("figure,quote,upper\na,3,nan\n", 2, "is no decimal number"),
        ("figure,quote,lower,upper\na,3,5,4\n", 2, "figure 'a': lower and upper: nothing lies between 5 and 4"),
    ],
)
def test_bad_tables(table: str, line: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, TABLE, CHECKS)
    (folder / "data" / "p.csv").write_text(table, encoding="utf-8")
    told = refused(folder, capsys)
    assert told.startswith(f"{tmp_path / 'data/p.csv'}:{line}: ")
    assert says in told
    assert len(told) < 1000


def test_a_csv_in_gb18030_is_read_and_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, TABLE, CHECKS)
    words = (
        "figure,quote,unit,subject\nmembers,3521名,人,参加小区值守的党员总人数\nserving,3521名,人,其中在职党员的人数\n"
    )
    (folder / "data" / "p.csv").write_bytes(words.encode("gb18030"))
    assert main([str(folder)]) == 0
    out, err = capsys.readouterr()
    assert "No findings." in out
    assert err == f"check-data: {folder / 'data/p.csv'}: read as gb18030\n"


def test_a_csv_in_no_known_encoding_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, TABLE, CHECKS)
    (folder / "data" / "p.csv").write_bytes(b"figure,quote\na,\x81\x00\xff\xfe\x81\n")
    assert "in no encoding that can be recognised; name it with --encoding" in refused(folder, capsys)
    assert "data/p.csv:1: no encoding is named 'x-none'" in refused(folder, capsys, "--encoding", "x-none")
    assert "data/p.csv:2: not ascii, byte 15 does not fit" in refused(folder, capsys, "--encoding", "ascii")


MODEL = "from pandera.pandas import DataFrameModel\nfrom check_data import Count, figure\n"


@pytest.mark.parametrize(
    ("schema", "line", "says"),
    [
        (MODEL + "\n1 / 0\n", 4, "it raises ZeroDivisionError: division by zero"),
        ("import nowhere_at_all\n", 1, "it raises ModuleNotFoundError"),
        ("x = (\n", 1, "it raises SyntaxError"),
        ("x = 3\n", 1, "no Pandera model in it; write one class a story"),
        (
            MODEL
            + "class A(DataFrameModel):\n    a: Count = figure()\nclass B(DataFrameModel):\n    a: Count = figure()\n",
            1,
            "'a' is described by A and by B; keep one",
        ),
        (MODEL + "class A(DataFrameModel):\n    a: Count = figure(size=3)\n", 4, "it raises TypeError"),
        ("raise SystemExit(0)\n", 1, "it raises SystemExit: 0"),
    ],
)
def test_bad_schemas(schema: str, line: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, TABLE, CHECKS, schema)
    told = refused(folder, capsys)
    assert told.startswith(f"{tmp_path / 'schemas/p.py'}:{line}: ")
    assert says in told


def test_no_code_leaves_schemas_unread(tmp_path: Path) -> None:
    folder = project(tmp_path, TABLE, CHECKS, "raise RuntimeError\n")
    assert main([str(folder), "--no-code", "-q"]) == 0


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("language = \n", "not TOML"),
        ('languages = "en"\n', "unknown key 'languages'; did you mean 'language'?"),
        ("zzz = 1\n", "unknown key 'zzz'"),
        ('language = "xx"\n', "language: 'xx' is none of auto, en, de, es, fr, it, ja, ko, nl, pt, zh, zh-Hant"),
        ("fail-on = 3\n", "fail-on: 3 is none of error, warning, note, never"),
        ('select = "CD2"\n', "select: a list of rule codes is wanted"),
        ("encoding = 3\n", "encoding: a text is wanted"),
        ("[reading]\nsome = 3\n", "reading: only rounding, nearly, about, several-from, several-below are known"),
        ('[reading]\nabout = "x"\n', "reading: 'x' is no number"),
        ("[reading]\nrounding = -0.5\n", "reading: -0.5 is below 0"),
        ("[reading]\nseveral-from = 10\n", "reading: several-from is less than several-below"),
        ("a = " + "[" * 5000, "not TOML"),
        ("publication = 3\n", "publication: a table for each publication is wanted"),
        ("[publication.p]\nyears = 2020\n", "publication: p takes year = 2020, key = "),
        ("[publication]\np = 2020\n", "publication: p takes year = 2020, key = "),
    ],
)
def test_bad_configuration(config: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(project(tmp_path, TABLE, CHECKS, config=config), capsys)
    assert told.startswith(f"{tmp_path / 'check-data.toml'}: ")
    assert says in told


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--output-format", "xml"], "invalid choice: 'xml'"),
        (["--select", "CD2,XX"], "no rule's code starts with 'XX'"),
        (["--stdin-filename"], "expected one argument"),
        (["--lang", "en"], "unrecognized arguments: --lang"),
    ],
)
def test_bad_usage(options: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(options) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert err.endswith("see check-data --help\n")


def test_division_by_what_may_be_0_is_undetermined(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "figure,quote,lower,upper\na,3521,,\nb,,-1,1\n"
    folder = project(tmp_path, table, '[one]\nholds = "a / b == a"\n')
    assert main([str(folder)]) == 0
    assert re.search(r"Checks: +1: 0 agree, 0 agree as rounded, 0 disagree, 1 undetermined\.", capsys.readouterr().out)


def test_numbers_as_long_as_are_taken_are_compared_exactly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    digits = "7" * 300
    folder = project(tmp_path, f"figure,quote\na,{digits}\nb,{digits[:-1]}8\n", '[one]\nholds = "a == b"\n')
    assert main([str(folder), "--output-format", "json"]) == 1
    assert f"{digits} ≠ {digits[:-1]}8" in capsys.readouterr().out


def test_results_too_long_to_print_do_not_stop_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    product = " * ".join(["a", *["9" * 300] * 20])
    folder = project(tmp_path, "figure,quote\na,3521\n", f'[one]\nholds = "{product} == a"\n')
    assert main([str(folder)]) == 1
    assert "× 10^6003 ≠ 3521" in capsys.readouterr().out
