"""Tellings of growths that points tell apart: 出口增幅低于进口增幅 2个百分点, with both growths told before."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Attribute
from check_data.facts.unspaced.story import Story
from check_data.reading.mention import Mention

_LEAD = 30
"""Characters before points in which both growths are named."""
_SENTENCES = 6
"""Sentences back in which the growths are told."""


def gaps(story: Story) -> Iterator[Telling]:
    """Each figure in points between two growths that are named before it and told once each."""
    for quantity in story.quantities:
        for told in quantity.attributes:
            if told.kind == "points":
                yield from _between(story, told.mention, quantity.sentence)


def _between(story: Story, by: Mention, sentence: int) -> Iterator[Telling]:
    found = story.words.pattern("growth_apart").search(story.before(by, _LEAD))
    if found is None:
        return
    one, other = (_growth(story, found[name], sentence) for name in ("one", "other"))
    if one is not None and other is not None and one.sign == other.sign > 0:
        more, less = (other, one) if found["less"] else (one, other)
        roles = {"more": more.mention, "less": less.mention, "by": by}
        yield story.tell("difference", "growths-apart", roles, 1, anchor=by)


def _growth(story: Story, name: str, sentence: int) -> Attribute | None:
    """The growth of a name, where it is the only one that is told shortly before."""
    near = (each for each in story.quantities if 0 <= sentence - each.sentence <= _SENTENCES)
    named = [each for each in near if name in each.name]
    told = [a for each in named for a in each.attributes if a.kind == "growth" and a.mention.kind == "percent"]
    return told[0] if len(told) == 1 else None
