"""Counts with their shares, 28 (11.7%), whose whole is told somewhere near: shown only where one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.spaced.sentences import Sentence
from check_data.reading.mention import Mention

_BACK, _AHEAD, _MOST = 24, 8, 80
"""Sentences before and after a share among which its whole may be, and counts that are looked at."""
_SMALLEST, _FEWEST = 5, 3
"""The least whole, and shares of a list that make 100."""


class Pair(NamedTuple):
    """A count and its share, in a sentence by its number among those that are read."""

    part: Mention
    share: Mention
    sentence: int
    alone: bool


def shares_near(read: Sequence[Sentence]) -> Iterator[Telling]:
    """Every count and share with the counts near them that may be the whole, and lists of such, line by line."""
    pairs = [pair for index, sentence in enumerate(read) for pair in _pairs(sentence, index)]
    if not pairs:
        return
    counts = [
        (index, mention)
        for index, sentence in enumerate(read)
        for mention in _counts(sentence)
        if mention.kind == "count" and mention.value >= _SMALLEST
    ]
    first = 0
    for pair in pairs:
        while first < len(counts) and counts[first][0] < pair.sentence - _BACK:
            first += 1
        near = [each for at, each in counts[first : first + _MOST] if at <= pair.sentence + _AHEAD]
        for whole in _fitting(pair, near):
            roles = {"part": (pair.part,), "whole": (whole,), "share": (pair.share,)}
            yield Telling("share", "names:whole-near", roles, explicit=0, anchor=pair.share)
    yield from _lists(pairs)


def _pairs(sentence: Sentence, index: int) -> Iterator[Pair]:
    percents = sum(mention.kind == "percent" for mention in sentence.mentions)
    for part, share in zip(sentence.mentions, sentence.mentions[1:], strict=False):
        if part.kind == "count" and share.kind == "percent" and sentence.between(part, share).strip() in ("(", "["):
            yield Pair(part, share, index, percents == 1)


def _counts(sentence: Sentence) -> Iterator[Mention]:
    for mention in sentence.mentions:
        yield from mention.parts if mention.kind == "ratio" else (mention,)


def _fitting(pair: Pair, near: Sequence[Mention]) -> list[Mention]:
    """The counts of which a part is about the share, one of each number."""
    share, slack = abs(pair.share.value), pair.share.last_digit
    fits = (
        each for each in near if each.value > pair.part.value and abs(pair.part.value / each.value - share) <= slack
    )
    return list({each.value: each for each in fits}.values())


def _lists(pairs: Sequence[Pair]) -> Iterator[Telling]:
    """Shares of lines that follow each other, each the only one of its line: they may make 100."""
    run: list[Pair] = []
    for pair in [*pairs, None]:
        if pair is not None and pair.alone and (not run or pair.sentence == run[-1].sentence + 1):
            run.append(pair)
            continue
        if len(run) >= _FEWEST:
            yield Telling("shares", "names:lines", {"shares": tuple(each.share for each in run)}, explicit=0)
        run = [pair] if pair is not None and pair.alone else []
