"""A little Italian: what a language needs to be read, in one module."""

import re
from collections.abc import Iterator
from fractions import Fraction

from check_data.figures.conventions import Hedge
from check_data.reading.phrase import Phrase, hedged, printed

LANGUAGE, DECIMAL_MARK = "italian", ","
MONTHS = {"febbraio": 2, "marzo": 3}
DATES = (re.compile(r"(?P<day>\d{1,2}) (?P<name>febbraio|marzo)(?: (?P<year>\d{4}))?"),)
_HEDGES = {"circa": Hedge.ABOUT, "oltre": Hedge.OVER}
_WORDS = re.compile(r"\b(?:il|lo|gli|dei|delle|della|sono|nel|nella|per|che)\b")
_NUMBER = r"(?:(?P<before>circa|oltre) )?(?P<digits>\d{1,3}(?:\.\d{3})*(?:,\d+)?)(?P<share>%)?(?: (?P<unit>persone))?"
_FIGURE = re.compile(rf"(?P<date>{DATES[0].pattern})|(?P<number>{_NUMBER})")


def likelihood(head: str) -> float:
    return min(len(_WORDS.findall(head)) / (len(head.split()) + 1), 0.9)


def figures(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _FIGURE.finditer(text):
        yield found.start(), found.end(), "date" if found["date"] else "number"


def parse(quote: str) -> Phrase | None:
    found = re.fullmatch(_NUMBER, quote)
    if found is None:
        return None
    digits = found["digits"].replace(".", "").replace(",", ".")
    number = printed(digits, share=Fraction(1, 100) if found["share"] else None)
    return Phrase((hedged(number, _HEDGES.get(found["before"], Hedge.NONE)),), found["unit"] or found["share"] or "")
