"""A quantity that running text tells again under its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from check_data.facts.fact import Fact, Telling
from check_data.facts.links.likeness import Group, Related, one_scope, one_time, tells_itself

_BACK = 40
"""Facts of one kind back to which the same is looked for."""
_FEWEST_DIGITS = 2
"""Digits of a figure that is told again: small numbers are told of anything."""


def repeats(facts: Mapping[Group, Sequence[Fact]], related: Related) -> Iterator[Telling]:
    """Every fact of running text with the nearest one before it of its name, in another sentence."""
    for alike in facts.values():
        told = [each for each in alike if each.table < 0 and not each.heading and each.name and tells_itself(each)]
        for number, fact in enumerate(told):
            if len(fact.mention.digits) < _FEWEST_DIGITS:
                continue
            before = _last_named(fact, told[max(number - _BACK, 0) : number], related)
            if before is not None:
                sure = bool(fact.period and fact.scope and not fact.inherited)
                form = "link:again-sure" if sure else "link:again"
                yield Telling("same", form, {"values": (before.mention, fact.mention)}, 1, anchor=fact.mention)


def _last_named(fact: Fact, before: Sequence[Fact], related: Related) -> Fact | None:
    for each in reversed(before):
        if (
            each.sentence != fact.sentence
            and related(fact.name, each.name)
            and one_scope(fact, each)
            and one_time(fact, each)
        ):
            return each
    return None
