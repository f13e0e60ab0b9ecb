"""Sums that no word announces: a value that a run of values beside it makes up. Only shown where they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity
from check_data.facts.unspaced.story import Roles, Story
from check_data.reading.mention import Mention

_LONGEST, _SKIPPED, _SENTENCES, _BLOCKS = 8, 3, 5, 3
"""Parts of a run, values between it and its whole or the run before, and sentences and
blocks that it goes over, at most."""
_REACH = 20
"""Values beside a whole among which runs are looked for."""
_WIDE = 0.01
"""The part of a value within which a run by chance adds up too easily."""
_DIGITS, _SMALL = 2, 100
"""Digits of a part, and the least whole: smaller ones are sums by chance."""


def runs(story: Story) -> Iterator[Telling]:
    """Each value with the runs after or before it that make it up: one whole may be told by several points of view.

    Tellings that are not explicit are only shown where they hold, and nearly no run does: they are looked for by a sum
    of floats, and the law decides.
    """
    values = [each for each in story.measured if len(each.figure.digits.replace(".", "").strip("0")) >= _DIGITS]
    ends = [_ends(each.figure) for each in values]
    for at, whole in enumerate(values):
        if whole.figure.value < _SMALL and not whole.figure.places:
            continue
        for step, side in ((1, "after"), (-1, "")):
            for number, found in enumerate(_runs(values, ends, at, step)):
                # One run is no other reading of another one.
                apart = f"{side}{number or ''}"
                options: dict[str, int | str] = {"apart": apart} if apart else {}
                roles: Roles = {"whole": whole.figure, "parts": found}
                yield story.tell("sum", "run", roles, 0, options, whole.figure)


def _ends(mention: Mention) -> tuple[float, float]:
    value = float(mention.value)
    stated = mention.reading.stated if mention.reading is not None else None
    if stated is None or stated.lower is None or stated.upper is None:
        return value, value
    return float(stated.lower), float(stated.upper)


def _runs(
    values: Sequence[Quantity], ends: Sequence[tuple[float, float]], at: int, step: int
) -> Iterator[list[Mention]]:
    """The runs beside a value that make it up, none over another; after each, as many values may be skipped again."""
    alike = _alike(values, ends, at, step)
    skip = skipped = 0
    while skip < len(alike) and skipped <= _SKIPPED:
        count = _length(ends, ends[at], alike[skip : skip + _LONGEST])
        if count:
            yield [values[each].figure for each in alike[skip : skip + count]]
        skip += count or 1
        skipped = 0 if count else skipped + 1


def _alike(values: Sequence[Quantity], ends: Sequence[tuple[float, float]], at: int, step: int) -> list[int]:
    """The places of the values on one side of another one that may be its parts."""
    whole, high = values[at], ends[at][1]
    reach = range(at + step, max(-1, min(len(values), at + step * (_REACH + 1))), step)
    return [
        place
        for place in reach
        if values[place].unit is whole.unit and ends[place][0] <= high and _is_near(whole, values[place])
    ]


def _length(ends: Sequence[tuple[float, float]], whole: tuple[float, float], places: Sequence[int]) -> int:
    """How many of the values at some places make up a whole; 0 for none."""
    low, high = whole
    least = most = 0.0
    for count, place in enumerate(places, start=1):
        least, most = least + ends[place][0], most + ends[place][1]
        if count > 1 and low <= most and least <= high and most - least + high - low < _WIDE * high:
            return count
    return 0


def _is_near(one: Quantity, other: Quantity) -> bool:
    return abs(one.sentence - other.sentence) <= _SENTENCES and abs(one.block - other.block) <= _BLOCKS
