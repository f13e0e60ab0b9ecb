"""Which figures may be the parts of a whole, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.postposed.figures import Figure, alike
from check_data.facts.postposed.story import Story, hedged, mentions
from check_data.facts.unspaced.story import Roles

PARTS = ("value", "rest")
"""The roles in which parts are told."""
_LONGEST_NAME = 20


def run(figures: Sequence[Figure], whole: Figure) -> Iterator[Figure]:
    """The figures that go on as parts."""
    for each in figures:
        if not alike(each, whole) or each.role not in PARTS:
            return
        yield each


def are_parts(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether figures may be parts of a whole: of its unit, each with a name of its own."""
    if not parts or whole.mention.unit is None:
        return False
    if hedged([whole, *parts]) or any(not alike(whole, each) or not each.own for each in parts):
        return False
    names = [each.name for each in parts]
    return len(set(names)) == len(names) and all(len(each) <= _LONGEST_NAME for each in names)


def are_subjects(story: Story, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts are told as subjects under the topic that is their whole."""
    return not story.words.says("subject", whole.left) and all(story.words.says("subject", each.left) for each in parts)


def are_bare(story: Story, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts without any particle follow a total, or three of them a topic."""
    topic = len(parts) > 2 and story.words.says("topic", whole.left)
    return (whole.role == "total" or topic) and not any(story.words.says("marked", each.left) for each in parts)


def ends_list(story: Story, last: Figure) -> bool:
    """Whether nothing more is told after the last figure of a list."""
    return story.words.pattern("list_ended").match(last.right) is not None


def announced(story: Story, words: str, whole: Figure, parts: Sequence[Figure]) -> Iterator[Telling]:
    """Parts that words announce: those of a breakdown are all, and so are those that end with all others; else they are
    no more than the whole.
    """
    if story.words.says("breakdown", words):
        yield sum_of(story, "of-which-clauses", 2, whole, parts)
    elif story.words.says("lumped", parts[-1].left):
        yield sum_of(story, "of-which-listed", 2, whole, parts)
    else:
        yield sum_of(story, "of-which-listed", 0, whole, parts)
        open_ = sum_of(story, "of-which-open", 1, whole, parts)
        yield open_._replace(options={"open": 1})


def sum_of(story: Story, form: str, explicit: int, whole: Figure, parts: Sequence[Figure]) -> Telling:
    """A sum of parts."""
    roles: Roles = {"whole": whole.mention, "parts": mentions(parts)}
    return story.tell("sum", form, roles, explicit, anchor=parts[-1].mention)


def within(story: Story, whole: Figure, part: Figure) -> Telling:
    """A part that is no more than its whole."""
    return story.tell("within", "of-which", {"part": part.mention, "whole": whole.mention}, 1, anchor=part.mention)
