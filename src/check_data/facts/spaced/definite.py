"""Figures that an article refers back: 214 witnesses were heard; the 214 witnesses, the 19 victims, the $4.6 million."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.spaced.names import content
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.figures.conventions import Hedge
from check_data.reading.mention import Mention
from check_data.reading.spaced.dates import YEAR

_DIGITS, _NEAR, _CLAUSE = 2, 16, 40
"""Digits of a figure that is known again, and characters beside one among which an article and its words stand."""
_STEM = 5
"""Letters that forms of a word have in common: injured, injuring."""
_SIZE = Fraction(17, 10)
"""The ratio of two figures up to which one may be the other with a slip: beyond it is one of something else."""
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
        self.people: list[dict[Fraction, Mention]] = [{} for _ in words.kinds_of_people]

    def add(self, sentence: Sentence) -> None:
        """What a sentence tells."""
        for mention in filter(_may_be_known, sentence.mentions):
            if mention.kind == "money":
                self.money[mention.unit].setdefault(mention.value, mention)
                continue
            nouns = _nouns(mention, self._words)
            for noun in _heads(mention, nouns) if _is_plain(sentence, mention) else ():
                self.counts[noun].setdefault(mention.value, _Told(mention, nouns, sentence))
            beside = f"{sentence.before(mention)[-_CLAUSE:]} | {sentence.after(mention)[:_CLAUSE]}"
            for (_, told), known in zip(self._words.kinds_of_people, self.people, strict=True):
                if told.search(beside):
                    known.setdefault(mention.value, mention)


def definite(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """Every figure behind an article that tells of one told before, with that one, where a text tells one such figure
    only: of the same noun, of the same people in another word, of the same currency and size.
    """
    before = _Before(words)
    for sentence in read:
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
            yield _same(near[0], mention, "names:the-amount", 1)
        return
    nouns = _nouns(mention, words)
    noun = next((each for each in _heads(mention, nouns) if before.counts.get(each)), None)
    if noun is not None:
        told = list(before.counts[noun].values())
        if len(told) == 1:
            alike = _may_be_one(told[0], nouns, noun) and are_near(told[0].mention, mention)
            sure = alike and not _is_restricted(sentence, mention, noun, words)
            yield _same(told[0].mention, mention, "names:the-same" if sure else "names:the-again", int(sure))
        return
    for (of, _), known in zip(words.kinds_of_people, before.people, strict=True):
        told_of = _near(mention, known)
        if of.match(mention.noun) and len(known) == len(told_of) == 1:
            yield _same(told_of[0], mention, "names:the-people", 1)


def _nouns(mention: Mention, words: FactWords) -> tuple[str, ...]:
    """The words of what is counted, in the singular, but those of changes and verbs; none of another part of it."""
    named = [word for word in mention.noun.split() if word not in words.change_nouns and word not in words.compared]
    if not named or named[0].lower() in words.of_others:
        return ()
    return tuple(content(" ".join(word for word in named if not word.endswith(words.participles)), words))


def _heads(mention: Mention, nouns: Sequence[str]) -> Iterator[str]:
    """Those of the words of what is counted that may be what is: the last one, or one in the plural."""
    printed = frozenset(mention.noun.lower().split())
    for noun in reversed(nouns):
        if noun == nouns[-1] or noun not in printed:
            yield noun


def _is_plain(sentence: Sentence, mention: Mention) -> bool:
    """Whether a count's noun stands right behind it and is told of nothing else: no 11 frames/second."""
    after = sentence.after(mention)
    return after[:1] == " " and after[1 + len(mention.noun) :][:1] != "/"


def _may_be_one(told: _Told, nouns: Sequence[str], noun: str) -> bool:
    """Whether what is said of a noun does not part it from one told before: its sentence says that, too, or it is alone
    there: control schools and other schools are two.
    """
    own = {each for each in told.nouns if each != noun}
    others = [each for each in nouns if each != noun]
    text = told.sentence.text.lower()
    return not others or (not own and all(each[:_STEM] in text for each in others)) or not own.isdisjoint(others)


def _is_restricted(sentence: Sentence, mention: Mention, noun: str, words: FactWords) -> bool:
    """Whether what follows a noun tells of which of its things a count is: the 39 adults who stayed."""
    after = [each.lower() for each in _WORD.findall(sentence.after(mention)[: len(mention.noun) + _CLAUSE])]
    place = next((number for number, word in enumerate(after) if content(word, words) == [noun]), 0)
    behind = after[place + 1] if place + 1 < len(after) else ""
    return behind in words.restricts or behind.endswith(words.participles)


def _near(mention: Mention, known: Mapping[Fraction, Mention]) -> list[Mention]:
    return [each for each in known.values() if are_near(each, mention)]


def are_near(one: Mention, other: Mention) -> bool:
    few, many = sorted((one.value, other.value))
    return 0 < few and many <= _SIZE * few


def is_definite(sentence: Sentence, mention: Mention, words: FactWords) -> bool:
    """Whether a figure stands after a word that refers to what was told before."""
    known = words.expressions.get(("definite",))
    if known is None:
        known = re.compile(rf"(?:{words.some('names', 'definite').pattern})\s\Z", re.IGNORECASE)
        words.expressions["definite",] = known
    return known.search(sentence.before(mention)[-_NEAR:]) is not None


def _same(one: Mention, other: Mention, form: str, explicit: int) -> Telling:
    return Telling("same", form, {"values": (one, other)}, explicit, {"apart": "definite"}, anchor=other)
