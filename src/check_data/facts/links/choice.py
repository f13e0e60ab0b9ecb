"""The one of several figures that is told in the words of a headline's figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from check_data.facts.fact import Fact
from check_data.facts.links.near_words import NearWords

_AROUND, _FOREMOST = 0.2, 0.5
"""What a word of the sentence is worth beside one of the clause, and that a figure stands in the first sentence."""
_LEADS = 1.5
"""Words by which one figure must be likelier than the next."""
_ALONE = (0,)
"""A word that stands beside the headline's value alone is of that one."""


class Choice(NamedTuple):
    """The likeliest fact, what the words are worth that it shares, and how many of its clause it does."""

    fact: Fact
    worth: float
    words: int


def chosen(head: Fact, likely: Sequence[Fact], words: NearWords) -> Choice | None:
    """The fact whose words are most like the headline's, if no other value is nearly as likely. What several values
    share says the less of each. What tells the headline's own value is its partner told again: no rival of another one.
    """
    if not likely:
        return None
    rivals = [each for each in likely if each.mention.value != head.mention.value]
    beside, around = _values(rivals, words, "near"), _values(rivals, words, "around")
    own = words.of(head)
    worth = []
    for each in likely:
        near, wide = own.near & words.of(each).near, own.around & words.of(each).around
        clause = sum(1 / len(beside[term] or _ALONE) for term in near)
        foremost = _FOREMOST if each.sentence - head.sentence <= 1 else 0.0
        worth.append(foremost + clause + _AROUND * sum(1 / len(around[term] or _ALONE) for term in wide - near))
    best = max(range(len(likely)), key=lambda place: (worth[place], likely[place] not in rivals))
    value = likely[best].mention.value
    others = [of for each, of in zip(likely, worth, strict=True) if each in rivals and each.mention.value != value]
    if others and worth[best] - max(others) < _LEADS:
        return None
    return Choice(likely[best], worth[best], len(own.near & words.of(likely[best]).near))


def _values(rivals: Sequence[Fact], words: NearWords, where: Literal["near", "around"]) -> Mapping[str, set[Fraction]]:
    """The values of the facts beside which each term stands."""
    found: dict[str, set[Fraction]] = defaultdict(set)
    for each in rivals:
        for term in getattr(words.of(each), where):
            found[term].add(each.mention.value)
    return found
