"""Things that are told apart by their numbers alone: week 12 and week 24, Series 3 and Series 4."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact
from check_data.patterns import lazily

_AROUND = 60
"""Characters beside a figure among which the number of its thing stands."""
_END = lazily(r"[.!?;]\s")
_NUMBERED = lazily(r"([^\W\d_]{3,20})[ -](\d{1,4})(?![\d.,]*\d|\s?%)")


def apart_by_number(one: Fact, other: Fact, blocks: Sequence[Block]) -> bool:
    """Whether beside two figures a thing of one name has another number each."""
    mine, theirs = _numbers(one, blocks), _numbers(other, blocks)
    return any(mine[word].isdisjoint(theirs[word]) for word in mine.keys() & theirs.keys())


def _numbers(fact: Fact, blocks: Sequence[Block]) -> Mapping[str, set[str]]:
    """The numbers of each word right before one, in the clause of a figure; the figure itself is none."""
    mention = fact.mention
    text = blocks[mention.block].run.text
    before = _END.split(text[max(0, mention.at - _AROUND) : mention.at])[-1]
    after = _END.split(text[mention.to : mention.to + _AROUND], maxsplit=1)[0]
    found: dict[str, set[str]] = defaultdict(set)
    for piece in (before, after):
        for word, number in _NUMBERED.findall(piece):
            found[word.lower()].add(number)
    return found
