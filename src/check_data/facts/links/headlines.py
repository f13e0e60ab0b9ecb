"""What a headline says, and what is told below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact, Telling
from check_data.facts.links.cells import Terms
from check_data.facts.links.clauses import Clauses
from check_data.facts.links.in_lead import at_its_word, in_lead
from check_data.facts.links.likeness import Group, Related, group_of, one_scope, other_time, overlap, tells_itself
from check_data.facts.links.numbered import apart_by_number
from check_data.facts.links.reprints import reprinted
from check_data.facts.links.stems import Stems
from check_data.figures.conventions import Hedge

_MOST = 60
"""Facts of one kind below a headline among which its own is looked for: what comes after tells of something else."""
_CLOSE = 0.5
"""The part of the shorter of two names that the longer one has, too, from which they tell the same."""
_BESIDE = 3
_NEXT, _TELLING = 6, 3
"""Facts below a headline that may add up to its figure, and digits of one that they hardly make by chance."""
_SURE = "headline-clause"
"""The form that is surely of one figure, so that another one is wrong however far off."""
_COUNTED = frozenset(["count", "money", "measure"])


def headlines(
    facts: Mapping[Group, Sequence[Fact]], blocks: Sequence[Block], related: Related, terms: Terms
) -> Iterator[Telling]:
    """Every fact of a headline with those of its name below it; the first is the most likely one."""
    headings = [each for alike in facts.values() for each in alike if each.heading]
    echoes = _echoes(facts)
    bare = [each for each in headings if _is_bare(each)]
    for group, alike in facts.items():
        heads = [each for each in alike if each.heading and group_of(each) == group]
        if group[0] in _COUNTED and group[1] and group[2] == "value":
            heads += [_in_unit(each, alike[0]) for each in bare]
        for head in heads:
            below = _told_under(head, alike, blocks)
            if _adds_up(head, below):
                continue  # the headline tells the sum of what follows: no figure of it
            alone = all(each is head or each.mention.block != head.mention.block for each in heads)
            stems = Stems(head, blocks, terms)
            clauses = Clauses(head, blocks)
            lead = in_lead(head, below, related, stems.shared, clauses.shared) if alone else None
            others = echoes[_echo(head)] - {group}
            if others and any(other[:2] == group[:2] for other in others):
                # What the headline says stands below in another role: 跌 6.4 %, 调整率负 6.4 %.
                yield from _below(head, [each for each in below if _is_echo(head, each)], related)
            elif others:
                yield from _below(head, below, related)
            else:
                yield from _again(head, below, lead, (clauses.shared, stems.shared))
                yield from _below(head, below, related) if lead is None else _as_in_lead(head, *lead, below)


def _echo(fact: Fact) -> tuple[str, str]:
    """What a figure prints, in any role."""
    return fact.mention.kind, fact.mention.digits


def _is_echo(head: Fact, fact: Fact) -> bool:
    """Whether a fact tells the very value of a headline."""
    return fact.mention.value == head.mention.value


def _echoes(facts: Mapping[Group, Sequence[Fact]]) -> Mapping[tuple[str, str], set[Group]]:
    """The roles in which each figure is printed below headlines."""
    found: dict[tuple[str, str], set[Group]] = defaultdict(set)
    for group, alike in facts.items():
        for each in alike:
            if not each.heading:
                found[_echo(each)].add(group)
    return found


def _is_bare(head: Fact) -> bool:
    """Whether a headline's figure may leave its unit to the text: port invests 310 million, 进出口额将超250亿."""
    return head.mention.kind == "count" and head.mention.scaled and not head.mention.noun


def _is_nothing(head: Fact) -> bool:
    """Whether a headline's figure does not say what it is of: a score, a name."""
    return head.mention.kind == "count" and head.mention.unit is None and not (head.mention.scaled or head.mention.noun)


def _in_unit(head: Fact, like: Fact) -> Fact:
    return head._replace(mention=head.mention._replace(kind=like.mention.kind, unit=like.mention.unit))


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
        and not apart_by_number(head, each, blocks)
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


def _adds_up(head: Fact, below: Sequence[Fact]) -> bool:
    """Whether values told one after the other right below a headline make its figure, and none is the figure itself."""
    values = [each.mention.value for each in below[:_NEXT]]
    told = head.mention.kind in _COUNTED and len(head.mention.digits.replace(".", "").strip("0")) >= _TELLING
    if head.mention.value in values or not told:
        return False
    pieces = (values[first:last] for first in range(len(values)) for last in range(first + 2, len(values) + 1))
    return any(sum(piece) == head.mention.value for piece in pieces)


def _below(head: Fact, below: Sequence[Fact], related: Related) -> Iterator[Telling]:
    """The facts of the headline's name, else those told in nearly the same words, else of the same noun; the likeliest
    first. Where the figure itself stands below, that is its own: a name that fits is looked for only where it does not,
    and how often this is misread is measured of both together, as a reader would go about it.
    """
    likely = [each for each in below if one_scope(head, each) and not other_time(head, each)]
    again = [each for each in likely if each.mention.value == head.mention.value and each.mention.unit is not None]
    named = [each for each in likely if related(head.name, each.name)]
    if len(head.mention.digits) == 1:
        yield from _few(head, again, named)
        return
    alike = sorted((-overlap(head, each), number) for number, each in enumerate(likely))
    close = [likely[number] for closeness, number in alike if closeness <= -_CLOSE]
    beside = [each for each in below[:_BESIDE] if (head.mention.noun or None) == each.mention.noun]
    form, found = next(
        ((form, found) for form, found in (("headline", again or named), ("headline-alike", close)) if found), ("", [])
    )
    for number, each in enumerate(found):
        yield _same(head, each, f"link:{form}" if number == 0 else f"link:{form}-far", 1)
    for each in () if found else beside:
        yield _same(head, each, "link:headline-noun", 1)
    same = [each for each in likely if _is_echo(head, each)] if not found and not beside else []
    for each in same[:1]:
        yield _same(head, each, "link:headline-again", 0)


def _again(
    head: Fact, below: Sequence[Fact], lead: tuple[str, int, Fact] | None, ties: Sequence[Callable[[Fact], int]]
) -> Iterator[Telling]:
    """A headline's figure as it is printed below, though a slip may part the two. Where its words lead to another one,
    ``lead``, it is that one's, unless it would be printed but for a slip.
    """
    then = [each for each in below if not other_time(head, each)]
    found = reprinted(head, then, lambda each: any(shared(each) for shared in ties))
    if found is None or _is_nothing(head):
        return
    if lead is None or head.mention.value not in (lead[-1].mention.value, found.mention.value):
        top, body = (each._replace(mention=at_its_word(each.mention)) for each in (head, found))
        yield _same(top, body, "link:headline-again", 1)


def _few(head: Fact, again: Sequence[Fact], named: Sequence[Fact]) -> Iterator[Telling]:
    """One to nine are counted of anything: such a figure is compared where it says what it counts."""
    if again:
        yield _same(head, again[0], "link:headline-again", 0)
    elif named and head.mention.noun:
        yield _same(head, named[0], "link:headline-few", 1)


def _as_in_lead(head: Fact, form: str, explicit: int, lead: Fact, below: Sequence[Fact]) -> Iterator[Telling]:
    """A headline's figure with the one of the first sentences; it may be any other below, where that is the same."""
    top = head._replace(mention=at_its_word(head.mention))
    told = _same(top, lead._replace(mention=at_its_word(lead.mention)), f"link:{form}", explicit)
    yield told._replace(options={"beside": 1}) if form == _SURE else told
    for each in below:
        if each is not lead and (each.mention.hedge is Hedge.NONE or _echo(each) == _echo(head)):
            yield _same(top, each, "link:headline-any", 0)


def _same(head: Fact, body: Fact, form: str, explicit: int) -> Telling:
    return Telling("same", form, {"values": (head.mention, body.mention)}, explicit, anchor=head.mention)
