"""Growths of a whole beside those of its parts: it lies between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity
from check_data.facts.unspaced.story import Story
from check_data.reading.mention import Mention
from check_data.reading.unspaced.made import negated


def growth_between(story: Story, sums: Sequence[Telling]) -> Iterator[Telling]:
    """For each whole of a sum, its growth and those of its parts, where all are told."""
    owners = {id(each.main): each for each in story.mains}
    seen = set[int]()
    for telling in sums:
        whole, *parts = (owners.get(id(each)) for each in (*telling.roles["whole"], *telling.roles["parts"]))
        told = [each for each in map(_growth, (whole, *parts)) if each is not None]
        if len(told) == 1 + len(parts) > 2 and told[0].start not in seen:
            seen.add(told[0].start)
            roles = {"estimate": told[0], "parts": told[1:]}
            yield story.tell("interval", "growth-between", roles, 0, anchor=told[0])


def _growth(quantity: Quantity | None) -> Mention | None:
    """The growth that a quantity is told with, a fall as such."""
    found = quantity and quantity.attribute("growth")
    if not found or found.mention.kind != "percent":
        return None
    return negated(found.mention) if found.sign < 0 else found.mention
