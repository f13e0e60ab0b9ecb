"""Chinese: digits and numerals, hedges before and after, classifiers, rates, Gregorian and lunar dates."""

from __future__ import annotations

from collections.abc import Mapping

from check_data.patterns import lazily
from check_data.reading import chinese_quotes
from check_data.reading.phrase import Phrase

LANGUAGE, DECIMAL_MARK = "chinese", "."
DATES = (lazily(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?:份|(?P<day>\d{1,2})[日号])?"),)
MONTHS: Mapping[str, int] = {}
_HAN = lazily("[\u4e00-\u9fff]")


def parse(quote: str) -> Phrase | None:
    """A quote with a Han character: its numbers, hedge and unit.

    Raises:
        NotUnderstood: the form is known and its number is not.

    """
    return chinese_quotes.parse(quote) if _HAN.search(quote) else None
