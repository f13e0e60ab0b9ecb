"""Sums that no word announces: a value that a run of values beside it makes up. Only shown where they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity
from check_data.facts.unspaced.story import Roles, Story
from check_data.reading.mention import Mention

_LONGEST, _SKIPPED, _SENTENCES = 8, 3, 5
"""Parts of a run, values between it and its whole, and sentences that it goes over, at most."""
_WIDE = 0.01
"""The part of a value within which a run by chance adds up too easily."""
_DIGITS, _SMALL = 2, 100
"""Digits of a part, and the least whole: smaller ones are sums by chance."""


def runs(story: Story) -> Iterator[Telling]:
    """Each value with the first run after or before it that makes it up.

    Tellings that are not explicit are only shown where they hold, and nearly no run does: they are looked for by a sum
    of floats, and the law decides.
    """
    values = [each for each in story.measured if len(each.figure.digits.replace(".", "").strip("0")) >= _DIGITS]
    ends = [_ends(each.figure) for each in values]
    for at, whole in enumerate(values):
        if whole.figure.value < _SMALL and not whole.figure.places:
            continue
        for step in (1, -1):
            found = _run(values, ends, at, step)
            if found:
                # One after a total is no other reading of the list before it.
                options: dict[str, int | str] = {"apart": "after"} if step > 0 else {}
                roles: Roles = {"whole": whole.figure, "parts": found}
                yield story.tell("sum", "run", roles, 0, options, whole.figure)


def _ends(mention: Mention) -> tuple[float, float]:
    value = float(mention.value)
    stated = mention.reading.stated if mention.reading is not None else None
    if stated is None or stated.lower is None or stated.upper is None:
        return value, value
    return float(stated.lower), float(stated.upper)


def _run(values: Sequence[Quantity], ends: Sequence[tuple[float, float]], at: int, step: int) -> list[Mention]:
    whole, (low, high) = values[at], ends[at]
    alike = [
        place
        for place in range(at + step, max(-1, min(len(values), at + step * (_LONGEST + _SKIPPED + 1))), step)
        if values[place].unit is whole.unit and ends[place][0] <= high and _is_near(whole, values[place])
    ]
    for skip in range(_SKIPPED + 1):
        least = most = 0.0
        for count, place in enumerate(alike[skip : skip + _LONGEST], start=1):
            least, most = least + ends[place][0], most + ends[place][1]
            if count > 1 and low <= most and least <= high and most - least + high - low < _WIDE * high:
                return [values[each].figure for each in alike[skip : skip + count]]
    return []


def _is_near(one: Quantity, other: Quantity) -> bool:
    return abs(one.sentence - other.sentence) <= _SENTENCES and abs(one.block - other.block) <= 1
