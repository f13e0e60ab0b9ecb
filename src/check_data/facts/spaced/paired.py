"""Counts with their shares among others of their paragraph: 22 (73%) were women, 16 (53%) smoked, 11 (37%) drank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.spaced.closed import is_closed
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_FEWEST, _WORDS, _MOST = 2, 6, 40
"""Other pairs that show of what theirs are; words of a sentence, and figures of one that is no table laid flat."""
_NAME, _LEAST = 40, Fraction(7, 10)
"""Characters beside a pair among which its name is, and by what part two shares make 100 that may be all."""
_NEAR = 24
"""Characters before a count among which it is told that it is a whole, or a number of things."""
_NOUNS, _CLOSED, _LISTED = (
    re.compile(r"(?:\s[^\W\d_][\w-]*){1,3}\s[(\[]"),
    re.compile(r"[)\],;]"),
    re.compile(r"[;,]\s"),
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIRST = re.compile(r"[)\]]?\s([^\W\d_]+)(?:\s([^\W\d_]+))?")
_LAST = re.compile(r"(?:([^\W\d_]{0,20})\s|\A|\W)([^\W\d_]{1,20})[:,]?\s?\Z")


class Pair(NamedTuple):
    """A count and its share, in a sentence by its number among those that are read."""

    part: Mention
    share: Mention
    sentence: int
    alone: bool


def loose_pairs(read: Sequence[Sentence], words: FactWords) -> Iterator[Pair]:
    """Counts with their shares that do not stand side by side: 14 patients (73.7%), 73.7% (n = 14), (n = 14; 73.7%)."""
    numbers = words.some("lists", "numbers").pattern
    known = words.expressions
    if ("pair-turned",) not in known:
        known["pair-turned",] = re.compile(rf"\s?[(\[](?:(?:{numbers})\s?=\s?)?")
        known["pair-number",] = re.compile(rf"[(\[](?:{numbers})\s?=\s?\Z")
    for index, sentence in enumerate(read):
        for one, two in pairwise(sentence.mentions):
            if _CLOSED.match(sentence.after(two)[:1]) is None:
                continue
            kinds, gap = (one.kind, two.kind), sentence.between(one, two)
            if kinds == ("count", "percent") and _are_one(sentence.before(one)[-_NEAR:], gap, words):
                yield Pair(one, two, index, alone=False)
            elif kinds == ("percent", "count") and known["pair-turned",].fullmatch(gap):
                yield Pair(two, one, index, alone=False)


def _are_one(before: str, gap: str, words: FactWords) -> bool:
    """Whether a count is told with the share behind it: not the whole of 14 of 19 patients (73.7%)."""
    if _LISTED.fullmatch(gap):
        return words.expressions["pair-number",].search(before) is not None
    whole = before.rstrip().lower().endswith(tuple(f" {each}" for each in words.classes.get("out_of", ())))
    return not whole and _NOUNS.fullmatch(gap) is not None


def share_telling(form: str, pair: Pair, whole: Sequence[Mention], explicit: int) -> Telling:
    """That a pair is of a whole, or of what several make."""
    roles = {"part": (pair.part,), "whole": tuple(whole), "share": (pair.share,)}
    return Telling("share", form, roles, explicit, anchor=pair.share)


def among_others(
    read: Sequence[Sentence], pairs: Sequence[Pair], fitting: Sequence[Sequence[Mention]], words: FactWords
) -> Iterator[Telling]:
    """Every pair of a paragraph all other pairs of which are of counts told near; ``fitting`` are those that may be the
    whole of each. It is of one of these, too: of one that fits, or else of the one that is most of the others', but
    where it is told of an arm, which has a number of its own.
    """
    arm = words.some("flow", "arm")
    blocks: dict[int, list[int]] = {}
    for place, pair in enumerate(pairs):
        if _is_prose(read[pair.sentence]):
            blocks.setdefault(read[pair.sentence].block, []).append(place)
    for places in blocks.values():
        lost = [place for place in places if not fitting[place]]
        if len(places) <= _FEWEST or len(lost) > 1:
            continue
        for place in lost or places:
            others = [each for each in places if each != place]
            whole = _whole_of(pairs, place, others, fitting)
            if whole is not None:
                of_arm = arm.search(read[pairs[place].sentence].after(pairs[place].share)[:_NAME]) is not None
                yield share_telling("names:whole-of-others", pairs[place], (whole,), int(not of_arm))


def _is_prose(sentence: Sentence) -> bool:
    return len(sentence.mentions) <= _MOST and len(_WORD.findall(sentence.text)) > _WORDS


def _whole_of(
    pairs: Sequence[Pair], place: int, others: Sequence[int], fitting: Sequence[Sequence[Mention]]
) -> Mention | None:
    """The whole that a pair has, or that most others have: those of its own sentence count first."""
    pair = pairs[place]
    own = {each.value for each in fitting[place]}
    wholes: dict[Fraction, Mention] = {}
    votes: Counter[Fraction] = Counter()
    for other in others:
        worth = len(pairs) if pairs[other].sentence == pair.sentence else 1
        for each in fitting[other]:
            if each.value > pair.part.value and (not own or each.value in own):
                wholes.setdefault(each.value, each)
                votes[each.value] += worth
    if not votes:
        return next(iter(fitting[place]), None)
    return wholes[votes.most_common(1)[0][0]]


def of_kinds(read: Sequence[Sentence], pairs: Sequence[Pair], words: FactWords) -> Iterator[Telling]:
    """46 (77%) women and 14 (23%) men: two pairs beside each other, of the kinds of a closed set, are each of what both
    make together.
    """
    by_sentence: dict[int, list[Pair]] = {}
    for pair in pairs:
        by_sentence.setdefault(pair.sentence, []).append(pair)
    for number, told in by_sentence.items():
        for one, two in pairwise(told):
            if _are_kinds(read[number], one, two, words):
                yield share_telling("list:pairs-of-kinds", one, (one.part, two.part), 1)
                yield share_telling("list:pairs-of-kinds", two, (one.part, two.part), 1)


def _are_kinds(sentence: Sentence, one: Pair, two: Pair, words: FactWords) -> bool:
    """Whether two pairs are of the kinds of a closed set, named right behind both or right before both, and their
    shares may make 100: not 12 (5%) women and 9 (4%) men, nor 12 (52%) of the women and 9 (45%) of the men.
    """
    made = one.share.value + two.share.value
    gap = sentence.between(one.share, two.part)
    if not _LEAST <= made <= 2 - _LEAST or len(gap) > _NAME:
        return False
    ahead = [_last(each, words) for each in (sentence.before(one.part)[-_NAME:], gap)]
    behind = [_first(each, words) for each in (gap, sentence.after(two.share)[:_NAME])]
    return is_closed(ahead, words.sets) or is_closed(behind, words.sets)


def _first(text: str, words: FactWords) -> str:
    """The word right behind a pair, after a verb of being if there is one."""
    found = _FIRST.match(text)
    if found is None:
        return ""
    return found[2] if found[2] and found[1].lower() in words.verbs else found[1]


def _last(text: str, words: FactWords) -> str:
    """The word right before a pair; none where a pair is told of what happened in a kind: 12 (52%) in women."""
    found = _LAST.search(text)
    return "" if found is None or words.some("shares", "in_kind").fullmatch(found[1] or "") else found[2]
