"""The one figure in the first sentences of a text that the figure of its headline tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from check_data.facts.fact import Fact
from check_data.facts.links.likeness import Related, other_time
from check_data.patterns import lazily

_MAY_BE_YEAR = lazily(r"(?:19|20)\d\d")
_FIRST = 3
"""Sentences from a headline on in which a text says what its headline says."""
_FEWEST_DIGITS = 2
"""Digits of a figure that a headline is known by: one and two are counted of anything."""
_PAIRS = 2
"""Pairs of characters that two clauses have in common at least, that tell the same."""


def in_lead(
    head: Fact,
    below: Sequence[Fact],
    related: Related,
    shared: Callable[[Fact], int] = lambda _: 0,
    in_clause: Callable[[Fact], int] = lambda _: 0,
) -> tuple[str, int, Fact] | None:
    """The fact of the first sentences that a headline tells, with its form and how explicit that is: "headline-lead"
    where noun or name are the same, "headline-clause" where its clause has more of the headline's than any other,
    ``in_clause`` pairs of characters, "headline-stem" where it alone has words beside it that begin like the
    headline's, ``shared`` of them, "headline-stems" where these are several and it has a unit. None where none may
    be, or several.
    """
    if len(head.mention.digits.replace(".", "").lstrip("0")) < _FEWEST_DIGITS:
        return None
    near = [each for each in below if each.sentence - head.sentence <= _FIRST and not each.mention.spelled]
    near = _kept([each for each in near if not other_time(head, each)], lambda each: not each.inherited)
    told = None if _is_bare(head) else _told_in_clause(near, in_clause)
    named = [each for each in near if related(head.name, each.name)]
    nouns = [each for each in near if _has_noun(head, each)]
    if told is not None and told not in named:
        return "headline-clause", 1, told
    if named or len(nouns) == 1:
        both = [each for each in named if each in nouns]
        return "headline-lead", 2, next(iter(both or named or nouns))
    begun = [each for each in near if shared(each) and not _MAY_BE_YEAR.fullmatch(each.mention.digits)]
    if len(begun) == 1 and (len(near) == 1 or shared(begun[0]) > 1):
        several = shared(begun[0]) > 1 and begun[0].mention.unit is not None
        return ("headline-stems", 2, begun[0]) if several else ("headline-stem", 1, begun[0])
    return None


def _is_bare(head: Fact) -> bool:
    return head.mention.unit is None and not head.mention.scaled


def _told_in_clause(near: Sequence[Fact], in_clause: Callable[[Fact], int]) -> Fact | None:
    """The fact whose clause has most of the headline's, more than any other and than a word."""
    counts = sorted(((in_clause(each), -number) for number, each in enumerate(near)), reverse=True)
    if not counts or counts[0][0] < _PAIRS or (len(counts) > 1 and counts[1][0] == counts[0][0]):
        return None
    return near[-counts[0][1]]


def _kept(facts: list[Fact], wanted: Callable[[Fact], bool]) -> list[Fact]:
    """The facts that are wanted, all where none is."""
    return [each for each in facts if wanted(each)] or facts


def _has_noun(head: Fact, fact: Fact) -> bool:
    """Whether the nouns of two figures are one, or one of them stands in the other's name (遇难人数, 235人遇难)."""
    mine, theirs = head.mention.noun, fact.mention.noun
    return bool(theirs and (theirs == mine or theirs in head.name)) or bool(mine and mine in fact.name)
