"""Dates as printed, Gregorian and Chinese lunar: the days that they may mean."""

from __future__ import annotations

import datetime
import re
from fractions import Fraction
from functools import cache

from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.patterns import lazily
from check_data.reading.grammar import grammars
from check_data.reading.numerals import NUMERAL, numeral
from check_data.reading.phrase import NotUnderstood

_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12} | {char: n for n, char in enumerate("二三四五六七八九十", start=2)}

_YEAR = lazily(r"(?P<year>\d{4})年?")
_NAMED_YEAR = lazily(r"(?:19|20)\d\d(?<!\d\d{4})(?=年|\b)")
_STANDS_IN = 2000
"""The year in which dates are read where their text names none: only their order is used then."""
_NUMBERS = lazily(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?")
_LUNAR = lazily(
    rf"(?:(?P<year>\d{{4}})年)?(?:农历|阴历)?"
    rf"(?:(?P<month>[{''.join(_LUNAR_MONTHS)}]月)(?P<day>初{NUMERAL}|廿{NUMERAL}|{NUMERAL}{{1,3}})"
    rf"|大年(?P<new_year>初{NUMERAL}|{NUMERAL}{{1,3}}))"
)


_PART_OF_DATE = lazily(r"[-/月]|大年|[A-Za-z]{3}")


def is_date(text: str) -> bool:
    """Whether a quote (already normalised) reads as a date with at least a month."""
    return _PART_OF_DATE.search(text) is not None and any(each.fullmatch(text) for each in (*_patterns(), _LUNAR))


def year_of(text: str) -> int:
    """The first year that a text names; one that stands in for it where it names none."""
    found = _NAMED_YEAR.search(text)
    return int(found[0]) if found else _STANDS_IN


def read_date(text: str, year: int | None) -> Reading:
    """The days that a date may mean, counted as `datetime.date.toordinal` does: one day, a month or a year.

    ``year`` is the publication's, for dates that print none; a lunar date is taken in the lunar year that puts it
    into that Gregorian year.

    Raises:
        NotUnderstood: no date, a date that does not exist, or one without a year where ``year`` is None.

    """
    try:
        first, last = _days(text, year)
    except NotUnderstood:
        raise
    except (ValueError, OverflowError) as error:
        raise NotUnderstood(f"no such day: {error}") from error
    if first is last:
        return Reading.only(Interval.exactly(first.toordinal()))
    return Reading.only(Interval(Fraction(first.toordinal()), Fraction(last.toordinal())))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (_NUMBERS, *(pattern for grammar in grammars() for pattern in grammar.DATES))


@cache
def _months() -> dict[str, int]:
    return {name: number for grammar in grammars() for name, number in grammar.MONTHS.items()}


def _days(text: str, year: int | None) -> tuple[datetime.date, datetime.date]:
    for pattern in (*_patterns(), _YEAR):
        found = pattern.fullmatch(text)
        if found:
            return _gregorian(found.groupdict(), year)
    found = _LUNAR.fullmatch(text)
    if found:
        return _lunar(found, year)
    raise NotUnderstood("it is no date")


def _year(printed: str | None, year: int | None) -> int:
    if printed:
        return int(printed)
    if year is None:
        raise NotUnderstood("it names no year: set `year` for the publication in the configuration")
    return year


def _gregorian(found: dict[str, str | None], year: int | None) -> tuple[datetime.date, datetime.date]:
    of = _year(found["year"], year)
    name, month, day = found.get("name"), found.get("month"), found.get("day")
    number = _months()[name.lower()] if name else int(month) if month else None
    if number is None:
        return datetime.date(of, 1, 1), datetime.date(of, 12, 31)
    first = datetime.date(of, number, int(day or 1))
    if day:
        return first, first
    import calendar  # with the names of a locale's days

    return first, first.replace(day=calendar.monthrange(of, number)[1])


def _lunar(found: re.Match[str], year: int | None) -> tuple[datetime.date, datetime.date]:
    from lunardate import LunarDate

    of = _year(found["year"], year)
    month = _LUNAR_MONTHS[found["month"][0]] if found["month"] else 1
    day = _lunar_day(found["day"] or found["new_year"])
    # pyright's own stubs describe an older release of the library.
    lunar = [LunarDate(lunar_year, month, day) for lunar_year in (of, of - 1)]
    days = [each.to_solar_date() for each in lunar]  # pyright: ignore[reportAttributeAccessIssue]
    chosen = next((each for each in days if each.year == of), days[0])
    return chosen, chosen


def _lunar_day(text: str) -> int:
    if text[0] == "初":
        return numeral(text[1:]).value
    return 20 + numeral(text[1:]).value if text[0] == "廿" else numeral(text).value
