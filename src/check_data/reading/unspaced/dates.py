"""Dates, times and numbers that are names: a pack's patterns in one expression."""

from __future__ import annotations

import datetime
import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.patterns import lazily
from check_data.reading.dates import read_date
from check_data.reading.mention import MentionKind
from check_data.reading.phrase import NotUnderstood
from check_data.reading.unspaced.grammar import Table

_NAMED = lazily(r"\(\?P<(\w+)>")
_PARTS = ("year", "era", "month", "day", "last")


class Printed(NamedTuple):
    """What a date prints: each part, 0 where it is not printed; ``last`` is the last month of a span of months."""

    year: int = 0
    month: int = 0
    day: int = 0
    last: int = 0


class Dates:
    """The patterns of ``dates.toml``, tried in order; ``era`` is what the years of another era are short of, unless a
    pattern has its own.
    """

    def __init__(self, tables: Table) -> None:
        self._patterns: list[Table] = tables["date"]
        self._era: int = tables["era"]
        self._alone = [(lazily(each["pattern"]), each) for each in self._patterns if each["kind"] == "date"]
        self.parse = lru_cache(maxsize=1 << 12)(self._parse)

    def source(self, *, in_digits: bool = True) -> str:
        """One expression of the patterns that begin with a digit, or of the others; the pattern that matches is the
        group ``date0``, ``date1`` …
        """
        return "|".join(
            f"(?P<date{number}>{_NAMED.sub(lambda found, n=number: _renamed(found, n), each['pattern'])})"  # type: ignore[misc]
            for number, each in enumerate(self._patterns)
            if each.get("digits", True) is in_digits
        )

    def understood(self, match: re.Match[str]) -> tuple[MentionKind, Reading | None]:
        """The kind of what matched, and the days that a date with its year may be."""
        groups = match.groupdict()
        number = next(n for n in range(len(self._patterns)) if groups.get(f"date{n}") is not None)
        kind = self._patterns[number]["kind"]
        if kind != "date":
            return "date" if kind == "lunar" else "label", None
        printed = self.printed(match, f"_{number}", self._patterns[number])
        return "date", days(printed) if printed.year else None

    def _parse(self, quote: str) -> Printed | None:
        """What a date prints; None for any other text, and for a lunar date."""
        for pattern, each in self._alone:
            found = pattern.match(quote)
            if found and found.end() == len(quote):
                return self.printed(found, "", each)
        return None

    def lunar(self, quote: str, year: int) -> Reading | None:
        """The day of a date of the lunar calendar that puts it into a Gregorian year; None where there is none."""
        try:
            return read_date(quote, year)
        except NotUnderstood:
            return None

    def printed(self, match: re.Match[str], suffix: str, pattern: Table) -> Printed:
        """The parts of a date that matched a pattern, from the groups whose names end with ``suffix``."""
        groups = match.groupdict()
        part = {name: int(groups.get(name + suffix) or 0) for name in _PARTS}
        year = part["year"] or (part["era"] + pattern.get("era", self._era) if part["era"] else 0)
        return Printed(year, part["month"], part["day"], part["last"])


def days(printed: Printed) -> Reading | None:
    """The days that a date with its year may be, as `datetime.date.toordinal` counts; None for no such day."""
    try:
        first = datetime.date(printed.year, printed.month or 1, printed.day or 1)
    except ValueError:
        return None
    if printed.day:
        return Reading.only(Interval.exactly(first.toordinal()))
    month = printed.month or 12
    after = datetime.date(printed.year + month // 12, month % 12 + 1, 1)
    return Reading.only(Interval(Fraction(first.toordinal()), Fraction(after.toordinal() - 1)))


def _renamed(found: re.Match[str], number: int) -> str:
    return f"(?P<{found[1]}_{number}>"
