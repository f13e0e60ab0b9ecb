"""The findings of a run against the known ones."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.arguments import runs_code
from check_data.commands.known_file import baseline_file
from check_data.not_runnable import NotRunnable
from check_data.waivers import baseline

if TYPE_CHECKING:
    from check_data.configuration import Configuration
    from check_data.report.result import Report
    from check_data.waivers.baseline import Baseline, Entry

_OF_MODELS = ("CD102", "CD103")
"""Rules that ``--no-code`` leaves out."""


def known_findings(options: argparse.Namespace) -> Baseline:
    """The known findings, where there are some (see `known_file.has_baseline`).

    Raises:
        NotRunnable: the file can't be used.

    """
    try:
        return baseline.load(baseline_file(options))
    except baseline.BadBaseline as error:
        raise NotRunnable(str(error)) from error


def compared(report: Report, options: argparse.Namespace, settings: Configuration) -> Report:
    """The report with known findings accepted, and a finding for each of them that is gone.

    Raises:
        NotRunnable: the file can't be used.

    """
    known = known_findings(options)
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
