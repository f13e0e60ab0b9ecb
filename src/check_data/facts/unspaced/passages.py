"""A block of text for reading facts: folded, dates masked, cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from check_data.documents.blocks import Block, Run
from check_data.facts.unspaced.words import DATE
from check_data.patterns import lazily
from check_data.reading.mention import Mention
from check_data.reading.unspaced.script import Script

_END = lazily(r"[。！？]+[”」』）]*|\n+")


class Sentence(NamedTuple):
    """A sentence of a block: where it stands in the block's text, its number in the document, and its mentions."""

    start: int
    end: int
    number: int
    mentions: tuple[Mention, ...]


class Passage(NamedTuple):
    """A block: its run, its text as folded, the same with dates masked, its sentences, and its mentions."""

    number: int
    heading: bool
    run: Run
    text: str
    masked: str
    sentences: tuple[Sentence, ...]
    mentions: Sequence[Mention]

    def words(self, start: int, end: int) -> Mention:
        """Words of the block as a mention without a number, to point at."""
        place = self.run.span(start, end)
        return Mention(place.start, place.end, start, end, self.number, self.run.text[start:end], "label")


def passage(
    number: int, block: Block, mentions: Sequence[Mention], script: Script, first: int, ended: re.Pattern[str] = _END
) -> Passage:
    """A block of running text by its number; its first sentence has the number ``first``, and ``ended`` is what its
    sentences end with.
    """
    text = script.fold(block.run.text)
    if not mentions:
        # Nothing is told in it: one sentence, however many it has.
        whole = (Sentence(0, len(text), first, ()),)
        return Passage(number, block.kind in ("title", "heading"), block.run, text, text, whole, mentions)
    masked = _masked(text, mentions)
    ends = [found.end() for found in ended.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    sentences, start, at = [], 0, 0
    for count, end in enumerate(ends, start=first):
        inside = []
        while at < len(mentions) and mentions[at].at < end:
            inside.append(mentions[at])
            at += 1
        sentences.append(Sentence(start, end, count, tuple(inside)))
        start = end
    heading = block.kind in ("title", "heading")
    return Passage(number, heading, block.run, text, masked, tuple(sentences), mentions)


def _masked(text: str, mentions: Sequence[Mention]) -> str:
    pieces, at = [], 0
    for mention in mentions:
        if mention.kind == "date":
            pieces += [text[at : mention.at], DATE * (mention.to - mention.at)]
            at = mention.to
    return "".join([*pieces, text[at:]])
