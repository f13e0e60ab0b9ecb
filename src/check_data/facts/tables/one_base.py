"""The one number of which counts with shares are parts, as the shares themselves show it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

FEWEST, OFTEN, BITS, GIVEN, ANSWER = 4, 3, 12, 2, 5
"""Shares that show a base, at least; so many for each that is of another one; the bits by which they rule out chance
beside the one that fixes it; shares that show one which is given, and so many for each that is of another one; and of
how many one may not have answered.
"""

Pair = tuple[int, Fraction, Fraction]
"""A count; its share, of 1; and the worth of the share's last digit."""


class Base(NamedTuple):
    """The least and the most of what counts may be shares of, and whether each of them is."""

    least: int
    most: int
    holds: tuple[bool, ...]

    def has(self, number: Fraction | int) -> bool:
        """Whether a number may be the base."""
        return self.least <= number <= self.most


def base_of(pairs: Sequence[Pair]) -> Base | None:
    """What most of some counts are shares of; None where they show none, or too few do."""
    ranges = [_range(*pair) for pair in pairs]
    shown = sorted(each for each in ranges if each is not None and each[0] <= each[1])
    if len(shown) < FEWEST:
        return None
    least = most_common(shown)
    holding = [each for each in shown if each[0] <= least <= each[1]]
    others = sum(each is not None for each in ranges) - len(holding)
    if len(holding) < FEWEST or len(holding) < OFTEN * others or _bits(holding) < BITS:
        return None
    most = min(high for _, high in holding)
    holds = tuple(each is None or each[0] <= least <= each[1] for each in ranges)
    return Base(least, most, holds)


def shared(pairs: Sequence[Pair]) -> tuple[int, int] | None:
    """The least and the most of what all of some counts may be shares of; None where they are of different ones."""
    ranges = [each for pair in pairs if (each := _range(*pair)) is not None]
    least, most = max((low for low, _ in ranges), default=1), min((high for _, high in ranges), default=0)
    return (least, most) if least <= most else None


def most_common(ranges: Sequence[tuple[int, int]]) -> int:
    """The least number that the most of some ranges, sorted by where they begin, have in common."""
    ends = sorted(high for _, high in ranges)
    least = most = past = 0
    for begun, (low, _) in enumerate(ranges, start=1):
        while ends[past] < low:
            past += 1
        if begun - past > most:
            least, most = low, begun - past
    return least


def given(number: int, pairs: Sequence[Pair]) -> Base | None:
    """A number as the base of some counts, where text gives it; None where too few of their shares are of it."""
    ranges = [_range(*pair) for pair in pairs]
    holding = [each for each in ranges if each is not None and each[0] <= number <= each[1]]
    others = sum(each is not None for each in ranges) - len(holding)
    if len(holding) < GIVEN or len(holding) < GIVEN * others or _bits([*holding, (1 << BITS, 1 << BITS)]) < BITS:
        return None
    return Base(number, number, tuple(each is None or each[0] <= number <= each[1] for each in ranges))


def of_fewer(share: Fraction, part: Fraction, whole: Fraction | int) -> bool:
    """Whether a share may be one of hardly fewer than all, as of those who answered."""
    over = share * whole - part
    return 0 < ANSWER * over < share * whole


def of_some(share: Fraction, part: Fraction, last: Fraction, whole: Fraction | int) -> bool:
    """Whether a share may be one of a whole number that is hardly less than all, as of those who answered."""
    if not of_fewer(share, part, whole):
        return False
    some = _range(int(part), share, last)
    return some is None or some[0] <= some[1]


def _range(part: int, share: Fraction, last: Fraction) -> tuple[int, int] | None:
    """The numbers of which a count may be a share as rounded; None where any large one may be."""
    low, high = share - last / 2, share + last / 2
    return (max(-(-part // high), part), int(part // low)) if part > 0 and low > 0 else None


def _bits(ranges: Sequence[tuple[int, int]]) -> int:
    """By how many bits ranges that have a number in common rule out chance, without the narrowest."""
    each = sorted((low // (high - low + 1)).bit_length() for low, high in ranges)
    return sum(each[:-1])
