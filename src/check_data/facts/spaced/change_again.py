"""A change that a noun refers back to: crime fell by 9 per cent; the 9 per cent decrease in crime."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from check_data.facts.fact import Fact, Telling
from check_data.facts.spaced.definite import are_near, is_definite
from check_data.facts.spaced.names import content
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_DIGITS, _BACK, _OF, _AHEAD = 2, 40, 60, 40
"""Digits of a change that is known again, changes before it among which it is looked for, and characters on both sides
of it among which its noun and its subject stand.
"""
_RATES, _SUBJECT = frozenset(["rate", "share"]), 3
_OPTIONS: Mapping[str, int | str] = {"apart": "change", "beside": 1}
_END = re.compile(r"[,;:.()–—]")


def changes_again(
    read: Sequence[Sentence],
    by_sentence: Mapping[int, Sequence[Fact]],
    signs: Mapping[int, int],
    words: FactWords,
) -> Iterator[Telling]:
    """Every change behind an article and beside a noun of change, with the one change in per cent before it that went
    the same way, is near to its size and shares a word of its subject; ``signs`` are the directions of changes by their
    places in the file.
    """
    told: dict[int, list[Fact]] = defaultdict(list)
    for sentence in read:
        rates = [each for each in by_sentence.get(sentence.number, ()) if _is_rate(each)]
        for fact in () if sentence.heading else rates:
            again = _noun_of_change(sentence, fact.mention, words)
            if again is not None:
                sign, subject = again
                before = [each for each in islice(reversed(told[sign]), _BACK) if _may_be(each, fact, subject)]
                if len({each.mention.value for each in before}) == 1:
                    values = {"values": (before[0].mention, fact.mention)}
                    yield Telling("same", "names:the-change", values, 2, _OPTIONS, anchor=fact.mention)
        for fact in rates:
            told[signs.get(fact.mention.start, 0)].append(fact)


def _is_rate(fact: Fact) -> bool:
    return fact.mention.kind == "percent" and fact.role in _RATES and len(fact.mention.digits) >= _DIGITS


def _may_be(before: Fact, again: Fact, subject: Sequence[str]) -> bool:
    shared = not subject or not {*before.name.split()}.isdisjoint(subject)
    return shared and are_near(before.mention, again.mention)


def _noun_of_change(sentence: Sentence, mention: Mention, words: FactWords) -> tuple[int, Sequence[str]] | None:
    """The direction and the subject of a change that an article refers back to: the 9 per cent decrease in crime, the
    drop in crime of 9 per cent; None where a figure is none.
    """
    after = _END.split(sentence.after(mention)[:_OF], maxsplit=1)[0].split()
    nouns = [number for number, word in enumerate(after[:2]) if word.lower() in words.change_nouns]
    if nouns and is_definite(sentence, mention, words):
        return _told(after[nouns[0]], after[nouns[0] + 1 :], words)
    before = sentence.before(mention)[-_OF:].split()
    places = [number for number, word in enumerate(before) if word.lower() in words.change_nouns]
    if before[-1:] != ["of"] or not places or before[max(0, places[-1] - 1)].lower() not in words.articles:
        return None
    return _told(before[places[-1]], before[places[-1] + 1 : -1], words)


def _told(noun: str, of: Sequence[str], words: FactWords) -> tuple[int, Sequence[str]] | None:
    """What a noun of change says of itself, and what is tied to it, as far as that is: a decrease in crime. None where
    another one is told: the gain that was expected.
    """
    sign = words.moves.get(noun.lower(), 0)
    behind = of[0].lower() if of else ""
    tied = behind in words.classes.get("of", ())
    if not tied and (behind in words.restricts or behind.endswith(words.participles)):
        return None
    subject = content(" ".join(of[: _SUBJECT + 1]), words) if tied else []
    return (sign, subject) if sign else None
