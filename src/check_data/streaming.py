"""Many texts on all cores: each is linted by itself, and its results come out in the order of the input."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from check_data.collection import collect_seldom
from check_data.configuration import Configuration
from check_data.documents import plain
from check_data.documents.encoding import Unreadable
from check_data.documents.records import Record, records
from check_data.not_runnable import NotRunnable
from check_data.report.jsonl import Lines, lines
from check_data.texts import files_of, lint, lint_bytes, lint_documents

FEW = 16
"""Texts below which starting other processes costs more than it saves."""
_CHUNK, _AHEAD = 64, 4
"""Texts that a process takes at a time, and such lots that wait for each process: what is held at most."""


class Linted(NamedTuple):
    """One text's results as lines of JSON (None where it can't be read), the exit code that it asks for, and what
    is to be said of it.
    """

    lines: Lines | None
    exit_code: int
    remarks: tuple[str, ...] = ()


def stream(
    paths: Sequence[Path | str],
    settings: Configuration,
    jobs: int | None = None,
    column: str | None = None,
    passed: Counter[str] | None = None,
) -> Iterator[Linted]:
    """Lint texts one by one, ``jobs`` at a time (default: a core each). A text that can't be read is a result too.

    ``passed`` counts the texts of folders that are passed over. ``column``: the paths are files of records (see
    `documents.records`), of which it holds the texts.

    Raises:
        NotRunnable: a path that is not there, a folder without texts, records that can't be read.

    """
    try:
        texts: Iterator[Path | Record] = (
            files_of(paths, settings, passed) if column is None else _records(paths, column)
        )
        first = list(islice(texts, FEW + 1))
        workers = jobs or (os.cpu_count() or 1 if len(first) > FEW else 1)
        work = partial(_lint_lot, settings=settings)
        if workers == 1:
            for text in chain(first, texts):
                yield from work([text])
            return
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=collect_seldom) as pool:
            waiting: deque[Future[list[Linted]]] = deque()
            for lot in _lots(chain(first, texts)):
                waiting.append(pool.submit(work, lot))
                if len(waiting) > workers * _AHEAD:
                    yield from waiting.popleft().result()
            for done in waiting:
                yield from done.result()
    except Unreadable as error:
        raise NotRunnable(str(error)) from error


def number_of_texts(paths: Sequence[Path | str], settings: Configuration, column: str | None) -> int | None:
    """How many texts `stream` will lint; None where only reading them would tell.

    Raises:
        NotRunnable: as `stream`.

    """
    try:
        return None if column else sum(1 for _ in files_of(paths, settings))
    except Unreadable as error:
        raise NotRunnable(str(error)) from error


def _records(paths: Sequence[Path | str], column: str) -> Iterator[Record]:
    return chain.from_iterable(records(Path(path), column) for path in paths)


def _lots(texts: Iterable[Path | Record]) -> Iterator[list[Path | Record]]:
    each = iter(texts)
    while lot := list(islice(each, _CHUNK)):
        yield lot


def _lint_lot(texts: Sequence[Path | Record], settings: Configuration) -> list[Linted]:
    return [lint_one(text, settings) for text in texts]


def lint_one(text: Path | Record, settings: Configuration) -> Linted:
    """Lint one text."""
    try:
        if isinstance(text, Path):
            report = lint([text], settings=settings)
        elif isinstance(text.text, bytes):
            report = lint_bytes(text.text, text.name, settings=settings)
        else:
            report = lint_documents([plain.read(text.text, text.name)], settings, date.today())
    except NotRunnable as error:
        return Linted(None, 2, (str(error),))
    return Linted(lines(report), report.exit_code(settings.fail_on), report.remarks)
