"""Whether a value is one of several that are told side by side, so that none of them is all of what follows."""

from __future__ import annotations

from check_data.facts.unspaced.quantity import Quantity
from check_data.facts.unspaced.story import Story

_ENDING = 2
"""Characters at the end of a name that say what is measured."""


def is_sibling(story: Story, quantity: Quantity) -> bool:
    """Whether a value beside one of its sentence is told in a list with it: 国企利润 9亿元；民企利润 20亿元."""
    around = story.quantities[max(0, quantity.order - 1) : quantity.order + 2]
    return any(_are_listed(story, each, quantity) for each in around if each is not quantity)


def _are_listed(story: Story, one: Quantity, other: Quantity) -> bool:
    if one.main is None or one.unit is not other.unit or one.sentence != other.sentence:
        return False
    first, second = sorted((one, other), key=lambda each: each.order)
    names = [story.core(each) for each in (one, other)]
    alike = names[0] != names[1] and names[0][-_ENDING:] == names[1][-_ENDING:] != ""
    return alike and second.which == first.which and story.says("list_sign", second.lead)
