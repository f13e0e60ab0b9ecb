"""Periods: years, half-years, quarters, months, weeks and days, and which of a series are missing."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from check_data.patterns import lazily

Key = int | Fraction | str | None
"""A cell that names a period, or something else; None where it is missing."""

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
        return _of_day(key)
    found = _WRITTEN.fullmatch(key)
    if found is None or not _FIRST <= int(found["year"]) <= _LAST:
        return None
    year, mark = int(found["year"]), found["mark"]
    if mark is None:
        return Period("Y", year, str)
    return _of_part(year, mark, found["part"])


def _of_day(text: str) -> Period | None:
    try:
        return Period("D", date.fromisoformat(text).toordinal(), _day)
    except ValueError:
        return None


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


class Bounds(NamedTuple):
    """The periods, of one kind, from which and to which a series must run; None where nothing says it."""

    begin: Period | None = None
    end: Period | None = None

    def of(self, kind: str) -> Bounds:
        """Those of a kind: days stand for their months."""
        return Bounds(*(each and _of_kind(each, kind) for each in self))

    @property
    def known(self) -> list[Period]:
        """Those that are said."""
        return [each for each in self if each is not None]


UNBOUND = Bounds()


def bounds_of(begin: str | None, end: str | None) -> Bounds:
    """The bounds that two texts name.

    Raises:
        ValueError: a text names no period, the two are of different kinds, or the end comes before the begin; the
            message says which.

    """
    keys = (each if each is None or not each.isdigit() else int(each) for each in (begin, end))
    made = Bounds(*map(period_of, keys))
    for text, period in zip((begin, end), made, strict=True):
        if text is not None and period is None:
            raise ValueError(f"{text!r} is no period, such as 2020, 2020Q1, 2020-01 or 2020-01-31")
    if made.begin and made.end and (made.begin.kind != made.end.kind or made.begin.number > made.end.number):
        raise ValueError(f"no series runs from {begin!r} to {end!r}")
    return made


def _of_kind(period: Period, kind: str) -> Period | None:
    if period.kind == "D" and kind == "M":
        day = date.fromordinal(period.number)
        return Period("M", day.year * 12 + day.month - 1, lambda each: f"{each // 12}-{each % 12 + 1:02}")
    return period if period.kind == kind else None


def gaps_in(periods: Iterable[Period], bounds: Bounds = UNBOUND) -> tuple[int, list[str]]:
    """How many periods are missing between the first and the last one of each kind, and the first few of them; of the
    kind of the bounds from these and to these, where they are said.

    Days that are all the first, or all the last, of a month stand for the month.
    """
    kinds: dict[str, dict[int, Period]] = {}
    for each in periods:
        kinds.setdefault(each.kind, {})[each.number] = each
    if "D" in kinds:
        kinds["D"] = _as_months(kinds["D"])
    series = [(known, bounds.of(next(iter(known.values())).kind)) for known in kinds.values()]
    if bounds.known and not any(own.known for _, own in series):
        series.append(({}, bounds))  # of the series that is wanted there is nothing
    missing = [_missing(known, own) for known, own in series]
    return sum(count for count, _ in missing), [each for _, first in missing for each in first]


SHOWN = 3


def _missing(known: Mapping[int, Period], bounds: Bounds) -> tuple[int, list[str]]:
    numbers = [*known, *(each.number for each in bounds.known)]
    least = min(numbers) if bounds.begin is None else bounds.begin.number
    most = max(numbers) if bounds.end is None else bounds.end.number
    count = max(most - least + 1, 0) - sum(least <= number <= most for number in known)
    written = next(iter((*known.values(), *bounds.known))).written
    shown, at = list[str](), least
    while len(shown) < min(count, SHOWN):
        if at not in known:
            shown.append(written(at))
        at += 1
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
        try:
            day = date.fromisoformat(key)
            return day.replace(year=day.year - 1).isoformat()
        except ValueError:
            return None  # no day, 29 February, or no year before
    period = period_of(key)
    if period is None:
        return None
    if isinstance(key, int):
        return key - (1 if period.kind == "Y" else 100)
    return f"{int(str(key)[:4]) - 1}{str(key)[4:]}"
