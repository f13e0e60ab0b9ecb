"""Everything that facts of one name across a document imply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact, Telling
from check_data.facts.links.context import told_again
from check_data.facts.links.growths import growths
from check_data.facts.links.likeness import Group, Related, Terms, grouped, memoized
from check_data.facts.links.neighbours import neighbours
from check_data.facts.links.repeats import repeats
from check_data.facts.links.sentences import sentences_again


def links(facts: Sequence[Fact], blocks: Sequence[Block], related: Related, terms: Terms) -> Iterator[Telling]:
    """What facts of one name across a document imply; facts in order of place, those of tables among them."""
    groups, asked = grouped(facts), memoized(related)
    terms = cache(terms)  # a word is met again and again, and the words around a figure by several of these
    if any(each.heading for each in facts):
        yield from _of_headlines(facts, groups, blocks, asked, terms)
    yield from sentences_again(facts, blocks)
    yield from neighbours(facts, blocks)  # surer than by name alone: of readings alike, the first is judged
    yield from repeats(groups, asked)
    yield from told_again(facts, blocks, terms)
    if any(each.table >= 0 for each in facts):
        yield from _of_tables(facts, blocks, terms)
    yield from growths([each for each in facts if each.table < 0], asked)


def _of_headlines(
    facts: Sequence[Fact],
    groups: Mapping[Group, Sequence[Fact]],
    blocks: Sequence[Block],
    related: Related,
    terms: Terms,
) -> Iterator[Telling]:
    """Of readings that hold alike the first is judged; of others the surest, which then is the same."""
    from check_data.facts.links.headlines import headlines
    from check_data.facts.links.partners import partners

    found = [*partners(facts, blocks, terms), *headlines(groups, blocks, related, terms)]
    yield from sorted(found, key=lambda each: -each.explicit)


def _of_tables(facts: Sequence[Fact], blocks: Sequence[Block], terms: Terms) -> Iterator[Telling]:
    from check_data.facts.links.bases import bases
    from check_data.facts.links.between_tables import between_tables
    from check_data.facts.links.cells import in_tables

    yield from in_tables(facts, blocks, terms)
    yield from between_tables(facts)
    yield from bases(facts)
