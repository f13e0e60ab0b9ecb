"""One quote, as a figures table or a text prints it, to its reading."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from check_data.figures.conventions import Conventions, Hedge
from check_data.figures.units import DATE, counts_things, unit
from check_data.patterns import lazily
from check_data.reading.dates import is_date, read_date
from check_data.reading.grammar import grammar_named, grammars
from check_data.reading.hedged import read_hedged
from check_data.reading.phrase import VULGAR, NotUnderstood, Phrase
from check_data.reading.plain import Understood, counted, read_plain

_VULGAR, _AFTER_DIGIT = frozenset(VULGAR), lazily(rf"(?<=\d)(?=[{VULGAR}])")
LONGEST_QUOTE = 400
"""Characters of the longest quote that is read; a figure with its hedge and unit is far shorter."""


class Reader(NamedTuple):
    """Reads quotes by one set of conventions, in a publication of one year (None: dates must print theirs) and of one
    language (None: any), whose grammar is asked before the others.
    """

    conventions: Conventions = Conventions()
    year: int | None = None
    language: str | None = None

    def read(self, quote: str, declared: str = "") -> Understood:
        """The reading of ``quote`` under the ``declared`` unit (empty: the one that it prints).

        A declared unit fills in for a missing or more general one; that the two fit is not judged here.

        Raises:
            NotUnderstood: no grammar reads the quote, or it has no value (a fraction of a person).

        """
        if not declared and _has_decimal_point(self.language):
            used = self.conventions
            in_one_step = read_plain(quote, used) or read_hedged(quote, used)
            if in_one_step is not None:
                return in_one_step
        if len(quote) > LONGEST_QUOTE:
            raise NotUnderstood(f"{len(quote)} characters are no figure; at most {LONGEST_QUOTE} are read")
        # NFKC writes ½ as 1⁄2, which may not run into the digits before it.
        apart = quote if _VULGAR.isdisjoint(quote) else _AFTER_DIGIT.sub(" ", quote)
        text = unicodedata.normalize("NFKC", apart).strip()
        if (declared and unit(declared) == DATE) or (not declared and is_date(text)):
            return Understood(read_date(text, self.year), DATE, DATE)
        phrase = _parse(text, self.language)
        if phrase is None:
            raise NotUnderstood("no grammar reads it as a figure")
        printed_unit = unit(phrase.unit) if phrase.unit else None
        meant = unit(declared) if declared else printed_unit
        # A quote's own unit says how its number scales (3小时 under the unit 天); the declared one what it counts.
        own = printed_unit if printed_unit and meant and printed_unit.fits(meant) else meant
        reading = phrase.read(self.conventions)
        return Understood(counted(reading, meant) if meant and counts_things(meant) else reading, own, printed_unit)


def is_hedged(quote: str) -> bool:
    """Whether a word or a mark qualifies the number of a quote (近, 余, about), or it is a range."""
    phrase = _parse(unicodedata.normalize("NFKC", quote[:LONGEST_QUOTE]).strip(), None)
    if phrase is None:
        return False
    return len(phrase.numbers) != 1 or phrase.numbers[0].hedge is not Hedge.NONE


@cache
def _has_decimal_point(language: str | None) -> bool:
    return language is None or grammar_named(language).DECIMAL_MARK == "."


def _parse(text: str, language: str | None) -> Phrase | None:
    """By the first grammar that applies, that of the text before the others."""
    return next((phrase for each in grammars(language) if (phrase := each.parse(text)) is not None), None)
