"""One quote, as a figures table or a text prints it, to its reading."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from check_data.figures.conventions import Conventions, Reading
from check_data.figures.units import DATE, Unit, counts_things, unit
from check_data.reading import chinese, english
from check_data.reading.dates import is_date, read_date
from check_data.reading.phrase import NotUnderstood

_HAN = re.compile("[\u4e00-\u9fff]")
LONGEST_QUOTE = 400
"""Characters of the longest quote that is read; a figure with its hedge and unit is far shorter."""


class Understood(NamedTuple):
    """What a quote says: its reading in ``unit`` (None: a bare number, which fits any), and the unit that the quote
    prints itself (None: none).
    """

    reading: Reading
    unit: Unit | None
    printed_unit: Unit | None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads quotes by one set of conventions, in a publication of one year (None: dates must print theirs)."""

    conventions: Conventions = Conventions()
    year: int | None = None

    def read(self, quote: str, declared: str = "") -> Understood:
        """The reading of ``quote`` under the ``declared`` unit (empty: the one that it prints).

        A declared unit fills in for a missing or more general one; that the two fit is not judged here.

        Raises:
            NotUnderstood: no grammar reads the quote, or it has no value (a fraction of a person).

        """
        if len(quote) > LONGEST_QUOTE:
            raise NotUnderstood(f"{len(quote)} characters are no figure; at most {LONGEST_QUOTE} are read")
        text = unicodedata.normalize("NFKC", quote).strip()
        if (declared and unit(declared) == DATE) or (not declared and is_date(text)):
            return Understood(read_date(text, self.year), DATE, DATE)
        grammar = chinese if _HAN.search(text) else english
        phrase = grammar.parse(text)
        if phrase is None:
            raise NotUnderstood("no grammar reads it as a figure")
        printed_unit = unit(phrase.unit) if phrase.unit else None
        meant = unit(declared) if declared else printed_unit
        # A quote's own unit says how its number scales (3小时 under the unit 天); the declared one what it counts.
        own = printed_unit if printed_unit and meant and printed_unit.fits(meant) else meant
        reading = phrase.read(self.conventions)
        if meant and counts_things(meant):
            whole = reading.whole()
            if whole is None:
                raise NotUnderstood(f"no whole number of {meant.name} is meant by it")
            reading = whole
        return Understood(reading, own, printed_unit)
