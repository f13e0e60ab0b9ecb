"""``pytest --check-data`` in a pytest of its own."""

import subprocess
import sys

import pytest

from tests.helpers import ROOT, project

TABLE = "figure,quote,unit\na,3521人,人\nb,3522人,人\nc,1400名,人\nd,1407名,人\ne,,人\n"
CHECKS = """\
[wrong]
holds = "a == b"
[rounded]
holds = "c == d"
[waived]
holds = "a == b + 1"
waived = { reason = "更正见第二版" }
[missing]
holds = "a == e"
[right]
holds = "a < b"
"""


@pytest.fixture
def inner(pytester: pytest.Pytester) -> pytest.Pytester:
    project(pytester.path, TABLE, CHECKS)
    return pytester


def test_each_check_is_a_test(inner: pytest.Pytester) -> None:
    result = inner.runpytest_inprocess("-p", "check_data.pytest_plugin", "-p", "no:check-data", "--check-data", "-ra")
    result.assert_outcomes(failed=2, passed=2, skipped=2)
    result.stdout.fnmatch_lines(
        ["*error[[]CD201] wrong does not hold*", "*3521人 ≠ 3522人", "SKIPPED*更正见第二版", "FAILED checks/p.toml::*"]
    )
    result.stdout.fnmatch_lines_random(["FAILED checks/p.toml::wrong*", "FAILED checks/p.toml::CD103@*"])
    assert "Traceback" not in result.stdout.str()


def test_the_fail_level_is_the_project_s(inner: pytest.Pytester) -> None:
    (inner.path / "check-data.toml").write_text('fail-on = "warning"\nignore = ["CD1"]\n', encoding="utf-8")
    result = inner.runpytest_inprocess("-p", "check_data.pytest_plugin", "-p", "no:check-data", "--check-data")
    result.assert_outcomes(failed=2, passed=1, skipped=2)
    (inner.path / "check-data.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    again = inner.runpytest_inprocess("-p", "check_data.pytest_plugin", "-p", "no:check-data", "--check-data")
    again.assert_outcomes(passed=4, skipped=2)


def test_several_publications_share_a_run(inner: pytest.Pytester) -> None:
    (inner.path / "data" / "q.csv").write_text("figure,quote\na,3\n", encoding="utf-8")
    (inner.path / "checks" / "q.toml").write_text('[wrong]\nholds = "a == 3"\n', encoding="utf-8")
    options = ("-p", "check_data.pytest_plugin", "-p", "no:check-data", "--check-data", "-v")
    result = inner.runpytest_inprocess(*options)
    result.assert_outcomes(failed=2, passed=3, skipped=2)
    result.stdout.fnmatch_lines(["checks/q.toml::wrong PASSED*"])
    only = inner.runpytest_inprocess(*options, "checks/q.toml")
    only.assert_outcomes(passed=1)


def test_without_the_option_nothing_is_collected_or_imported(inner: pytest.Pytester) -> None:
    (inner.path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n", encoding="utf-8")
    inner.makepyfile("def test_one(): pass")
    result = inner.runpytest_inprocess("-p", "check_data.pytest_plugin", "-p", "no:check-data")
    result.assert_outcomes(passed=1)
    program = "import sys, pytest; pytest.main(['--co', '-q']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True, cwd=inner.path)
    loaded = {name for name in done.stderr.split() if name.partition(".")[0] in ("check_data", "pandas", "pandera")}
    assert loaded == {"check_data", "check_data.pytest_plugin", "check_data.version"}


def test_other_tables_are_left_alone(inner: pytest.Pytester) -> None:
    (inner.path / "checks" / "other.toml").write_text("[a]\n", encoding="utf-8")
    (inner.path / "more").mkdir()
    (inner.path / "more" / "p.toml").write_text("[a]\n", encoding="utf-8")
    (inner.path / "checks" / "notes.txt").write_text("a", encoding="utf-8")
    options = ("-p", "check_data.pytest_plugin", "-p", "no:check-data", "--check-data", "more")
    assert inner.runpytest_inprocess(*options).ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_a_project_that_can_not_be_run(inner: pytest.Pytester) -> None:
    (inner.path / "checks" / "p.toml").write_text("[wrong]\nholds = 'x == 1'\n", encoding="utf-8")
    result = inner.runpytest_inprocess("-p", "check_data.pytest_plugin", "-p", "no:check-data", "--check-data")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*checks/p.toml:1: [[]wrong[]] no figure is named 'x'*"])


def test_an_error_of_the_program_has_its_traceback(inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    from check_data.report.result import Report

    def broken(*given: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(Report, "fails", broken)
    result = inner.runpytest_inprocess("-p", "check_data.pytest_plugin", "-p", "no:check-data", "--check-data")
    result.stdout.fnmatch_lines(["E * RuntimeError: broken"])


def test_the_page(pytester: pytest.Pytester) -> None:
    (pytester.path / "empty.ini").write_text("[pytest]\n", encoding="utf-8")
    result = pytester.runpytest_inprocess(
        "-p", "check_data.pytest_plugin", "-p", "no:check-data", "--check-data",
        "-c", str(pytester.path / "empty.ini"), "--rootdir", str(ROOT), str(ROOT / "checks"),
    )  # fmt: skip
    result.assert_outcomes(failed=1, passed=25)


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("check-data.toml", "fail-on = [\n", "check-data.toml: not TOML"),
        ("checks/p.toml", "", "no checks; write data/"),
    ],
)
def test_a_project_that_can_not_be_run_is_told_without_a_traceback(
    inner: pytest.Pytester, file: str, text: str, told: str
) -> None:
    (inner.path / file).write_text(text, encoding="utf-8")
    result = inner.runpytest_inprocess("-p", "check_data.pytest_plugin", "-p", "no:check-data", "--check-data")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([f"*{told}*"])
    assert "_run_of" not in result.stdout.str()
