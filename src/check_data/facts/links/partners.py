"""The figure below a headline that tells its figure, found by what is said beside both and not by their values.

Of the figures in the first sentences that are of the headline's unit and near to its size, the one whose words are most
like the headline's is its own, where no other one's are nearly so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice, takewhile
from typing import Literal, NamedTuple

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact, Telling
from check_data.facts.links.bare import COUNTED, as_rounded, at_its_word, in_unit, is_bare
from check_data.facts.links.below import adds_up, stands_under
from check_data.facts.links.cells import Terms
from check_data.facts.links.likeness import group_of, other_time
from check_data.facts.links.named_below import same
from check_data.facts.links.near_words import NearWords
from check_data.facts.links.numbered import apart_by_number
from check_data.facts.links.reprints import slipped_apart
from check_data.figures.conventions import Hedge

_DIGITS = 2
"""Digits of a figure that a headline is known by: one is counted of anything."""
_SECTION = 120
"""Facts below a headline among which its own is looked for."""
_SENTENCES, _FIRST = 8, 2
"""Sentences in which a text says what its headline says, and those in which its only figure of a unit is the one."""
_SIZE = Fraction(17, 10)
"""The ratio up to which another value may be a slip or stale: beyond it is one of something else."""
_AROUND, _FOREMOST = 0.2, 0.5
"""What a word of the sentence is worth beside one of the clause, and that a figure stands in the first sentence."""
_LEADS = 1.5
"""Words by which one figure must be likelier than the next."""
_WORDS, _WORD = 2.5, 1.0
"""What the words that two figures share are worth, where they surely and likely make them one."""
_PARTS = frozenset(["part", "before", "base"])
"""Roles that a headline's figure is not told in, unless it has the same."""


class _Choice(NamedTuple):
    """The likeliest fact, what the words are worth that it shares, how many of its clause it does, and whether no other
    value was to be chosen from.
    """

    fact: Fact
    worth: float
    words: int
    alone: bool


def partners(facts: Sequence[Fact], blocks: Sequence[Block], terms: Terms) -> Iterator[Telling]:
    """Every figure of a headline with its partner below: "headline-partner" where the words surely lead to it,
    "headline-likely" where some do, "headline-word" where one does, "headline-alone" where it is the only one of its
    unit in the first sentences. Where another figure below is the headline's, that is told as well.
    """
    told = [each for each in facts if group_of(each) is not None]
    body = [each for each in told if not each.heading and each.table < 0]
    places = [each.mention.block for each in body]
    heads: dict[int, list[Fact]] = defaultdict(list)
    for each in told:
        if each.heading:
            heads[each.mention.block].append(each)
    words = NearWords(blocks, terms)
    for block, those in heads.items():
        section = _section(block, body[bisect_right(places, block) :], blocks)
        for head in those:
            if _may_be_known(head):
                alike = [each for each in section if _of_one_kind(head, each)]
                found = None if adds_up(head, alike) else _chosen(head, _likely(head, those, alike, blocks), words)
                if found is not None and not _stands_elsewhere(head, found.fact, section):
                    yield from _told(head, found, alike)


def _section(block: int, below: Sequence[Fact], blocks: Sequence[Block]) -> Sequence[Fact]:
    """The facts that stand under a heading, of those behind it."""
    return list(islice(takewhile(lambda each: stands_under(each, block, blocks), below), _SECTION))


def _may_be_known(head: Fact) -> bool:
    mention = head.mention
    return not mention.spelled and mention.kind != "age" and len(_digits(head)) >= _DIGITS


def _digits(fact: Fact) -> str:
    return fact.mention.digits.replace(".", "").lstrip("0")


def _of_one_kind(head: Fact, fact: Fact) -> bool:
    """Whether both are told in one unit, in any role; a bare figure of a headline may be of any that is counted."""
    mine, theirs = group_of(head), group_of(fact)
    alike = mine is not None and theirs is not None and mine[:2] == theirs[:2]
    return alike or (is_bare(head) and fact.mention.kind in COUNTED)


def _likely(head: Fact, mates: Sequence[Fact], alike: Sequence[Fact], blocks: Sequence[Block]) -> Sequence[Fact]:
    """The facts of the first sentences that may tell a headline's figure. What another figure of the headline tells is
    that one's.
    """
    taken = {each.mention.value for each in mates if each is not head}
    return [
        each
        for each in alike
        if each.sentence - head.sentence <= _SENTENCES
        and _near(head, each)
        and not each.mention.spelled
        and (each.role == head.role or each.role not in _PARTS)
        and each.mention.value not in taken
        and not other_time(head, each)
        and not apart_by_number(head, each, blocks)
    ]


def _near(head: Fact, fact: Fact) -> bool:
    """Whether two values are near to each other, or one slip of the pen apart."""
    mine, theirs = head.mention.value, fact.mention.value
    near = mine * theirs > 0 and max(mine / theirs, theirs / mine) <= _SIZE
    return near or slipped_apart(head.mention, fact.mention)


def _chosen(head: Fact, likely: Sequence[Fact], words: NearWords) -> _Choice | None:
    """The fact whose words are most like the headline's, if no other value is nearly as likely. What several values
    share says the less of each.
    """
    if not likely:
        return None
    beside, around = _values(likely, words, "near"), _values(likely, words, "around")
    own = words.of(head)
    worth = []
    for each in likely:
        near, wide = own.near & words.of(each).near, own.around & words.of(each).around
        clause = sum(1 / len(beside[term]) for term in near)
        foremost = _FOREMOST if each.sentence - head.sentence <= 1 else 0.0
        worth.append(foremost + clause + _AROUND * sum(1 / len(around[term]) for term in wide - near))
    best = max(range(len(likely)), key=worth.__getitem__)
    value = likely[best].mention.value
    others = [of for each, of in zip(likely, worth, strict=True) if each.mention.value != value]
    if others and worth[best] - max(others) < _LEADS:
        return None
    return _Choice(likely[best], worth[best], len(own.near & words.of(likely[best]).near), not others)


def _values(likely: Sequence[Fact], words: NearWords, where: Literal["near", "around"]) -> Mapping[str, set[Fraction]]:
    """The values of the facts beside which each term stands."""
    found: dict[str, set[Fraction]] = defaultdict(set)
    for each in likely:
        for term in getattr(words.of(each), where):
            found[term].add(each.mention.value)
    return found


def _stands_elsewhere(head: Fact, partner: Fact, section: Sequence[Fact]) -> bool:
    """Whether the first sentences print a headline's figure, in whatever unit, and its partner does not tell it."""
    lead = (each for each in section if each.sentence - head.sentence <= _SENTENCES)
    return partner.mention.value != head.mention.value and any(_digits(each) == _digits(head) for each in lead)


def _told(head: Fact, found: _Choice, alike: Sequence[Fact]) -> Iterator[Telling]:
    form, explicit = _form(head, found)
    if not form:
        return
    mine, theirs = _like(head, found.fact).mention, found.fact.mention
    top = head._replace(mention=at_its_word(as_rounded(mine, theirs)))
    body = found.fact._replace(mention=at_its_word(as_rounded(theirs, mine)))
    yield same(top, body, form, explicit, beside=True)
    for each in alike:
        plain = each.mention.hedge is Hedge.NONE or _digits(each) == _digits(head)
        if each is not found.fact and plain and _near(head, each):
            any_other = _like(head, each)
            yield same(any_other._replace(mention=at_its_word(any_other.mention)), each, "headline-any", 0)


def _form(head: Fact, found: _Choice) -> tuple[str, int]:
    """How surely the words lead to a partner, and how explicit that is; no form where nothing does."""
    if found.worth >= _WORDS:
        return "headline-partner", 2
    if found.worth >= _WORD and found.words:
        return ("headline-likely", 2) if found.words > 1 else ("headline-word", 1)
    first = found.alone and found.fact.sentence - head.sentence <= _FIRST
    return ("headline-alone", 1) if first and _says_of_what(head, found.fact) else ("", 0)


def _says_of_what(head: Fact, fact: Fact) -> bool:
    """Whether a headline's figure has a unit, or tells of the same things."""
    return head.mention.unit is not None or is_bare(head) or head.mention.noun == fact.mention.noun != ""


def _like(head: Fact, fact: Fact) -> Fact:
    """A headline's figure, in the unit of the text where it has none."""
    return in_unit(head, fact) if is_bare(head) else head
