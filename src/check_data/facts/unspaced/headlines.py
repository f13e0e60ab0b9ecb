"""A headline that adds up what the text below it lists. Only shown where it holds; as rounded
only where words join the parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, alike
from check_data.facts.unspaced.story import Roles, Story, figures_of
from check_data.figures.conventions import Reading
from check_data.reading.mention import Mention

_DIGITS = 2
"""Digits but for noughts at its end of a headline that is compared with a sum."""
_BELOW, _LONGEST = 20, 6
"""Values below a headline among which its parts are, and parts at most."""


def headline_sums(story: Story) -> Iterator[Telling]:
    """Every count of a headline with the lists of its unit below it."""
    for at, head in enumerate(story.measured):
        if not head.heading or head.unit is None or len(head.figure.digits.rstrip("0")) < _DIGITS:
            continue  # "20" may stand for anything near it
        below = takewhile(lambda each: not each.heading, story.measured[at + 1 : at + _BELOW])
        for run in _lists(story, head, list(below)):
            # 240例出院，3例死亡: that they make about what a headline tells is chance
            joined = all(story.says("joined_closely", each.lead) for each in run[1:])
            options: dict[str, int | str] = {"rounded": 1} if joined else {}
            roles: Roles = {"whole": head.figure, "parts": [_at_its_word(each) for each in figures_of(run)]}
            yield story.tell("sum", "headline-sum", roles, 0, options, anchor=head.figure)


def _at_its_word(part: Mention) -> Mention:
    return part if part.reading is None else part._replace(reading=Reading.only(part.reading.stated))


def _lists(story: Story, head: Quantity, below: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """The runs of two or more values that only names and a mark or "and" part."""
    run: list[Quantity] = []
    for each in below:
        goes_on = run and story.says("joined_item", each.lead) and each.sentence == run[-1].sentence
        if run and not goes_on:
            if len(run) > 1:
                yield run
            run = []
        if alike(each.figure, head.figure) and len(run) < _LONGEST:
            run.append(each)
    if len(run) > 1:
        yield run
