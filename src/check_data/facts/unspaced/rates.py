"""What a count and its rate imply of the whole: 186家 … 复工率达 95 % allows no 301家 of the same things."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from check_data.facts.fact import Telling
from check_data.facts.unspaced.passages import Passage
from check_data.facts.unspaced.story import Story
from check_data.reading.mention import Mention

_APART = 60
"""Characters between a count and its rate at most."""
_SAME = 6
"""Characters of two nouns that are the same where they name the same things."""


def implied_wholes(story: Story) -> Iterator[Telling]:
    """Every other count of what a count and its rate count."""
    for passage in story.passages.values():
        for counted, rate in pairwise(passage.mentions):
            if rate.kind == "percent" and _is_count(counted) and rate.at - counted.to <= _APART:
                between = passage.text[counted.to : rate.at]
                # 3个地区的失业率达 8 %: a rate of each
                each_has = story.says("rate_of_each", between)
                if story.says("rate_of", between[-8:]) and not each_has and not story.says("sentence_end", between):
                    yield from _others(story, passage, counted, rate)


def _others(story: Story, passage: Passage, counted: Mention, rate: Mention) -> Iterator[Telling]:
    noun = _noun(story, counted)
    for other in passage.mentions:
        if other is counted or not _is_count(other) or other.unit is not counted.unit:
            continue
        if len(noun) == _SAME and _noun(story, other) == noun:
            yield story.tell("implied-whole", "rate", {"other": other, "part": counted, "share": rate}, anchor=other)


def _is_count(mention: Mention) -> bool:
    return mention.counts and mention.unit is not None


def _noun(story: Story, mention: Mention) -> str:
    """The letters right after a figure, as many as tell things apart."""
    found = story.words.pattern("letters").match(story.after(mention, _SAME))
    return found[0] if found else ""
