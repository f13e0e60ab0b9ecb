"""Every rule by its case file: what it must not report, then what it must.

What is found in a text has a level by its evidence: what must be reported is so at the level that the case says as
``severity`` or above it, a warning if it says none; what must not be reported may be a note.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from check_data.configuration import Configuration
from check_data.findings import Finding, Severity
from check_data.report.result import Report
from check_data.rules import RULES
from check_data.runner import run
from check_data.texts import lint
from check_data.waivers.baseline import Baseline, Entry, gone, load
from tests.helpers import project

TODAY = date(2026, 2, 14)
FOLDER = Path(__file__).parent / "cases"


def cases(kind: str) -> list[Any]:
    read = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
    return [
        pytest.param(code, case, id=f"{code} {case['why']}")
        for code, groups in read.items()
        for case in groups.get(kind, ())
    ]


def build(folder: Path, case: dict[str, Any]) -> Path:
    # A check that always holds: a project without any can't be run.
    checks = case.get("checks", "") + '\n[always]\nholds = "1 == 1"\n'
    config = 'language = "en"\n' + case.get("config", "")
    project(folder, case["table"].lstrip("\n"), checks, case.get("schema", ""), config=config)
    if "text" in case:
        (folder / "data" / "p.txt").write_text(case["text"], encoding="utf-8")
    return folder


def checked(folder: Path, case: dict[str, Any]) -> tuple[Report, str]:
    """The report on a case, and the file in which its findings are: of a project, or of a text without one."""
    if "table" in case:
        return run(build(folder, case), today=TODAY), case.get("file", "data/p.csv")
    name = case.get("file_name", "p.md")
    (folder / name).write_text(case["text"].lstrip("\n"), encoding="utf-8")
    report = lint([folder / name], settings=Configuration(language="en"), today=TODAY)
    return (against(report, folder / name, case["known"]) if "known" in case else report), case.get("file", name)


def against(report: Report, text: Path, known: list[dict[str, str]]) -> Report:
    """A report on a text against known findings, of which each names a rule and a message."""
    file = str(text.parent / "known.json")
    mine = {each.rule: each.fingerprint for each in report.findings}
    entries = (Entry(text.name, each["rule"], mine.get(each["rule"], "0" * 16), each["message"]) for each in known)
    Path(file).write_text(Baseline(file, tuple(entries)).written(), encoding="utf-8")
    compared = load(file).compared(report.findings)
    return report._replace(findings=(*compared.findings, *gone(compared.left, file)))


def told(report: Report, code: str, least: Severity) -> list[Finding]:
    """The findings of a rule; of those that evidence has to show, the ones that reach a level."""
    found = [each for each in report.findings if each.rule == code]
    return [each for each in found if each.confidence is None or each.severity >= least]


@pytest.mark.parametrize(("code", "case"), cases("agrees"))
def test_not_reported(code: str, case: dict[str, Any], tmp_path: Path) -> None:
    report, _ = checked(tmp_path, case)
    assert [each.message.text("en") for each in told(report, code, Severity.WARNING)] == []


@pytest.mark.parametrize(("code", "case"), cases("finds"))
def test_reported(code: str, case: dict[str, Any], tmp_path: Path) -> None:
    report, file = checked(tmp_path, case)
    found = told(report, code, Severity.named(case.get("severity", "warning")))
    assert {each.place.path for each in found} == {str(tmp_path / file)}
    assert [each.place.line for each in found] == case["lines"]
    declared = {each.severity.label for each in found if each.confidence is None}
    assert declared <= {case.get("severity", "error")}
    if "says" in case:
        assert found[0].message.text("en") == case["says"]
    if "arithmetic" in case:
        assert found[0].arithmetic == case["arithmetic"]
    for each in found:
        assert each.message.text("zh") != each.message.text("en")
        assert len(each.fingerprint) == 16


def test_each_rule_has_a_case_file_and_each_file_a_rule() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(RULES)


def test_cases_hold_figures(tmp_path: Path) -> None:
    """A typo in a case file must not pass as "nothing reported"."""
    for number, param in enumerate(cases("agrees") + cases("finds")):
        folder = tmp_path / str(number)
        folder.mkdir()
        report, _ = checked(folder, param.values[1])
        assert report.figure_list or report.returns
