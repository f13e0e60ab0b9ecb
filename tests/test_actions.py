"""What GitHub Actions is told without being asked for."""

from pathlib import Path

import pytest

from check_data.cli import main
from check_data.report import markdown
from tests.helpers import project

TABLE = "figure,quote,unit\nheadline,1400名,人\nworkers,1507名,人\n"
CHECKS = '[insured]\nholds = "headline == workers"\n'
ANNOTATION = "::error file=data/p.csv,line=2,endLine=2,col=10,endColumn=15,title=check-data CD201::insured does not"


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    project(tmp_path, TABLE, CHECKS)
    return tmp_path / "summary.md"


def test_annotations_and_the_summary_come_by_themselves(summary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    summary.write_text("# before\n", encoding="utf-8")
    assert main(["--output-format", "concise"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("data/p.csv:2:10: error CD201")
    assert "::error" not in out
    assert err.startswith(ANNOTATION)
    assert summary.read_text(encoding="utf-8").startswith("# before\n## check-data\n\n- Findings: 1 error")


def test_annotations_come_once(summary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--output-format", "github"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(ANNOTATION)
    assert err == ""


@pytest.mark.parametrize("value", [None, "", "false"])
def test_nothing_elsewhere(
    value: str | None, summary: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS")
    if value is not None:
        monkeypatch.setenv("GITHUB_ACTIONS", value)
    assert main([]) == 1
    assert capsys.readouterr().err == ""
    assert not summary.exists()


def test_without_a_file_for_the_summary(
    summary: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert main([]) == 1
    assert capsys.readouterr().err.startswith(ANNOTATION)
    assert not summary.exists()


def test_a_list_announces_nothing(summary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    assert capsys.readouterr().err == ""
    assert not summary.exists()


def test_a_full_summary_is_left_as_it_is(summary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    summary.write_text("x" * markdown.LIMIT, encoding="utf-8")
    assert main([]) == 1
    assert "the summary of this step is full" in capsys.readouterr().err
    assert summary.stat().st_size == markdown.LIMIT


def test_a_summary_that_can_not_be_written(
    summary: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary.parent / "none" / "a.md"))
    assert main([]) == 2
    assert "a.md: can't be written: No such file or directory" in capsys.readouterr().err
