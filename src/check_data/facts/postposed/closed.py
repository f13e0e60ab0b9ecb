"""Sets of names that are whole by nature: with all members told, they make the whole; and balances of two names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.postposed.figures import Figure, alike
from check_data.facts.postposed.story import Story, mentions
from check_data.facts.postposed.words import Words
from check_data.facts.unspaced.story import Roles
from check_data.patterns import lazily

_BACK = 5
"""Sentences back to which a whole, and the two sides of a balance, are looked for."""


class _Set(NamedTuple):
    members: tuple[re.Pattern[str], ...]


class _Balance(NamedTuple):
    difference: re.Pattern[str]
    plus: re.Pattern[str]
    minus: re.Pattern[str]


class Sets:
    """The closed sets and balances of a pack's words."""

    def __init__(self, words: Words) -> None:
        self.closed = [_Set(tuple(map(lazily, each["members"]))) for each in words.sets["closed"]]
        self.quotients = [
            _Balance(*(lazily(row[name]) for name in ("name", "above", "below"))) for row in words.sets["quotient"]
        ]
        self.balances = [
            _Balance(*(lazily(row[name]) for name in ("difference", "plus", "minus"))) for row in words.sets["balance"]
        ]

    def are_kinds(self, story: Story, figures: Sequence[Figure]) -> bool:
        """Whether the names of figures are all kinds of a closed set, each once."""
        return any(_are_members(story, of, figures) for of in self.closed)


def _are_members(story: Story, of: _Set, figures: Sequence[Figure]) -> bool:
    names = [story.words.pattern("clause_mark").split(each.left.rstrip())[-1] for each in figures]
    places = [next((n for n, name in enumerate(names) if each.search(name)), -1) for each in of.members]
    return sorted(places) == list(range(len(figures)))


def closed_sums(story: Story, sets: Sets) -> Iterator[Telling]:
    """男性は440万人、女性は460万人, and the value before that both make."""
    for at, figures in enumerate(story.sentences):
        amounts = [each for each in figures if each.amount and each.role in ("value", "rest")]
        for of in sets.closed:
            yield from _closed(story, at, of, amounts)


def _closed(story: Story, at: int, of: _Set, amounts: Sequence[Figure]) -> Iterator[Telling]:
    size = len(of.members)
    for start in range(len(amounts) - size + 1):
        members = amounts[start : start + size]
        one = all(alike(members[0], each) and each.own for each in members) and members[0].mention.unit is not None
        if one and _are_members(story, of, members):
            yield from _wholes(story, at, members, amounts[:start])


def _wholes(story: Story, at: int, members: Sequence[Figure], same: Sequence[Figure]) -> Iterator[Telling]:
    before = [*story.earlier(at, _BACK), *same]
    most = max(each.mention.value for each in members)
    found = [
        each
        for each in reversed(before)
        if each.role in ("value", "total", "now")
        and alike(each, members[0])
        and each.mention.value > most
        and each.mention.block >= members[0].mention.block - 1
    ]
    shares = [_share_of(story, each) for each in members]
    told = [each for each in shares if each is not None]
    if len(told) == len(members):
        yield story.tell("shares", "closed-share", {"shares": mentions(told)}, 2, anchor=told[-1].mention)
    for number, whole in enumerate(found[:4]):
        near = number == 0 and whole.sentence == members[0].sentence
        form = "closed-half" if not number else "closed-half-far"
        roles: Roles = {"whole": whole.mention, "parts": mentions(members)}
        yield story.tell("sum", form, roles, 0 if number else 2 if near else 1, anchor=members[-1].mention)
        for part, share in zip(members, shares, strict=True):
            if share is not None:
                shared = {"share": share.mention, "part": part.mention, "whole": whole.mention}
                yield story.tell("share", "share-implied", shared, 0 if number else 1, anchor=share.mention)


def _share_of(story: Story, part: Figure) -> Figure | None:
    """The share in the bracket right behind a figure."""
    figures = next(told for told in story.sentences if any(each is part for each in told))
    for one, two in pairwise(figures):
        if one is part and two.kind == "percent" and two.left.strip() == "（" and two.role in ("value", "share"):
            return two
    return None


def quotients(story: Story, sets: Sets) -> Iterator[Telling]:
    """売上高は800億円、営業利益は60億円、営業利益率は7.5％."""
    for at, figures in enumerate(story.sentences):
        for place, each in enumerate(figures):
            for of in sets.quotients if each.kind == "percent" else ():
                if of.difference.search(each.name):
                    yield from _quotient(story, of, [*story.earlier(at, _BACK), *figures[:place]], each)


def _quotient(story: Story, of: _Balance, before: Sequence[Figure], share: Figure) -> Iterator[Telling]:
    values = [each for each in reversed(before) if each.amount and each.role in ("value", "now", "total")]
    parts, wholes = ([each for each in values if name.search(each.name)] for name in (of.plus, of.minus))
    sure = len(parts) == len(wholes) == 1
    for part in parts[:2]:
        for whole in (each for each in wholes[:2] if alike(part, each)):
            roles = {"part": part.mention, "whole": whole.mention, "share": share.mention}
            yield story.tell("share", "margin", roles, int(sure), anchor=share.mention)


def balances(story: Story, sets: Sets) -> Iterator[Telling]:
    """輸出額はA、輸入額はBで、貿易収支はCの赤字."""
    for at, figures in enumerate(story.sentences):
        for place, each in enumerate(figures):
            if not each.amount or each.role in ("change", "before", "again"):
                continue
            for of in sets.balances:
                if of.difference.search(each.name):
                    yield from _balance(story, of, [*story.earlier(at, _BACK), *figures[:place]], each)


def _balance(story: Story, of: _Balance, before: Sequence[Figure], by: Figure) -> Iterator[Telling]:
    values = [each for each in before if each.role in ("value", "now", "total", "balance") and alike(each, by)]
    plus = [each for each in reversed(values) if of.plus.search(each.name) and not of.difference.search(each.name)]
    minus = [each for each in reversed(values) if of.minus.search(each.name) and not of.difference.search(each.name)]
    pairs = [(one, two) for one in plus[:3] for two in minus[:3]]
    scope = of.difference.sub("", by.name)

    def unlikely(pair: tuple[Figure, Figure]) -> tuple[bool, bool, bool]:
        one, two = of.plus.sub("", pair[0].name), of.minus.sub("", pair[1].name)
        here = pair[0].sentence == pair[1].sentence == by.sentence
        return bool(scope) and one != scope, not here, one != two and bool(one) and bool(two)

    for number, (one, two) in enumerate(sorted(pairs, key=unlikely)[:3]):
        roles = {"more": one.mention, "less": two.mention, "by": by.mention}
        near = one.sentence == two.sentence == by.sentence
        yield story.tell("difference", "balance", roles, 0 if number else 2 if near else 1, anchor=by.mention)
