"""The report that the arguments of a command ask for: of a project or of texts."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.arguments import runs_code
from check_data.configuration import is_project
from check_data.limits import limited
from check_data.not_runnable import NotRunnable
from check_data.opened import bounded

if TYPE_CHECKING:
    from check_data.configuration import Configuration
    from check_data.report.result import Report

_NOT_ALL = "{file}: not written, as not all tables of records could be checked"
_NO_TABLES = "--locate is for tables of records"
_NOT_RUN = "{folder}: not run, as CI is set; --run-code does where the project is trusted, --no-code does without"


class _Incomplete(Exception):
    """A table of records could not be checked to its end: a file of all findings would not hold all."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


def report_of(options: argparse.Namespace, settings: Configuration) -> Report:
    """Run over the project or the texts.

    Raises:
        NotRunnable: the run could not be done.

    """
    paths = [Path(path) for path in options.paths]
    if options.form or is_project(paths[0]):
        return _of_project(paths, settings, options)
    if options.locate:
        raise NotRunnable(_NO_TABLES)
    from check_data.texts import lint, lint_bytes

    if options.paths == ["-"]:
        return lint_bytes(_given(settings), options.stdin_filename, settings=settings)
    return lint(paths, settings=settings)


def _given(settings: Configuration) -> bytes:
    """What standard input holds."""
    if sys.stdin is None:
        raise NotRunnable("standard input is closed")
    try:
        with limited(settings.limits):
            return bounded(sys.stdin.buffer, "-")
    except OSError as error:
        raise NotRunnable(f"-:1: can't be read: {error.strerror or error}") from error


def _of_project(paths: Sequence[Path], settings: Configuration, options: argparse.Namespace) -> Report:
    from check_data.project import form_project, load_project
    from check_data.runner import run_project

    code = runs_code(options)
    if options.form:
        project = form_project(options.form, paths, settings, code=code)
    elif len(paths) > 1:
        raise NotRunnable(f"{paths[0]}: a project is checked by itself; give one folder")
    else:
        project = load_project(paths[0], settings, code=code)
    if options.run_code is None and not code and any((project.path / "schemas").glob("*.py")):
        from dataclasses import replace

        project = replace(project, remarks=(*project.remarks, _NOT_RUN.format(folder=project.path / "schemas")))
    if not project.tables:
        if options.locate:
            raise NotRunnable(_NO_TABLES)
        return run_project(project, date.today())
    from check_data.commands.tables import checking

    try:
        with checking(project, options) as check_table:
            report = run_project(project, date.today(), check_table)
            if options.all and report.unread:
                raise _Incomplete(report._replace(remarks=(*report.remarks, _NOT_ALL.format(file=options.all))))
    except _Incomplete as found:
        return found.report
    return report


def folder_of(path: str) -> str:
    """The folder that a path is, or is in."""
    return path if os.path.isdir(path) else os.path.dirname(path) or "."
