"""English: digits and number words, scales, currencies, fractions, ranges and dates."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from check_data.patterns import lazily
from check_data.reading import english_quotes, english_text
from check_data.reading.phrase import Phrase
from check_data.reading.starts import MINUS, hedge_start, is_negative

LANGUAGE, DECIMAL_MARK = "english", "."
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS |= {"sept": 9}
_NAME = rf"(?P<name>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
DATES = (
    lazily(rf"{_NAME}(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,? (?P<year>\d{{4}}))?", re.IGNORECASE),
    lazily(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_NAME}(?:,? (?P<year>\d{{4}}))?", re.IGNORECASE),
)
_HAN = lazily("[\u4e00-\u9fff]")
_UNLESS_ANOTHER = 0.01


def likelihood(_: str) -> float:
    """English is what no other grammar claims."""
    return _UNLESS_ANOTHER


def parse(quote: str) -> Phrase | None:
    """A quote without Han characters: its numbers, hedge and unit.

    Raises:
        NotUnderstood: the form is known and its number is not.

    """
    return None if _HAN.search(quote) else english_quotes.parse(quote)


def figures(text: str) -> Iterator[tuple[int, int, str]]:
    """The figures of a text: start, end and kind."""
    end, found = 0, english_text.FIGURE.search(text)
    while found:
        kind = found.lastgroup or ""
        start, stop = found.span(kind)
        if kind == "cell":
            yield start, stop, "number"
        elif (kind == "number" or kind == "spelled") and not _is_label(text, start, stop):
            if text[start - 1] in MINUS:
                start -= is_negative(text, start)
            if text[start - 1] == " " and (hedges := english_text.BEFORE.get(text[start - 2])):
                start = hedge_start(text, start, end, hedges)
            yield start, stop, kind
        elif kind == "date" or kind == "named":
            yield start, stop, "date"
        end = stop
        # From its end: a match is one character, and a long figure would be read again from each word in it.
        found = english_text.FIGURE.search(text, end)


def _is_label(text: str, start: int, stop: int) -> bool:
    """Whether a number only names what it stands beside."""
    before = text[start - 1] if start else ""
    if before == "#":
        return True
    words = english_text.LABELS.get(text[start - 2]) if before == " " and start > 1 else None
    if words is None:
        return False
    head = text[max(start - 2 - english_text.LONGEST_LABEL, 0) : start - 1].lower()
    if not head.endswith(words) or not english_text.LABELLED.fullmatch(text, start, stop):
        return False
    word = next(each for each in words if head.endswith(each))
    return not head[: -len(word)][-1:].isalnum()
