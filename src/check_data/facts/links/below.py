"""What stands below a headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact
from check_data.facts.links.bare import COUNTED
from check_data.facts.links.likeness import tells_itself
from check_data.facts.links.numbered import apart_by_number

_MOST = 60
"""Facts of one kind below a headline among which its own is looked for: what comes after tells of something else."""
_NEXT, _TELLING = 6, 3
"""Facts below a headline that may add up to its figure, and digits of one that they hardly make by chance."""


def told_under(head: Fact, alike: Sequence[Fact], blocks: Sequence[Block]) -> Sequence[Fact]:
    """The facts of running text, of those that are ``alike``, that stand below a headline and tell what is now."""
    told = (each for each in alike if not each.heading and each.table < 0 and tells_itself(each))
    below = (each for each in told if each.mention.block > head.mention.block)
    return list(islice(_of_section(head, below, blocks), _MOST))


def _of_section(head: Fact, below: Iterator[Fact], blocks: Sequence[Block]) -> Iterator[Fact]:
    top = head.mention.block
    under = (each for each in below if stands_under(each, top, blocks))
    return (each for each in under if not apart_by_number(head, each, blocks))


def stands_under(fact: Fact, top: int, blocks: Sequence[Block]) -> bool:
    """Whether a fact stands under a heading: right under it, or under one of a lower level."""
    if blocks[top].kind == "title" or blocks[top].heading < 0:
        return True
    block = fact.mention.block
    while block >= 0 and block != top:
        block = blocks[block].heading
    return block == top


def is_piece(head: Fact, partner: Fact, below: Sequence[Fact]) -> bool:
    """Whether a value and the next one, or the one before it, make a headline's figure: 15 teams, of which 9 and 6."""
    at = next(place for place, each in enumerate(below) if each is partner)
    beside = [*below[max(0, at - 1) : at], *below[at + 1 : at + 2]]
    near = (each for each in beside if each.sentence == partner.sentence)
    return any(each.mention.value + partner.mention.value == head.mention.value for each in near)


def adds_up(head: Fact, below: Sequence[Fact]) -> bool:
    """Whether values told one after the other right below a headline make its figure, and none is the figure itself."""
    values = [each.mention.value for each in below[:_NEXT]]
    told = head.mention.kind in COUNTED and len(head.mention.digits.replace(".", "").strip("0")) >= _TELLING
    if head.mention.value in values or not told:
        return False
    pieces = (values[first:last] for first in range(len(values)) for last in range(first + 2, len(values) + 1))
    return any(sum(piece) == head.mention.value for piece in pieces)
