"""What stands around the command: statistics, watching, completion, notebooks, and the files for other tools."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from check_data import lint, run
from check_data.cli import main
from check_data.commands import COMMANDS, watch
from check_data.report import notebook
from tests.helpers import ROOT, project

BAD = "出口2124台，进口1639台，贸易顺差458台。\n"
GOOD = "出口2124台，进口1639台，贸易顺差485台。\n"
ENGLISH = "The ferry carried 121 people (51 men, 39 women and 32 children).\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{ENGLISH * 2}<!-- -->", encoding="utf-8")
    return tmp_path


def test_statistics(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "c.txt").write_text("# 186家企业复工\n\n168家企业复工。\n", encoding="utf-8")
    assert main(["a.txt", "b.txt", "c.txt", "--statistics", "-q"]) == 1
    assert capsys.readouterr().out == "2  CD202  parts-of-whole\n1  CD219  difference\n1  CD203  same-figure\n"
    (here / "a.txt").write_text(GOOD, encoding="utf-8")
    assert main(["a.txt", "--statistics", "--language", "en"]) == 0
    assert capsys.readouterr().out.startswith("No findings.\n")
    assert main(["b.txt", "--statistics", "--output-format", "concise", "-q"]) == 1
    assert "b.txt:1:19" in capsys.readouterr().out


def test_exit_zero_and_a_configuration_by_name(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.txt", "--exit-zero"]) == 0
    assert main(["none.txt", "--exit-zero"]) == 2
    (here / "other.toml").write_text('fail-on = "never"\nlanguage = "en"\n', encoding="utf-8")
    (here / "pyproject.toml").write_text('[tool.check-data]\nignore = ["CD219"]\n', encoding="utf-8")
    capsys.readouterr()
    assert main(["a.txt", "--config", "other.toml"]) == 0
    assert capsys.readouterr().out.startswith("error[CD219]")
    assert main(["a.txt", "--config", "pyproject.toml", "-q"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["a.txt", "--config", "none.toml"]) == 2
    assert "none.toml: can't be read: " in capsys.readouterr().err


def test_every_command_is_told_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"check-data {name} " in told for name in COMMANDS if name != "lsp")


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion(shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(word in script for word in ("baseline", "--fail-on", "sarif"))


def test_completion_in_bash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bash"]) == 0
    script = tmp_path / "completion"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    ask = (
        f"source {script}; complete -p check-data >/dev/null; f=$(complete -p check-data | grep -o '_shtab[a-z_]*'); "
        'COMP_WORDS=(check-data --out); COMP_CWORD=1; $f; echo "${COMPREPLY[@]}"; '
        'COMP_WORDS=(check-data base); COMP_CWORD=1; $f; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", ask], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["--output-format", "--output", "baseline"]


def test_completion_without_its_library(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["completion", "bash"]) == 2
    assert "check-data[completion]" in capsys.readouterr().err


def test_watching_runs_again_where_something_changed(capsys: pytest.CaptureFixture[str]) -> None:
    states: Iterator[Any] = iter(["one", "one", "two", "two"])
    codes = iter([1, 0])
    waits: list[int] = []

    def wait() -> None:
        waits.append(1)
        if len(waits) == 4:
            raise KeyboardInterrupt

    assert watch.again_and_again(lambda: next(codes), lambda: next(states), wait) == 0
    assert len(waits) == 4
    assert capsys.readouterr().err.count("watching") == 2


def test_what_is_watched(here: Path) -> None:
    def state() -> watch.State:
        return watch.state_of([".", "none.txt"], {os.path.realpath("out.json")})

    before = state()
    assert {Path(path).name for path, _, _ in before} == {"a.txt", "b.txt"}
    for name in ("out.json", ".hidden"):
        (here / name).write_text("x", encoding="utf-8")
    for name in (".git", "__pycache__"):
        (here / name).mkdir()
        (here / name / "x").write_text("x", encoding="utf-8")
    assert state() == before
    (here / "c.txt").write_text("x", encoding="utf-8")
    assert state() != before


def test_watching_from_the_command(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def changed(seconds: float) -> None:
        if (here / "a.txt").read_text(encoding="utf-8") == GOOD:
            raise KeyboardInterrupt
        (here / "a.txt").write_text(GOOD, encoding="utf-8")

    monkeypatch.setattr(time, "sleep", changed)
    assert main(["a.txt", "--watch", "--output-format", "concise", "-q"]) == 0
    assert capfd.readouterr().out.count("CD219") == 1
    assert main(["a.txt", "b.txt", "--watch", "--output", "out.txt", "-q"]) == 1
    assert "CD202" in (here / "out.txt").read_text(encoding="utf-8")
    assert main(["-", "--watch"]) == 2


def shown(html: str) -> tuple[list[str], set[str]]:
    """The texts and the tags of a piece of HTML."""
    texts, tags = list[str](), set[str]()

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            texts.append(data)

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.add(tag)

    reader = Reader()
    reader.feed(html)
    reader.close()
    return texts, tags


def test_in_a_notebook(tmp_path: Path) -> None:
    checks = '["<script>a</script> & b"]\nholds = "a == b"\n'
    report = run(project(tmp_path, "figure,quote\na,3\nb,4\n", checks))
    texts, tags = shown(report._repr_html_())
    assert tags == {"div", "table", "thead", "tbody", "tr", "th", "td", "p"}
    assert any(text.startswith("<script>a</script> & b does not hold") for text in texts)
    assert "error" in texts


def test_in_a_notebook_when_clean_and_when_much(here: Path) -> None:
    (here / "a.txt").write_text(GOOD, encoding="utf-8")
    texts, tags = shown(lint(["a.txt"])._repr_html_())
    assert tags == {"div", "p"}
    assert texts[0] == "没有发现问题。"
    (here / "a.txt").write_text(BAD * (notebook.MOST + 3), encoding="utf-8")
    many = lint(["a.txt"])._repr_html_()
    assert many.count("<tr>") == notebook.MOST + 1
    assert "另有 3 项发现未在此列出。" in many


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def options_of(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


def test_files_for_other_tools_use_options_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    known = options_of(capsys.readouterr().out)
    for name in ("action.yml", "templates/gitlab.yml", ".pre-commit-hooks.yaml"):
        used = options_of((ROOT / name).read_text(encoding="utf-8")) - {"--quiet"}
        assert used <= known


def test_the_hooks_of_pre_commit(here: Path) -> None:
    project_hook, texts_hook = loaded(".pre-commit-hooks.yaml")
    for path in ("data/p.csv", "checks/p.toml", "schemas/p.py", "check-data.toml"):
        assert re.search(project_hook["files"], path)
    assert not re.search(project_hook["files"], "src/data.py")
    assert project_hook["pass_filenames"] is False
    for path in ("a.md", "稿/a.html", "a.txt"):
        assert re.search(texts_hook["files"], path)
    assert not re.search(texts_hook["files"], "a.py")
    assert main(["a.txt", "b.txt"]) == 1


def bash(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script], capture_output=True, check=False, text=True,
        env={**os.environ, **environment},
    )  # fmt: skip


def installed(folder: Path) -> Path:
    """A check-data as an installation has it."""
    command = folder / "bin" / "check-data"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m check_data "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return command.parent


@pytest.mark.parametrize("sarif", ["", "out/a.sarif"])
def test_the_step_of_the_action(sarif: str, here: Path) -> None:
    (here / "out").mkdir()
    installed(here / "check-data")
    step = next(each for each in loaded("action.yml")["runs"]["steps"] if each.get("id") == "check")
    done = bash(
        step["run"], RUNNER_TEMP=str(here), GITHUB_OUTPUT=str(here / "output"), GITHUB_ACTIONS="true",
        PATHS="a.txt b.txt", ARGUMENTS="--language en -q", SARIF=sarif, RUN_CODE="false",
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert (here / "output").read_text(encoding="utf-8") == "exit-code=1\n"
    assert done.stdout.startswith("error[CD219]")
    assert done.stderr.count("::error file=") == 3
    assert (here / "out" / "a.sarif").exists() is bool(sarif)


def test_the_script_of_the_gitlab_template(here: Path) -> None:
    job = loaded("templates/gitlab.yml")[".check-data"]
    path = f"{installed(here / 'check-data')}{os.pathsep}{os.environ['PATH']}"
    done = bash("\n".join(job["script"]), PATH=path, CHECK_DATA_PATHS="a.txt b.txt")
    assert done.returncode == 1, done.stderr
    for report in job["artifacts"]["reports"].values():
        assert (here / report).stat().st_size > 100
