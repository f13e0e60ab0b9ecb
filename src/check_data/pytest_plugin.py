"""``pytest --check-data``: each declared check of the projects that are collected is a test.

A check fails its test where its finding would fail `check-data`; accepted findings and undetermined checks are skipped.
What is found apart from checks (a figure that is missing, a waiver that ended) are tests of their own. Without the
option, nothing of check-data is imported but this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from check_data.findings import Finding
    from check_data.report.result import Report, Verified

    Run = tuple[Report, str]
    """A report on a project, and its fail level."""

_RUNS = pytest.StashKey[dict[Path, "Run"]]()


class Disagrees(Exception):
    """A finding that fails; the message is its text."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    group = parser.getgroup("check-data", "checks of figures")
    group.addoption("--check-data", action="store_true", help="collect the checks of checks/*.toml as tests")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A publication's checks, where they are wanted."""
    table = file_path.parent.parent / "data" / f"{file_path.stem}.csv"
    if file_path.suffix != ".toml" or file_path.parent.name != "checks" or not table.is_file():
        return None
    wanted = parent.config.getoption("--check-data")
    return Checks.from_parent(parent, path=file_path) if wanted else None


class Checks(pytest.File):
    """``checks/NAME.toml``."""

    def collect(self) -> Iterator[pytest.Item]:
        """A test a check, and one a finding apart from checks."""
        report, fail_on = self._run()
        missed = next((each for each in report.unread if Path(each.path).stem == self.path.stem), None)
        if missed:
            raise self.CollectError(str(missed))
        mine = [each for each in report.findings if Path(each.place.path).stem == self.path.stem]
        of_check = {each.check: each for each in mine if each.check}
        for verified in report.checks:
            if verified.publication == self.path.stem:
                finding = of_check.get(verified.check.name)
                yield Check.of(self, verified.check.name, report, fail_on, finding, verified)
        for finding in mine:
            if not finding.check:
                place = f"{finding.rule}@{finding.place.line}:{finding.place.column}"
                yield Check.of(self, place, report, fail_on, finding)

    def _run(self) -> Run:
        """The report on the project, which its publications share."""
        from check_data.configuration import BadConfiguration
        from check_data.not_runnable import NotRunnable

        project = self.path.parent.parent
        runs = self.config.stash.setdefault(_RUNS, {})
        try:
            if project not in runs:
                runs[project] = _run_of(project)
        except (BadConfiguration, NotRunnable) as error:
            raise self.CollectError(str(error)) from error
        return runs[project]


class Check(pytest.Item):
    """One check, or one finding apart from checks."""

    report: Report
    fail_on: str
    finding: Finding | None
    verified: Verified | None

    @classmethod
    def of(
        cls,
        parent: Checks,
        name: str,
        report: Report,
        fail_on: str,
        finding: Finding | None,
        verified: Verified | None = None,
    ) -> Check:
        """The item of a check with its finding, or of a finding."""
        item: Check = cls.from_parent(parent, name=name)
        item.report, item.fail_on, item.finding, item.verified = report, fail_on, finding, verified
        return item

    def runtest(self) -> None:
        """Fail where the finding fails the run."""
        if self.finding is not None:
            reason = self.report.accepted(self.finding)
            if reason is not None:
                pytest.skip(reason)
            if self.report.fails(self.finding, self.fail_on):
                raise Disagrees(self._told(self.finding))
        elif self.verified is not None and self.verified.outcome.why:
            from check_data.report.language import WHY

            pytest.skip(WHY[self.report.language][self.verified.outcome.why])

    def repr_failure(  # type: ignore[override]
        self, excinfo: pytest.ExceptionInfo[BaseException]
    ) -> object:
        """The finding as check-data prints it."""
        return str(excinfo.value) if isinstance(excinfo.value, Disagrees) else super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the check is declared, or the finding is."""
        place = self.verified.check.place if self.verified else self.finding.place if self.finding else None
        return self.path, place.line - 1 if place else 0, f"check {self.name}"

    def _told(self, finding: Finding) -> str:
        from check_data.report.formats import Options
        from check_data.report.text import render

        return render(self.report._replace(findings=(finding,)), Options(quiet=True))


def _run_of(project: Path) -> Run:
    from check_data.configuration import find_configuration
    from check_data.runner import run

    settings = find_configuration(project)
    return run(project, settings=settings), settings.fail_on
