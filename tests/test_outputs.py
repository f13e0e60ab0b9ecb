"""``--output-format`` and ``--output``: which format goes where, and that files are whole."""

import json
import os
import threading
from pathlib import Path

import pytest

from check_data.cli import main
from check_data.report.formats import FORMATS
from check_data.report.jsonl import Total
from tests.helpers import project

TABLE = "figure,quote,unit\nheadline,1400名,人\nworkers,1507名,人\n"
CHECKS = '[insured]\nholds = "headline == workers"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return project(tmp_path, TABLE, CHECKS)


def run(*arguments: str) -> int:
    return main(["-q", *arguments])


def test_each_format_goes_to_its_file_and_one_to_standard_output(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = "--output-format json --output a.json --output-format concise --output-format jsonl --output a.jsonl"
    assert run(*given.split()) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("data/p.csv:2:10: error CD201 ")
    data = json.loads((folder / "a.json").read_text(encoding="utf-8"))
    first = json.loads((folder / "a.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert [first] == data["findings"]
    assert sorted(path.name for path in folder.iterdir()) == ["a.json", "a.jsonl", "check-data.toml", "checks", "data"]


def test_a_file_without_a_format_takes_the_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--output", "a.txt") == 1
    assert capsys.readouterr().out == ""
    assert (folder / "a.txt").read_text(encoding="utf-8").startswith("error[CD201] insured")


def test_standard_output_by_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--output-format", "concise", "--output", "-") == 1
    assert capsys.readouterr().out.startswith("data/p.csv:2:10:")


def test_a_file_is_coloured_only_on_demand(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    for options, coloured in (([], False), (["--color", "always"], True)):
        assert run("--output", "a.txt", *options) == 1
        assert ("\x1b[" in (folder / "a.txt").read_text(encoding="utf-8")) is coloured


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("--output a --output-format json", "write each --output after the --output-format that it belongs to"),
        ("--output-format json --output a --output b", "a second file for one --output-format, after a"),
        ("--output-format json --output-format text", "json and text both go to standard output"),
        ("--output-format json --output a --output-format text --output a", "json and text both go to a;"),
        ("--output-format xml", "invalid choice: 'xml'"),
        ("--output-format json --output none/a", "none/a: can't be written: No such file or directory"),
        ("--output-format json --output data", "data: can't be written: Is a directory"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_can_not_be(given: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*given.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert len(err.splitlines()) == 1


def test_an_older_file_stays_where_another_can_not_be_written(folder: Path) -> None:
    (folder / "a.json").write_text("older", encoding="utf-8")
    assert run(*"--output-format json --output a.json --output-format text --output none/a".split()) == 2
    assert (folder / "a.json").read_text(encoding="utf-8") == "older"
    assert not list(folder.glob("*.part"))


def test_a_file_behind_a_link_is_replaced_and_the_link_stays(folder: Path) -> None:
    (folder / "real.json").write_text("older", encoding="utf-8")
    (folder / "a.json").symlink_to("real.json")
    assert run("--output-format", "json", "--output", "a.json") == 1
    assert (folder / "a.json").is_symlink()
    assert json.loads((folder / "real.json").read_text(encoding="utf-8"))["findings"]


def test_a_pipe_is_written_to(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append((folder / "pipe").read_text(encoding="utf-8")))
    reader.start()
    assert run("--output-format", "json", "--output", "pipe") == 1
    reader.join()
    assert json.loads(got[0])["findings"]


def test_lines_of_many_texts_go_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text("出口2124台，进口1639台，贸易顺差458台。\n", encoding="utf-8")
    assert run("a.txt", "--output-format", "jsonl", "--output", "a.jsonl") == 1
    assert capsys.readouterr().out == ""
    assert len((folder / "a.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_lines_that_break_off_leave_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text("新增15例。\n", encoding="utf-8")

    def fails(total: Total) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(Total, "line", fails)
    assert run("a.txt", "--output-format", "jsonl", "--output", "a.jsonl") == 130
    assert not list(folder.glob("a.jsonl*"))


@pytest.mark.usefixtures("folder")
def test_list_has_fewer_formats(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--output-format", "concise"]) == 2
    assert "invalid choice: 'concise' (choose from" in capsys.readouterr().err


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.usefixtures("folder")
def test_every_format_is_written(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--output-format", name) == 1
    assert "CD201" in capsys.readouterr().out
