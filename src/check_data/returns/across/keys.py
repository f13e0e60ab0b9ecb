"""Cells that name things rather than count them: days, regions, codes. Two that mean the same are one key, whichever
engine read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import TypeGuard

from check_data.agreement.arithmetic import written
from check_data.figures.interval import Interval
from check_data.reading.phrase import NotUnderstood
from check_data.tables.cells import is_number, number
from check_data.tables.values import is_missing

Known = int | Fraction | str
Key = Known | None
"""A cell as a key; None where it is missing."""

_WHOLE = re.compile(r"-?[1-9]\d{0,17}|0", re.ASCII)
_DIGITS = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_PERIOD = re.compile(r"\d{4}\D.*", re.ASCII | re.DOTALL)
_ZONED = "Z"


def key_of(cell: object) -> Key:
    """A cell as a key.

    Numbers are equal by value, and equal to their plain digits in a text, for some readers take a column of digits
    for numbers and some do not; 01 is not 1. Days and times are texts in ISO form: a time at midnight is the day, one
    with a zone is that of Greenwich.
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


def rank(key: Known) -> Known:
    """What sorts the keys of a column in which none is `unrankable`."""
    if not isinstance(key, str):
        return key
    if not _DIGITS.fullmatch(key):
        return key.removesuffix(_ZONED)
    return Fraction(key) if "." in key else int(key)


def whole(keys: Sequence[Known]) -> TypeGuard[Sequence[int]]:
    """Whether all of some keys are whole numbers."""
    return set(map(type, keys)) <= {int}


def unrankable(keys: Iterable[Key]) -> Key:
    """The first key of a column that stands in no known order to those before it; None where all do.

    Numbers and texts of digits do, days and times, and texts of one shape that begin with a year (2020-Q1, 2020/03/05):
    sorted as texts, 5/3/2020 would come after 10/2/2020.
    """
    known = list(keys)
    if whole([key for key in known if key is not None]):
        return None
    kinds: set[str] = set()
    for key in known:
        if key is not None:
            kinds.add(kind_of(key))
            if len(kinds) > 1 or "" in kinds:
                return key
    return None


def kind_of(key: Known) -> str:
    """What keys that sort together have in common; empty where that is nothing."""
    if not isinstance(key, str) or _DIGITS.fullmatch(key):
        return "number"
    if _MOMENT.fullmatch(key):
        return "zoned moment" if key.endswith(_ZONED) else "moment"
    return re.sub(r"[0-9]", "9", key) if _PERIOD.fullmatch(key) else ""


def told(key: Key) -> str:
    """A key for people."""
    if isinstance(key, Fraction):
        return written(Interval.exactly(key))
    return "" if key is None else str(key)


def _moment(moment: date) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    if moment.tzinfo is not None:
        return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + _ZONED
    midnight = (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0)
    return moment.date().isoformat() if midnight else moment.isoformat()
