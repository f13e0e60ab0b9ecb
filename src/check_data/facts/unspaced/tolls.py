"""How many died, were hurt or are missing: a headline's figure with the one of its kind in the first sentences.

Told by the words beside both figures, whether they agree or not: 大火 44死 58伤 … 造成 44人死亡，58人受伤.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from check_data.facts.fact import Telling
from check_data.facts.links.bare import at_its_word
from check_data.facts.unspaced.quantity import Quantity, alike
from check_data.facts.unspaced.story import Story
from check_data.facts.unspaced.words import Words
from check_data.patterns import lazily
from check_data.reading.unspaced.grammar import any_of

_FIRST = 3
"""Sentences below a headline that tell what it tells."""
_AHEAD, _BEFORE = 14, 12
"""Characters behind and before a figure in which it is told what became of those whom it counts."""


class Tolls:
    """The kinds of harm, each with the words for it behind a figure and for their number before one."""

    def __init__(self, words: Words) -> None:
        count, plain = any_of(words.cues["number_of_persons"].split()), rf"(?!{words.any('pause')})[^，。；：（）\d]"
        self._kinds: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
            kind: (
                lazily(rf"[^，。；：、（）\d]{{0,8}}?{any_of(told.split())}"),
                lazily(rf"{any_of(told.split())}{count}(?:{plain}){{0,6}}\Z"),
            )
            for kind, told in words.cues["tolls"].items()
        }

    def tellings(self, story: Story) -> Iterator[Telling]:
        """Every headline's figures of these kinds with the first ones below."""
        for at, head in enumerate(story.measured):
            kind = self._of(story, head) if head.heading else ""
            if kind:
                summed = _is_of_both(story, head)
                below = [each for each in _under(story, at) if _is_of_both(story, each) == summed]
                yield from self._below(story, head, kind, below)

    def _of(self, story: Story, quantity: Quantity) -> str:
        """The kind of harm that a figure counts: that of the first words behind it, or else before; empty for none."""
        behind, before = story.after(quantity.figure, _AHEAD), story.before(quantity.figure, _BEFORE)
        told = ((found.end(), kind) for kind, (told, _) in self._kinds.items() if (found := told.match(behind)))
        counted = (kind for kind, (_, number) in self._kinds.items() if number.search(before))
        return next((kind for _, kind in sorted(told)), "") or next(counted, "")

    def _below(self, story: Story, head: Quantity, kind: str, below: Sequence[Quantity]) -> Iterator[Telling]:
        told = [each for each in below if alike(each.figure, head.figure) and self._of(story, each) == kind]
        plain = [each for each in told if not (each.which or each.bracket or each.figure.spelled)]
        sure = len({each.figure.value for each in told}) == 1 and len(plain) == len(told)
        for each in plain[:1]:
            values = [at_its_word(one.figure) for one in (head, each)]
            options: Mapping[str, int | str] = {"beside": 1, "apart": "toll"}
            yield story.tell("same", "toll", {"values": values}, 1 if sure else 0, options, anchor=head.figure)


def _is_of_both(story: Story, quantity: Quantity) -> bool:
    """Whether a figure is told of several sides together: 双方 1200人."""
    return story.says("both_sides", story.before(quantity.figure, _BEFORE))


def _under(story: Story, at: int) -> Iterator[Quantity]:
    """The figures of the first sentences below a headline, up to the next one."""
    head = story.measured[at]
    behind = (each for each in story.measured[at + 1 :] if each.block != head.block)
    return takewhile(lambda each: not each.heading and each.sentence - head.sentence <= _FIRST, behind)
