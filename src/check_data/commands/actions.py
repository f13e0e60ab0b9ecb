"""In GitHub Actions: annotations, and the summary of the job, without being asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from check_data.not_runnable import NotRunnable
from check_data.saying import say

if TYPE_CHECKING:
    from check_data.commands.outputs import Output
    from check_data.report.formats import Options
    from check_data.report.result import Report


def announce(report: Report, outputs: Sequence[Output], options: Options) -> None:
    """Write annotations to standard error, which Actions reads as well, and add to the job's summary.

    Raises:
        NotRunnable: the file of the summary can't be written.

    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return
    from check_data.report import github

    if all(output.format != "github" for output in outputs):
        sys.stderr.write(github.render(report, options))
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        _add_to_summary(path, report, options)


def _add_to_summary(path: str, report: Report, options: Options) -> None:
    from check_data.report import markdown

    text = markdown.render(report, options)
    try:
        before = os.path.getsize(path) if os.path.exists(path) else 0
        if before + len(text.encode(errors="backslashreplace")) > markdown.LIMIT:
            say("the summary of this step is full; no more is added to it")
            return
        with open(path, "a", encoding="utf-8", errors="backslashreplace", newline="") as summary:
            summary.write(text)
    except OSError as error:
        raise NotRunnable(f"{path}: can't be written: {error.strerror or error}") from error
