"""Running text to figures: every printed number with its hedge, unit and reading, at its place."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

from check_data.figures.conventions import Conventions
from check_data.figures.units import NUMBER
from check_data.patterns import lazily
from check_data.reading.english_rises import VERB, is_rise
from check_data.reading.grammar import grammar_of
from check_data.reading.phrase import NotUnderstood
from check_data.reading.plain import Understood
from check_data.reading.quote import Reader

_YEAR = lazily(r"(?:19|20)\d\d(?<!\d\d{4})(?=年|\b)")
_NAMED_YEAR = 2000
"""The year in which dates are read where the text names none: only their order is used then."""
_BETWEEN, _FROM = lazily("至|到| to "), lazily(r"(?:[从由]|\b[Ff]rom (?:about )?)\Z")
_DIGIT = lazily(r"\.?\d")
_BEFORE_CHANGE = "从由"
_DEFAULT = Conventions()


class TextFigure(NamedTuple):
    """One printed number: its quote from ``start`` to ``end`` of the text, its kind and what it says.

    ``kind`` is "number" (digits), "spelled" (words), "date" or "lunar". ``understood`` holds the reading and the unit.
    """

    start: int
    end: int
    quote: str
    kind: str
    understood: Understood


# As the class makes them, without the call in between: there are as many as numbers.
_figure = partial(tuple.__new__, TextFigure)


def figures_in(text: str, conventions: Conventions | None = None) -> list[TextFigure]:
    """The figures of a text, in order and without overlap. Clock times and days without a month are none."""
    # Mostly the default, which is the same objects and found at once; to hash its fractions would take longer.
    used = None if conventions == _DEFAULT else conventions
    grammar = grammar_of(text)
    numbers, dates = _memory(used, None, grammar.LANGUAGE), None
    figures: list[TextFigure] = []
    for start, end, kind in grammar.figures(text):
        quote = text[start:end]
        if kind == "number" or kind == "spelled":
            understood = numbers[quote]
            before = text[start - 1]
            if understood is None or before in _BEFORE_CHANGE or (before == " " and " " in quote):
                two = _from_to(text, start, end, numbers)
                figures += two
                understood = None if two else understood
        else:
            dates = dates or _memory(used, year_of(text), grammar.LANGUAGE)
            understood = dates[quote]
        if understood is not None:
            figures.append(_figure((start, end, quote, kind, understood)))
    return figures


def is_chinese(text: str) -> bool:
    """Whether the grammar of Chinese reads the text."""
    return grammar_of(text).LANGUAGE == "chinese"


def names_a_year(text: str) -> bool:
    """Whether a text prints a year, so that its dates are days of it."""
    return _YEAR.search(text) is not None


class _Memory(dict[str, Understood | None]):
    """What quotes say, each read once: texts repeat their figures. Forgets all when it is full."""

    FULL = 1 << 16

    def __init__(self, reader: Reader, declared: str) -> None:
        super().__init__()
        self._read, self._declared = reader.read, declared

    def __missing__(self, quote: str) -> Understood | None:
        if len(self) >= self.FULL:
            self.clear()
        try:
            understood = self._read(quote, self._declared)
        except NotUnderstood:
            understood = None
        self[quote] = understood
        return understood


def _from_to(text: str, start: int, end: int, numbers: _Memory) -> list[TextFigure]:
    """The two values of a change, 从12到10 or from 10 to 12, a change with the value that it leads to, rose 12 to 181,
    and the two ends of a range that runs backwards; nothing for any other quote.
    """
    mark = _BETWEEN.search(text, start + 1, end)
    if mark is None:
        return []
    apart = numbers[text[start:end]] is None or _FROM.search(text, max(start - 8, 0), start) is not None
    if not apart and not VERB.search(text, max(start - 16, 0), start):
        return []
    first, last = (start, mark.start()), (mark.end(), end)
    low, high = numbers[text[slice(*first)]], numbers[text[slice(*last)]]
    if low is None or high is None or not (apart or is_rise(text, first, last, low, high)):
        return []
    if low.unit is None and high.unit not in (None, NUMBER):
        low = low._replace(unit=high.unit)
    return [TextFigure(*at, text[slice(*at)], "number", each) for at, each in ((first, low), (last, high))]


def ends(figure: TextFigure) -> tuple[TextFigure, TextFigure] | None:
    """The two ends of a range that prints a unit after both (每分钟35只至45只); None for any other figure."""
    quote = figure.quote
    if not ("至" in quote or "到" in quote or " to " in quote):
        return None
    mark = _BETWEEN.search(figure.quote, 1)
    first = _DIGIT.search(figure.quote)
    if mark is None or first is None or first.start() > mark.start():
        return None
    read, found = _memory(None, None, None), []
    for start, end in ((first.start(), mark.start()), (mark.end(), len(figure.quote))):
        quote = figure.quote[start:end]
        understood = read[quote]
        if understood is None or understood.printed_unit is None:
            return None
        found.append(TextFigure(figure.start + start, figure.start + end, quote, figure.kind, understood))
    return found[0], found[1]


@lru_cache(maxsize=64)
def _memory(conventions: Conventions | None, year: int | None, language: str | None) -> _Memory:
    """The memory of dates of a year; without one, of numbers."""
    return _Memory(Reader(conventions or _DEFAULT, year, language), "" if year is None else "date")


def year_of(text: str) -> int:
    """The first year that a text names; one that stands in for it where it names none."""
    found = _YEAR.search(text)
    return int(found[0]) if found else _NAMED_YEAR
