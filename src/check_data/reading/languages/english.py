"""English: digits and number words, scales, currencies, fractions, ranges and dates."""

from __future__ import annotations

import calendar
import re

from check_data.patterns import lazily
from check_data.reading import english_quotes
from check_data.reading.phrase import Phrase

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


def parse(quote: str) -> Phrase | None:
    """A quote without Han characters: its numbers, hedge and unit.

    Raises:
        NotUnderstood: the form is known and its number is not.

    """
    return None if _HAN.search(quote) else english_quotes.parse(quote)
