"""Growths that lie between others: that of a whole between those of its parts; and points between two rates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity
from check_data.facts.unspaced.story import Story
from check_data.reading.mention import Mention
from check_data.reading.unspaced.mentions import negated


def growth_between(story: Story, sums: Sequence[Telling]) -> Iterator[Telling]:
    """For each sum, the growth of the whole and those of its parts, where all are told."""
    owners = {id(each.main): each for each in story.mains}
    seen = set[int]()
    for telling in sums:
        whole, parts = telling.roles.get("whole", ()), telling.roles.get("parts", ())
        if telling.kind != "sum" or len(whole) != 1 or "open" in telling.options:
            continue
        growths = [_growth(owners.get(id(each))) for each in (*whole, *parts)]
        told = [each for each in growths if each is not None]
        if len(told) == len(growths) > 2 and id(told[0]) not in seen:
            seen.add(id(told[0]))
            roles = {"estimate": told[0], "parts": tuple(told[1:])}
            yield story.tell("interval", "growth-between", roles, 0, anchor=told[0])


def _growth(quantity: Quantity | None) -> Mention | None:
    found = quantity and quantity.attribute("growth")
    if not found or found.mention.kind != "percent":
        return None
    return negated(found.mention) if found.sign < 0 and not found.mention.negative else found.mention
