"""Names of quantities as facts are compared by them."""

from __future__ import annotations

import re
from functools import lru_cache

from check_data.facts.spaced.vocabulary import FactWords

_WORD = re.compile(r"[^\W\d_][\w'’&-]*")


@lru_cache(maxsize=1 << 12)
def singular(word: str, words: FactWords) -> str:
    """A word without the ending of its plural."""
    word = word.lower().rstrip("'’")
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if word in words.singular:
        return words.singular[word]
    if len(word) > 4 and word.endswith("ies") and "ies" in words.singular:
        return word[:-3] + words.singular["ies"]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def content(text: str, words: FactWords) -> list[str]:
    """The words of a text that may name a quantity, in the singular."""
    return [singular(word, words) for word in _WORD.findall(text) if len(word) > 1 and word.lower() not in words.stop]


def related(one: str, other: str) -> bool:
    """Whether two names may be of one quantity: the words of one are among the other's, or most of them are shared."""
    mine, theirs = set(one.split()), set(other.split())
    if not mine or not theirs:
        return False
    shared = mine & theirs
    return shared in (mine, theirs) or len(shared) * 3 >= 2 * max(len(mine), len(theirs))
