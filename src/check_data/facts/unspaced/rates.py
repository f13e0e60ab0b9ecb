"""What a count and its rate imply of the whole: 186家 … 复工率达 95 % allows no 301家 of the same things."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.unspaced.story import Story
from check_data.reading.mention import Mention

_APART = 60
"""Characters between a count and its rate at most."""
_SAME = 6
"""Characters of two nouns that are the same where they name the same things."""


def implied_wholes(story: Story) -> Iterator[Telling]:
    """Every other count of what a count and its rate count."""
    for passage in story.passages.values():
        mentions = passage.mentions
        for counted, rate in zip(mentions, mentions[1:], strict=False):
            if rate.kind != "percent" or not _is_count(counted) or rate.at - counted.to > _APART:
                continue
            between = passage.text[counted.to : rate.at]
            if story.says("sentence_end", between) or not story.says("rate_of", between[-8:]):
                continue
            noun = _noun(story, counted)
            for other in mentions:
                if other is not counted and _is_count(other) and other.unit == counted.unit:
                    if len(noun) == _SAME and _noun(story, other) == noun:
                        roles = {"other": other, "part": counted, "share": rate}
                        yield story.tell("implied-whole", "rate", roles, 2, anchor=other)


def _is_count(mention: Mention) -> bool:
    return mention.counts and mention.unit is not None


def _noun(story: Story, mention: Mention) -> str:
    """The letters right after a figure, as many as tell things apart."""
    found = story.words.pattern("letters").match(story.after(mention, _SAME))
    return found[0] if found else ""
