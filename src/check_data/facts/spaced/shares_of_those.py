"""Counts with their shares of what was counted right before: 960 children were tested. Of these, 331 (34.5%) lacked it.

The whole is a count of the sentence before, or of the same one before "of whom": any of them may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.code import ANY, coded
from check_data.facts.spaced.paired import Pair, share_telling
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_BEHIND, _SMALLEST = 25, 5
"""Characters between "of these" and a count of them, and the least whole."""
_CLAUSE = re.compile(rf"[^{ANY}.;:()\[\]]{{0,{_BEHIND}}}\Z")


def shares_of_those(read: Sequence[Sentence], pairs: Sequence[Pair], words: FactWords) -> Iterator[Telling]:
    """The pairs right behind "of these", each with every count that may be theirs."""
    those = words.some("lists", "of_those")
    for pair in pairs:
        sentence = read[pair.sentence]
        found = _those_before(sentence, pair.part, those)
        if found is None:
            continue
        before = read[pair.sentence - 1] if pair.sentence else None
        for whole in _counts_before(before, sentence, found):
            if whole.value >= _SMALLEST and whole.value >= pair.part.value:
                yield share_telling("list:of-those:pair", pair, (whole,), 1)


def _those_before(sentence: Sentence, part: Mention, those: re.Pattern[str]) -> int | None:
    """Where "of these" stands before a count, in its clause, without another figure between; None where it does not."""
    code = coded(sentence)
    at = next(place for place, each in code.at.items() if each is part)
    found = next(reversed(list(those.finditer(code.text, max(0, at - 2 * _BEHIND), at))), None)
    if found is None or not _CLAUSE.match(code.text[found.end() : at]):
        return None
    return sum(place < found.start() for place in code.at)


def _counts_before(before: Sentence | None, sentence: Sentence, number: int) -> list[Mention]:
    """The counts that "of these" may mean, the last first: those of its own sentence before it, or of the one before
    in its block.
    """
    told = sentence.mentions[:number]
    if not told and before is not None and before.block == sentence.block:
        told = before.mentions
    return [each for each in reversed(told) if each.kind == "count" and not each.places]
