"""The facts and tellings of the running text of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from check_data.facts.fact import Fact, FactRole, Telling
from check_data.facts.postposed.changes import changes
from check_data.facts.postposed.closed import Sets, balances, closed_sums, quotients
from check_data.facts.postposed.figures import Cues, Figure, Role, alike
from check_data.facts.postposed.names import Names
from check_data.facts.postposed.others import others
from check_data.facts.postposed.shares import shares
from check_data.facts.postposed.story import Story
from check_data.facts.postposed.sums import sums
from check_data.facts.postposed.words import Words
from check_data.facts.unspaced.calendar import Calendar
from check_data.facts.unspaced.passages import Passage, passage
from check_data.facts.unspaced.tell import Piece
from check_data.reading.mention import Mention
from check_data.reading.unspaced.dates import Dates
from check_data.reading.unspaced.script import Script

_ROLES: Mapping[Role, FactRole] = {
    "value": "value", "before": "before", "now": "now", "share": "share", "total": "total", "rest": "part",
    "balance": "value",
}  # fmt: skip
_MOST = 80
"""Figures of the longest sentence that is read: more are a table that was flattened."""


class Teller:
    """Tells what documents say, by one pack's words."""

    def __init__(self, words: Words, script: Script, dates: Dates) -> None:
        self._words, self._script, self._dates = words, script, dates

    @cached_property
    def names(self) -> Names:
        """The names of this pack's words."""
        return Names(self._words)

    @cached_property
    def _sets(self) -> Sets:
        return Sets(self._words)

    def story(self, pieces: Sequence[Piece]) -> Story:
        """The figures of a document."""
        cues, number = Cues(self._words, self.names), 0
        passages, sentences = dict[int, Passage](), list[Sequence[Figure]]()
        ends = self._words.pattern("sentence_end")
        for each in pieces:
            read = passage(each.number, each.block, each.mentions, self._script, number, ends)
            passages[each.number] = read
            number += len(read.sentences)
            topic = ""
            for sentence in read.sentences:
                told = cues.figures(read, sentence, topic) if len(sentence.mentions) <= _MOST else []
                topic = told[0].name if told else topic
                sentences.append(told)
        return Story(sentences, passages, self._words, self.names)

    def tell(self, pieces: Sequence[Piece]) -> tuple[tuple[Fact, ...], tuple[Telling, ...]]:
        """The facts and tellings of a document."""
        story = self.story(pieces)
        ranges = [each for piece in pieces for each in piece.mentions if each.kind == "range"]
        return tuple(_facts(story)), tuple(self._tellings(story, ranges))

    def _tellings(self, story: Story, ranges: Sequence[Mention]) -> Iterator[Telling]:
        yield from changes(story)
        closed = list(closed_sums(story, self._sets))
        every = {each.roles["parts"] for each in closed if each.explicit and each.kind == "sum"}
        # Men and women are all there is, whatever announces them.
        yield from (each for each in sums(story) if not each.options.get("open") or each.roles["parts"] not in every)
        yield from shares(story, self._sets)
        yield from closed
        yield from balances(story, self._sets)
        yield from quotients(story, self._sets)
        yield from others(story, ranges)
        yield from Calendar(story, self._dates).tellings()


def _facts(story: Story) -> Iterator[Fact]:
    """A fact for each figure, in the order of the text."""
    for figures in story.sentences:
        for each in figures:
            heading = story.passages[each.mention.block].heading
            role = _role(each, figures)
            yield Fact(each.mention, each.name, role, "", each.period, each.sentence, heading, not each.own)


def _role(figure: Figure, beside: Sequence[Figure]) -> FactRole:
    if figure.role in ("change", "again"):
        return "change" if figure.amount or figure.kind == "points" else "rate"
    if figure.role == "value" and figure.bracket >= 0:
        return "part"
    if figure.role == "value" and any(each.role == "before" and alike(each, figure) for each in beside):
        return "now"
    return _ROLES[figure.role]
