"""What findings are compared with before they are shown, as the arguments of a command ask for it: the known ones."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.arguments import runs_code
from check_data.configuration import is_project
from check_data.not_runnable import NotRunnable
from check_data.waivers import baseline

if TYPE_CHECKING:
    from check_data.configuration import Configuration
    from check_data.report.result import Report
    from check_data.waivers.baseline import Baseline, Entry

_OF_MODELS = ("CD102", "CD103")
"""Rules that ``--no-code`` leaves out."""


def baseline_file(options: argparse.Namespace) -> str:
    """The file of known findings: the one that is named, else that of the project, or of the folder one is in."""
    if options.baseline:
        return str(options.baseline)
    folder = Path(options.paths[0])
    return str(folder / baseline.NAME) if is_project(folder) else baseline.NAME


def has_baseline(options: argparse.Namespace) -> bool:
    """Whether there are known findings: a file that is named, or is where it is looked for."""
    return not options.no_baseline and (bool(options.baseline) or os.path.exists(baseline_file(options)))


def compares(options: argparse.Namespace) -> bool:
    """Whether findings are compared with others before they are shown."""
    return bool(options.accepts or options.diff or has_baseline(options))


def known_findings(options: argparse.Namespace) -> Baseline | None:
    """The known findings; None where there is no such file, and none was named.

    Raises:
        NotRunnable: the file can't be used.

    """
    if not has_baseline(options):
        return None
    try:
        return baseline.load(baseline_file(options))
    except baseline.BadBaseline as error:
        raise NotRunnable(str(error)) from error


def compared(report: Report, known: Baseline, options: argparse.Namespace, settings: Configuration) -> Report:
    """The report with known findings accepted, and a finding for each of them that is gone."""
    gone = gone_of(report, known, options, settings)
    said = [each for each in baseline.gone(gone, known.file) if settings.takes(each.rule)]
    return report._replace(findings=(*known.compared(report.findings).findings, *said))


def gone_of(report: Report, known: Baseline, options: argparse.Namespace, settings: Configuration) -> list[Entry]:
    """The known findings that this run looked for and did not find."""
    left = known.compared(report.findings).left
    return [entry for entry in left if _looked(entry, report, known, options, settings)]


def _looked(
    entry: Entry, report: Report, known: Baseline, options: argparse.Namespace, settings: Configuration
) -> bool:
    """Whether this run would have found an entry that is still there."""
    if not settings.takes(entry.rule) or (not runs_code(options) and entry.rule in _OF_MODELS):
        return False
    file = Path(os.path.dirname(known.file), entry.path)
    read = {baseline.named(path, known.file) for path in report.sources}
    if report.unread and entry.path not in read:
        return False
    return not report.sources or entry.path in read or not file.exists()
