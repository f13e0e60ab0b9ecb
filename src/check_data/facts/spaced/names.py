"""Names of quantities as facts are compared by them."""

from __future__ import annotations

from functools import lru_cache

from check_data.facts.spaced.singular import singular
from check_data.facts.spaced.vocabulary import FactWords
from check_data.patterns import lazily

_SHARED = 2
"""Words that names of one quantity share if they are not the same."""
_WORD = lazily(r"[^\W\d_][\w'’&-]*")


def content(text: str, words: FactWords) -> list[str]:
    """The words of a text that may name a quantity, in the singular."""
    terms = (_term(word, words) for word in _WORD.findall(text))
    return [term for term in terms if term is not None]


@lru_cache(maxsize=1 << 13)
def _term(printed: str, words: FactWords) -> str | None:
    """What a word adds to a name; None for one of no meaning."""
    word = printed.lower()
    word = next((word.removeprefix(each) for each in words.elided if word.startswith(each)), word)
    return singular(word, words) if len(word) > 1 and word not in words.stop else None


def related(one: str, other: str, words: FactWords) -> bool:
    """Whether two names, as facts or heads of tables print them, may be of one quantity: they have the same
    qualifiers (net, gross, average), and are the same, or the longer one says little more.
    """
    mine, theirs = _words(one, words), _words(other, words)
    if not mine or not theirs or mine & words.other_names != theirs & words.other_names:
        return False
    few, many = sorted((mine, theirs), key=len)
    if mine == theirs:
        return True
    shared = len(mine & theirs)
    return shared >= _SHARED and (few <= many or shared * 3 >= 2 * len(many))


@lru_cache(maxsize=1 << 12)
def _words(name: str, words: FactWords) -> frozenset[str]:
    return frozenset(content(name, words))
