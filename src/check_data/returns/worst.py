"""Which records fail most checks of a table: counted as failures come, a few bytes a failing record."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from heapq import nsmallest
from typing import NamedTuple

from check_data.tables.values import is_missing

MOST = 10
"""Records that are told."""
REMEMBERED = 1_000_000
"""Failing records up to which the worst are known."""


class Worst(NamedTuple):
    """A record by what names it, with its number where the engine gives one, and the checks that it fails."""

    record: str
    number: int | None
    checks: tuple[str, ...]


class Failing:
    """Counts the checks that each record fails. After more than `REMEMBERED` failing records it knows none."""

    def __init__(self) -> None:
        self.too_many = False
        self._bits: dict[str, int] = {}
        self._failed: dict[tuple[int | None, object], int] = {}

    def add(self, record: object, number: int | None, check: str) -> None:
        """Count a failure. A record without a number that nothing names is passed over: it may be any."""
        if self.too_many or (number is None and is_missing(record)):
            return
        bit = self._bits.setdefault(check, 1 << len(self._bits))
        key = number, record
        self._failed[key] = self._failed.get(key, 0) | bit
        if len(self._failed) > REMEMBERED:
            self.too_many = True
            self._failed.clear()

    def worst(self, checks: Collection[str | None]) -> tuple[Worst, ...]:
        """The records that fail most of some checks, of those that fail several; the first in the table before others
        that fail as many.
        """
        counted = sum(bit for check, bit in self._bits.items() if check in checks)
        several = (
            (-(failed & counted).bit_count(), number or 0, str(record), number, failed & counted)
            for (number, record), failed in self._failed.items()
            if (failed & counted).bit_count() > 1
        )
        return tuple(
            Worst(record, number, tuple(self._named(failed)))
            for _, _, record, number, failed in nsmallest(MOST, several, key=lambda each: each[:3])
        )

    def _named(self, failed: int) -> Iterator[str]:
        return (check for check, bit in self._bits.items() if failed & bit)
