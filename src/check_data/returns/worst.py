"""Which records fail most checks of a table: counted as failures come, in so much memory and the rest on disk."""

from __future__ import annotations

import marshal
import os
import weakref
from collections.abc import Collection, Iterator
from heapq import merge, nsmallest
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from check_data.not_runnable import NotRunnable
from check_data.tables.values import is_missing

MOST = 10
"""Records that are told."""
REMEMBERED = 250_000
"""Failing records that are held in memory; more go to temporary files, as many to each."""
_BLOCK = 1000
"""Records that are read from a file at a time."""

_Failed = tuple[tuple[int, str], int]
"""A record by its number (0: none is known) and what names it, and a bit for each check that it fails."""


class Worst(NamedTuple):
    """A record by what names it, with its number where the engine gives one, and the checks that it fails."""

    record: str
    number: int | None
    checks: tuple[str, ...]


class Failing:
    """Counts the checks that each record fails, however many do."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._failed: dict[tuple[int, str], int] = {}
        self._files: list[IO[bytes]] = []

    def add(self, record: object, number: int | None, check: str) -> None:
        """Count a failure. A record without a number that nothing names is passed over: it may be any.

        Raises:
            NotRunnable: too many fail for the memory, and there is no room for temporary files.

        """
        if number is None and is_missing(record):
            return
        bit = self._bits.setdefault(check, 1 << len(self._bits))
        key = number or 0, str(record)
        self._failed[key] = self._failed.get(key, 0) | bit
        if len(self._failed) >= REMEMBERED:
            self._put_away()

    def worst(self, checks: Collection[str | None]) -> tuple[Worst, ...]:
        """The records that fail most of some checks, of those that fail several; the first in the table before others
        that fail as many.
        """
        counted = sum(bit for check, bit in self._bits.items() if check in checks)
        several = (
            (-(failed & counted).bit_count(), key, failed & counted)
            for key, failed in self._all()
            if (failed & counted).bit_count() > 1
        )
        # No two have one key, so what follows it is never compared.
        return tuple(
            Worst(record, number or None, tuple(self._named(failed)))
            for _, (number, record), failed in nsmallest(MOST, several)
        )

    def _all(self) -> Iterator[_Failed]:
        """All failing records, each once."""
        if not self._files:
            yield from self._failed.items()
            return
        merged = merge(sorted(self._failed.items()), *map(_read, self._files))
        before = next(merged)  # each file has some
        for each in merged:
            if each[0] == before[0]:
                before = before[0], before[1] | each[1]
            else:
                yield before
                before = each
        yield before

    def _put_away(self) -> None:
        """Write what is in memory to a file of its own, in order; it goes with this."""
        try:
            file = TemporaryFile()  # noqa: SIM115 - it is read at the end
            weakref.finalize(self, file.close)
            failed = sorted(self._failed.items())
            for start in range(0, len(failed), _BLOCK):
                marshal.dump(failed[start : start + _BLOCK], file)
            file.flush()
        except OSError as error:
            problem = os.strerror(error.errno) if error.errno else str(error)
            raise NotRunnable(f"which records fail can't be put into a temporary file: {problem}") from error
        self._files.append(file)
        self._failed.clear()

    def _named(self, failed: int) -> Iterator[str]:
        return (check for check, bit in self._bits.items() if failed & bit)


def _read(file: IO[bytes]) -> Iterator[_Failed]:
    """What was put away."""
    file.seek(0)
    while True:
        try:
            yield from marshal.load(file)
        except EOFError:
            return
