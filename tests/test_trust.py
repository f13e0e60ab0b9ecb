"""Code never runs uninvited, and who wrote the input decides neither what else is read nor what a log obeys."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from check_data import cache
from check_data.cli import main
from check_data.commands import watch
from check_data.commands.arguments import parser_of, runs_code
from check_data.configuration import Configuration
from check_data.report.formats import FORMATS
from check_data.streaming import FEW
from check_data.texts import lint
from tests.helpers import ROOT, project

BAD = "There were 15 animals (5 cats, 4 dogs and 4 birds).\n"
TABLE = "figure,quote\na,1\nb,2\n"
CHECKS = '[c]\nholds = "a == b"\n'
SCHEMA = "open('PWNED', 'w').close()\nfrom pandera.pandas import DataFrameModel\nfrom check_data import Count, figure\n"
SCHEMA += "class Story(DataFrameModel):\n    a: Count = figure()\n    b: Count = figure()\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# What lies in the current folder


def planted(folder: Path) -> None:
    """Modules that any Python which looks here first would run."""
    for name in ("multiprocessing", "argparse", "json", "signal", "threading", "site", "venv", "pandas", "decimal"):
        (folder / f"{name}.py").write_text(f"open('PWNED-{name}', 'w').close()\n", encoding="utf-8")


def script(*arguments: str) -> list[str]:
    """The console script, which has its own folder first on its path."""
    return [str(Path(sys.executable).with_name("check-data")), *arguments]


CONSOLE = pytest.mark.skipif(not Path(script()[0]).exists(), reason="check-data is not installed beside this Python")


@CONSOLE
@pytest.mark.parametrize("jobs", [[], ["--jobs", "2"]])
def test_workers_import_nothing_from_the_current_folder(jobs: list[str], here: Path) -> None:
    planted(here)
    (here / "art").mkdir()
    for number in range(FEW + 4):
        (here / "art" / f"{number}.md").write_text(BAD, encoding="utf-8")
    done = subprocess.run(
        script("art", "--output-format", "jsonl", *jobs), capture_output=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert not list(here.glob("PWNED*"))


def test_the_path_of_others_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    from check_data.workers import safe_path

    for before in (None, "", "1"):
        monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
        if before is not None:
            monkeypatch.setenv("PYTHONSAFEPATH", before)
        with safe_path():
            assert os.environ["PYTHONSAFEPATH"] == "1"
        assert os.environ.get("PYTHONSAFEPATH") == before


def test_a_watched_run_imports_nothing_from_the_current_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted(here)
    (here / "a.md").write_text(BAD, encoding="utf-8")
    monkeypatch.setattr(watch, "again_and_again", lambda run, state, wait: run())
    assert main(["a.md", "--watch", "--no-code", "-q"]) == 1
    assert not list(here.glob("PWNED*"))


def test_python_m_leaves_the_current_folder(here: Path) -> None:
    (here / "decimal.py").write_text("open('PWNED', 'w').close()\n", encoding="utf-8")
    (here / "a.md").write_text(BAD, encoding="utf-8")
    for safe in ([], ["-P"], ["-I"]):
        done = subprocess.run([sys.executable, *safe, "-m", "check_data", "a.md"], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (1, b"")
    assert not (here / "PWNED").exists()


# Schemas


@pytest.mark.parametrize(
    ("ci", "options", "runs"),
    [
        (None, [], True),
        ("", [], True),
        ("false", [], True),
        ("0", [], True),
        ("true", [], False),
        ("1", [], False),
        ("woodpecker", [], False),
        ("true", ["--run-code"], True),
        ("true", ["--no-code", "--run-code"], True),
        ("true", ["--run-code", "--no-code"], False),
        (None, ["--no-code"], False),
    ],
)
def test_schemas_run_where_they_may(
    ci: str | None, options: list[str], runs: bool, here: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    if ci is not None:
        monkeypatch.setenv("CI", ci)
    project(here, TABLE, CHECKS, SCHEMA)
    for command in ([], ["list"], ["baseline"]):
        (here / "PWNED").unlink(missing_ok=True)
        main([*command, *options])
        assert (here / "PWNED").exists() is runs
        told = "schemas: not run, as CI is set; --run-code does where the project is trusted"
        assert (told in capsys.readouterr().err) is (not runs and not options and command != ["baseline"])
    assert runs_code(parser_of("check-data", ("text",)).parse_args(options)) is runs


def test_nothing_is_said_of_schemas_where_there_are_none(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    project(here, TABLE, CHECKS)
    assert main([]) == 1
    assert capsys.readouterr().err == ""


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def bin_folder(here: Path) -> Path:
    """A check-data as an installation has it, and a project that would run code."""
    command = here / "check-data" / "bin" / "check-data"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m check_data "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (here / "p").mkdir()
    project(here / "p", TABLE, CHECKS, SCHEMA)
    return command.parent


def bash(line: str, **environment: str) -> int:
    options = ["bash", "-e", "-o", "pipefail", "-c", line]
    return subprocess.run(options, check=False, capture_output=True, env={**os.environ, **environment}).returncode


@pytest.mark.parametrize(("run_code", "runs"), [("false", False), ("true", True), ("", False)])
def test_the_action_runs_code_only_where_told(run_code: str, runs: bool, bin_folder: Path, here: Path) -> None:
    action = loaded("action.yml")
    assert action["inputs"]["run-code"]["default"] == "false"
    step = next(each for each in action["runs"]["steps"] if each.get("id") == "check")
    given = {
        "RUNNER_TEMP": str(here),
        "GITHUB_OUTPUT": str(here / "output"),
        "PATHS": "p",
        "ARGUMENTS": "",
        "SARIF": "",
    }
    assert bash(step["run"], RUN_CODE=run_code, **given) == 1
    assert (here / "PWNED").exists() is runs


def test_the_action_makes_its_environment_without_the_current_folder(here: Path) -> None:
    planted(here)
    step = next(each for each in loaded("action.yml")["runs"]["steps"] if "-m venv" in each.get("run", ""))
    line = step["run"].replace("python ", f'"{sys.executable}" ').partition('"$RUNNER_TEMP/check-data/bin/pip"')[0]
    assert bash(line.replace("-m venv", "-m venv --without-pip"), RUNNER_TEMP=str(here / "made")) == 0
    assert not list(here.glob("PWNED*"))


@pytest.mark.parametrize(("code", "runs"), [("--no-code", False), ("", False), ("--run-code", True)])
def test_the_gitlab_template_runs_code_only_where_told(code: str, runs: bool, bin_folder: Path, here: Path) -> None:
    job = loaded("templates/gitlab.yml")[".check-data"]
    assert job["variables"]["CHECK_DATA_CODE"] == "--no-code"
    path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
    assert bash("\n".join(job["script"]), PATH=path, CHECK_DATA_PATHS="p", CHECK_DATA_CODE=code) == 1
    assert (here / "PWNED").exists() is runs


def test_the_hooks_run_code_only_where_told(here: Path) -> None:
    project(here, TABLE, CHECKS, SCHEMA)
    (here / "--output=stolen.md").write_text(BAD, encoding="utf-8")
    for hook in loaded(".pre-commit-hooks.yaml"):
        program, *entry = hook["entry"].split()
        assert program == "check-data"
        names = [] if not hook.get("pass_filenames", True) else ["--output=stolen.md"]
        assert main([*entry, *hook.get("args", []), *names]) == 1
        assert not (here / "PWNED").exists()
    assert not (here / "stolen.md").exists()


# The cache


@pytest.fixture
def kept(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CHECK_DATA_NO_CACHE")
    (here / "p").mkdir()
    (here / "victim").mkdir()
    for number in range(cache.MOST_ENTRIES * 2):
        (here / "victim" / f"{number}.json").write_text("{}", encoding="utf-8")
    return project(here / "p", TABLE, CHECKS)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("marked", [False, True])
def test_a_cache_behind_a_link_is_not_used(
    marked: bool, kept: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    victim = here / "victim"
    if marked:
        (victim / "CACHEDIR.TAG").write_text(cache._TAG, encoding="utf-8")
    (kept / cache.FOLDER).symlink_to("../victim")
    before = content(victim)
    for _ in range(2):
        assert main(["p", "--no-code", "-q"]) == 1
    assert content(victim) == before
    assert main(["p", "--no-code"]) == 1
    assert "the cache can't be written (" in capsys.readouterr().err
    assert main(["clean", "p"]) == 0
    assert content(victim) == before
    assert capsys.readouterr().out == "p: nothing to remove\n"


def test_a_folder_of_another_program_is_not_used(kept: Path, here: Path) -> None:
    folder = (here / "victim").rename(kept / cache.FOLDER)
    before = content(folder)
    assert main(["p", "--no-code", "-q"]) == 1
    assert main(["clean", "p"]) == 0
    assert content(folder) == before


def test_only_own_entries_are_dropped(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_ENTRIES", 1)
    assert main(["p", "-q"]) == 1
    for name in ("notes.json", "notes.part", "0.json"):
        (kept / cache.FOLDER / name).write_text("mine", encoding="utf-8")
    (kept / cache.FOLDER / f"{'0' * 40}.json.7.part").touch()
    for language in ("en", "zh"):
        assert main(["p", "-q", "--language", language]) == 1
    names = {path.name for path in (kept / cache.FOLDER).iterdir()}
    assert {"notes.json", "notes.part", "0.json"} < names
    assert len(names - {"notes.json", "notes.part", "0.json", "CACHEDIR.TAG", ".gitignore"}) == 1


def test_an_entry_that_is_a_link_is_absent(kept: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["p", "--output-format", "concise"]) == 1
    expected = capsys.readouterr().out
    (entry,) = (kept / cache.FOLDER).glob("*.json")
    forged = json.dumps({**json.loads(entry.read_text(encoding="utf-8")), "outputs": ["forged"]})
    (here / "forged.json").write_text(forged, encoding="utf-8")
    entry.unlink()
    entry.symlink_to(here / "forged.json")
    assert main(["p", "--output-format", "concise"]) == 1
    assert capsys.readouterr().out == expected
    entry.unlink()
    os.mkfifo(entry)
    assert main(["p", "--output-format", "concise"]) == 1
    assert capsys.readouterr().out == expected


def test_what_can_not_be_stored_leaves_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert main(["p", "-q"]) == 1
    assert list((kept / cache.FOLDER).iterdir()) == []


# Links


SECRET = "TOKEN=s3cret There were 15 animals (5 cats, 4 dogs and 4 birds).\n"


@pytest.fixture
def secret(here: Path) -> Path:
    (here / "outside").mkdir()
    (here / "outside" / "secret").write_text(SECRET, encoding="utf-8")
    (here / "folder" / "below").mkdir(parents=True)
    (here / "folder" / "a.md").write_text("There were 13 animals (5 cats, 4 dogs and 4 birds).\n", encoding="utf-8")
    (here / "folder" / "below" / "inner.md").symlink_to("../a.md")
    (here / "folder" / "below" / "article.md").symlink_to("../../outside/secret")
    return here / "folder"


@pytest.mark.parametrize("name", [*FORMATS, ""])
def test_links_that_lead_out_are_not_followed(name: str, secret: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--output-format", name] if name in FORMATS else []
    assert main(["folder", *options]) == 0
    out, err = capsys.readouterr()
    assert "s3cret" not in out
    assert err == "check-data: passed over 1 text: 1 linked from outside (--follow-links takes them)\n"
    assert main(["folder", "--follow-links", *options]) == 1
    assert main(["folder/below/article.md", *options]) == 1  # who names it asks for it
    assert capsys.readouterr().err == ""


def test_links_inside_are_followed(secret: Path) -> None:
    report = lint([secret])
    assert [Path(each).name for each in report.sources] == ["a.md", "inner.md"]
    linked = secret.parent / "linked"
    linked.symlink_to("folder")
    assert [Path(each).name for each in lint([linked]).sources] == ["a.md", "inner.md"]
    assert len(lint([secret], settings=Configuration(follow_links=True)).sources) == 3


def test_no_configuration_follows_links(secret: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (secret / "check-data.toml").write_text("follow-links = true\n", encoding="utf-8")
    assert main(["folder"]) == 2
    assert "unknown key 'follow-links'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "path",
    ["data/p.csv", "data/p.md", "checks/p.toml", "schemas/p.py", "data/r.csv", "data/r.jsonl", "data/r/1.parquet"],
)
def test_links_of_a_project_that_lead_out(path: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "p" / Path(path).parent).mkdir(parents=True)
    project(here / "p", TABLE, CHECKS)
    (here / "p" / "data" / "q.csv").write_text(TABLE, encoding="utf-8")
    outside = here / "outside"
    outside.write_text(
        {"p.csv": TABLE, "p.toml": CHECKS, "p.py": SCHEMA}.get(Path(path).name, SECRET), encoding="utf-8"
    )
    (here / "p" / path).unlink(missing_ok=True)
    (here / "p" / path).symlink_to(outside)
    assert main(["p", "--output-format", "json"]) == 2
    out, err = capsys.readouterr()
    assert "s3cret" not in out + err
    assert not (here / "PWNED").exists()
    assert err.startswith(f"check-data: p/{path}:1: a link that leads out of p; --follow-links follows it\n")
    assert [each["path"] for each in json.loads(out)["unread"]] == [f"p/{path}"]
    main(["p", "--follow-links"])
    assert "leads out" not in capsys.readouterr().err


def test_a_form_of_tables_elsewhere_is_no_link(here: Path) -> None:
    (here / "p").mkdir()
    project(here / "p", "a,b\n1,2\n", CHECKS)
    (here / "o.csv").symlink_to(here / "p" / "data" / "p.csv")
    (here / "checks").mkdir()
    (here / "checks" / "f.toml").write_text(CHECKS, encoding="utf-8")
    assert main(["--form", "f", "o.csv"]) == 1


# Logs


HOSTILE = "##[error]x ::error::y"
NAME = "::set-output name=x::0##[add-mask]y.md"


def obeyed(text: str) -> list[str]:
    """The lines that a runner of GitHub would take for commands."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line for line in lines if "##[" in line or line.strip().startswith("::")]


@pytest.fixture
def hostile(here: Path) -> Path:
    (here / NAME).write_text(
        f"# {HOSTILE}\n\n::warning::There were 15 animals (5 cats, 4 dogs and 4 birds) ##[group]z\n"
        f"<!-- check-data: ignore[CD203] ::stop-commands::{HOSTILE} -->\n<!-- check-data: ##[x] -->\n",
        encoding="utf-8",
    )
    (here / "p").mkdir()
    name = '"::debug::##[x]"'
    checks = f'[{name}]\nholds = "a == b"\nbecause = "::error::{HOSTILE}"\n[w]\nholds = "a == b"\n'
    project(here / "p", TABLE, checks + f'waived = {{ reason = "::x::{HOSTILE}" }}\n')
    (here / "p" / "data" / "r.csv").write_text("a,b\n1,2\n1,\n", encoding="utf-8")
    (here / "p" / "checks" / "r.toml").write_text(f'[{name}]\nholds = "a == b"\n', encoding="utf-8")
    (here / "p" / "checks" / "s.toml").write_text(CHECKS, encoding="utf-8")
    return here


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("path", [NAME, "p"])
def test_no_format_commands_a_log(path: str, name: str, hostile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main([path, "--output-format", name, "--show-unchecked"])
    assert code == (2 if path == "p" else 1)
    out, err = capsys.readouterr()
    assert "CD" in out
    if name == "github":
        assert all(line.startswith(("::error file=", "::warning file=")) for line in out.splitlines())
        assert "##[" not in out
    else:
        assert obeyed(out) == []
    assert obeyed(err) == []
    if name == "json":
        assert {each["path"] for each in json.loads(out)["findings"]} == {NAME} or path == "p"


@pytest.mark.parametrize(
    "arguments", [["list", NAME], ["list", "p"], [NAME, "--statistics"], ["read", NAME], ["suggest", NAME]]
)
def test_no_command_commands_a_log(arguments: list[str], hostile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(arguments)
    out, err = capsys.readouterr()
    assert obeyed(out) == obeyed(err) == []


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r=", "\n=", " =", " \n ＝", "\u3000@", "−"]
)
def test_no_cell_is_a_formula(start: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = f"{start}1.md"
    (here / name).write_text(BAD, encoding="utf-8")
    assert main(["--output-format", "csv", "--", name]) == 1
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))
    assert row["path"].startswith("'")
    assert not any(ord(char) < 32 and char != "\n" for char in row["path"])


@pytest.mark.parametrize("name", ["a=1.md", "1-2.md", "新.md"])
def test_other_cells_stay(name: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / name).write_text(BAD, encoding="utf-8")
    assert main([name, "--output-format", "csv"]) == 1
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))
    assert row["path"] == name
