"""Files that can't be read: each is told on its own, and all others are checked.

This is the one place that turns exceptions of libraries into that: whatever they raise over a file is said of it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from check_data.documents.encoding import Unreadable
from check_data.faults import TRACEBACK, described, is_fault
from check_data.not_runnable import NotRunnable
from check_data.patterns import lazily

_PLACED = lazily(r":(?:(?P<line>[1-9][0-9]*):)? (?P<problem>.*)", re.DOTALL)
_ELSEWHERE = lazily(r"(?P<path>.+?):(?P<line>[1-9][0-9]*): (?P<problem>.*)", re.DOTALL)


class Unread(NamedTuple):
    """A file that could not be read: the line where that shows (None where there is none), and what is wrong."""

    path: str
    line: int | None
    problem: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.problem}" if self.line else f"{self.path}: {self.problem}"


def unread(path: str, error: BaseException) -> Unread:
    """What an error says of a file (``FILE:LINE: PROBLEM``, ``FILE: PROBLEM``), or of another one that it names."""
    told = str(error)
    read = _PLACED.fullmatch(told.removeprefix(path))
    if read:
        return Unread(path, int(read["line"]) if read["line"] else None, read["problem"])
    read = _ELSEWHERE.fullmatch(told)
    return Unread(read["path"], int(read["line"]), read["problem"]) if read else Unread(path, None, told)


@contextmanager
def guarded(path: Path | str) -> Iterator[None]:
    """What libraries raise over a file in the block becomes `Unreadable`; what says of itself which file is wrong, and
    orders to stop, stay as they are.
    """
    try:
        yield
    except (Unreadable, NotRunnable):
        raise
    except BaseException as error:
        if not is_fault(error):
            raise
        raise Unreadable(f"{path}:1: can't be read: {described(error)}") from error


@contextmanager
def apart(path: Path | str, found: list[Unread], *known: type[Exception]) -> Iterator[None]:
    """What goes wrong in the block is added to ``found`` and ends the block alone, also what nobody foresaw: one file
    never takes the report on the others with it. ``known`` are more errors that say which file is wrong.
    """
    try:
        yield
    except BaseException as error:
        if not is_fault(error):
            raise
        if isinstance(error, (Unreadable, NotRunnable, *known)):
            # A file of several faults has them all told, each by itself.
            found += (unread(str(path), each) for each in (error, *getattr(error, "others", ())))
        elif isinstance(error, OSError):
            named = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else str(path)
            found.append(Unread(named, 1, f"can't be read: {error.strerror or error}"))
        else:
            found.append(Unread(str(path), 1, f"a fault of check-data: {described(error)}; {TRACEBACK}=1 shows where"))
