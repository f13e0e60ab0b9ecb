"""What a headline says, and what is told below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact, Telling
from check_data.facts.links.likeness import Group, Related, group_of, one_scope, other_time, overlap, tells_itself

_MOST = 60
"""Facts of one kind below a headline among which its own is looked for: what comes after tells of something else."""


_CLOSE = 0.5
"""The part of the shorter of two names that the longer one has, too, from which they tell the same."""
_BESIDE = 3
_FIRST = 3
"""Sentences from a headline on in which a text says what its headline says."""
_FEWEST_DIGITS = 2
"""Digits but for noughts at its end of a figure that a headline is known by."""


def headlines(facts: Mapping[Group, Sequence[Fact]], blocks: Sequence[Block], related: Related) -> Iterator[Telling]:
    """Every fact of a headline with those of its name below it; the first is the most likely one."""
    for group, alike in facts.items():
        for head in (each for each in alike if each.heading and group_of(each) == group):
            yield from _below(head, _told_under(head, alike, blocks), related)


def _told_under(head: Fact, alike: Sequence[Fact], blocks: Sequence[Block]) -> Sequence[Fact]:
    top = head.mention.block
    under = (
        each
        for each in alike
        if not each.heading
        and each.table < 0
        and each.mention.block > top
        and tells_itself(each)
        and _under(each, top, blocks)
    )
    return [each for _, each in zip(range(_MOST), under, strict=False)]


def _under(fact: Fact, top: int, blocks: Sequence[Block]) -> bool:
    """Whether a fact stands under a heading: right under it, or under one of a lower level."""
    if blocks[top].kind == "title" or blocks[top].heading < 0:
        return True
    block = fact.mention.block
    while block >= 0 and block != top:
        block = blocks[block].heading
    return block == top


def _below(head: Fact, below: Sequence[Fact], related: Related) -> Iterator[Telling]:
    """The facts of the headline's name, else those told in nearly the same words, else of the same noun; the likeliest
    first.
    """
    likely = [each for each in below if one_scope(head, each) and not other_time(head, each)]
    lead = _lead(head, below, related)
    if lead is not None:
        yield _same(head, lead, "link:headline-lead", 2)
        for each in below:
            if each is not lead:
                yield _same(head, each, "link:headline-any", 0)
        return
    named = [each for each in likely if related(head.name, each.name)]
    alike = sorted((-overlap(head, each), number) for number, each in enumerate(likely))
    large = len(head.mention.digits) > 1  # one and two are counted of anything
    close = [likely[number] for closeness, number in alike if closeness <= -_CLOSE] if large else []
    beside = [each for each in below[:_BESIDE] if (head.mention.noun or None) == each.mention.noun]
    form, found = next(
        ((form, found) for form, found in (("headline", named), ("headline-alike", close)) if found), ("", [])
    )
    for number, each in enumerate(found):
        yield _same(head, each, f"link:{form}" if number == 0 else f"link:{form}-far", 2 if number == 0 else 1)
    for each in () if found else beside:
        yield _same(head, each, "link:headline-noun", 1)


def _lead(head: Fact, below: Sequence[Fact], related: Related) -> Fact | None:
    """The one fact of the first sentences that a headline's figure may be: of its noun, its name, or the only one."""
    if len(head.mention.digits.replace(".", "").strip("0")) < _FEWEST_DIGITS:
        return None
    near = [each for each in below if each.sentence - head.sentence <= _FIRST and not other_time(head, each)]
    nouns = [each for each in near if head.mention.noun and each.mention.noun == head.mention.noun]
    named = [each for each in nouns or near if related(head.name, each.name)]
    found = named or nouns or [each for each in near if overlap(head, each) > 0]
    return found[0] if len(found) == 1 else None


def _same(head: Fact, body: Fact, form: str, explicit: int) -> Telling:
    return Telling("same", form, {"values": (head.mention, body.mention)}, explicit, anchor=head.mention)
