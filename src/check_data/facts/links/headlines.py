"""What a headline says, and what is told below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact, Telling
from check_data.facts.links.bare import COUNTED, at_its_word, in_unit, is_bare, is_nothing
from check_data.facts.links.below import adds_up, told_under
from check_data.facts.links.clauses import Clauses
from check_data.facts.links.in_lead import in_lead
from check_data.facts.links.likeness import Group, Related, Terms, group_of, other_time
from check_data.facts.links.named_below import is_echo, named_below, same
from check_data.facts.links.reprints import reprinted
from check_data.facts.links.stems import Stems
from check_data.figures.conventions import Hedge

_SURE = "headline-clause"
"""The form that is surely of one figure, so that another one is wrong however far off."""


def headlines(
    facts: Mapping[Group, Sequence[Fact]], blocks: Sequence[Block], related: Related, terms: Terms
) -> Iterator[Telling]:
    """Every fact of a headline with those of its name below it; the first is the most likely one."""
    headings = [each for alike in facts.values() for each in alike if each.heading]
    echoes = _echoes(facts)
    bare = [each for each in headings if is_bare(each)]
    for group, alike in facts.items():
        heads = [each for each in alike if each.heading and group_of(each) == group]
        if group[0] in COUNTED and group[1] and group[2] == "value":
            heads += [in_unit(each, alike[0]) for each in bare]
        for head in heads:
            below = told_under(head, alike, blocks)
            if adds_up(head, below):
                continue  # the headline tells the sum of what follows: no figure of it
            alone = all(each is head or each.mention.block != head.mention.block for each in heads)
            stems = Stems(head, blocks, terms)
            clauses = Clauses(head, blocks)
            lead = in_lead(head, below, related, stems.shared, clauses.shared) if alone else None
            others = echoes[_echo(head)] - {group}
            if others and any(other[:2] == group[:2] for other in others):
                # What the headline says stands below in another role: 跌 6.4 %, 调整率负 6.4 %.
                yield from named_below(head, [each for each in below if is_echo(head, each)], related)
            elif others:
                yield from named_below(head, below, related)
            else:
                yield from _again(head, below, lead, (clauses.shared, stems.shared))
                yield from named_below(head, below, related) if lead is None else _as_in_lead(head, *lead, below)


def _echo(fact: Fact) -> tuple[str, str]:
    """What a figure prints, in any role."""
    return fact.mention.kind, fact.mention.digits


def _echoes(facts: Mapping[Group, Sequence[Fact]]) -> Mapping[tuple[str, str], set[Group]]:
    """The roles in which each figure is printed below headlines."""
    found: dict[tuple[str, str], set[Group]] = defaultdict(set)
    for group, alike in facts.items():
        for each in alike:
            if not each.heading:
                found[_echo(each)].add(group)
    return found


def _again(
    head: Fact, below: Sequence[Fact], lead: tuple[str, int, Fact] | None, ties: Sequence[Callable[[Fact], int]]
) -> Iterator[Telling]:
    """A headline's figure as it is printed below, though a slip may part the two. Where its words lead to another one,
    ``lead``, it is that one's, unless it would be printed but for a slip.
    """
    then = [each for each in below if not other_time(head, each)]
    found = reprinted(head, then, lambda each: any(shared(each) for shared in ties))
    if found is None or is_nothing(head):
        return
    if lead is None or head.mention.value not in (lead[-1].mention.value, found.mention.value):
        top, body = (each._replace(mention=at_its_word(each.mention)) for each in (head, found))
        yield same(top, body, "headline-again", 1)


def _as_in_lead(head: Fact, form: str, explicit: int, lead: Fact, below: Sequence[Fact]) -> Iterator[Telling]:
    """A headline's figure with the one of the first sentences; it may be any other below, where that is the same."""
    top = head._replace(mention=at_its_word(head.mention))
    yield same(top, lead._replace(mention=at_its_word(lead.mention)), form, explicit, beside=form == _SURE)
    for each in below:
        if each is not lead and (each.mention.hedge is Hedge.NONE or _echo(each) == _echo(head)):
            yield same(top, each, "headline-any", 0)
