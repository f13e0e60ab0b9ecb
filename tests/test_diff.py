"""``--diff REV`` in a real repository."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from check_data.cli import main
from tests.helpers import project

BAD = "新增15例（甲市5例、乙市4例、丙市4例）。\n"
GOOD = "新增13例（甲市5例、乙市4例、丙市4例）。\n"
OUTER = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def git(*arguments: str) -> None:
    own = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *own, *arguments], check=True, capture_output=True, env={**os.environ, **OUTER})


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "a.txt").write_text(f"{BAD}\n一\n\n{GOOD}", encoding="utf-8")
    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    main([*arguments, "-q", "--output-format", "concise", "--language", "en"])
    out, err = capsys.readouterr()
    assert err == ""
    return [re.sub(r"^(.*:\d+):\d+: \w+ (CD\d+) .*", r"\1 \2", line) for line in out.splitlines()]


def test_only_lines_that_changed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "a.txt") == ["a.txt:1 CD202"]
    assert found(capsys, "a.txt", "--diff", "HEAD") == []
    (here / "a.txt").write_text(f"{BAD}\n一\n\n{BAD}", encoding="utf-8")
    assert found(capsys, "a.txt", "--diff", "HEAD") == ["a.txt:5 CD202"]
    (here / "a.txt").write_text(f"新的一行\n++ b/b.txt\n@@ -1 +1 @@\n{BAD}", encoding="utf-8")
    assert found(capsys, "a.txt", "--diff", "HEAD") == []
    (here / "a.txt").write_text("", encoding="utf-8")
    assert found(capsys, "a.txt", "--diff", "HEAD") == []


def test_since_an_older_revision_and_from_below(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.txt").write_text(f"{BAD}\n一\n\n{BAD}", encoding="utf-8")
    git("commit", "-am", "second")
    assert found(capsys, "a.txt", "--diff", "HEAD") == []
    assert found(capsys, "a.txt", "--diff", "HEAD~1") == ["a.txt:5 CD202"]
    (here / "below").mkdir()
    monkeypatch.chdir(here / "below")
    assert found(capsys, "../a.txt", "--diff", "HEAD~1") == ["../a.txt:5 CD202"]


@pytest.mark.parametrize("name", ["新 稿.txt", 'a"b\\c.txt', "tab\tin it.txt"])
def test_new_files_and_strange_names(name: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / name).write_text(GOOD + BAD, encoding="utf-8")
    assert [line.rsplit(":", 1)[1] for line in found(capsys, ".", "--diff", "HEAD")] == ["2 CD202"]
    git("add", ".")
    git("commit", "-m", "second")
    assert found(capsys, ".", "--diff", "HEAD") == []
    (here / name).write_text(BAD + BAD, encoding="utf-8")
    assert [line.rsplit(":", 1)[1] for line in found(capsys, ".", "--diff", "HEAD")] == ["1 CD202"]
    (here / "a.txt").unlink()
    assert [line.rsplit(":", 1)[1] for line in found(capsys, ".", "--diff", "HEAD")] == ["1 CD202"]


def test_a_binary_file_is_new_as_a_whole(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from docx import Document

    for text in (GOOD, BAD):
        document = Document()
        document.add_paragraph(text.strip())
        document.save(str(here / "a.docx"))
        git("add", ".")
    git("commit", "-m", "second")
    assert found(capsys, "a.docx", "--diff", "HEAD") == []
    assert found(capsys, "a.docx", "--diff", "HEAD~1") == ["a.docx:1 CD202"]


def test_a_project_by_figures_and_by_checks(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, checks = "figure,quote\na,3\nb,4\n", '[one]\nholds = "a == b"\n'
    project(here, table, checks)
    git("add", ".")
    git("commit", "-m", "second")
    assert found(capsys, "--diff", "HEAD") == []
    (here / "checks" / "p.toml").write_text(checks.replace("[one]", "[two]"), encoding="utf-8")
    assert found(capsys, "--diff", "HEAD") == ["data/p.csv:2 CD201"]
    project(here, table.replace("4", "5"), checks)
    assert found(capsys, "--diff", "HEAD") == ["data/p.csv:2 CD201"]
    project(here, table, checks.replace("]\n", "]\nwaived = { until = 2030-12-31 }\n"))
    assert found(capsys, "--diff", "HEAD") == ["checks/p.toml:1 CD901"]


def test_what_can_not_be(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.txt", "--diff", "none"]) == 2
    assert "--diff: git diff: fatal: " in capsys.readouterr().err
    assert main(["a.txt", "--diff", "--output=x"]) == 2
    assert main(["a.txt", "--diff=--output=x"]) == 2
    assert not (here / "x").exists()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.parent))
    (here / ".git").rename(here / "git")
    capsys.readouterr()
    assert main(["a.txt", "--diff", "HEAD"]) == 2
    assert "--diff: git rev-parse: fatal: not a git repository" in capsys.readouterr().err
    monkeypatch.setenv("PATH", "")
    assert main(["a.txt", "--diff", "HEAD"]) == 2
    assert capsys.readouterr().err == "check-data: --diff needs git, which can't be started\n"


def test_lines_of_many_texts(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.txt", "--diff", "HEAD", "--output-format", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
