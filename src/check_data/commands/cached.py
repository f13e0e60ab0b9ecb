"""A run's result from the cache, where all that decides it is as it was; else computed, and kept."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.arguments import runs_code
from check_data.configuration import BASELINE, is_project
from check_data.messages import of_environment

if TYPE_CHECKING:
    from check_data.commands.outputs import Output
    from check_data.written import Result

UNREAD = 2
"""The exit code of a run that could not read everything."""
_ASIDE = ("no_cache", "outputs", "jobs", "color")
"""Arguments that decide nothing of what is kept: where it goes, and what of it is said."""


def result_of(
    options: argparse.Namespace, outputs: Sequence[Output], coloured: Sequence[bool], compute: Callable[[], Result]
) -> Result:
    """The result that is kept of a project, or of ``compute``."""
    if not _may_be_kept(options):
        return compute()
    from check_data import cache

    (project,) = options.paths
    key = _key(options, outputs, coloured)
    kept = cache.load(project, key, len(outputs)) if key else None
    if kept is not None:
        return kept
    result = compute()
    # What changed while the run read it belongs to no key, and what could not be read may be readable the next time.
    if key is not None and result.code != UNREAD and key == _key(options, outputs, coloured):
        try:
            cache.store(project, key, result)
        except OSError as error:
            told = f"the cache can't be written ({error.strerror or error}); --no-cache does without"
            return result._replace(remarks=(*result.remarks, told))
    return result


def _may_be_kept(options: argparse.Namespace) -> bool:
    """Whether one project is checked, at a desk: in CI, annotations and summaries come of the report itself, and the
    findings of records go to a file as they are found.
    """
    if options.form or options.all or options.no_cache or options.diff:
        return False
    unwanted = os.environ.get("CHECK_DATA_NO_CACHE") or os.environ.get("GITHUB_ACTIONS") == "true"
    return not unwanted and len(options.paths) == 1 and is_project(Path(options.paths[0]))


def _key(options: argparse.Namespace, outputs: Sequence[Output], coloured: Sequence[bool]) -> str | None:
    from datetime import date

    from check_data import cache

    (project,) = options.paths
    run = {
        **{name: value for name, value in vars(options).items() if name not in _ASIDE},
        "quiet": options.quiet,
        "otherwise": of_environment(),
        "runs code": runs_code(options),
        "outputs": [(each.format, colour) for each, colour in zip(outputs, coloured, strict=True)],
        "today": date.today().isoformat(),
    }
    files = [options.config or "", options.baseline or os.path.join(project, BASELINE)]
    return cache.key_of(project, run, [path for path in files if path])
