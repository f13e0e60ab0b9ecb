"""Mentions of a document's running text to its facts and tellings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Fact, Telling
from check_data.facts.spaced.across import across
from check_data.facts.spaced.changes import changes
from check_data.facts.spaced.code import coded, outside_brackets, without_brackets
from check_data.facts.spaced.cues import Cue, cues
from check_data.facts.spaced.dates import weekdays
from check_data.facts.spaced.groups import groups, of_begins
from check_data.facts.spaced.hundred import hundred
from check_data.facts.spaced.joins import joins
from check_data.facts.spaced.listed import listed
from check_data.facts.spaced.lists import lists
from check_data.facts.spaced.naming import facts_of
from check_data.facts.spaced.patterns import Pattern, matches
from check_data.facts.spaced.sentences import Sentence, sentences
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_MOST = 80
"""Figures of the longest sentence that is read: more are a table that was flattened."""

Block = tuple[str, int, bool, tuple[Mention, ...]]
"""A block's text, its number, whether it is a heading, and its mentions."""


def tell(
    blocks: Sequence[Block], words: FactWords, patterns: Sequence[Pattern]
) -> tuple[tuple[Fact, ...], tuple[Telling, ...]]:
    """The facts and tellings of blocks, in order."""
    facts: list[Fact] = []
    tellings: list[Telling] = []
    read: list[Sentence] = []
    signs: dict[int, int] = {}
    for text, number, heading, mentions in blocks:
        for sentence in sentences(text, mentions, len(read), number, words.abbreviations, heading=heading):
            read.append(sentence)
            if sentence.mentions:
                told = cues(sentence, words)
                signs |= {cue.mention.start: cue.sign for cue in told if cue.sign}
                facts += facts_of(sentence, told, words)
                tellings += unique(in_sentence(sentence, told, words, patterns))
    tellings += unique(across(read, facts, signs, words))
    return tuple(facts), tuple(tellings)


def in_sentence(
    sentence: Sentence, told: Sequence[Cue], words: FactWords, patterns: Sequence[Pattern]
) -> Iterator[Telling]:
    """What one sentence tells."""
    yield from weekdays(sentence, words)
    yield from listed(sentence, words)
    if not 2 <= len(sentence.mentions) <= _MOST:
        return
    yield from changes(sentence, told, words)
    yield from joins(sentence, told, words)
    outside = outside_brackets(sentence)
    if outside is not None and len(outside.mentions) > 1:
        apart = cues(outside, words)
        yield from changes(outside, apart, words)
        yield from joins(outside, apart, words)
    code = coded(sentence)
    yield from matches(code, patterns)
    bare = without_brackets(code)
    if bare is not None:
        yield from matches(bare, patterns)
    yield from lists(code, words)
    yield from groups(code, words)
    yield from of_begins(code, words)
    yield from hundred(code, {cue.mention.start for cue in told if cue.role == "change"}, words)


def unique(tellings: Iterator[Telling]) -> Iterator[Telling]:
    """The tellings without those that tell the same of the same figures."""
    seen: set[tuple[object, ...]] = set()
    for telling in tellings:
        figures = tuple((role, tuple(each.start for each in told)) for role, told in sorted(telling.roles.items()))
        key = telling.kind, figures, tuple(sorted(telling.options.items()))
        if key not in seen:
            seen.add(key)
            yield telling
