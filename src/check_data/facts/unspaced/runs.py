"""Sums that no word announces: a value that a run of values beside it makes up. Only shown where they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, measured
from check_data.facts.unspaced.story import Story
from check_data.reading.mention import Mention

_LONGEST, _SKIPPED, _SENTENCES = 8, 3, 5
"""Parts of a run, values between it and its whole, and sentences that it goes over, at most."""
_WIDE = 0.01
"""The part of a value within which a run by chance adds up too easily."""
_DIGITS, _SMALL = 2, 100


def runs(story: Story) -> Iterator[Telling]:
    """Each value with the first run after or before it that makes it up.

    Tellings that are not explicit are only shown where they hold, and nearly no run does: they are looked for by a sum
    of floats, and the law decides.
    """
    mains = [each for each in story.mains if measured(each) and _is_long(each)]
    ends = [_ends(each.main) for each in mains if each.main is not None]
    for at, whole in enumerate(mains):
        if whole.main is None or (whole.main.value < _SMALL and not whole.main.places and not whole.main.scaled):
            continue
        for step in (1, -1):
            found = _run(mains, ends, at, step)
            if found:
                yield story.tell("sum", "run", {"whole": whole.main, "parts": found}, 0, anchor=whole.main)


def _is_long(quantity: Quantity) -> bool:
    """Whether a figure has digits enough to be no sum by chance."""
    return quantity.main is not None and len(quantity.main.digits.replace(".", "").strip("0")) >= _DIGITS


def _ends(mention: Mention) -> tuple[float, float]:
    if mention.reading is None or mention.reading.stated.lower is None or mention.reading.stated.upper is None:
        return float(mention.value), float(mention.value)
    return float(mention.reading.stated.lower), float(mention.reading.stated.upper)


def _run(
    mains: Sequence[Quantity], ends: Sequence[tuple[float, float]], at: int, step: int
) -> list[Mention]:
    whole, (low, high) = mains[at], ends[at]
    for skip in range(_SKIPPED + 1):
        members: list[Mention] = []
        least = most = 0.0
        place = at + step * (1 + skip)
        while 0 <= place < len(mains) and len(members) < _LONGEST and least <= high:
            each, (lower, upper) = mains[place], ends[place]
            place += step
            if abs(each.sentence - whole.sentence) > _SENTENCES or abs(each.block - whole.block) > 1:
                break
            if each.unit != whole.unit or each.main is None or lower > high:
                continue
            members.append(each.main)
            least, most = least + lower, most + upper
            if len(members) > 1 and low <= most and least <= high and most - least + high - low < _WIDE * high:
                return members
    return []
