"""Many texts at once: the same lines whatever the number of processes, in the order of the input."""

import io
import json
import sys
from pathlib import Path

import pytest

from check_data.cli import main
from check_data.configuration import Configuration
from check_data.streaming import FEW, stream

BAD = "新增15例（甲市5例、乙市4例、丙市4例）。\n"
GOOD = "新增13例（甲市5例、乙市4例、丙市4例）。\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    for number in range(FEW + 4):
        (tmp_path / f"{number:02}.txt").write_text(BAD if number % 3 == 0 else GOOD, encoding="utf-8")
    return tmp_path


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_lines_come_in_the_order_of_the_input(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(texts), "--output-format", "jsonl", "--jobs", "1"]) == 1
    one = lines(capsys)
    assert [Path(str(line["path"])).name for line in one[:-1]] == [
        f"{number:02}.txt" for number in range(0, FEW + 4, 3)
    ]
    assert one[-1]["summary"] == {
        "findings": {"error": 7, "warning": 0, "note": 0},
        "waived": 0,
        "checks": {"agrees": 13, "agrees as rounded": 0, "disagrees": 7, "undetermined": 0},
        "figures": {"total": 80, "checked": 80},
    }
    for jobs in (["--jobs", "2"], []):
        assert main([str(texts), "--output-format", "jsonl", *jobs]) == 1
        assert lines(capsys) == one


def test_each_line_is_a_finding_of_the_json_format(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(texts), "--output-format", "jsonl"]) == 1
    by_line = lines(capsys)[:-1]
    assert main([str(texts), "--output-format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"] == by_line


def test_a_text_that_can_not_be_read_is_told_and_the_others_are_linted(
    texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "01.txt").write_bytes(b"\xff\x00\x81")
    for jobs in ("1", "2"):
        assert main([str(texts), "--output-format", "jsonl", "-q", "--jobs", jobs]) == 2
        out, err = capsys.readouterr()
        assert len(out.splitlines()) == 8
        assert err.startswith(f"check-data: {texts / '01.txt'}:1: in no encoding")
        assert len(err.splitlines()) == 1


def test_nothing_to_lint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none"), "--output-format", "jsonl"]) == 2
    assert capsys.readouterr().err.endswith("none: no such file or folder\n")


def test_a_counter_on_a_terminal(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert main([str(texts), "--output-format", "jsonl", "--jobs", "1"]) == 1
    assert terminal.getvalue().endswith(f"\r{FEW + 4} texts\n")


def test_few_texts_are_linted_in_this_process(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    (only,) = stream([tmp_path], Configuration(fail_on="never"))
    assert only.exit_code == 0


def test_a_project_and_standard_input_as_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    assert main(["-", "--output-format", "jsonl"]) == 1
    assert [line.get("rule") for line in lines(capsys)] == ["CD202", None]
