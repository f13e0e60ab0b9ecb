"""Everything that facts of one name across a document imply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact, Telling
from check_data.facts.links.bases import bases
from check_data.facts.links.between_tables import between_tables
from check_data.facts.links.cells import Terms, in_tables
from check_data.facts.links.context import told_again
from check_data.facts.links.growths import growths
from check_data.facts.links.headlines import headlines
from check_data.facts.links.likeness import Related, grouped, memoized
from check_data.facts.links.neighbours import neighbours
from check_data.facts.links.partners import partners
from check_data.facts.links.repeats import repeats
from check_data.facts.links.sentences import sentences_again


def links(facts: Sequence[Fact], blocks: Sequence[Block], related: Related, terms: Terms) -> Iterator[Telling]:
    """What facts of one name across a document imply; facts in order of place, those of tables among them."""
    groups, asked = grouped(facts), memoized(related)
    terms = cache(terms)  # a word is met again and again, and the words around a figure by several of these
    of_headlines = [*partners(facts, blocks, terms), *headlines(groups, blocks, asked, terms)]
    # Of readings that hold alike the first is judged; of others the surest, which then is the same.
    yield from sorted(of_headlines, key=lambda each: -each.explicit)
    yield from sentences_again(facts, blocks)
    yield from neighbours(facts, blocks)  # surer than by name alone: of readings alike, the first is judged
    yield from repeats(groups, asked)
    yield from told_again(facts, blocks, terms)
    yield from in_tables(facts, blocks, terms)
    yield from between_tables(facts)
    yield from bases(facts)
    yield from growths([each for each in facts if each.table < 0], asked)
