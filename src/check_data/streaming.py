"""Many texts on all cores: each is linted by itself, and its results come out in the order of the input."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from check_data.configuration import Configuration
from check_data.documents.encoding import Unreadable
from check_data.not_runnable import NotRunnable
from check_data.report.json import as_data
from check_data.texts import files_of, lint

FEW = 16
"""Texts below which starting other processes costs more than it saves."""
_CHUNK = 8


class Linted(NamedTuple):
    """One text's results as plain data (see ``findings.schema.json``; None where it can't be read), the exit code
    that it asks for, and what is to be said of it.
    """

    data: Mapping[str, object] | None
    exit_code: int
    remarks: tuple[str, ...] = ()


def stream(paths: Sequence[Path | str], settings: Configuration, jobs: int | None = None) -> Iterator[Linted]:
    """Lint texts one by one, ``jobs`` at a time (default: a core each). A text that can't be read is a result too.

    Raises:
        NotRunnable: a path that is not there, or a folder without texts.

    """
    try:
        files = list(files_of(paths))
    except Unreadable as error:
        raise NotRunnable(str(error)) from error
    work = partial(lint_one, settings=settings)
    workers = jobs or (os.cpu_count() or 1 if len(files) > FEW else 1)
    if workers == 1:
        yield from map(work, files)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, files, chunksize=_CHUNK)


def lint_one(path: Path, settings: Configuration) -> Linted:
    """Lint one text."""
    try:
        report = lint([path], settings=settings)
    except NotRunnable as error:
        return Linted(None, 2, (str(error),))
    return Linted(as_data(report), report.exit_code(settings.fail_on), report.remarks)
