"""A change whose value before is told in the next sentence: sales rose 12% to $48 million. A year earlier, they were
$43 million.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from check_data.facts.fact import Fact, Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.definite import are_near
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.figures.conventions import Hedge
from check_data.reading.mention import Mention

_AMOUNTS, _NOW, _PAIR = frozenset(["count", "money", "measure"]), frozenset(["now", "value"]), 2
"""Figures that may be told of two times, the roles of the later one, and how many a sentence has with its rate."""


def years_before(
    read: Sequence[Sentence],
    by_sentence: Mapping[int, Sequence[Fact]],
    signs: Mapping[int, int],
    words: FactWords,
) -> Iterator[Telling]:
    """The one rate and the one amount of each sentence, with that of the sentence after it where this says that the
    same was so much before; ``signs`` are the directions of changes by their places in the file.
    """
    for sentence, after in pairwise(read):
        facts = by_sentence.get(sentence.number, ())
        rates = [each.mention for each in facts if each.role == "rate" and each.mention.kind == "percent"]
        now = [each.mention for each in facts if each.mention.kind in _AMOUNTS]
        alone = len(rates) == len(now) == 1 and len(facts) == _PAIR and {each.role for each in facts} - {"rate"} <= _NOW
        before = _before(after, words) if alone and sentence.block == after.block else None
        sign = signs.get(rates[0].start, 0) if before else 0
        if before and sign and same_unit(now[0], before) and are_near(now[0], before):
            roles = {"now": (now[0],), "before": (before,), "rate": (rates[0],)}
            yield Telling("change", "change:before-next", roles, 1, {"sign": sign}, anchor=before)


def _before(sentence: Sentence, words: FactWords) -> Mention | None:
    """The one figure of a sentence that tells what the same was before; None where it tells others."""
    amounts = [each for each in sentence.mentions if each.kind != "date"]
    only = amounts[0] if len(amounts) == 1 and amounts[0].hedge is Hedge.NONE else None
    return only if only and only.kind in _AMOUNTS and _it_was(words).fullmatch(sentence.before(only)) else None


def _it_was(words: FactWords) -> re.Pattern[str]:
    """What a sentence begins with that tells the same for an earlier time: a year earlier, it was."""
    known = words.expressions.get(("it-was",))
    if known is None:
        then, same = words.some("cues", "far", "before").pattern, words.some("again", "it_was").pattern
        known = words.expressions["it-was",] = re.compile(rf"\s*(?:[^\W\d_]+\s)?{then},?\s{same}\s", re.IGNORECASE)
    return known
