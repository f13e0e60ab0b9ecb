"""Dates in running text, and the days that they mean."""

from __future__ import annotations

import datetime
import re
from fractions import Fraction
from typing import NamedTuple

from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import DATE
from check_data.patterns import lazily
from check_data.reading.mention import Mention
from check_data.reading.spaced.vocabulary import Vocabulary

_DAYS = lazily(r"\d+")
_NUMBER = lazily(r"(?<!\d)\d{1,2}(?!\d)")
YEAR = lazily(r"1[5-9]\d\d|20\d\d")
_MARKS, _LONGEST_MONTH, _WITH_OF = "(“\"'-–", 14, 18
_LAST_DAY = 31


class Dated(NamedTuple):
    """Where a date stands, and its days; None where it names no year, is a time of day, or is no day."""

    start: int
    end: int
    reading: Reading | None = None


def days(year: int, month: int | None = None, day: int | None = None) -> Reading | None:
    """The days of a year, of its month, or the one day, as `datetime.date.toordinal` counts them; None where the
    calendar has no such day.
    """
    try:
        first = datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return Reading.only(Interval.exactly(first.toordinal()))
    from calendar import monthrange  # it is not imported by anything else that a start needs

    last = first.replace(month=month or 12, day=monthrange(year, month or 12)[1])
    return Reading.only(Interval(Fraction(first.toordinal()), Fraction(last.toordinal())))


def date_at(text: str, number: re.Match[str], words: Vocabulary) -> Dated | None:
    """The date that a number of one, two or four digits begins, or is the day or year of; None if it is none."""
    digits = number["digits"]
    if not digits.isdigit() or len(digits) > len("2020"):
        return None
    start, end = number.span()
    last = text[max(0, start - _LONGEST_MONTH) : start].rstrip(" ,.").rpartition(" ")[2].lower().lstrip(_MARKS)
    if last in words.last_of_month and (named := words.month.search(text, max(0, start - _WITH_OF), start)):
        return _after_month(text, number, named, words)
    after = words.date.match(text, end)
    if after is None:
        return None
    if after["iso_month"]:
        iso = Dated(start, after.end(), days(int(digits), int(after["iso_month"]), int(after["iso_day"])))
        return iso if len(digits) == len("2020") and int(digits) else None
    if len(digits) > len("31"):
        return None
    if after["slashed"] and max(map(int, _DAYS.findall(f"{digits}{after['slashed']}")[:2])) > _LAST_DAY:
        return None  # 70/66/69
    if after["month"] is None:
        return Dated(start, after.end())
    if (words.capital_months and not after["month"][0].isupper()) or not 0 < int(digits) <= _LAST_DAY:
        return None  # 5 may, 3 mar, 40 of May
    month, year = words.months[after["month"].lower()], after["year"]
    return Dated(start, after.end(), days(int(year), month, int(digits)) if year else None)


def _after_month(text: str, number: re.Match[str], named: re.Match[str], words: Vocabulary) -> Dated | None:
    """15 after "July": a day with or without a year; 2022 after it: a month."""
    digits = number["digits"]
    if words.capital_months and not named["month"][0].isupper():
        return None
    month = words.months[named["month"].lower()]
    if YEAR.fullmatch(digits):
        return Dated(named.start(), number.end(), days(int(digits), month))
    day = words.day.match(text, number.end())
    if day is None or len(digits) > len("31") or not 0 < int(digits) <= _LAST_DAY:
        return None
    return Dated(named.start(), day.end(), days(int(day["year"]), month, int(digits)) if day["year"] else None)


def first_of_two(one: Mention, two: Mention, words: Vocabulary) -> Mention | None:
    """A day that prints no year, or no month either, before a date that prints both: the last one up to it."""
    if one.reading is not None and one.kind == "date":
        return None
    day = _NUMBER.search(one.quote)
    named = words.month_in.search(one.quote)
    bare = one.kind == "ordinal" or (one.kind == "count" and not one.noun and one.quote.isdigit())
    if day is None or not (bare or (one.kind == "date" and named)):
        return None
    last = datetime.date.fromordinal(int(two.value))
    month = words.months[named[0].lower()] if named else last.month
    made = days(last.year - (month > last.month), month, int(day[0]))
    if made is None or made.stated.lower is None or made.stated.lower > two.value:
        return None
    return one._replace(kind="date", unit=DATE, reading=made, value=made.stated.lower, noun="")
