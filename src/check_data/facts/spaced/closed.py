"""Whether the names of parts say that they are all there is: men and women, one that is not, the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from check_data.facts.spaced.vocabulary import FactWords

_TWO = 2


def are_all(named: Sequence[str], words: FactWords, sets: Sequence[Sequence[frozenset[str]]]) -> bool:
    """Whether names are of all kinds of a set, some "others" beside them; or two of which one is told not to be so."""
    last, negated = words.some("lists", "all_others"), words.some("lists", "negations")
    others = [name for name in named if last.search(name)]
    kinds = [name for name in named if name not in others]
    if is_closed(kinds, sets) or is_closed(named, sets):
        return True
    if len(named) != _TWO or not all(re.search(r"\w", name) for name in named):
        return False
    return sum(negated.search(name) is not None for name in named) == 1


def is_closed(named: Sequence[str], sets: Sequence[Sequence[frozenset[str]]]) -> bool:
    """Whether names are of all kinds of a closed set, each once: men and women."""
    said = [frozenset(name.lower().split()) for name in named]
    return any(
        len(kinds) == len(said)
        and all(sum(bool(kind & each) for each in said) == 1 for kind in kinds)
        and all(any(kind & each for kind in kinds) for each in said)
        for kinds in sets
    )
