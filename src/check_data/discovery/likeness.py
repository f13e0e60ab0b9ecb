"""What figures are told of, by the words around them: a figure of a headline is found again in its text so."""

from __future__ import annotations

from collections.abc import Sequence
from operator import add

from check_data.discovery.precision import scale_of
from check_data.discovery.slips import digits_of, significant
from check_data.patterns import lazily
from check_data.reading.text import TextFigure, is_chinese

_NEAR, _NEAR_IN_ENGLISH = 14, 80
"""Characters before and after a figure in which two tell of the same thing."""
_WORD = 2
"""Pairs of Chinese characters that an English word is worth."""
_STEM = 5
"""Letters by which words are the same: insured, insurance."""
_WORDS = lazily(r"[^\W\d_]{4,}")
_FEWEST = 2
_YEAR = lazily(r"(?:19|20)\d\d")
_NOUN = lazily(r"[ -]([^\W\d_]{3,})(?:[ -]([^\W\d_]{3,}))?")
_OF_NOTHING = frozenset(
    "about above after also another been before below between could during each from have here into later many "
    "million billion thousand more most much must only other over percent said shall should since some such than "
    "that their them then there these they this those through under until used using were what when where which "
    "while will with within without would your".split()
)
"""Words that are told of anything."""


def likest(text: str, figure: TextFigure, others: Sequence[TextFigure]) -> tuple[TextFigure | None, int]:
    """The one of some figures that is told of most like a figure, and how alike: the pairs of Chinese characters around
    both, or as many for the words.
    """
    if not others:
        return None, 0
    words, worth = (_pairs_around, 1) if is_chinese(text) else (_words_around, _WORD)
    around = words(text, figure)
    likeness = [len(around & words(text, other)) for other in others]
    most = max(likeness)
    return others[likeness.index(most)], most * worth


def may_be_a_slip(text: str, figure: TextFigure, other: TextFigure) -> bool:
    """Whether one of two figures that are a slip apart may be one of the other. Bare numbers may be years; in English
    text they name what they count right after (1,400 insured), and decimals are versions. Numbers of one digit and
    noughts, of which English texts tell with the same words, are a slip apart by chance.
    """
    if is_chinese(text):
        return not (_YEAR.fullmatch(figure.quote) and _YEAR.fullmatch(other.quote))
    digits = [digits_of(each.quote) for each in (figure, other)]
    if min(map(significant, digits)) < _FEWEST:
        return False
    bare = figure.understood.unit is None and not scale_of(figure.quote, digits[0])
    return not bare or ("." not in figure.quote and not _nouns(text, figure).isdisjoint(_nouns(text, other)))


def _nouns(text: str, figure: TextFigure) -> set[str]:
    found = _NOUN.match(text, figure.end)
    words = (word.casefold() for word in found.groups() if word) if found else ()
    return {word[:_STEM] for word in words if word not in _OF_NOTHING}


def _pairs_around(text: str, figure: TextFigure) -> set[str]:
    return {pair for words in _around(text, figure, _NEAR) for pair in map(add, words, words[1:]) if pair.isalpha()}


def _words_around(text: str, figure: TextFigure) -> set[str]:
    found = (word.casefold() for part in _around(text, figure, _NEAR_IN_ENGLISH) for word in _WORDS.findall(part))
    return {word[:_STEM] for word in found if word not in _OF_NOTHING}


def _around(text: str, figure: TextFigure, near: int) -> tuple[str, str]:
    """The words before a figure and after it in its line: the text below a headline is no part of it."""
    first, last = max(figure.start - near, 0), figure.end + near
    first, end = max(first, text.rfind("\n", first, figure.start)), text.find("\n", figure.end, last)
    return text[first : figure.start], text[figure.end : last if end < 0 else end]
