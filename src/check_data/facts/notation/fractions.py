"""Parts over their whole with their share: ``12/48 (25%)``, ``25% (12/48)``, ``12/48, 25.0 %``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from check_data.facts.fact import Telling
from check_data.facts.notation.numbers import LETTER, Notation
from check_data.patterns import lazily

_COUNT = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})"
_SHARE = r"(?P<share>\d{1,3}(?:[.,·]\d{1,6})?\s?%)"
_PAIR = rf"(?<![\d/.,·_{LETTER}])(?P<part>{_COUNT})\s?/\s?(?P<whole>{_COUNT})(?![\d/])"
_AFTER = lazily(rf"{_PAIR}(?:\s?[(\[]|\s?[,;:=])\s?{_SHARE}")
_BEFORE = lazily(rf"(?<![\d.,·]){_SHARE}\s?[(\[]\s?(?:[nN]\s?=\s?)?{_PAIR}\s?[)\];,]")
_FEW = 10
"""A whole below this may be none: grade 3/4, stage 2/3, on which a share tells something else."""


def fractions(notation: Notation) -> Iterator[Telling]:
    """Every part over a whole that is no smaller, with the share beside it in per cent."""
    for match in chain(_AFTER.finditer(notation.text), _BEFORE.finditer(notation.text)):
        part, whole = (notation.number(match.span(role), counts=True) for role in ("part", "whole"))
        if part.value <= whole.value > 1:
            share = notation.percent(match.span("share"), comma="," in match["share"])
            roles = {"part": (part,), "whole": (whole,), "share": (share,)}
            few = whole.value < _FEW
            yield Telling("share", f"notation:n-of-{'few' if few else 'n'}", roles, 0 if few else 2, anchor=share)
