"""The marks in the numbers of a document: before decimals, and between groups of three digits.

Languages and countries differ in them, and texts do not keep to their country's. A number that can be read in one way
only (508,1; 1.284,6) votes for the marks of its document; one that can be read in two (1.250) is read as these say, as
its language does where there is no vote, and not at all where votes contradict each other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from check_data.patterns import lazily

_GROUPS = "'’\u2009\u202f\u00a0"
_BOUND, _END = r"(?<![\w.,'’/:–-])", r"(?![.,'’:/]?\w)"
_GROUP, _BLANKS = "['’\u2009\u202f\u00a0]", "[ '’\u2009\u202f\u00a0]"
_COMMA = lazily(
    rf"{_BOUND}(?:\d{{1,3}}(?:\.\d{{3}})+,\d+|\d{{1,3}}(?:{_BLANKS}\d{{3}})+,\d+|\d{{1,3}}(?:\.\d{{3}}){{2,}}"
    rf"|\d+,(?:\d\d?|\d{{4,}})|0,\d{{3}}){_END}"
)
_POINT = lazily(
    rf"{_BOUND}(?:\d{{1,3}}(?:,\d{{3}})+\.\d+|\d{{1,3}}(?:{_GROUP}\d{{3}})+\.\d+|\d{{1,3}}(?:,\d{{3}}){{2,}}){_END}"
    rf"|{_BOUND}\d+\.(?:\d\d?|\d{{4,}})(?=\s?[%‰€$£])|(?<=[€$£])\s?\d+\.\d\d?{_END}"
)
"""A point before two digits alone votes only beside a sign of money or per cent: it may stand in a time or a date."""
_THREE = {mark: lazily(rf"{_BOUND}[1-9]\d{{0,2}}{re.escape(mark)}\d{{3}}{_END}") for mark in ",."}
_CLEAR = 5
"""Times as many votes that one side needs where both have some."""


class Marks(NamedTuple):
    """The characters before decimals and those between groups of digits; ``unclear`` are those of them with which a
    number is left unread that has one of them, and three digits behind it.
    """

    decimal: str
    group: str
    unclear: str = ""


COMMA, POINT = Marks(",", f".{_GROUPS}"), Marks(".", f",{_GROUPS}")


def before_words(words: str) -> re.Pattern[str]:
    """Numbers with a point that are of one reading before words of per cent and of scale, given as an expression."""
    return re.compile(rf"{_BOUND}\d+\.(?:\d\d?|\d{{4,}})(?=\s(?:{words}))", re.IGNORECASE)


def voted(text: str, default: Marks, worded: re.Pattern[str] | None = None) -> Marks:
    """The marks that the numbers of a text vote for; ``default`` where there is no vote. ``worded`` are the numbers
    with a point that vote by the word behind them (`before_words`).
    """
    comma, point = len(_COMMA.findall(text)), len(_POINT.findall(text))
    if worded is not None:
        point += len(worded.findall(text))
    if comma < _CLEAR * point and point < _CLEAR * comma:
        return default._replace(unclear=".,")
    marks = default if not comma and not point else COMMA if comma > point else POINT
    group, decimal = marks.group[0], marks.decimal[0]
    grouped, three = (len(_THREE[mark].findall(text)) for mark in (group, decimal))
    # Where groups are marked, three decimals are most likely a group with another mark.
    return marks._replace(unclear=decimal) if three and grouped >= _CLEAR * three else marks


def plain(digits: str, marks: Marks) -> str:
    """Digits without blanks and marks of groups, with a point before the decimals."""
    digits = "".join(digits.split())
    for mark in marks.group:
        digits = digits.replace(mark, "")
    for mark in marks.decimal:
        digits = digits.replace(mark, ".")
    return digits
