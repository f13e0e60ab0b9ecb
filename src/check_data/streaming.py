"""Many texts on all cores: each is linted by itself, and its results come out in the order of the input."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from check_data.configuration import Configuration
from check_data.documents import plain
from check_data.documents.records import Record, records
from check_data.documents.unread import Unread, apart
from check_data.report.jsonl import Lines, lines
from check_data.texts import files_of, lint, lint_bytes, lint_documents
from check_data.workers import pool

FEW = 16
"""Texts below which starting other processes costs more than it saves."""
Text = Path | Record | Unread
"""A file, a text out of a file of many, a folder without texts, or what is left of a file where it breaks off."""
_CHUNK, _AHEAD = 64, 4
"""Texts that a process takes at a time, and such lots that wait for each process: what is held at most."""


class Linted(NamedTuple):
    """One text's results as lines of JSON (none where it can't be read: then it is among ``unread``), the exit code
    that it asks for, and what is to be said of it.
    """

    lines: Lines | None
    exit_code: int
    remarks: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


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
    """
    texts: Iterator[Text] = files_of(paths, settings, passed) if column is None else _records(paths, column)
    first = list(islice(texts, FEW + 1))
    workers = jobs or (os.cpu_count() or 1 if len(first) > FEW else 1)
    yield from _linted(chain(first, texts), workers, partial(_lint_lot, settings=settings))


def _linted(texts: Iterable[Text], workers: int, work: Callable[[Sequence[Text]], list[Linted]]) -> Iterator[Linted]:
    if workers == 1:
        for text in texts:
            yield from work([text])
        return
    with pool(workers) as processes:
        waiting: deque[Future[list[Linted]]] = deque()
        for lot in _lots(texts):
            waiting.append(processes.submit(work, lot))
            if len(waiting) > workers * _AHEAD:
                yield from waiting.popleft().result()
        for done in waiting:
            yield from done.result()


def number_of_texts(paths: Sequence[Path | str], settings: Configuration, column: str | None) -> int | None:
    """How many texts `stream` will lint; None where only reading them would tell."""
    return None if column else sum(1 for _ in files_of(paths, settings))


def _records(paths: Sequence[Path | str], column: str) -> Iterator[Record | Unread]:
    """The texts of all files; where one breaks off, that stands for the rest of it."""
    for path in map(Path, paths):
        unread = list[Unread]()
        with apart(path, unread):
            yield from records(path, column)
        yield from unread


def _lots(texts: Iterable[Text]) -> Iterator[list[Text]]:
    each = iter(texts)
    while lot := list(islice(each, _CHUNK)):
        yield lot


def _lint_lot(texts: Sequence[Text], settings: Configuration) -> list[Linted]:
    return [lint_one(text, settings) for text in texts]


def lint_one(text: Text, settings: Configuration) -> Linted:
    """Lint one text."""
    if isinstance(text, Unread):
        return Linted(None, 2, unread=(text,))
    if isinstance(text, Path):
        report = lint([text], settings=settings)
    elif isinstance(text.text, bytes):
        report = lint_bytes(text.text, text.name, settings=settings)
    else:
        report = lint_documents([plain.read(text.text, text.name)], settings, date.today())
    written = None if report.unread else lines(report)
    return Linted(written, report.exit_code(settings.fail_on), report.remarks, report.unread)
