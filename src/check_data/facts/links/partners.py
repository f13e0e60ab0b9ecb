"""The figure below a headline that tells its figure, found by what is said beside both and not by their values.

Of the figures in the first sentences that are of the headline's unit and near to its size, the one whose words are most
like the headline's is its own, where no other one's are nearly so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact, Telling
from check_data.facts.links.bare import as_rounded, at_its_word, in_unit, is_bare
from check_data.facts.links.below import adds_up, is_piece, stands_under
from check_data.facts.links.choice import Choice, chosen
from check_data.facts.links.likely_below import (
    digits_of,
    likely_below,
    may_be_known,
    near_in_size,
    of_one_kind,
)
from check_data.facts.links.likeness import Terms, group_of
from check_data.facts.links.named_below import same
from check_data.facts.links.near_words import NearWords
from check_data.figures.conventions import Hedge
from check_data.patterns import lazily

_YEAR = lazily(r"\d{4}")
_SECTION = 120
"""Facts below a headline among which its own is looked for."""
_WORDS, _WORD = 2.5, 1.0
"""What the words that two figures share are worth, where they surely and likely make them one."""


def partners(facts: Sequence[Fact], blocks: Sequence[Block], terms: Terms) -> Iterator[Telling]:
    """Every figure of a headline with its partner below: "headline-partner" where the words surely lead to it,
    "headline-likely" where some do, "headline-word" where one does, which is worth a warning at most. Where another
    figure below is the headline's, that is told as well.
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
        first = bisect_right(places, block)
        section = _section(block, body[first : first + _SECTION], blocks)
        for head in filter(may_be_known, those):
            alike = [each for each in section if of_one_kind(head, each)]
            found = None if adds_up(head, alike) else chosen(head, likely_below(head, those, alike, blocks), words)
            if found is not None and is_piece(head, found.fact, alike):
                continue
            alone = found is not None and _is_alone(head, found.fact, those, words)
            if found is not None and not _stands_elsewhere(head, found, section):
                yield from _told(head, found, alike, alone=alone)


def _is_alone(head: Fact, partner: Fact, mates: Sequence[Fact], words: NearWords) -> bool:
    """Whether nothing beside a headline's other figures of its unit stands beside its partner."""
    others = (mate for mate in mates if mate is not head and of_one_kind(head, mate))
    return all(words.of(mate).near.isdisjoint(words.of(partner).near) for mate in others)


def _of_its_time(head: Fact, partner: Fact) -> bool:
    """Whether a partner is of no year that its headline does not tell."""
    return bool(head.period) or _YEAR.search(partner.period) is None


def _section(block: int, below: Sequence[Fact], blocks: Sequence[Block]) -> Sequence[Fact]:
    """The facts that stand under a heading, of those behind it."""
    return list(takewhile(lambda each: stands_under(each, block, blocks), below))


def _stands_elsewhere(head: Fact, found: Choice, section: Sequence[Fact]) -> bool:
    """Whether the first sentences print a headline's figure, in whatever unit, and its partner does not tell it. Before
    what surely is its partner: where a later sentence prints it again, one of the two is wrong.
    """
    partner = found.fact
    if partner.mention.value == head.mention.value:
        return False
    before = [each for each in section if each.sentence <= partner.sentence]
    return any(digits_of(each) == digits_of(head) or _is_bounded(head, each) for each in before)


def _is_bounded(head: Fact, fact: Fact) -> bool:
    """Whether a headline's hedged figure tells one below it: more than 1,600, and 1,620."""
    reading = head.mention.reading
    if reading is None or head.mention.hedge is Hedge.NONE or not of_one_kind(head, fact):
        return False
    least, most = reading.rounded.lower, reading.rounded.upper
    return (least is None or least <= fact.mention.value) and (most is None or fact.mention.value <= most)


def _told(head: Fact, found: Choice, alike: Sequence[Fact], *, alone: bool) -> Iterator[Telling]:
    form, explicit = _form(found, alone=alone, then=_of_its_time(head, found.fact))
    if not form:
        return
    mine, theirs = _like(head, found.fact).mention, found.fact.mention
    top = head._replace(mention=at_its_word(as_rounded(mine, theirs)))
    body = found.fact._replace(mention=at_its_word(as_rounded(theirs, mine)))
    told = same(top, body, form, explicit, beside=True, doubtful=explicit == 1)
    yield told._replace(options={**told.options, "apart": "partner"})
    for each in alike:
        plain = each.mention.hedge is Hedge.NONE or digits_of(each) == digits_of(head)
        if each is not found.fact and plain and near_in_size(head, each):
            any_other = _like(head, each)
            yield same(any_other._replace(mention=at_its_word(any_other.mention)), each, "headline-any", 0)


def _form(found: Choice, *, alone: bool, then: bool) -> tuple[str, int]:
    """How surely the words lead to a partner, and how explicit that is; no form where nothing does, or one word leads
    to that of a headline's figure beside another of its unit. What is of a year that the headline does not tell takes
    a word more: of other floods in that place.
    """
    if found.worth >= _WORDS + (0 if then else _WORD):
        return "headline-partner", 2
    if found.worth >= _WORD and found.words > 1 and then:
        return "headline-likely", 2
    return ("headline-word", 1) if found.worth >= _WORD and found.words and alone and then else ("", 0)


def _like(head: Fact, fact: Fact) -> Fact:
    """A headline's figure, in the unit of the text where it has none."""
    return in_unit(head, fact) if is_bare(head) else head
