"""What is kept of a project: the same as computed, dropped when anything that decides it changes, and always whole."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from check_data import cache
from check_data.cli import main
from check_data.commands import reports
from check_data.report.formats import FORMATS
from tests.helpers import project

TABLE = "figure,quote,unit\nheadline,1400名,人\nworkers,1507名,人\n"
CHECKS = '[insured]\nholds = "headline == workers"\n'
SCHEMA = """\
from pandera.pandas import DataFrameModel
from check_data import Count, figure
import size_of_town

class Story(DataFrameModel):
    headline: Count = figure("人", le=size_of_town.PEOPLE)
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CHECK_DATA_NO_CACHE")
    (tmp_path / "p").mkdir()
    monkeypatch.chdir(project(tmp_path / "p", TABLE, CHECKS))
    return tmp_path / "p"


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows by each run that was computed."""
    computed: list[object] = []
    real = reports.report_of

    def counted(*given: object) -> object:
        computed.append(given)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(reports, "report_of", counted)
    return computed


def entries(folder: Path) -> list[Path]:
    return sorted((folder / cache.FOLDER).glob("*.json"))


@pytest.mark.parametrize("arguments", [*(["--output-format", name] for name in FORMATS), ["list"], ["-q"]])
@pytest.mark.usefixtures("here")
def test_what_is_kept_is_what_was_computed(
    arguments: list[str], runs: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    first = main(arguments), capsys.readouterr()
    again = main(arguments), capsys.readouterr()
    assert again == first
    assert len(runs) == 1
    assert (main([*arguments, "--no-cache"]), capsys.readouterr()) == first
    assert len(runs) == 2


def test_files_and_remarks_come_again(here: Path, runs: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    (here / "data" / "p.txt").write_bytes(f"1400名 1507名 {'全区规模以上工业企业的情况' * 5}".encode("gb18030"))
    for name in ("a.json", "b.json"):
        assert main(["--output-format", "json", "--output", name]) == 1
        assert "read as gb18030" in capsys.readouterr().err
    assert len(runs) == 1
    assert (here / "a.json").read_bytes() == (here / "b.json").read_bytes()
    assert main(["--output-format", "json", "--quiet"]) == 1
    assert capsys.readouterr().err == ""


def written(path: str, text: str) -> Callable[[Path], object]:
    def change(folder: Path) -> object:
        (folder / path).parent.mkdir(exist_ok=True)
        return (folder / path).write_text(text, encoding="utf-8")

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "a quote": written("data/p.csv", TABLE.replace("1507", "1508")),
    "a check": written("checks/p.toml", CHECKS.replace("==", ">")),
    "another table": written("data/q.csv", "figure,quote\na,3\n"),
    "a schema": written(
        "schemas/p.py", SCHEMA.replace("import size_of_town\n", "").replace("size_of_town.PEOPLE", "9")
    ),
    "the text": written("data/p.txt", "1400名 1507名"),
    "the configuration": written("check-data.toml", 'language = "zh"\n'),
    "a configuration above": written("../pyproject.toml", "[project]\n"),
    "known findings": written("check-data-baseline.json", '{"version": 1, "findings": []}'),
    "a table less": lambda folder: (folder / "checks" / "p.toml").rename(folder / "checks" / "p.toml.old"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changed_is_computed(change: Callable[[Path], object], here: Path, runs: list[object]) -> None:
    assert main([]) == 1
    change(here)
    main([])
    assert len(runs) == 2


@pytest.mark.parametrize(
    "arguments",
    [["--language", "zh"], ["--fail-on", "never"], ["--select", "CD1"], ["-q"], ["--color", "always"], ["--no-code"],
     ["--show-unchecked"], ["list"], ["--output-format", "json"], ["--config", "other.toml"], ["../p"]],
)  # fmt: skip
def test_what_is_asked_for_in_another_way_is_computed(arguments: list[str], here: Path, runs: list[object]) -> None:
    (here / "other.toml").write_text('language = "zh"\n', encoding="utf-8")
    main([])
    main(arguments)
    assert len(runs) == 2
    main(arguments)
    assert len(runs) == 2


def test_what_the_environment_says_in_another_language_is_computed(
    here: Path, runs: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    main([])
    for name, number in (("en_GB.UTF-8", 1), ("de_DE.UTF-8", 2), ("de_AT", 2)):
        monkeypatch.setenv("LANG", name)
        main([])
        assert len(runs) == number


def test_another_program_computes(here: Path, runs: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_PACKAGE", str(here.parent / "program"))
    for number in (1, 2):
        written(f"program/{number}.py", "")(here.parent)
        main([])
        main([])
        assert len(runs) == number


@pytest.mark.usefixtures("here")
def test_another_day_is_computed(runs: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    import datetime

    class Tomorrow(datetime.date):
        @classmethod
        def today(cls) -> "Tomorrow":
            return cls(2999, 1, 1)

    main([])
    monkeypatch.setattr(datetime, "date", Tomorrow)
    main([])
    assert len(runs) == 2


def test_a_module_that_a_schema_imports(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each run is a process of its own, as modules stay imported in one."""
    beside = here.parent / "lib"
    beside.mkdir()
    written("schemas/p.py", SCHEMA)(here)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(beside), *sys.path]))
    for people, code in ((9000, 0), (9, 1), (9, 1)):
        (beside / "size_of_town.py").write_text(f"PEOPLE = {people}\n", encoding="utf-8")
        done = run("--ignore", "CD2")
        assert done.returncode == code, done.stderr
    (stored,) = entries(here)
    assert str(beside / "size_of_town.py") in json.loads(stored.read_text(encoding="utf-8"))["modules"]


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "check_data", *arguments], capture_output=True, check=False)


def test_nothing_heavy_is_imported_for_what_is_kept(here: Path) -> None:
    CHANGES["a schema"](here)
    program = "import sys; from check_data.cli import main; main([]); print(*sys.modules, file=sys.stderr)"
    first, again = (
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True) for _ in "ab"
    )
    assert "pandas" in first.stderr.split()
    assert not {"pandas", "pandera", "numpy", "polars"} & set(again.stderr.split())
    assert first.stdout == again.stdout


@pytest.mark.usefixtures("here")
def test_runs_at_the_same_time(here: Path) -> None:
    command = [sys.executable, "-m", "check_data", "--output-format", "json"]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    told = {each.communicate() for each in started}
    assert len(told) == 1
    assert {each.returncode for each in started} == {1}
    assert len(entries(here)) == 1
    assert not list((here / cache.FOLDER).glob("*.part"))


def test_a_killed_run_leaves_whole_entries_or_none(here: Path) -> None:
    for number in range(4):
        started = subprocess.Popen([sys.executable, "-m", "check_data"], stdout=subprocess.DEVNULL)
        time.sleep(0.3 * number)
        started.send_signal(signal.SIGKILL)
        started.wait()
        for entry in entries(here):
            assert set(json.loads(entry.read_text(encoding="utf-8"))) == {"outputs", "remarks", "code", "modules"}
    assert run().returncode == 1


@pytest.mark.parametrize(
    "broken",
    ["", "{", "[]", "[" * 100_000, '{"modules": {}}', '{"modules": []}', '{"modules": {"a": "b"}}',
     '{"modules": {}, "outputs": [], "remarks": [], "code": 0}', 'with {"outputs": []}', 'with {"outputs": [3]}',
     'with {"outputs": "x"}', 'with {"remarks": [null]}', 'with {"code": "0"}', 'with {"code": 2}', 'with {"code": []}',
     'with {"modules": []}', 'with {"modules": {"": "x"}}', 'with {"modules": {"/dev/zero": "x"}}', 'with {"more": 1}'],
)  # fmt: skip
def test_an_entry_that_is_none_is_computed_again(broken: str, here: Path, runs: list[object]) -> None:
    main([])
    (entry,) = entries(here)
    good = json.loads(entry.read_text(encoding="utf-8"))
    broken = json.dumps(good | json.loads(broken.removeprefix("with "))) if broken.startswith("with ") else broken
    entry.write_text(broken, encoding="utf-8")
    assert main([]) == 1
    assert len(runs) == 2
    assert main([]) == 1
    assert len(runs) == 2


@pytest.mark.parametrize("variable", ["CHECK_DATA_NO_CACHE", "GITHUB_ACTIONS"])
def test_nothing_is_kept_where_it_is_not_wanted(
    variable: str, here: Path, runs: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "true")
    assert main([]) == main([]) == 1
    assert len(runs) == 2
    assert main(["--no-cache"]) == 1
    assert not (here / cache.FOLDER).exists()


def test_texts_leave_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHECK_DATA_NO_CACHE")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("新增15例。\n", encoding="utf-8")
    assert main(["a.txt"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_run_that_can_not_be_done_is_not_kept(here: Path, runs: list[object]) -> None:
    written("checks/p.toml", "[")(here)
    assert main([]) == main([]) == 2
    assert len(runs) == 2
    assert entries(here) == []


def test_what_changes_under_a_run_is_not_kept(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = reports.report_of

    def changes(*given: object) -> object:
        (here / "data" / "p.csv").write_text(TABLE.replace("1507", "1400"), encoding="utf-8")
        return real(*given)  # type: ignore[arg-type]

    (here / "data" / "p.csv").write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(reports, "report_of", changes)
    assert main([]) == 0
    assert entries(here) == []


def test_a_big_project_is_not_kept(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 10)
    assert main([]) == 1
    assert not (here / cache.FOLDER).exists()


def test_a_cache_that_can_not_be_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / cache.FOLDER).write_bytes(b"")
    assert main([]) == 1
    assert capsys.readouterr().err.startswith("check-data: the cache can't be written (")
    assert main(["--no-cache"]) == 1
    assert capsys.readouterr().err == ""


def test_what_is_gone_when_it_is_read_has_no_digest(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "isfile", lambda path: True)
    assert cache._digest(str(here / "gone")) == ""


def test_old_entries_go(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_ENTRIES", 2)
    for language in ("en", "zh"):
        main(["--language", language])
        time.sleep(0.02)
    first = entries(here)
    main([])
    assert len(entries(here)) == 2
    assert len(set(first) & set(entries(here))) == 1


def test_another_run_may_be_faster_to_drop(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main([])
    listed = list(os.scandir(here / cache.FOLDER))
    monkeypatch.setattr(cache, "MOST_ENTRIES", 0)
    monkeypatch.setattr(os, "scandir", lambda folder: iter(listed))
    for entry in listed:
        os.unlink(entry.path)
    cache._drop(str(here / cache.FOLDER))


def test_clean(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    capsys.readouterr()
    assert main(["clean"]) == main(["clean", str(here)]) == 0
    assert capsys.readouterr().out == f".: removed\n{here}: nothing to remove\n"
    assert not (here / cache.FOLDER).exists()
    (here / cache.FOLDER).mkdir()
    (here / cache.FOLDER / "mine").write_text("not a cache", encoding="utf-8")
    assert main(["clean"]) == 0
    assert (here / cache.FOLDER / "mine").exists()
