"""Figures that an article refers back: 214 witnesses were heard; the 214 witnesses, the 19 victims, the $4.6m."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.spaced.names import content
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.figures.conventions import Hedge
from check_data.reading.mention import Mention
from check_data.reading.spaced.dates import YEAR

_DIGITS, _NEAR, _CLAUSE, _MOST = 2, 16, 40, 80
"""Digits of a figure that is known again, characters beside one among which an article and its words stand, and figures
of the longest sentence that is read: more are a table that was flattened.
"""
_STEM = 5
"""Letters that forms of a word have in common: injured, injuring."""
_SIZE = Fraction(17, 10)
"""The ratio of two figures up to which one may be the other with a slip: beyond it is one of something else."""
_PER = "/"
_MARK = re.compile(r"[,;:()–—]")
_WORD = re.compile(r"\W*?([^\W\d_][\w’'-]*|[^\s\w])")


class _Told(NamedTuple):
    """A count that was told, with the words of its noun, and its sentence."""

    mention: Mention
    nouns: tuple[str, ...]
    sentence: Sentence


class _Before:
    """What a text told so far, as it may be told again."""

    def __init__(self, words: FactWords) -> None:
        self._words = words
        self.counts: dict[str, dict[Fraction, _Told]] = defaultdict(dict)
        self.money: dict[object, dict[Fraction, Mention]] = defaultdict(dict)
        self.values: set[Fraction] = set()
        self.people: list[dict[Fraction, Mention]] = [{} for _ in words.kinds_of_people]

    def add(self, sentence: Sentence) -> None:
        """What a sentence tells."""
        for before, mention, behind in _with_neighbours(sentence.mentions):
            if mention.kind == "money":
                self.money[mention.unit].setdefault(mention.value, mention)
                continue
            self.values.add(mention.value)
            nouns = _nouns(mention, self._words)
            for noun in _heads(mention, nouns):
                self.counts[noun].setdefault(mention.value, _Told(mention, nouns, sentence))
            beside = _beside(sentence, (before, mention, behind), self._words)
            for (_, told), known in zip(self._words.kinds_of_people, self.people, strict=True):
                if told.search(beside):
                    known.setdefault(mention.value, mention)

    def may_tell(self, one: Mention, other: Mention) -> bool:
        """Whether a count may be one told before: in its size, and none that was told of something else: each saw 12 of
        the 18 lists; all 12 lists.
        """
        return are_near(one, other) and (one.value == other.value or other.value not in self.values)


def _with_neighbours(mentions: Sequence[Mention]) -> Iterator[tuple[Mention | None, Mention, Mention | None]]:
    """The figures that may be told again, each with the one before it and the one behind it."""
    each_with_next = pairwise([*mentions, None])
    for before, (mention, behind) in zip([None, *mentions], each_with_next, strict=False):
        if mention is not None and _may_be_known(mention):
            yield before, mention, behind


def definite(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """Every figure behind an article that tells of one told before, with that one, where a text tells one such figure
    only: of the same noun, of the same people in another word, of the same currency and size.
    """
    before = _Before(words)
    for sentence in read:
        if len(sentence.mentions) > _MOST:
            continue
        for mention in () if sentence.heading else filter(_may_be_known, sentence.mentions):
            if mention.hedge is Hedge.NONE and is_definite(sentence, mention, words):
                yield from _again(sentence, mention, before, words)
        before.add(sentence)


def _may_be_known(mention: Mention) -> bool:
    """Whether a figure is one that is told again: a count, no decimal and no year (the 2018 census), or an amount."""
    if mention.kind == "money":
        return len(mention.digits) >= _DIGITS
    whole = mention.kind == "count" and not (mention.places and not mention.scaled)
    return whole and mention.value >= 10 ** (_DIGITS - 1) and YEAR.fullmatch(mention.quote) is None


def _again(sentence: Sentence, mention: Mention, before: _Before, words: FactWords) -> Iterator[Telling]:
    if mention.kind == "money":
        near = _near(mention, before.money[mention.unit])
        if len(near) == 1 and words.some("again", "goes_on").match(sentence.after(mention).lstrip(" ")):
            yield _same(near[0], mention, "names:the-amount", 2)
        return
    nouns = _nouns(mention, words)
    noun = next((each for each in _heads(mention, nouns) if before.counts.get(each)), None)
    if noun is not None:
        told = list(before.counts[noun].values())
        if len(told) == 1:
            alike = _may_be_one(told[0], nouns, noun) and before.may_tell(told[0].mention, mention)
            sure = alike and not _is_restricted(sentence, mention, noun, words)
            yield _same(told[0].mention, mention, "names:the-same" if sure else "names:the-again", 2 if sure else 0)
        return
    for (of, _), known in zip(words.kinds_of_people, before.people, strict=True):
        only = next(iter(known.values())) if len(known) == 1 and of.match(mention.noun) else None
        if only is not None and before.may_tell(only, mention):
            yield _same(only, mention, "names:the-people", 2)


def _nouns(mention: Mention, words: FactWords) -> tuple[str, ...]:
    """The words of what is counted, in the singular, but those of changes and verbs; none of another part of
    it, or of a rate: 11 frames/second.
    """
    named = [word for word in mention.noun.split() if word not in words.change_nouns and word not in words.compared]
    if not named or named[0].lower() in words.of_others or _PER in mention.noun:
        return ()
    return tuple(content(" ".join(word for word in named if not word.endswith(words.participles)), words))


def _heads(mention: Mention, nouns: Sequence[str]) -> Iterator[str]:
    """Those of the words of what is counted that may be what is: the last one, or one in the plural."""
    printed = frozenset(mention.noun.lower().split())
    for noun in reversed(nouns):
        if noun == nouns[-1] or noun not in printed:
            yield noun


def _beside(sentence: Sentence, around: tuple[Mention | None, Mention, Mention | None], words: FactWords) -> str:
    """What stands right before and right behind a figure in its clause, as far as the figure before it, the one behind
    it, or a joining word.
    """
    before, mention, behind = around
    joins = words.some("clauses", "joins")
    left = sentence.between(before, mention) if before else sentence.before(mention)
    right = sentence.between(mention, behind) if behind else sentence.after(mention)
    left, right = _MARK.split(left[-_CLAUSE:])[-1], _MARK.split(right[:_CLAUSE], maxsplit=1)[0]
    return f"{joins.split(left)[-1]} | {joins.split(right, maxsplit=1)[0]}"


def _may_be_one(told: _Told, nouns: Sequence[str], noun: str) -> bool:
    """Whether what is said of a noun does not part it from one told before: its sentence says that, too, or it is alone
    there: control schools and other schools are two.
    """
    own, others = (frozenset(each[: each.index(noun)]) for each in (told.nouns, nouns))
    text = told.sentence.text.lower()
    return not others or (not own and all(each[:_STEM] in text for each in others)) or not own.isdisjoint(others)


def _is_restricted(sentence: Sentence, mention: Mention, noun: str, words: FactWords) -> bool:
    """Whether what follows a noun tells of which of its things a count is: the 39 adults who stayed."""
    after = [each.lower() for each in _WORD.findall(sentence.after(mention)[: len(mention.noun) + _CLAUSE])]
    place = next((number for number, word in enumerate(after) if content(word, words) == [noun]), 0)
    behind = after[place + 1] if place + 1 < len(after) else ""
    return behind in words.restricts or behind.endswith(words.participles)


def _near(mention: Mention, known: Mapping[Fraction, Mention]) -> list[Mention]:
    """What was told in a figure's size; none where so much was told that the nearest says little."""
    return [each for each in known.values() if are_near(each, mention)] if len(known) <= _MOST else []


def are_near(one: Mention, other: Mention) -> bool:
    """Whether two figures are of one size: one may be the other with a slip, or stale."""
    few, many = sorted((one.value, other.value))
    return few > 0 and many <= _SIZE * few


def is_definite(sentence: Sentence, mention: Mention, words: FactWords) -> bool:
    """Whether a figure stands after a word that refers to what was told before."""
    known = words.expressions.get(("definite",))
    if known is None:
        known = re.compile(rf"(?:{words.some('names', 'definite').pattern})\s\Z", re.IGNORECASE)
        words.expressions["definite",] = known
    return known.search(sentence.before(mention)[-_NEAR:]) is not None


def _same(one: Mention, other: Mention, form: str, explicit: int) -> Telling:
    return Telling("same", form, {"values": (one, other)}, explicit, {"apart": "definite", "beside": 1}, anchor=other)
