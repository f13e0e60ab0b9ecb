"""A figure where it is printed, with all that was read of it."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

from check_data.figures.conventions import Hedge, Reading
from check_data.figures.units import Unit

MentionKind = Literal[
    "count",  # of things, or a bare number: 3,520 people, 48台, 1400
    "measure",  # in a unit that is measured: 38.5 km, 120亩
    "money",
    "percent",
    "points",  # percentage and basis points, in hundredths as percent
    "times",  # a factor: 1.7倍, twice, threefold
    "date",
    "span",  # a length of time: 3天, six months
    "age",
    "ordinal",  # 第3, 3rd
    "ratio",  # n/N, 3:2; `parts` are its mentions
    "range",  # of two ends; `parts` are its ends
    "statistic",  # p < .001, 95% CI
    "label",  # a number that is a name: Study 2, [12], 5-point scale
]
NUMERIC = frozenset(["count", "measure", "money", "percent", "points", "times", "span", "age"])
"""Kinds that have one number, so that laws may take them."""


class Mention(NamedTuple):
    """One figure as it is printed.

    ``start`` and ``end`` are offsets in the file (of all its parts: 7億3,540萬 is one), ``at`` and ``to`` in the text
    of block number ``block``. ``quote`` is as printed there. ``value`` is the number at its word, in ``unit`` (a
    percentage and points as hundredths: 12% is 12/100), ``last_digit`` the worth of one unit of its last printed digit
    in the same unit; ``digits`` are those printed, without marks ("1314.5" for 1,314.5); ``places`` the decimals
    printed. ``noun`` is what is counted, as far as it follows the figure ("people", "men"); ``unit`` is None for a bare
    number or one of a noun that is no unit. ``reading`` is None for kinds that have no one number.
    """

    start: int
    end: int
    at: int
    to: int
    block: int
    quote: str
    kind: MentionKind
    reading: Reading | None = None
    unit: Unit | None = None
    value: Fraction = Fraction(0)
    last_digit: Fraction = Fraction(0)
    digits: str = ""
    places: int = 0
    hedge: Hedge = Hedge.NONE
    negative: bool = False
    scaled: bool = False
    spelled: bool = False
    noun: str = ""
    parts: tuple[Mention, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether whole things are counted."""
        return self.kind == "count" and not self.places
