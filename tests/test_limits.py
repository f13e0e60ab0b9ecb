"""What is no file, or larger than the limits, is refused with a line that says so; nothing is waited for."""

import ast
import os
import re
import socket
import zipfile
from pathlib import Path

import openpyxl
import pytest

from check_data.agreement.expression import BadExpression, parse
from check_data.cli import main
from check_data.configuration import BadConfiguration, Configuration, load_configuration
from check_data.documents.encoding import Unreadable
from check_data.documents.load import load
from check_data.documents.records import records
from check_data.limits import Limits, limited, limits
from check_data.opened import open_file, read_bytes, require_file
from check_data.project import load_project
from check_data.returns.sheet import require_sheets
from check_data.returns.sources import source
from check_data.texts import lint, lint_bytes
from check_data.waivers.baseline import BadBaseline
from check_data.waivers.baseline import load as load_baseline
from check_data.written import Result
from tests.documents.office import docx_of, odt_of
from tests.helpers import ROOT, project

FIFOS = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")


@FIFOS
def test_only_files_are_opened(tmp_path: Path) -> None:
    fifo, folder = tmp_path / "f.md", tmp_path / "d.md"
    os.mkfifo(fifo)
    folder.mkdir()
    for path, told in ((fifo, "FIFO"), (folder, "folder"), (Path("/dev/zero"), "device"), (tmp_path / "x", "No such")):
        for whole in (True, False):
            with pytest.raises(OSError, match=told):
                open_file(path, whole=whole)
            with pytest.raises(OSError, match=told):
                require_file(path, whole=whole)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        with pytest.raises(OSError, match="socket"):
            open_file(tmp_path / "s")


@FIFOS
def test_a_file_that_is_another_one_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("x")
    os.mkfifo(tmp_path / "b")
    opening = os.open
    monkeypatch.setattr(os, "open", lambda path, flags: opening(tmp_path / "b", flags))
    with pytest.raises(OSError, match="FIFO"):
        open_file(tmp_path / "a")


def test_a_file_of_too_many_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("12345")
    with limited(Limits(file_bytes=5)):
        assert read_bytes(path) == b"12345"
    with limited(Limits(file_bytes=4)):
        with pytest.raises(OSError, match=r"more than 4 bytes; the limit is file-bytes in \[tool.check-data.limits\]"):
            read_bytes(path)
        with open_file(path, whole=False) as file:
            assert file.read() == b"12345"
    assert limits() == Limits()


@FIFOS
@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt", "a.docx", "a.odt", "a.pdf"])
def test_texts_that_are_no_files(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / name)
    assert main([str(tmp_path / name)]) == 2
    assert "FIFO" in capsys.readouterr().err
    (tmp_path / "b.md").write_text("1 of 2")
    assert main([str(tmp_path)]) == 2
    assert f"{tmp_path / name}:1: can't be read: is a FIFO" in capsys.readouterr().err


@FIFOS
@pytest.mark.parametrize(
    "name",
    ["data/p.csv", "data/q.jsonl", "data/q.xlsx", "checks/p.toml", "schemas/p.py", "check-data.toml"],
)
def test_parts_of_a_project_that_are_no_files(name: str, tmp_path: Path) -> None:
    project(tmp_path, "figure,quote\na,1\nb,1\n", '[c]\nholds = "a == b"\n', "x = 1\n")
    (tmp_path / name).unlink(missing_ok=True)
    os.mkfifo(tmp_path / name)
    if name == "check-data.toml":  # as a configuration it is none
        load_project(tmp_path, code=False)
        with pytest.raises(BadConfiguration, match="FIFO"):
            load_configuration(tmp_path / name)
    else:
        told = "\n".join(map(str, load_project(tmp_path).unread))
        assert re.search(rf"{Path(name).name}:1: .*FIFO", told)


@FIFOS
def test_other_files_that_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    os.mkfifo(path)
    with pytest.raises(BadBaseline, match="FIFO"):
        load_baseline(str(path))
    with pytest.raises(Unreadable, match="FIFO"):
        list(records(path, "t"))
    os.mkfifo(tmp_path / "a.parquet")
    with pytest.raises(Unreadable, match="FIFO"):
        list(records(tmp_path / "a.parquet", "t"))
    (tmp_path / "p").mkdir()
    folder = project(tmp_path / "p", "figure,quote\na,1\nb,1\n", '[c]\nholds = "a == b"\n')
    os.mkfifo(folder / "data" / "notes")
    monkeypatch.delenv("CHECK_DATA_NO_CACHE")
    assert main(["--no-code", str(folder)]) == 0


def test_every_file_is_opened_in_one_place() -> None:
    """Besides what is written, what is this package's own, and the log of a JVM."""
    elsewhere = {
        ("commands/actions.py", "open"), ("commands/outputs.py", "open"), ("report/record_files.py", "path.open"),
        ("cache.py", "open"), ("commands/lsp.py", "os.fdopen"), ("opened.py", "os.open"), ("opened.py", "os.fdopen"),
        ("spark/session.py", "open"), ("draft.py", "path.open"), ("stopping.py", "open"),
        ("commands/imported.py", "path.open"), ("packaged.py", "open"),
    }  # fmt: skip
    found = set()
    for path in (ROOT / "src" / "check_data").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            reads = called == "open" or called in ("os.open", "os.fdopen", "io.open", "path.open", "codecs.open")
            if reads or called.endswith((".read_bytes", ".read_text")):
                found.add((path.relative_to(ROOT / "src" / "check_data").as_posix(), called))
    named = "_PACKAGE", "__file__", "(files(", "FILE.read_text"
    own = {each for each in found if each[0].startswith("languages/") or any(name in each[1] for name in named)}
    assert found - own == elsewhere


def test_limits_of_the_configuration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "check-data.toml").write_text("[limits]\nfile-bytes = 9\nnesting = 3\n")
    assert load_configuration(tmp_path / "check-data.toml").limits == Limits(file_bytes=9, nesting=3)
    for told, why in (
        ("bytes = 1", "only file-bytes, table-cells"),
        ("file-bytes = 0", "file-bytes is a whole number, 1 or more"),
        ("nesting = 201", "nesting is a whole number, 1 to 200"),
        ("digits = true", "digits is a whole number, 1 to 4000"),
    ):
        (tmp_path / "check-data.toml").write_text(f"[limits]\n{told}\n")
        with pytest.raises(BadConfiguration, match=why):
            load_configuration(tmp_path / "check-data.toml")
    (tmp_path / "check-data.toml").write_text("limits = 1\n")
    with pytest.raises(BadConfiguration, match="only file-bytes"):
        load_configuration(tmp_path / "check-data.toml")


@pytest.mark.parametrize("name", ["a.md", "a.docx"])
def test_a_text_beyond_the_limit_of_bytes(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x" * 100)
    (told,) = lint([tmp_path / name], settings=Configuration(limits=Limits(file_bytes=50))).unread
    assert f"{name}:1: can't be read: more than 50 bytes" in str(told)


def test_what_unpacks_to_more_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("content.xml", b" " * 10**6)
    with limited(Limits(file_bytes=10**5)), pytest.raises(Unreadable, match="more than 100000 bytes"):
        load(path)


def test_a_line_of_records_beyond_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"t": "x"}\n' + '{"t": "' + "x" * 100 + '"}\n')
    with limited(Limits(file_bytes=50)), pytest.raises(Unreadable, match="more than 50 bytes"):
        list(records(path, "t"))
    assert len(list(records(path, "t"))) == 2


def test_json_and_toml_that_are_nested_too_deep(tmp_path: Path) -> None:
    deep = tmp_path / "d.jsonl"
    deep.write_text('{"t": ' + "[" * 100_000)
    with pytest.raises(Unreadable, match=r"d.jsonl:1: not JSON"):
        list(records(deep, "t"))
    with pytest.raises(BadBaseline, match=r"d.jsonl:1: can't be read"):
        load_baseline(str(deep))
    (tmp_path / "check-data.toml").write_text("a = " + "[" * 100_000)
    with pytest.raises(BadConfiguration, match="not TOML"):
        load_configuration(tmp_path / "check-data.toml")


def test_expressions_beyond_the_limits() -> None:
    with limited(Limits(digits=3, nesting=2)):
        assert parse("a == 123")
        with pytest.raises(BadExpression, match=r"a literal of more than 3 digits; the limit is digits in"):
            parse("a == 1234")
        assert parse("a == ((b + c) * 2)")
        with pytest.raises(BadExpression, match=r"nested too deep; the limit is nesting in"):
            parse("a == ((b + c) * 2 + a) * 2")


WIDE = "<table>" + "<tr><td>1" * 50 + "<tr>" + "<td>1" * 50 + "</table>"


@pytest.mark.parametrize(("name", "text"), [("a.html", WIDE), ("a.md", "| 1 |\n" * 50 + "| 1 " * 50 + "|\n")])
def test_a_table_beyond_the_limit_of_cells(name: str, text: str) -> None:
    assert not lint_bytes(text.encode(), name, settings=Configuration(limits=Limits(table_cells=51 * 50))).unread
    (told,) = lint_bytes(text.encode(), name, settings=Configuration(limits=Limits(table_cells=51 * 50 - 1))).unread
    assert f"{name}:1: a table of 2550 cells, more than 2549" in str(told)


def test_office_tables_that_spread(tmp_path: Path) -> None:
    docx_of(tmp_path / "a.docx", span=1_000_000)
    odt_of(tmp_path / "a.odt", rows=1_048_576, columns=1_048_576)
    odt_of(tmp_path / "b.odt", rows=2, columns=3)
    docx_of(tmp_path / "b.docx", span=3)
    with pytest.raises(Unreadable, match="a table of 200001 cells"):
        load(tmp_path / "a.odt")
    for name in ("a.docx", "b.docx", "b.odt"):  # a cell is one, as far as it spreads
        assert load(tmp_path / name)[0].tables


def sheet(path: Path, *places: str) -> Path:
    book = openpyxl.Workbook()
    active = book.active
    assert active is not None
    for place in places:
        active[place] = 1
    book.save(path)
    return path


def test_a_sheet_that_spreads(tmp_path: Path) -> None:
    small = sheet(tmp_path / "a.xlsx", "A1", "AB30")
    assert source(small).ending == ".xlsx"
    with (
        limited(Limits(sheet_cells=28 * 30 - 1)),
        pytest.raises(Unreadable, match=r"839 cells \(30 rows, 28 columns\)"),
    ):
        source(small)
    with pytest.raises(Unreadable, match=r"1048576 rows, 16384 columns\); the limit is sheet-cells in"):
        source(sheet(tmp_path / "b.xlsx", "XFD1048576"))
    with limited(Limits(file_bytes=100)), pytest.raises(Unreadable, match="more than 100 bytes"):
        source(small)


def test_what_is_no_workbook_is_left_to_its_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"no zip")
    require_sheets(path)
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/worksheets/sheet1.xml", "<worksheet><c r='A1'/><c r='?'/>")
    require_sheets(path)
    with pytest.raises(Unreadable, match="can't be read"):
        require_sheets(tmp_path / "none.xlsx")


def test_standard_input_beyond_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "check-data.toml").write_text("[limits]\nfile-bytes = 3\n")
    (tmp_path / "in").write_text("12345")
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "in").open() as given:
        monkeypatch.setattr("sys.stdin", given)
        assert main(["-"]) == 2
    assert capsys.readouterr().err == (
        "check-data: -:1: can't be read: more than 3 bytes; the limit is file-bytes in [tool.check-data.limits]\n"
    )


OF_RUN = {"outputs": [], "remarks": [], "code": 0}


def test_a_cache_entry_nested_too_deep_is_absent(tmp_path: Path) -> None:
    from check_data import cache

    cache.store(str(tmp_path), "k", Result((), (), 0))
    assert cache.load(str(tmp_path), "k", 0) is not None
    (tmp_path / cache.FOLDER / "k.json").write_text("[" * 100_000)
    assert cache.load(str(tmp_path), "k", 0) is None
