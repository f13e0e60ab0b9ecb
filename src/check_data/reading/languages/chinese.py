"""Chinese: digits and numerals, hedges before and after, classifiers, rates, Gregorian and lunar dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from check_data.patterns import lazily
from check_data.reading import chinese_quotes, chinese_text
from check_data.reading.phrase import Phrase
from check_data.reading.starts import MINUS, hedge_start, is_negative

LANGUAGE, DECIMAL_MARK = "chinese", "."
DATES = (lazily(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?:份|(?P<day>\d{1,2})[日号])?"),)
MONTHS: Mapping[str, int] = {}
_HAN = lazily("[\u4e00-\u9fff]")
_BEFORE_HAN = re.compile(rb"\xe4[\x80-\xb7]")  # U+4000 to U+4DFF
_OTHER_BYTES = bytes(each for each in range(256) if not 0xE4 <= each <= 0xE9)


def likelihood(head: str) -> float:
    """Certain where a tenth of the characters are Han, blanks left out: what is not to be read of a page is blank."""
    if head.isascii():
        return 0.0
    return float(_number_of_han(head) * 10 >= len(head) - head.count(" ") > 0)


def _number_of_han(text: str) -> int:
    """How many characters from U+4E00 to U+9FFF a text has: to count them by an expression takes several times as long.

    In UTF-8 the bytes E4 to E9 begin the characters from U+4000 to U+9FFF, and no other.
    """
    encoded = text.encode("utf-8", "surrogatepass")
    return len(encoded.translate(None, _OTHER_BYTES)) - len(_BEFORE_HAN.findall(encoded))


def parse(quote: str) -> Phrase | None:
    """A quote with a Han character: its numbers, hedge and unit.

    Raises:
        NotUnderstood: the form is known and its number is not.

    """
    return chinese_quotes.parse(quote) if _HAN.search(quote) else None


def figures(text: str) -> Iterator[tuple[int, int, str]]:
    """The figures of a text: start, end and kind."""
    end, found = 0, chinese_text.FIGURE.search(text)
    while found:
        kind = found.lastgroup or ""
        before, (first, end) = end, found.span(kind)
        if kind == "number" or kind == "spelled":
            start = first - is_negative(text, first) if text[first - 1] in MINUS else first
            if hedges := chinese_text.BEFORE.get(text[start - 1]):
                start = hedge_start(text, start, before, hedges)
            if text[start - 1] in chinese_text.END_OF_RATE:
                rate = chinese_text.RATE.search(text, max(start - chinese_text.LONGEST_RATE, before), start)
                start = rate.start() if rate else start
            yield start, end, kind
        elif kind == "date" or kind == "lunar":
            yield first, end, kind
        found = chinese_text.FIGURE.search(text, end)
