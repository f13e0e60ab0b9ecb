"""Of what breakdowns are: 医院按登记性质分，公立 …；按等级分，三级 …"""

from __future__ import annotations

from collections.abc import Sequence

from check_data.facts.unspaced.quantity import Quantity, alike
from check_data.facts.unspaced.siblings import is_sibling
from check_data.facts.unspaced.story import Story

_BACK = 40
"""Values before a breakdown among which one of the name before it is."""


class Breakdowns:
    """The breakdowns of a document in order, each of the whole that it names, or that the one before it is of."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._members = set[int]()
        self._last: tuple[Quantity, int] | None = None

    def likeliest_last(self, at: int, wholes: Sequence[Quantity], members: Sequence[Quantity]) -> list[Quantity]:
        """The values of which the breakdown of the value at a place may be, the likeliest last."""
        first = self._story.measured[at]
        whole = self._named(at) or self._of_last(first) or self._top(wholes, first)
        self._members.update(map(id, members))
        if whole is None:
            return list(wholes)
        self._last = whole, first.block
        return [*(each for each in wholes if each is not whole), whole]

    def _named(self, at: int) -> Quantity | None:
        """The nearest value before of the name that stands before the point of view."""
        story = self._story
        first = story.measured[at]
        found = story.words.pattern("breakdown_of").search(first.lead)
        if found is None:
            return None
        before = reversed(story.measured[max(0, at - _BACK) : at])
        named = (each for each in before if each.name.endswith(found["of"]) and alike(each.figure, first.figure))
        return next(named, None)

    def _of_last(self, first: Quantity) -> Quantity | None:
        """The whole of the breakdown before, in the same block and of the same unit."""
        if self._last is None:
            return None
        whole, block = self._last
        return whole if block == first.block and alike(whole.figure, first.figure) else None

    def _top(self, wholes: Sequence[Quantity], first: Quantity) -> Quantity | None:
        """The nearest value that is no part of another one, nor one of several side by side."""
        for each in reversed(wholes):
            part = each.which or each.bracket or id(each) in self._members or is_sibling(self._story, each)
            if not part and alike(each.figure, first.figure):
                return each
        return None
