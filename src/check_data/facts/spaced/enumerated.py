"""Shares that are all that a line with a label tells: religions: Buddhist 70%, Christian 20%, Hindu 10% (2001)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from check_data.facts.fact import Telling
from check_data.facts.spaced.code import AMOUNTS, ANY, CODES, Coded
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_FEWEST, _ABOUT, _APART = 3, Fraction(1, 10), Fraction(3, 10)
"""Shares of such a line, and by how much they may miss 100 per cent: nothing but their line says that they
are all; and by how much two of which one name negates the other may."""
_NAME = rf"[^{ANY}.;:,()\[\]]{{1,60}}"
_BRACKET = r"(?:\s?\([^(){};:]{1,60}\))?"
_LINE = re.compile(
    rf"(?P<label>\A[^{ANY}.;:()\[\]]{{1,60}}):\s"
    rf"(?P<list>{_NAME}{_BRACKET}\s{CODES['percent']}{_BRACKET}(?:,{_NAME}{_BRACKET}\s{CODES['percent']}{_BRACKET})+)\s*\Z"
)


_STROKES = re.compile(
    rf"[{AMOUNTS}][^{ANY}.;()\[\]]{{0,16}}[(\[](?P<list>{CODES['percent']}(?:\s?/\s?{CODES['percent']}){{2,9}})[)\]]"
)


def parted_by_strokes(code: Coded) -> Iterator[Telling]:
    """A bracket of nothing but shares that strokes part, behind what they are of: 11 km3 (35%/43%/22%)."""
    for found in _STROKES.finditer(code.text):
        yield Telling("shares", "shares:strokes", {"shares": tuple(code.mentions(*found.span("list")))}, explicit=1)


def enumerated(code: Coded, words: FactWords) -> Iterator[Telling]:
    """The shares of a line of nothing but names with one share each, that make about 100: but those of the largest, or
    of those who may be of several kinds.
    """
    line = _LINE.match(code.text)
    if line is None or words.some("shares", "of_some").search(line["label"]):
        return
    shares = tuple(each for each in code.mentions(*line.span("list")) if each.kind == "percent")
    made = sum((each.value for each in shares), Fraction(0))
    if len(shares) >= _FEWEST and abs(made - 1) <= _ABOUT:
        yield Telling("shares", "shares:enumerated", {"shares": shares}, 1, {"doubtful": 1})


def negates(named: Sequence[str], words: FactWords) -> bool:
    """Whether of two names one begins as the negation of the other: smokers, non-smokers."""
    first, second = (name.lower().split() for name in named)
    pairs = ((first, second), (second, first)) if first and second else ()
    return any(theirs[0] == f"{negation}{mine[0]}" for mine, theirs in pairs for negation in words.negations)


def may_be_all(shares: Sequence[Mention]) -> bool:
    """Whether two shares may make all: not 12% of those who smoke and 5% of those who do not."""
    return abs(sum((each.value for each in shares), Fraction(0)) - 1) <= _APART
