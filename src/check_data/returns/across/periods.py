"""Periods: years, half-years, quarters, months, weeks and days, and which of a series are missing."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from check_data.patterns import lazily
from check_data.returns.across.keys import Key

_WRITTEN = lazily(r"(?P<year>\d{4})(?:(?P<mark>[-/ ]?[HQSMW]|-)(?P<part>\d{1,2}))?", 0x100 | 0x2)  # ASCII, IGNORECASE
_DAY = lazily(r"\d{4}-\d\d-\d\d", 0x100)
_PARTS = {"H": 2, "S": 2, "Q": 4, "M": 12}
_FIRST, _LAST = 1000, 9998
"""Years that a number may be."""


class Period(NamedTuple):
    """A period: its ``kind``, its number among those of its kind, and how a number is written as this one is."""

    kind: str
    number: int
    written: Callable[[int], str]


def period_of(key: Key) -> Period | None:
    """The period that a cell names; None where it names none."""
    if isinstance(key, int):
        return _of_digits(key)
    if not isinstance(key, str):
        return None
    if _DAY.fullmatch(key):
        return Period("D", date.fromisoformat(key).toordinal(), _day)
    found = _WRITTEN.fullmatch(key)
    if found is None or not _FIRST <= int(found["year"]) <= _LAST:
        return None
    year, mark = int(found["year"]), found["mark"]
    if mark is None:
        return Period("Y", year, str)
    return _of_part(year, mark, found["part"])


def _of_digits(number: int) -> Period | None:
    """A year, or a year and a month: 2020, 202003."""
    if _FIRST <= number <= _LAST:
        return Period("Y", number, str)
    year, month = divmod(number, 100)
    if _FIRST <= year <= _LAST and 1 <= month <= 12:
        return Period("M", year * 12 + month - 1, lambda each: f"{each // 12}{each % 12 + 1:02}")
    return None


def _of_part(year: int, mark: str, part: str) -> Period | None:
    kind, width = mark[-1].upper() if mark[-1] != "-" else "M", len(part)
    if kind == "W":
        try:
            monday = date.fromisocalendar(year, int(part), 1)
        except ValueError:
            return None
        return Period("W", monday.toordinal() // 7, lambda each: _week(each, mark, width))
    parts = _PARTS[kind]
    if not 1 <= int(part) <= parts:
        return None
    return Period(
        "H" if kind == "S" else kind,
        year * parts + int(part) - 1,
        lambda each: f"{each // parts}{mark}{each % parts + 1:0{width}}",
    )


def _week(number: int, mark: str, width: int) -> str:
    year, week, _ = date.fromordinal(number * 7 + 1).isocalendar()
    return f"{year}{mark}{week:0{width}}"


def _day(number: int) -> str:
    return date.fromordinal(number).isoformat()


def gaps_in(periods: Iterable[Period]) -> tuple[int, list[str]]:
    """How many periods are missing between the first and the last one of each kind, and the first few of them.

    Days that are all the first, or all the last, of a month stand for the month.
    """
    kinds: dict[str, dict[int, Period]] = {}
    for each in periods:
        kinds.setdefault(each.kind, {})[each.number] = each
    if "D" in kinds:
        kinds["D"] = _as_months(kinds["D"])
    missing = [_missing(known) for known in kinds.values()]
    return sum(count for count, _ in missing), [each for _, first in missing for each in first]


SHOWN = 3


def _missing(known: Mapping[int, Period]) -> tuple[int, list[str]]:
    least, most = min(known), max(known)
    count, shown, at = most - least + 1 - len(known), list[str](), least
    while len(shown) < min(count, SHOWN):
        at += 1
        if at not in known:
            shown.append(known[least].written(at))
    return count, shown


def _as_months(days: Mapping[int, Period]) -> dict[int, Period]:
    dates = [date.fromordinal(number) for number in days]
    firsts = all(each.day == 1 for each in dates)
    if len(dates) < 2 or not (firsts or all(_is_last(each) for each in dates)):
        return dict(days)

    def written(number: int) -> str:
        year, month = number // 12, number % 12 + 1
        return date(year, month, 1 if firsts else monthrange(year, month)[1]).isoformat()

    numbers = [each.year * 12 + each.month - 1 for each in dates]
    return {number: Period("M", number, written) for number in numbers}


def _is_last(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def year_before(key: Key) -> Key:
    """A period of a series as it is a year before; None where there is none."""
    if isinstance(key, str) and _DAY.fullmatch(key):
        day = date.fromisoformat(key)
        try:
            return day.replace(year=day.year - 1).isoformat()
        except ValueError:
            return None  # 29 February, or no year before
    period = period_of(key)
    if period is None:
        return None
    if isinstance(key, int):
        return key - (1 if period.kind == "Y" else 100)
    return f"{int(str(key)[:4]) - 1}{str(key)[4:]}"
