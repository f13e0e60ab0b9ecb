"""Days that printed dates mean."""

from __future__ import annotations

import calendar
import datetime
from fractions import Fraction

from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval


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
    last = first.replace(month=month or 12, day=calendar.monthrange(year, month or 12)[1])
    return Reading.only(Interval(Fraction(first.toordinal()), Fraction(last.toordinal())))
