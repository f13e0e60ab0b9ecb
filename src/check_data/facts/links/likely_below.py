"""The figures below a headline that may tell its figure: of its unit and size, and near to it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact
from check_data.facts.links.bare import COUNTED, is_bare
from check_data.facts.links.likeness import group_of, other_time
from check_data.facts.links.numbered import apart_by_number
from check_data.facts.links.reprints import slipped_apart

_DIGITS = 2
"""Digits of a figure that a headline is known by: one is counted of anything."""
SENTENCES = 8
"""Sentences in which a text says what its headline says."""
_SIZE = Fraction(17, 10)
"""The ratio up to which another value may be a slip or stale: beyond it is one of something else."""
_PARTS = frozenset(["part", "before", "base"])
"""Roles that a headline's figure is not told in, unless it has the same."""


def may_be_known(head: Fact) -> bool:
    """Whether a headline's figure says enough to be known again: not one digit, an age, or a word."""
    mention = head.mention
    return not mention.spelled and mention.kind != "age" and len(digits_of(head)) >= _DIGITS


def digits_of(fact: Fact) -> str:
    """The digits that a figure prints, without its point and noughts before."""
    return fact.mention.digits.replace(".", "").lstrip("0")


def of_one_kind(head: Fact, fact: Fact) -> bool:
    """Whether both are told in one unit, in any role; a bare figure of a headline may be of any that is counted."""
    mine, theirs = group_of(head), group_of(fact)
    alike = mine is not None and theirs is not None and mine[:2] == theirs[:2]
    return alike or (is_bare(head) and fact.mention.kind in COUNTED)


def likely_below(head: Fact, mates: Sequence[Fact], alike: Sequence[Fact], blocks: Sequence[Block]) -> Sequence[Fact]:
    """The facts of the first sentences that may tell a headline's figure. What another figure of the headline tells is
    that one's.
    """
    taken = {each.mention.value for each in mates if each is not head}
    return [
        each
        for each in alike
        if each.sentence - head.sentence <= SENTENCES
        and near_in_size(head, each)
        and not each.mention.spelled
        and (each.role == head.role or each.role not in _PARTS)
        and each.mention.value not in taken
        and not other_time(head, each)
        and not apart_by_number(head, each, blocks)
    ]


def near_in_size(head: Fact, fact: Fact) -> bool:
    """Whether two values are near to each other, or one slip of the pen apart."""
    mine, theirs = head.mention.value, fact.mention.value
    near = mine * theirs > 0 and max(mine / theirs, theirs / mine) <= _SIZE
    return near or slipped_apart(head.mention, fact.mention)
