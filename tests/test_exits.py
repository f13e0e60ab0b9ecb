"""Exit codes tell the truth, and one bad file is one bad file: told on its own in every format, the others checked."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

import check_data
from check_data import cli, faults, stopping, workers
from check_data.cli import main
from check_data.commands import reports
from check_data.documents import unread
from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable
from check_data.documents.unread import Unread, apart, guarded
from check_data.not_runnable import NotRunnable
from check_data.report.formats import FORMATS, writable
from check_data.saying import harmless, say, visible
from tests.helpers import ROOT, project

BAD = "There were 15 animals (5 cats, 4 dogs and 4 birds).\n"
TABLE = "figure,quote\na,1\nb,2\n"
CHECKS = '[c]\nholds = "a == b"\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(BAD, encoding="utf-8")
    return tmp_path


def process(*arguments: str, stdout: Any = subprocess.PIPE, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "check_data", *arguments], stdout=stdout, stderr=subprocess.PIPE, check=False,
        env={**os.environ, **environment}, timeout=120,
    )  # fmt: skip


# An exception that nobody foresaw


@pytest.mark.parametrize("error", [RuntimeError("two\nlines"), RecursionError(), AssertionError(), MemoryError()])
def test_what_nobody_foresaw_is_one_line_and_2(
    error: Exception, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(reports, "report_of", fails)
    assert main(["a.md"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"check-data: a fault of check-data, and no result: {type(error).__name__}")
    assert err.endswith("CHECK_DATA_TRACEBACK=1 shows where\n")
    assert err.count("\n") == 1
    monkeypatch.setenv("CHECK_DATA_TRACEBACK", "1")
    assert main(["a.md"]) == 2
    assert "Traceback (most recent call last)" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stderr", None)
    assert faults.described(error).startswith(type(error).__name__)


def test_a_fault_over_one_text_is_told_of_it_alone(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from check_data.examined import examine

    def fails(document: Document, *rest: Any) -> object:
        if "poison" in document.text:
            raise ZeroDivisionError("here")
        return examine(document, *rest)

    monkeypatch.setattr("check_data.texts.examine", fails)
    (here / "b.md").write_text("poison", encoding="utf-8")
    assert main(["b.md", "a.md", "--output-format", "concise", "-q"]) == 2
    out, err = capsys.readouterr()
    assert "a.md:1:12: error CD202" in out
    assert (
        err
        == "check-data: b.md:1: a fault of check-data: ZeroDivisionError: here; CHECK_DATA_TRACEBACK=1 shows where\n"
    )


def test_an_interruption_is_130_and_a_signal_its_number(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for error, code, told in (
        (KeyboardInterrupt(), 130, "check-data: interrupted\n"),
        (stopping.Terminated(signal.SIGTERM), 143, ""),
        (SystemExit(None), 2, ""),
        (NotRunnable("so"), 2, "check-data: so\n"),
    ):

        def fails(*_: object, error: BaseException = error) -> None:
            raise error

        monkeypatch.setattr(reports, "report_of", fails)
        assert main(["a.md"]) == code
        assert capsys.readouterr().err == told


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_run_that_is_stopped_leaves_nothing(number: signal.Signals, code: int, here: Path) -> None:
    os.mkfifo(here / "pipe")
    # The run waits for its second output, a pipe that nobody reads, with the first one begun.
    given = ["a.md", "--output-format", "json", "--output", "a.json", "--output-format", "text", "--output", "pipe"]
    before = signal.signal(number, signal.SIG_DFL)  # a run of the tests may have been started to ignore it
    try:
        started = subprocess.Popen([sys.executable, "-m", "check_data", *given], stderr=subprocess.PIPE)
    finally:
        signal.signal(number, before)
    for _ in range(600):
        if list(here.glob("a.json.*.part")):
            break
        time.sleep(0.05)
    started.send_signal(number)
    _, err = started.communicate(timeout=60)
    assert started.returncode == code
    assert err.count(b"\n") == (number is signal.SIGINT)
    assert sorted(path.name for path in here.iterdir()) == ["a.md", "pipe"]


def test_signals_that_a_parent_had_ignored_stay_so(monkeypatch: pytest.MonkeyPatch) -> None:
    set_ones: list[int] = []
    handlers: list[Callable[[int, None], None]] = []

    def remember(number: int, handler: Callable[[int, None], None]) -> None:
        set_ones.append(number)
        handlers.append(handler)

    monkeypatch.setattr(signal, "signal", remember)
    hung_up = signal.SIGHUP
    monkeypatch.setattr(signal, "getsignal", lambda number: signal.SIG_IGN if number == hung_up else signal.SIG_DFL)
    stopping.prepare()
    assert set_ones == [signal.SIGTERM]
    monkeypatch.delattr(signal, "SIGHUP")  # Windows
    stopping.prepare()
    assert set_ones == [signal.SIGTERM] * 2
    with pytest.raises(stopping.Terminated, match="15"):
        handlers[0](signal.SIGTERM, None)


# Standard output


def test_a_full_output_is_2(here: Path) -> None:
    for options in ([], ["--output-format", "jsonl"], ["--output-format", "json"]):
        with open("/dev/full", "w") as full:
            done = process("a.md", *options, stdout=full)
        assert done.returncode == 2
        assert done.stderr == b"check-data: standard output: can't be written: No space left on device\n"
    with open("/dev/full", "w") as full:
        done = process("explain", "CD201", stdout=full)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


@pytest.mark.parametrize("closing", [">&-", "2>&- >&-"])
def test_a_closed_output_is_2(closing: str, here: Path) -> None:
    command = f'"{sys.executable}" -m check_data a.md {closing}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == 2
    told = b"check-data: standard output is closed; name a file with --output\n"
    assert done.stderr == (told if closing == ">&-" else b"")
    done = subprocess.run(["sh", "-c", f"{command} --output a.txt"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_closed_input_is_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["-"]) == 2
    assert capsys.readouterr().err == "check-data: standard input is closed\n"


def test_a_reader_that_goes_away_is_silent(here: Path) -> None:
    (here / "a.md").write_text(BAD * 3000, encoding="utf-8")
    command = f'"{sys.executable}" -m check_data a.md | head -c 10'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (len(done.stdout), done.stderr) == (10, b"")


class Broken(io.StringIO):
    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def flush(self) -> None:
        raise self.error


def test_what_can_not_be_flushed_is_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdout", Broken(OSError(28, "No space left on device")))
    assert stopping.flushed(0) == 2
    told = "check-data: standard output: can't be written: No space left on device\n"
    assert capsys.readouterr().err == told
    assert main(["explain", "CD201"]) == 0
    assert main([str(ROOT)]) == 2
    assert (sys.stdout, capsys.readouterr().err) == (None, told)
    monkeypatch.setattr(sys, "stdout", Broken(BrokenPipeError()))
    monkeypatch.setattr(sys, "stderr", Broken(OSError()))
    assert stopping.flushed(1) == 2
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert stopping.flushed(1) == 1
    say("nothing")


def test_streams_that_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    stopping.prepare()
    with pytest.raises(NotRunnable, match="standard output is closed"):
        print("x")
    print("x", file=sys.stderr)
    sys.stderr.close()


# Encodings


def printed(arguments: list[str], encoding: str, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What goes to a standard output of an encoding, prepared as the command does."""
    with monkeypatch.context() as patched:
        patched.setattr(signal, "signal", lambda *_: None)
        patched.setattr(sys, "stdout", io.TextIOWrapper(raw := io.BytesIO(), encoding=encoding))
        stopping.prepare()
        assert main(arguments) == 1
        return raw.getvalue()


def in_suites(text: str) -> list[str]:
    return [case.get("classname") or "" for case in ElementTree.fromstring(text.encode()).iter("testcase")]


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8", "utf-16", "gb18030", "cp437"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_in_every_encoding(
    name: str, encoding: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "é新.md").write_text(f"# 新😀é\n\n新增15例（甲市5例、乙市4例、丙市4例）\n{BAD}", encoding="utf-8")
    text = printed(["é新.md", "--output-format", name], encoding, monkeypatch).decode(encoding)
    assert capsys.readouterr().err == ""
    assert "CD202" in text
    if name in ("json", "sarif", "gitlab"):
        assert "例" in json.dumps(json.loads(text), ensure_ascii=False)
    if name == "junit":
        assert set(in_suites(text)) == {"é新.md"}


def test_a_console_of_few_characters(here: Path) -> None:
    (here / "a.md").write_text("全市共有15人，其中男5人、女6人。\n", encoding="utf-8")
    for encoding in ("cp1252", "ascii:strict"):
        done = process("a.md", PYTHONIOENCODING=encoding)
        assert (done.returncode, done.stderr) == (1, b"")
        assert b"15\\u4eba" in done.stdout


def test_what_a_stream_can_not_hold_is_escaped_by_format() -> None:
    assert writable("json", '"é😀"', "ascii") == '"\\u00e9\\ud83d\\ude00"'
    assert writable("junit", "<a>é</a>", "cp1252") == "<a>&#233;</a>"
    assert writable("text", "é😀", "ascii") == "é😀"
    assert writable("json", '"é😀"', "UTF8") == '"é😀"'


NAME = os.fsdecode(b"x\xff.md")


@pytest.mark.parametrize("name", FORMATS)
def test_a_name_that_is_no_utf_8(name: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / NAME).write_text(BAD, encoding="utf-8")
    given = [NAME, "--output-format", name]
    text = printed(given, "utf-8", monkeypatch).decode()
    assert main([*given, "--output", "out"]) == 1
    assert (here / "out").read_bytes().decode() == text
    if name == "json":
        assert json.loads(text)["findings"][0]["path"] == NAME
    else:
        shown = {
            "sarif": "x%FF.md", "html": "x\ufffd.md", "jsonl": r"x\udcff.md", "gitlab": r"x\udcff.md",
            "markdown": r"x\\xff.md",
        }  # fmt: skip
        assert shown.get(name, r"x\xff.md") in text


def test_a_project_with_such_a_name_is_kept_and_its_summary_written(here: Path) -> None:
    (here / "p").mkdir()
    folder = project(here / "p", TABLE, CHECKS)
    (folder / "data" / NAME).write_text("x", encoding="utf-8")
    for _ in range(2):
        assert process("p", CHECK_DATA_NO_CACHE="").returncode == 1
    (here / NAME).write_text(BAD, encoding="utf-8")
    done = process(NAME, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY="summary.md")
    assert (done.returncode, (here / "summary.md").exists()) == (1, True)


def test_a_baseline_with_such_a_name(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / NAME).write_text(BAD, encoding="utf-8")
    assert main(["baseline", NAME]) == 0
    assert main([NAME]) == 0


# Standard error


def test_standard_error_is_one_printable_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no\n::error::x\x1b[31m##[set-env a]\r.md"]) == 2
    _, err = capsys.readouterr()
    assert err == "check-data: no\\n::error::x\\x1b[31m# #[set-env a]\\r.md: no such file or folder\n"
    assert main(["--x\n\x1b"]) == 2
    assert capsys.readouterr().err == "check-data: unrecognized arguments: --x\\n\\x1b; see check-data --help\n"
    assert main(["explain", "\x1b"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_visible_and_harmless() -> None:
    assert visible("新 é") == "新 é"
    assert visible("a\t\u202e" + os.fsdecode(b"\x80")) == "a\\t\\u202e\\x80"
    assert harmless("::a::\n \t::b\nc ::d\r::e") == ": :a::\n \t: :b\nc ::d\r: :e"
    assert harmless("#1 ##[x] ###[y]") == "#1 # #[x] ## #[y]"


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        ("tool = 1\n", 1, ""),
        ("[tool]\ncheck-data = 1\n", 2, "check-data: p/pyproject.toml: [tool.check-data] is no table\n"),
        ("[tool.check-data]\n", 1, ""),
    ],
)
def test_a_pyproject_of_others(
    content: str, code: int, told: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "p").mkdir()
    project(here / "p", TABLE, CHECKS)
    (here / "p" / "check-data.toml").unlink(missing_ok=True)
    (here / "p" / "pyproject.toml").write_text(content, encoding="utf-8")
    assert main(["p", "-q"]) == code
    assert capsys.readouterr().err.replace(str(here) + os.sep, "") == told


# One bad file


def test_what_an_error_says() -> None:
    assert unread.unread("a.md", Unreadable("a.md:3: so")) == Unread("a.md", 3, "so")
    assert unread.unread("a.md", Unreadable("a.md: so")) == Unread("a.md", None, "so")
    assert unread.unread("a.md", NotRunnable("b.toml:3: so: x")) == Unread("b.toml", 3, "so: x")
    assert unread.unread("a.md", NotRunnable("Polars can't read: x")) == Unread("a.md", None, "Polars can't read: x")


class PanicException(BaseException):
    """What libraries in Rust raise."""


def test_whatever_a_library_raises_is_told_of_the_file() -> None:
    found: list[Unread] = []
    for error in (PanicException("oh\nno"), KeyError("x"), RecursionError()):
        with pytest.raises(Unreadable, match=rf"a\.md:1: can't be read: {type(error).__name__}"), guarded("a.md"):
            raise error
        with apart("a.md", found):
            raise error
    assert [each.problem.split(";")[0] for each in found] == [
        "a fault of check-data: PanicException: oh", "a fault of check-data: KeyError: 'x'",
        "a fault of check-data: RecursionError",
    ]  # fmt: skip
    with apart("a.md", found):
        Path("gone.md").read_text(encoding="utf-8")
    with apart("a.md", found):
        raise OSError("so")
    assert found[-2:] == [
        Unread("gone.md", 1, "can't be read: No such file or directory"), Unread("a.md", 1, "can't be read: so"),
    ]  # fmt: skip
    for stop in (KeyboardInterrupt(), SystemExit(3)):
        with pytest.raises(type(stop)), apart("a.md", found), guarded("a.md"):
            raise stop


BROKEN: dict[str, Callable[[Path], object]] = {
    "b.md": lambda path: path.write_bytes(b"\x00\xff\xfe\x81"),
    "c.docx": lambda path: path.write_bytes(b"no zip"),
    "d.odt": lambda path: path.write_bytes(b"PK\x03\x04 no zip"),
    "e.pdf": lambda path: path.write_bytes(b"%PDF-1.7 none"),
    "f.html": lambda path: path.symlink_to("f.html"),
    "g.txt": lambda path: path.symlink_to("nowhere"),
}


@pytest.fixture
def several(here: Path) -> Path:
    for name, make in BROKEN.items():
        make(here / name)
    return here


SCHEMA = json.loads(files("check_data.report").joinpath("findings.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("paths", [["."], [*BROKEN, "a.md"]])
def test_one_bad_file_is_one_bad_file(
    paths: list[str], name: str, several: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*paths, "--output-format", name]) == 2
    out, err = capsys.readouterr()
    assert "CD202" in out
    assert all(err.count(f"check-data: {broken}:") == 1 for broken in BROKEN)
    assert len(err.splitlines()) == len(BROKEN)
    assert all(broken in out for broken in BROKEN)
    if name == "json":
        data = json.loads(out)
        jsonschema.validate(data, SCHEMA)
        assert [each["path"] for each in data["unread"]] == list(BROKEN)
    elif name == "jsonl":
        assert [each["path"] for each in json.loads(out.splitlines()[-1])["unread"]] == list(BROKEN)
    elif name == "sarif":
        (invocation,) = json.loads(out)["runs"][0]["invocations"]
        assert invocation["executionSuccessful"] is False
        assert len(invocation["toolExecutionNotifications"]) == len(BROKEN)
    elif name == "junit":
        assert len(ElementTree.fromstring(out).findall(".//error")) == len(BROKEN)
    elif name == "github":
        assert out.count("::error file=") == len(BROKEN) + 1
    elif name == "gitlab":
        assert [each["check_name"] for each in json.loads(out)] == ["unread"] * len(BROKEN) + ["CD202"]
    elif name == "csv":
        rows = list(csv.DictReader(io.StringIO(out)))
        assert [each["severity"] for each in rows] == ["unread"] * len(BROKEN) + ["error"]


def test_where_nothing_can_be_read_nothing_is_said_to_be_found(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in FORMATS:
        assert main(["none.md", "--output-format", name]) == 2
        out, _ = capsys.readouterr()
        assert "No findings" not in out
        assert ("none.md" in out) is (name != "text")
    assert main(["none.md", "--statistics"]) == 2
    assert capsys.readouterr().out == "Not read: none.md: no such file or folder\n"
    assert main(["list", "none.md", "a.md"]) == 2


def test_a_missing_extra_is_told_of_its_files(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    (here / "b.docx").write_bytes(b"PK")
    assert main([".", "--output-format", "concise", "-q"]) == 2
    out, err = capsys.readouterr()
    assert "a.md:1:12: error CD202" in out
    assert err == 'check-data: b.docx:1: Word files need python-docx: pip install "check-data[docx]"\n'


def test_standard_input_that_can_not_be_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\x00\xff\x81")))
    assert main(["-", "--output-format", "json"]) == 2
    assert json.loads(capsys.readouterr().out)["unread"][0]["path"] == "-"


def test_a_socket_is_no_text(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(here / "b.md")
    assert main(["."]) == 2
    assert capsys.readouterr().err == "check-data: b.md:1: can't be read: is a FIFO, not a file\n"


@pytest.fixture
def two(here: Path) -> Path:
    """A project of two publications and a table of records."""
    (here / "a.md").unlink()
    project(here, TABLE, CHECKS)
    (here / "data" / "q.csv").write_text(TABLE, encoding="utf-8")
    (here / "checks" / "q.toml").write_text(CHECKS, encoding="utf-8")
    (here / "data" / "r.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (here / "checks" / "r.toml").write_text(CHECKS, encoding="utf-8")
    return here


def link_to_itself(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(path.name)


def schema_that_raises(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("1 / 0", encoding="utf-8")


BREAKS: dict[str, Callable[[Path], object]] = {
    "data/q.csv": link_to_itself,
    "checks/q.toml": lambda path: path.write_text("[", encoding="utf-8"),
    "data/q.md": lambda path: path.symlink_to("nowhere"),
    "data/q.docx": lambda path: path.write_bytes(b"x"),
    "schemas/q.py": schema_that_raises,
    "data/r.csv": lambda path: path.write_bytes(b"a,b\n1,2\n\x00\xff,3,4,5\n"),
    "checks/r.toml": lambda path: path.write_text('[c]\nholds = "a == nowhere"\n', encoding="utf-8"),
    "data/s.parquet": lambda path: path.write_bytes(b"PAR1"),
    "data/t.jsonl": link_to_itself,
}


@pytest.mark.parametrize("path", BREAKS)
def test_one_bad_file_of_a_project(path: str, two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--output-format", "json"]) == 1
    before = {each["path"] for each in json.loads(capsys.readouterr().out)["findings"]}
    assert before == {"data/p.csv", "data/q.csv", "data/r.csv"}
    BREAKS[path](two / path)
    (two / "checks" / "s.toml").write_text(CHECKS, encoding="utf-8") if "s.parquet" in path else None
    assert main(["--output-format", "json", "-q"]) == 2
    out, err = capsys.readouterr()
    data = json.loads(out)
    name = Path(path).stem
    assert {each["path"] for each in data["findings"]} == before - {f"data/{name}.csv"}
    (missed,) = data["unread"]
    assert Path(missed["path"]).stem == name
    assert err.count("\n") == 1
    assert "a fault of check-data" not in err


def test_a_data_folder_that_can_not_be_read(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from check_data import project as of_project

    def fails(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(of_project, "records_in", fails)
    report = check_data.run(two)
    assert report.unread == (Unread(str(two / "data"), 1, "can't be read: Permission denied"),)
    with pytest.raises(NotRunnable, match="Permission denied"):
        check_data.schema("p", two)


def test_known_findings_of_what_can_not_be_read_stay_known(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline"]) == 0
    assert main([]) == 0
    (two / "checks" / "q.toml").write_text("[", encoding="utf-8")
    capsys.readouterr()
    assert main(["--output-format", "concise"]) == 2
    assert "CD905" not in capsys.readouterr().out
    before = (two / "check-data-baseline.json").read_bytes()
    for options in ([], ["--prune"]):
        assert main(["baseline", *options]) == 2
    assert (two / "check-data-baseline.json").read_bytes() == before


def test_records_that_break_off_leave_the_others(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = json.dumps({"t": BAD}) + "\n"
    (here / "a.jsonl").write_text(line + '{"t": ' + "[" * 100_000 + "\n" + line, encoding="utf-8")
    (here / "b.jsonl").write_text(line, encoding="utf-8")
    assert main(["a.jsonl", "b.jsonl", "--text-column", "t", "--output-format", "jsonl"]) == 2
    out, err = capsys.readouterr()
    *found, last = map(json.loads, out.splitlines())
    assert [each["path"] for each in found] == ["a.jsonl#1", "b.jsonl#1"]
    assert [(each["path"], each["line"]) for each in last["unread"]] == [("a.jsonl", 2)]
    assert err.startswith("check-data: a.jsonl:2: not JSON: ")


def test_a_lone_surrogate_in_a_record(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"{BAD} \ud800 <!-- -->\n"
    (here / "a.jsonl").write_text(json.dumps({"t": text}) + "\n", encoding="utf-8")
    assert main(["a.jsonl", "--text-column", "t", "--output-format", "jsonl", "--output", "o.jsonl"]) == 1
    assert json.loads((here / "o.jsonl").read_text(encoding="utf-8").splitlines()[0])["path"] == "a.jsonl#1"


# What was not compared


def test_no_findings_is_not_said_of_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").write_text("There were 15 animals.\n", encoding="utf-8")
    (here / "b.md").write_text("There were 13 animals (5 cats, 4 dogs and 4 birds).\n", encoding="utf-8")
    assert main(["a.md"]) == 0
    assert capsys.readouterr().out.startswith("Nothing was compared, so nothing could be found.\n")
    assert main(["a.md", "--output-format", "html"]) == 0
    assert "No findings" not in capsys.readouterr().out
    assert main(["a.md", "b.md", "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("No findings.\n")
    assert out.endswith("Not compared: nothing in 1 of 2 texts.\n")
    assert main(["b.md"]) == 0
    assert "ot compared" not in capsys.readouterr().out
    for name in ("json", "jsonl"):
        assert main(["a.md", "b.md", "--output-format", name]) == 0
        last = json.loads(capsys.readouterr().out.splitlines()[-1] if name == "jsonl" else capsys.readouterr().out)
        assert last["not_compared"] == [{"path": "a.md", "check": None, "records": 0, "total": 0}]


RECORDS: dict[str, tuple[str, str, str, list[dict[str, object]]]] = {
    "an empty table": (
        "a,b\n", '[c]\nholds = "a == b"\n', "Not compared: data/p.csv holds no records.",
        [{"path": "data/p.csv", "check": None, "records": 0, "total": 0}],
    ),
    "a check undetermined in every record": (
        "a,b\n1,\n2,\n", '[c]\nholds = "a == b"\n', "Not compared: no record of data/p.csv by c.",
        [{"path": "data/p.csv", "check": "c", "records": 2, "total": 2}],
    ),
    "keys without a counterpart": (
        "k,a\nx,1\ny,2\n", '[c]\nholds = "a == o.a"\nwith = "o"\non = ["k"]\n',
        "Not compared: no record of data/p.csv by c.",
        [{"path": "data/p.csv", "check": "c", "records": 2, "total": 2}],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "checks", "told", "data"), RECORDS.values(), ids=RECORDS)
def test_records_that_were_not_compared(
    table: str, checks: str, told: str, data: object, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.md").unlink()
    project(here, table, checks)
    (here / "data" / "o.csv").write_text("k,a\nz,1\n", encoding="utf-8")
    assert main([]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Nothing was compared, so nothing could be found.\n")
    assert told in out.splitlines()
    assert main(["--output-format", "json"]) == 0
    written = json.loads(capsys.readouterr().out)
    jsonschema.validate(written, SCHEMA)
    assert [each for each in written["not_compared"] if each["path"] != "data/o.csv"] == data
    assert main(["--output-format", "sarif"]) == 0
    (invocation,) = json.loads(capsys.readouterr().out)["runs"][0]["invocations"]
    assert told in [each["message"]["text"] for each in invocation["toolExecutionNotifications"]]
    assert invocation["executionSuccessful"] is True


def test_a_group_without_its_total_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").unlink()
    table = "day,area,n\n1,all,3\n1,x,1\n1,y,2\n2,x,1\n2,y,2\n3,all,0\n"
    project(here, table, '[c]\nholds = "n == sum(n)"\nby = "day"\ntotal_row = { area = "all" }\n')
    told = "checks/p.toml:1: [c] 1 groups by day have no total: their parts are not checked"
    assert main([]) == 0
    assert told in capsys.readouterr().err
    assert main(["--output-format", "json"]) == 0
    assert told in json.loads(capsys.readouterr().out)["remarks"]
    whole = table.replace("2,x,1\n2,y,2\n", "")
    project(here, whole, '[c]\nholds = "n == sum(n)"\ntotal_row = { area = "none" }\n')
    assert main([]) == 2  # no record is a total


# Half a project, and outputs over inputs


def test_half_a_project_is_never_left(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "p").mkdir()
    (here / "p" / "checks").write_text("in the way", encoding="utf-8")
    assert main(["init", "p"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert sorted(path.name for path in (here / "p").iterdir()) == ["checks"]
    (here / "q" / "check-data.toml").parent.mkdir()
    (here / "q" / "check-data.toml").symlink_to("nowhere")
    assert main(["init", "q"]) == 2
    assert [path.name for path in (here / "q").iterdir()] == ["check-data.toml"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_a_project_that_is_broken_off_is_taken_back(
    error: BaseException, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = Path.open

    def fails(path: Path, *given: object, **options: object) -> object:
        if path.name == "check-data.toml":
            raise error
        return real(path, *given, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", fails)
    assert main(["init", "new/p"]) == (2 if isinstance(error, OSError) else 130)
    assert [path.name for path in here.iterdir()] == ["a.md"]
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("given", "file"),
    [
        (["a.md"], "a.md"),
        (["./a.md"], "link.txt"),
        (["."], "report.html"),
        (["."], "below/report.md"),
        (["p"], "p/data/p.csv"),
        (["p"], "p/data/new.json"),
        (["p"], "p/checks/p.toml"),
        (["p"], "p/check-data.toml"),
        (["p"], "p/check-data-baseline.json"),
        (["p", "--config", "own.toml"], "own.toml"),
        (["p", "--baseline", "known.json"], "known.json"),
        (["t.jsonl", "--text-column", "t", "--output-format", "jsonl"], "t.jsonl"),
        (["below", "--text-column", "t", "--output-format", "jsonl"], "below/t.jsonl"),
    ],
)
def test_an_output_is_no_input(given: list[str], file: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "link.txt").symlink_to("a.md")
    (here / "below").mkdir()
    (here / "p").mkdir()
    project(here / "p", TABLE, CHECKS)
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert main([*given, "--output", file]) == 2
    told = "is among what is checked, or would be in the next run; write it elsewhere"
    assert capsys.readouterr().err == f"check-data: {file}: {told}\n"
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("given", "file"),
    [
        (["."], "report.json"),
        (["."], ".hidden/r.md"),
        (["below"], "report.html"),
        (["p"], "p/report.html"),
        (["a.md"], "b.md"),
    ],
)
def test_an_output_elsewhere(given: list[str], file: str, here: Path) -> None:
    for name in ("below", ".hidden", "p"):
        (here / name).mkdir()
    project(here / "p", TABLE, CHECKS)
    (here / "below" / "a.md").write_text(BAD, encoding="utf-8")
    assert main([*given, "--output", file]) == 1
    assert (here / file).exists()


def test_findings_of_all_are_no_input(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(here, "a,b\n1,2\n", CHECKS)
    (here / "o.jsonl").write_text('{"a": 1, "b": 2}\n', encoding="utf-8")
    assert main(["--form", "p", "o.jsonl", "--all", "o.jsonl"]) == 2
    assert main(["--form", "p", "o.jsonl", "--all", "data/o.jsonl"]) == 2
    assert main(["--form", "p", "o.jsonl", "--all", "all.jsonl"]) == 1


# Processes


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_many_texts_that_are_stopped_leave_nothing(number: signal.Signals, here: Path) -> None:
    (here / "art").mkdir()
    for each in range(300):
        (here / "art" / f"{each}.md").write_text(BAD * 30, encoding="utf-8")
    given = ["art", "--output-format", "jsonl", "--jobs", "2", "--output", "o.jsonl"]
    started = subprocess.Popen(
        [sys.executable, "-m", "check_data", *given], stderr=subprocess.PIPE, start_new_session=True
    )
    for _ in range(600):
        if any(path.stat().st_size for path in here.glob("o.jsonl.*.part")):
            break
        time.sleep(0.05)
    os.killpg(started.pid, number) if number is signal.SIGINT else started.send_signal(number)
    _, err = started.communicate(timeout=60)  # which waits for all that hold standard error, the workers too
    assert (started.returncode, err) == (128 + number, b"check-data: interrupted\n" if number is signal.SIGINT else b"")
    assert sorted(path.name for path in here.iterdir()) == ["a.md", "art"]


def test_a_worker_ends_with_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    joined: list[int] = []

    class Parent:
        def join(self) -> None:
            joined.append(1)

    monkeypatch.setattr(os, "_exit", left.append)
    workers.end_with_parent()  # this process has none
    assert left == []
    monkeypatch.setattr(workers, "parent_process", Parent)
    workers.end_with_parent()
    assert (joined, left) == ([1], [1])


def test_a_worker_leaves_interruptions_to_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    set_ones: list[object] = []
    monkeypatch.setattr(signal, "signal", lambda *given: set_ones.append(given))
    monkeypatch.setattr(workers, "parent_process", lambda: None)
    workers.settle()
    assert set_ones == [(signal.SIGINT, signal.SIG_IGN)]


def test_the_console_script_says_how_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(cli, "prepare", lambda: None)
    monkeypatch.setattr(cli, "main", lambda: 0)
    monkeypatch.setattr(sys, "stdout", Broken(BrokenPipeError()))
    monkeypatch.setattr(os, "_exit", left.append)
    cli.command()
    assert left == [2]
