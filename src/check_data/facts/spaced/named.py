"""Quantities that are tied by their names: exports less imports are the balance, goods and services are all trade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from check_data.facts.fact import Fact, Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.vocabulary import Balance, FactWords

_AMOUNTS = frozenset(["count", "money", "measure"])
_LEVELS, _NEAR = frozenset(["value", "now", "total"]), 8
_FEWEST, _MOST = 2, 24
"""Figures beside a whole, and how many after it are looked at."""


class Key(NamedTuple):
    """What a fact is of: the words of its name that tell it from others; whether it is a level or a change; and its
    sign, negative for a fall, a deficit, and a rise of a deficit.
    """

    fact: Fact
    words: frozenset[str]
    level: bool
    sign: int


def named(facts: Sequence[Fact], signs: Mapping[int, int], words: FactWords) -> Iterator[Telling]:
    """Every balance with its two sides, and every whole with the parts of a closed set, told near each other."""
    keys = [key for fact in facts if (key := _key(fact, signs, words)) is not None]
    first = 0
    for index, whole in enumerate(keys):
        while keys[first].fact.sentence < whole.fact.sentence - _NEAR:
            first += 1
        near = [each for each in keys[first : index + _MOST] if each is not whole and _are_near(whole, each)]
        if len(near) < _FEWEST:
            continue
        for balance in words.balances:
            yield from _balance(whole, near, balance, words)
        for kinds in words.sets_of_names:
            if whole.words & words.sides and not whole.words & words.no_sums:
                yield from _parts(whole, near, kinds)


def _key(fact: Fact, signs: Mapping[int, int], words: FactWords) -> Key | None:
    level = fact.role in _LEVELS
    if not fact.name or fact.mention.kind not in _AMOUNTS or not (level or fact.role == "change") or fact.heading:
        return None
    sign = 1 if level else signs.get(fact.mention.start, 0)
    if not sign:
        return None
    said = frozenset(fact.name.split()) & words.telling_names
    for plus, minus in words.opposites:
        if said & (plus | minus):
            sign = -sign if said & minus else sign
            said = (said - plus - minus) | {min(plus)}
    return Key(fact, said, level, sign) if said else None


def _are_near(one: Key, two: Key) -> bool:
    apart = abs(one.fact.sentence - two.fact.sentence)
    return apart <= _NEAR and one.level == two.level and same_unit(one.fact.mention, two.fact.mention)


def _balance(whole: Key, near: Sequence[Key], balance: Balance, words: FactWords) -> Iterator[Telling]:
    result = next((name for name in balance.result if name in whole.words), None)
    if result is None:
        return
    rest = _plain(whole.words - balance.result, words)
    sides = []
    for names in (balance.more, balance.less):
        found = [each for each in near if each.words & names and _plain(each.words - names, words) == rest]
        if not found:
            return
        sides.append(min(found, key=lambda each: abs(each.fact.mention.start - whole.fact.mention.start)))
    more, less = sides
    if whole.level:
        roles = {"more": (more.fact.mention,), "less": (less.fact.mention,), "by": (whole.fact.mention,)}
        yield Telling("difference", "names:balance", roles, explicit=1, anchor=whole.fact.mention)
    else:
        yield _sum("names:balance-change", whole, (more, less._replace(sign=-less.sign)))


def _plain(said: frozenset[str], words: FactWords) -> frozenset[str]:
    """Names without those of a closed set that are all told: goods and services are trade."""
    for kinds in words.sets_of_names:
        if all(kind & said for kind in kinds):
            said -= frozenset().union(*kinds)
    return said


def _parts(whole: Key, near: Sequence[Key], kinds: Sequence[frozenset[str]]) -> Iterator[Telling]:
    """The parts of each kind of a set, of a whole that names all kinds or none."""
    every = frozenset().union(*kinds)
    if whole.words & every and not all(kind & whole.words for kind in kinds):
        return
    rest = whole.words - every
    parts = []
    for kind in kinds:
        found = [
            each for each in near if each.words - every == rest and each.words & every and each.words & every <= kind
        ]
        if not found:
            return
        parts.append(min(found, key=lambda each: abs(each.fact.mention.start - whole.fact.mention.start)))
    together = all(abs(part.fact.sentence - whole.fact.sentence) <= 1 for part in parts)
    yield _sum("names:set-near" if together else "names:set", whole, parts, 2 if together else 1)


def _sum(form: str, whole: Key, parts: Sequence[Key], explicit: int = 1) -> Telling:
    """A whole as the sum of parts, of which those that go the other way are subtracted."""
    minus = ",".join(str(place) for place, part in enumerate(parts) if part.sign != whole.sign)
    roles = {"whole": (whole.fact.mention,), "parts": tuple(part.fact.mention for part in parts)}
    return Telling("sum", form, roles, explicit, {"minus": minus} if minus else {}, anchor=whole.fact.mention)
