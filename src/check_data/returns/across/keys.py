"""Cells that name things rather than count them: days, regions, codes. Two that mean the same are one key, whichever
engine read them.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction

from check_data.agreement.arithmetic import written
from check_data.figures.interval import Interval
from check_data.reading.phrase import NotUnderstood
from check_data.tables.cells import is_number, number
from check_data.tables.values import is_missing

Key = int | Fraction | str | None
"""A cell as a key; None where it is missing."""

_WHOLE = re.compile(r"-?[1-9]\d{0,17}|0", re.ASCII)
_DIGITS = re.compile(r"-?\d{1,18}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?", re.ASCII)


def key_of(cell: object) -> Key:
    """A cell as a key.

    Numbers are equal by value, and equal to their plain digits in a text, for some readers take a column of digits
    for numbers and some do not; 01 is not 1. Days and times are texts in ISO form, midnight being the day.
    """
    if is_missing(cell):
        return None
    if isinstance(cell, date):
        return _moment(cell)
    if is_number(cell):
        try:
            return number(cell)
        except NotUnderstood:
            return str(cell)
    text = str(cell).strip()
    if _WHOLE.fullmatch(text):
        return int(text)
    if _MOMENT.fullmatch(text):
        try:
            return _moment(datetime.fromisoformat(text))
        except ValueError:
            return text
    return text


def rank(key: int | Fraction | str) -> tuple[int, int | Fraction, str]:
    """What sorts keys: numbers and texts of digits by value, then other texts; days sort as their texts do."""
    if not isinstance(key, str):
        return (0, key, "")
    return (0, int(key), "") if _DIGITS.fullmatch(key) else (1, 0, key)


def told(key: Key) -> str:
    """A key for people."""
    if isinstance(key, Fraction):
        return written(Interval.exactly(key))
    return "" if key is None else str(key)


def _moment(moment: date) -> str:
    if isinstance(moment, datetime) and (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0):
        return moment.date().isoformat()
    return moment.isoformat()
