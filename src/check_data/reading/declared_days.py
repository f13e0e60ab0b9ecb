"""Dates as a table prints them, where its configuration says how: ``dates = { born = "%d.%m.%Y" }``.

The signs are those of Python's `strptime`. A format without a day means any day of its month, one without a month any
of its year.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache

from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.reading.phrase import NotUnderstood

_TRIED = date(2001, 11, 23)
"""A day that tells the parts of a date from each other."""
_DAYS, _MONTHS = ("%d", "%j", "%x", "%c", "%u", "%a", "%A", "%w"), ("%m", "%b", "%B")


def require_format(form: str) -> None:
    """Pass where a format says a year and nothing that can't be read again.

    Raises:
        ValueError: it does not.

    """
    try:
        first, last = ends(_TRIED.strftime(form), form)
    except (NotUnderstood, ValueError) as error:
        raise ValueError(f"{form!r} is no format of dates: {error}") from error
    if not first <= _TRIED <= last:
        raise ValueError(f'{form!r} is no format of dates with a year, such as "%d.%m.%Y"')


@lru_cache(maxsize=65_536)
def ends(text: str, form: str) -> tuple[date, date]:
    """The first and the last day that a text may mean.

    Raises:
        NotUnderstood: it is no date of that format.

    """
    try:
        day = datetime.strptime(text.strip(), form).date()
    except ValueError as error:
        raise NotUnderstood(f"{text} is no date of the format {form}") from error
    if any(sign in form for sign in _DAYS):
        return day, day
    if any(sign in form for sign in _MONTHS):
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day.replace(month=1, day=1), day.replace(month=12, day=31)


def reading(text: str, form: str) -> Reading:
    """What a text says as a date of a format.

    Raises:
        NotUnderstood: it is none.

    """
    first, last = ends(text, form)
    return Reading.only(Interval.closed(Fraction(first.toordinal()), Fraction(last.toordinal())))
