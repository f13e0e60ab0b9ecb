"""The facts and tellings of the running text of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact, FactRole, Telling
from check_data.facts.screen import Screened
from check_data.facts.unspaced.alongside import alongside
from check_data.facts.unspaced.apart import changes_apart
from check_data.facts.unspaced.bounds import bounds
from check_data.facts.unspaced.calendar import Calendar
from check_data.facts.unspaced.changes import changes
from check_data.facts.unspaced.counted import counted
from check_data.facts.unspaced.gaps import gaps
from check_data.facts.unspaced.headlines import headline_sums
from check_data.facts.unspaced.listed import listed
from check_data.facts.unspaced.lists import lists
from check_data.facts.unspaced.monthly import months
from check_data.facts.unspaced.names import Names
from check_data.facts.unspaced.outcomes import outcomes
from check_data.facts.unspaced.pairs import share_pairs
from check_data.facts.unspaced.parted import beside_figures
from check_data.facts.unspaced.passages import Passage, passage
from check_data.facts.unspaced.per_day import per_day
from check_data.facts.unspaced.per_thousand import per_thousand
from check_data.facts.unspaced.quantity import AttributeKind, Quantity, measured
from check_data.facts.unspaced.quotients import ByName, averages, conversions
from check_data.facts.unspaced.rates import implied_wholes
from check_data.facts.unspaced.reader import read
from check_data.facts.unspaced.rest import rest
from check_data.facts.unspaced.runs import runs
from check_data.facts.unspaced.scores import scores
from check_data.facts.unspaced.sets import Closed, closed_sums
from check_data.facts.unspaced.shares import shares
from check_data.facts.unspaced.story import Story
from check_data.facts.unspaced.sums import sums
from check_data.facts.unspaced.tolls import Tolls
from check_data.facts.unspaced.wholes import wholes
from check_data.facts.unspaced.worded import worded
from check_data.facts.unspaced.wordings import Wording, wordings_of
from check_data.facts.unspaced.words import Words
from check_data.facts.unspaced.yearly import yearly
from check_data.reading.mention import Mention
from check_data.reading.unspaced.dates import Dates
from check_data.reading.unspaced.grammar import Table, named
from check_data.reading.unspaced.script import Script

_ROLES: dict[AttributeKind, FactRole] = {
    "growth": "rate", "annual": "rate", "difference": "change", "share": "share", "points": "change",
    "base": "before", "equal": "value", "multiple": "rate",
}  # fmt: skip


LONGEST_TITLE = 60
"""Characters of the longest first line that is a title."""
_ENDS = ("。", "；", "：", "，", "！", "？", ".", ";", ":", ",")


class Piece(NamedTuple):
    """A block of running text by its number in the document, with its mentions."""

    number: int
    block: Block
    mentions: Sequence[Mention]


class Teller:
    """Tells what documents say, by one pack's words."""

    def __init__(self, words: Words, script: Script, dates: Dates, wordings: Table) -> None:
        self._words, self._script, self._dates, self._table = words, script, dates, wordings
        self._name_units = {word: named(name) for word, name in words.cues["name_units"].items()}

    @cached_property
    def names(self) -> Names:
        """The names of this pack's words."""
        return Names(self._words)

    @cached_property
    def _closed(self) -> Closed:
        return Closed(self._words)

    @cached_property
    def _wordings(self) -> Screened[Wording]:
        return wordings_of(self._table, self._words)

    @cached_property
    def _by_name(self) -> ByName:
        return ByName(self._words)

    @cached_property
    def _tolls(self) -> Tolls:
        return Tolls(self._words)

    def story(self, pieces: Sequence[Piece]) -> Story:
        """The quantities of a document."""
        passages, number = list[Passage](), 0
        title = _title(pieces)
        for each in pieces:
            passages.append(passage(each.number, each.block, each.mentions, self._script, number))
            if each is title:
                passages[-1] = passages[-1]._replace(heading=True)
            number += len(passages[-1].sentences)
        scribe = read(passages, self._words, self.names, self._name_units)
        mains = [each for each in scribe.quantities if each.main is not None]
        valued = [each for each in mains if measured(each)]
        by_number = {each.number: each for each in passages}
        return Story(scribe.quantities, mains, valued, by_number, self._words, self.names, scribe.share_totals)

    def tell(self, pieces: Sequence[Piece]) -> tuple[tuple[Fact, ...], tuple[Telling, ...]]:
        """The facts and tellings of a document."""
        story = self.story(pieces)
        mentions = [mention for piece in pieces for mention in piece.mentions]
        return tuple(facts(story)), tuple(map(beside_figures, self._tellings(story, mentions)))

    def _tellings(self, story: Story, mentions: Sequence[Mention]) -> Iterator[Telling]:
        yield from tellings(story, mentions, self._dates, self._closed, self._by_name, self._tolls)
        yield from worded(story, self._wordings)


def _title(pieces: Sequence[Piece]) -> Piece | None:
    """The first block, where a document marks no heading and it is short, ends no sentence, and others follow."""
    marked = any(each.block.kind in ("title", "heading") for each in pieces)
    if len(pieces) < 2 or marked or pieces[0].block.kind == "item":
        return None
    text = pieces[0].block.run.text
    return pieces[0] if len(text) <= LONGEST_TITLE and not text.endswith(_ENDS) else None


def tellings(
    story: Story, mentions: Sequence[Mention], dates: Dates, closed: Closed, by_name: ByName, tolls: Tolls
) -> Iterator[Telling]:
    """All tellings of a document."""
    yield from changes(story)
    yield from changes_apart(story)
    yield from yearly(story)
    yield from shares(story)
    yield from share_pairs(story)
    yield from wholes(story, [each for each in mentions if each.kind == "ratio"], closed)
    added = [*closed_sums(story, closed), *listed(story), *outcomes(story), *sums(story), *lists(story), *runs(story)]
    yield from added
    yield from alongside(story, [each for each in added if each.kind == "sum"])
    yield from by_name.tellings(story)
    yield from averages(story)
    yield from conversions(story)
    yield from gaps(story)
    yield from per_thousand(story)
    yield from per_day(story)
    yield from months(story)
    yield from bounds(story, [each for each in mentions if each.kind == "range"])
    yield from Calendar(story, dates).tellings()
    yield from rest(story)
    yield from headline_sums(story)
    yield from tolls.tellings(story)
    yield from scores(story)
    yield from counted(story)
    yield from implied_wholes(story)


def facts(story: Story) -> list[Fact]:
    """A fact for each figure that a quantity is told with, in the order of the text."""
    found: list[Fact] = []
    for quantity in story.quantities:
        if quantity.main is not None:
            found.append(_fact(quantity, quantity.main, _role(quantity)))
        found += [_fact(quantity, each.mention, _ROLES[each.kind]) for each in quantity.attributes]
        found += [
            _fact(quantity, each.of, "base")
            for each in quantity.attributes
            if each.kind == "share" and each.of is not None
        ]
    return sorted(found, key=lambda each: each.mention.start)


def _role(quantity: Quantity) -> FactRole:
    if quantity.total:
        return "total"
    if quantity.which or quantity.bracket:
        return "part"
    return "now" if quantity.moved or quantity.attribute("base") else "value"


def _fact(quantity: Quantity, mention: Mention, role: FactRole) -> Fact:
    return Fact(
        mention,
        quantity.name,
        role,
        quantity.scope,
        quantity.period,
        quantity.sentence,
        quantity.heading,
        quantity.inherited,
    )
