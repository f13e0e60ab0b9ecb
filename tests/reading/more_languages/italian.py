"""A little Italian: what a language needs to be read, in one module."""

import re
from fractions import Fraction

from check_data.figures.conventions import Hedge
from check_data.reading.phrase import Phrase, hedged, printed

LANGUAGE, DECIMAL_MARK = "italian", ","
MONTHS = {"febbraio": 2, "marzo": 3}
DATES = (re.compile(r"(?P<day>\d{1,2}) (?P<name>febbraio|marzo)(?: (?P<year>\d{4}))?"),)
_HEDGES = {"circa": Hedge.ABOUT, "oltre": Hedge.OVER}
_NUMBER = r"(?:(?P<before>circa|oltre) )?(?P<digits>\d{1,3}(?:\.\d{3})*(?:,\d+)?)(?P<share>%)?(?: (?P<unit>persone))?"


def parse(quote: str) -> Phrase | None:
    found = re.fullmatch(_NUMBER, quote)
    if found is None:
        return None
    digits = found["digits"].replace(".", "").replace(",", ".")
    number = printed(digits, share=Fraction(1, 100) if found["share"] else None)
    return Phrase((hedged(number, _HEDGES.get(found["before"], Hedge.NONE)),), found["unit"] or found["share"] or "")
