"""p values: ``p = .036``, ``P < 0.05``, ``p=0·024``, ``p = < .001``, ``ns``."""

from __future__ import annotations

import re
from fractions import Fraction

from check_data.facts.notation.numbers import Notation
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.reading.mention import Mention

P = (
    r"(?P<whole_p>(?<![^\W\d_])[pP]\s?(?:=\s?)?(?P<sign>[<>=≤≥⩽⩾])\s?(?P<p>[01]?[.,·]\d{1,9}|[01](?![.,·]?\d))"
    r"(?!\d|\s?[×%]|\s?[*·x]\s?10|[eE][-−]?\d))"
)
"""The letter, the sign and the number of a p value; those with a power of ten are none."""
_TWENTIETH, _CERTAIN, _NEVER = Fraction(1, 20), Fraction(1), Fraction(0)
_BELOW, _ABOVE = frozenset("<≤⩽"), frozenset(">≥⩾")


def p_value(notation: Notation, found: re.Match[str], *, comma: bool) -> Mention:
    """A p value with what it may be. A bound is taken to include its end: what is rounded to it is printed so, too."""
    number = notation.number(found.span("p"), comma=comma)
    letter = notation.piece(found.span("whole_p"))
    told = number._replace(start=letter.start, at=letter.at, quote=letter.quote)
    if found["sign"] in _BELOW:
        return told._replace(reading=Reading.only(Interval(_NEVER, number.value)))
    return told._replace(reading=Reading.only(Interval(number.value, _CERTAIN))) if found["sign"] in _ABOVE else told


def not_significant(notation: Notation, place: tuple[int, int]) -> Mention:
    """What is told to be not significant: a p value above a twentieth."""
    above = Reading.only(Interval(_TWENTIETH, _CERTAIN))
    return notation.piece(place, "count")._replace(reading=above, value=_TWENTIETH)
