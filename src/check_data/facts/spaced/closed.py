"""Whether the names of parts say that they are all there is: men and women, one that is not, the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from check_data.facts.spaced.vocabulary import FactWords
from check_data.patterns import lazily

_TWO, _SHORT = 2, 3
_WORD = lazily(r"[\w’'-]+")


def are_all(named: Sequence[str], words: FactWords, sets: Sequence[Sequence[frozenset[str]]]) -> bool:
    """Whether names are of all kinds of a set, some "others" beside them; or two of which one is told not to be so."""
    negated = words.some("lists", "negations")
    if are_kinds(named, words, sets):
        return True
    if len(named) != _TWO or not all(re.search(r"\w", name) for name in named):
        return False
    # What is told in a word or two not to be so is all the rest: were not, said no.
    return [negated.search(name) is not None for name in named] == [False, True] and len(named[1].split()) <= _SHORT


def are_kinds(named: Sequence[str], words: FactWords, sets: Sequence[Sequence[frozenset[str]]]) -> bool:
    """Whether names are of all kinds of a set, each once, some that say "others" beside them."""
    others = words.some("lists", "all_others")
    return is_closed(named, sets) or is_closed([name for name in named if not others.search(name)], sets)


def is_closed(named: Sequence[str], sets: Sequence[Sequence[frozenset[str]]]) -> bool:
    """Whether names are of all kinds of a closed set, each once: men and women."""
    said = [frozenset(_WORD.findall(name.lower())) for name in named]
    return any(
        len(kinds) == len(said)
        and all(sum(bool(kind & each) for each in said) == 1 for kind in kinds)
        and all(any(kind & each for kind in kinds) for each in said)
        for kinds in sets
    )
