"""Parts of each kind of a closed set, told in one sentence, of the amount of their noun that was told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Fact, Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.vocabulary import FactWords

_LEVELS = frozenset(["value", "now", "total"])
_AMOUNTS = frozenset(["count", "money", "measure"])
_BACK, _NEAR = 24, 3
"""Facts before the parts, and sentences, among which their whole is."""


def parts_of_kinds(facts: Sequence[Fact], words: FactWords) -> Iterator[Telling]:
    """508 nights. The nights of guests from home rose to 421, those of guests from abroad to 86."""
    levels = [each for each in facts if each.role in _LEVELS and each.mention.kind in _AMOUNTS and not each.heading]
    names = [frozenset(each.name.split()) for each in levels]
    for kinds in words.sets_of_names:
        every, count = frozenset().union(*kinds), len(kinds)
        for at in range(1, len(levels) - count + 1):
            if levels[at].sentence != levels[at + count - 1].sentence:
                continue
            parts, named = levels[at : at + count], names[at : at + count]
            if _are_kinds(parts, named, kinds):
                whole = _whole(levels[max(0, at - _BACK) : at], parts, named[0] - every)
                if whole is not None:
                    roles = {"whole": (whole.mention,), "parts": tuple(each.mention for each in parts)}
                    yield Telling("sum", "names:kinds", roles, explicit=1, anchor=parts[-1].mention)


def _are_kinds(parts: Sequence[Fact], named: Sequence[frozenset[str]], kinds: Sequence[frozenset[str]]) -> bool:
    """Whether figures of one sentence are of one unit, and each of another kind."""
    one = all(same_unit(each.mention, parts[0].mention) for each in parts)
    return one and all(sum(bool(kind & name) for name in named) == 1 for kind in kinds)


def _whole(before: Sequence[Fact], parts: Sequence[Fact], noun: frozenset[str]) -> Fact | None:
    """The last amount told before parts whose name says of what they are, where it is more than each of them."""
    for each in reversed(before):
        name = frozenset(each.name.split())
        near = 0 < parts[0].sentence - each.sentence <= _NEAR and same_unit(each.mention, parts[0].mention)
        if near and name and name <= noun and each.mention.value > max(part.mention.value for part in parts):
            return each
    return None
