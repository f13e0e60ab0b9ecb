"""Faults that were reported, each tried on the command as whoever met it typed it."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.documents.office import odt_of
from tests.helpers import SHARED

REPORTED = SHARED / "faults" / "cases.jsonl"
ANIMALS = "There were 15 animals (5 cats, 4 dogs and 4 birds)."
IN_TIME = 30
"""Seconds that no run may take: those that hung took minutes, or for ever."""

Case = Mapping[str, Any]


class Ran(NamedTuple):
    """What a run gave, and the processor time that it took."""

    code: int
    out: str
    err: str
    seconds: float


def run(folder: Path, *arguments: str, before: tuple[str, ...] = (), out: int = subprocess.PIPE, **given: str) -> Ran:
    """The command in ``folder``, where neither CI nor a cache changes what it does; ``before`` is put before it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CI", "GITHUB_"))}
    environment.pop("CHECK_DATA_NO_CACHE", None)
    command = [*before, sys.executable, "-P", "-m", "check_data", *arguments]
    began = processor_time()
    done = subprocess.run(
        command, cwd=folder, env=environment | given, stdout=out, stderr=subprocess.PIPE, check=False, timeout=IN_TIME
    )
    texts = [(stream or b"").decode(errors="replace") for stream in (done.stdout, done.stderr)]
    return Ran(done.returncode, texts[0], texts[1], processor_time() - began)


def processor_time() -> float:
    """The seconds of all runs that ended: those that a busy machine lets others have count for nothing."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def a_text(case: Case, folder: Path, name: str) -> None:
    (folder / name).write_bytes(case["text"].encode())


def a_project(case: Case, folder: Path) -> Path:
    """The folder p with the files of the case."""
    for name, text in case["files"].items():
        path = folder / "p" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "p"


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def kept(project: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()}


def planted_module(case: Case, folder: Path) -> None:
    (folder / "art").mkdir()
    for number in range(20):
        a_text(case, folder / "art", f"{number}.md")
    for name, text in case["files"].items():
        (folder / name).write_text(text, encoding="utf-8")
    for console in ([], ["--jobs", "2"]):
        assert run(folder, "art", "--output-format", "jsonl", *console)[::2] == (1, "")
    assert not (folder / "PWNED").exists()


def cache_through_a_link(case: Case, folder: Path) -> None:
    victim = folder / "victim"
    victim.mkdir()
    for number in range(60):
        (victim / f"{number}.json").write_text("{}", encoding="utf-8")
    before = kept(victim)
    (a_project(case, folder) / ".check-data-cache").symlink_to("../victim")
    assert run(folder, "--no-code", "p").code == 1
    assert kept(victim) == before


def entry_of_another(case: Case, folder: Path) -> None:
    project = a_project(case, folder)
    first = run(folder, "--no-code", "p")
    (entry,) = (project / ".check-data-cache").glob("*.json")
    entry.write_text('{"modules":{},"outputs":[],"remarks":[],"code":0}', encoding="utf-8")
    again = run(folder, "--no-code", "p")
    assert (first.code, first.err) == (1, "")
    assert again[:3] == first[:3]


def comment_without_a_finding(case: Case, folder: Path) -> None:
    a_text(case, folder, "a.md")
    done = run(folder, "a.md")
    assert (done.code, done.err) == (0, "")
    assert "warning[CD903]" in done.out


def comment_not_understood(case: Case, folder: Path) -> None:
    a_text(case, folder, "a.html")
    done = run(folder, "a.html")
    assert (done.code, done.err) == (0, "")
    assert "warning[CD904]" in done.out


def tool_is_no_table(case: Case, folder: Path) -> None:
    project = a_project(case, folder)
    (project / "pyproject.toml").write_text(case["text"], encoding="utf-8")
    done = run(folder, "p", "--no-code")
    if done.code == 2:
        assert len(done.err.splitlines()) == 1
        assert "pyproject.toml" in done.err
    else:
        assert (done.code, done.err) == (1, "")
        assert "error[CD201]" in done.out


def deep_json(case: Case, folder: Path) -> None:
    a_text(case, folder, "d.jsonl")
    done = run(folder, "d.jsonl", "--text-column", "t", "--output-format", "jsonl")
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert "d.jsonl" in done.err


def terminal_in_cp1252(case: Case, folder: Path) -> None:
    a_text(case, folder, "a.md")
    done = run(folder, "a.md", PYTHONIOENCODING="cp1252")
    assert (done.code, done.err) == (1, "")
    assert "error[CD202]" in done.out
    assert "5 + 4 + 4 = 13" in done.out


def full_output(case: Case, folder: Path) -> None:
    a_text(case, folder, "a.md")
    with open("/dev/full", "wb") as full:
        done = run(folder, "a.md", out=full.fileno())
    assert done.code == 2
    assert len(done.err.splitlines()) == 1


def name_that_is_no_text(case: Case, folder: Path) -> None:
    name = os.fsdecode(b"x\xff.md")
    a_text(case, folder, name)
    done = run(folder, name, "--output-format", "sarif")
    assert (done.code, done.err) == (1, "")
    assert [result["ruleId"] for result in json.loads(done.out)["runs"][0]["results"]] == ["CD202"]


def unreadable_table(case: Case, folder: Path) -> None:
    project = a_project(case, folder)
    (project / "data" / "x.csv").chmod(0)
    # Who may read everything is held to what is permitted, as everybody else is.
    bound = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
    if bound and not shutil.which(bound[0]):
        pytest.skip("root may read everything here")
    done = run(folder, "--no-code", "p", before=bound)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert "x.csv" in done.err
    assert "ermission" in done.err


def quick(case: Case, folder: Path) -> None:
    """As long as the same page without the tag in its cell, which is what starting takes, and no 0.2 s more."""
    a_text(case, folder, "a.html")
    (folder / "b.html").write_text("<p>Nothing</p>", encoding="utf-8")
    nothing = min(run(folder, "b.html").seconds for _ in range(3))
    done = [run(folder, "a.html") for _ in range(3)]
    assert {(each.code, each.err) for each in done} == {(0, "")}
    assert min(each.seconds for each in done) < nothing + 0.2


def linear(name: str, text: Callable[[int], str]) -> Callable[[Case, Path], None]:
    """Five times as many of what the case repeats take no more than five times as long, with what starting takes."""

    def tried(case: Case, folder: Path) -> None:
        took = []
        for count in (20_000, 100_000):
            (folder / name).write_text(text(count), encoding="utf-8")
            took.append(min(run(folder, name).seconds for _ in range(2)))
        assert took[1] < 5 * took[0]

    return tried


def repeated_rows(case: Case, folder: Path) -> None:
    odt_of(folder / "a.odt", rows=1_048_576, columns=1)
    done = run(folder, "a.odt")
    assert (done.code, done.err.count("\n")) in {(0, 0), (2, 1)}
    assert done.seconds < IN_TIME / 2


def pipe_among_data(case: Case, folder: Path) -> None:
    os.mkfifo(a_project(case, folder) / "data" / "notes")
    done = run(folder, "--no-code", "p")
    assert (done.code, len(done.err.splitlines())) in {(1, 0), (2, 1)}
    assert "error[CD201]" in done.out


def command_in_a_name(case: Case, folder: Path) -> None:
    name = "::set-output name=x::0.md"
    a_text(case, folder, name)
    for output in ("concise", "text", "github", "json", "jsonl"):
        done = run(folder, "--output-format", output, name)
        assert (done.code, done.err) == (1, "")
        assert not [line for line in done.out.splitlines() if line.lstrip().startswith("::set-output")]


def controls_on_standard_error(case: Case, folder: Path) -> None:
    done = run(folder, "no\n::error::x\x1b[31m.md")
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert line.isprintable()


def lines_of_git(case: Case, folder: Path) -> None:
    git(folder, "init", "-q")
    (folder / "b.md").write_text(f"x\u2028y\n{ANIMALS[:-9]}6 birds).\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x")
    (folder / "b.md").write_text(f"x\u2028y\n{ANIMALS[:-9]}7 birds).\n", encoding="utf-8")
    done = run(folder, "b.md", "--diff", "HEAD")
    assert (done.code, done.err) == (1, "")
    assert "b.md:2" in done.out


def ignored_by_git(case: Case, folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "commit", "--allow-empty", "-qm", "x")
    a_text(case, folder, "a.md")
    (folder / ".gitignore").write_text("a.md\n", encoding="utf-8")
    done = run(folder, "a.md", "--diff", "HEAD")
    assert (done.code, done.err) == (1, "")
    assert "a.md:1" in done.out


TRIED: dict[str, Callable[[Case, Path], None]] = {
    "trust-S1": planted_module,
    "trust-S4": cache_through_a_link,
    "trust-S6": entry_of_another,
    "trust-E2": comment_without_a_finding,
    "trust-E2b": comment_not_understood,
    "trust-E5": tool_is_no_table,
    "trust-E6": deep_json,
    "trust-E7": terminal_in_cp1252,
    "trust-E8": full_output,
    "trust-E12": name_that_is_no_text,
    "trust-E13": unreadable_table,
    "trust-H1": quick,
    "trust-H5": linear("a.txt", lambda count: "# check-data: " + " " * count + "x y"),
    "trust-H6": linear("a.md", lambda count: "# " + "# " * count + "x"),
    "trust-H11": repeated_rows,
    "trust-H15": pipe_among_data,
    "trust-I1b": command_in_a_name,
    "trust-I2": controls_on_standard_error,
    "trust-W2": lines_of_git,
    "trust-W2b": ignored_by_git,
}
"""How each reported case is tried, by its id."""

LINES = REPORTED.read_text("utf-8").rstrip("\n").split("\n") if REPORTED.is_file() else []
CASES = [json.loads(line) for line in LINES]

pytestmark = pytest.mark.skipif(not CASES, reason="the reported faults are not beside the repository")


def test_all_of_them_are_tried() -> None:
    assert {case["id"] for case in CASES} == set(TRIED)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_gives_what_was_wanted(case: Case, tmp_path: Path) -> None:
    TRIED[case["id"]](case, tmp_path)
