"""Mentions of a document's running text to its facts and tellings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.facts.fact import Fact, Telling
from check_data.facts.spaced.across import across
from check_data.facts.spaced.apart import told_apart
from check_data.facts.spaced.changes import changes
from check_data.facts.spaced.code import coded, outside_brackets, without_brackets
from check_data.facts.spaced.cues import Cue, cues
from check_data.facts.spaced.dates import weekdays
from check_data.facts.spaced.groups import groups, numbered, of_begins, scores
from check_data.facts.spaced.joins import joins
from check_data.facts.spaced.listed import listed
from check_data.facts.spaced.lists import lists
from check_data.facts.spaced.matching import matches
from check_data.facts.spaced.naming import facts_of
from check_data.facts.spaced.patterns import Patterns
from check_data.facts.spaced.respective import respective
from check_data.facts.spaced.sentences import Sentence, sentences
from check_data.facts.spaced.thresholds import thresholds
from check_data.facts.spaced.vocabulary import FactWords
from check_data.facts.spaced.yearly import yearly
from check_data.reading.mention import Mention

_MOST = 80
"""Figures of the longest sentence that is read: more are a table that was flattened."""
_SHARES, _NOTES, _NOTE = 2, 2, 300
"""Shares that may make all there is; blocks after theirs, and characters of each, among which a note on them is."""


class Block(NamedTuple):
    """A block's text, its number, whether it is a heading, its mentions, and whether it is an item of a list."""

    text: str
    number: int
    heading: bool
    mentions: tuple[Mention, ...]
    item: bool = False


def tell(
    blocks: Sequence[Block], code: str, words: FactWords, patterns: Patterns
) -> tuple[tuple[Fact, ...], tuple[Telling, ...]]:
    """The facts and tellings of blocks, in order; their forms begin with the language's code."""
    facts: list[Fact] = []
    tellings: list[Telling] = []
    read: list[Sentence] = []
    signs: dict[int, int] = {}
    for place, (text, number, heading, mentions, _) in enumerate(blocks):
        all_of_it = _may_make_all(blocks, place, words)
        for sentence in sentences(text, mentions, len(read), number, words.abbreviations, heading=heading):
            read.append(sentence)
            if 0 < len(sentence.mentions) <= _MOST:
                told = cues(sentence, words)
                signs |= {cue.mention.start: cue.sign for cue in told if cue.sign}
                facts += facts_of(sentence, told, words, _named_before(facts, sentence))
                tellings += unique(in_sentence(sentence, told, words, patterns, all_of_it=all_of_it))
    tellings += unique(across(read, facts, signs, words))
    if len(blocks) > 1:
        from check_data.facts.spaced.itemized import itemized

        tellings += unique(itemized(read, frozenset(block.number for block in blocks if block.item), words))
    named = (telling._replace(form=f"{code}:{telling.form}") for telling in tellings)
    return tuple(facts), tuple(named)


def _named_before(facts: Sequence[Fact], sentence: Sentence) -> str:
    """The name of the last figure of the sentence before, in the same block."""
    last = facts[-1] if facts else None
    near = last is not None and last.sentence == sentence.number - 1 and last.mention.block == sentence.block
    return last.name if last is not None and near else ""


def _may_make_all(blocks: Sequence[Block], place: int, words: FactWords) -> bool:
    """Whether the shares of a block may make 100: neither it nor a note after it says that they make more."""
    text, mentions = blocks[place].text, blocks[place].mentions
    if sum(mention.kind == "percent" for mention in mentions) < _SHARES:
        return False
    from check_data.facts.spaced.hundred import several

    notes = (block.text[:_NOTE] for block in blocks[place + 1 : place + 1 + _NOTES])
    return not any(several(each, words) for each in (text, *notes))


def in_sentence(
    sentence: Sentence, told: Sequence[Cue], words: FactWords, patterns: Patterns, *, all_of_it: bool
) -> Iterator[Telling]:
    """What one sentence tells."""
    yield from weekdays(sentence, words)
    yield from listed(sentence, words)
    yield from thresholds(sentence, words)
    if len(sentence.mentions) < 2:
        return
    yield from changes(sentence, told, words)
    yield from joins(sentence, told, words)
    yield from yearly(sentence, told, words)
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
    yield from told_apart(code, words)
    yield from groups(code, words)
    yield from numbered(code, words)
    yield from of_begins(code, words)
    yield from scores(code)
    yield from respective(code, words)
    if all_of_it:
        from check_data.facts.spaced.hundred import hundred

        yield from hundred(code, {cue.mention.start for cue in told if cue.role == "change"}, words)


def unique(tellings: Iterator[Telling]) -> Iterator[Telling]:
    """The tellings without those that tell the same of the same figures: of such, the most explicit one."""
    seen: dict[tuple[object, ...], Telling] = {}
    for telling in tellings:
        figures = tuple((role, tuple(each.start for each in told)) for role, told in sorted(telling.roles.items()))
        key = telling.kind, figures, tuple(sorted(telling.options.items()))
        if key not in seen or telling.explicit > seen[key].explicit:
            seen[key] = telling
    return iter(seen.values())
