"""A figure that is told again between figures that are told again: of the two sentences of an abstract and its body
that tell the same, what the words beside it and the other figures show to be one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact, Telling
from check_data.patterns import lazily

_DIGITS, _OFTEN = 2, 4
"""Digits, noughts at the ends aside, of a figure that is hardly told by chance, and how often such a one is told."""
_FEWEST, _BEHIND = 2, 3
"""Figures that two sentences share, and words between a figure and a shared one behind it."""
_REACH = 60
"""Characters beside a figure among which the words that lead to it stand."""
_WORD, _SCRIPT = lazily(r"[^\W\d_]+"), lazily(r"[\u0e00-\u0eff\u2e80-\ud7af]")
"""Words; and letters of scripts that have no blanks between words, or in which counts repeat without any."""
_TOLD = frozenset(["count", "money", "measure", "percent", "points"])
_Place = tuple[int, int]
_Kind = tuple[str, object]


def neighbours(facts: Sequence[Fact], blocks: Sequence[Block]) -> Iterator[Telling]:
    """Every figure beside ones that two sentences of two blocks share, with the one in its place in the other."""
    told: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.table < 0 and not fact.heading and fact.mention.reading is not None:
            told[fact.sentence].append(fact)
    for (first, second), shared in _shared(told).items():
        one, other = told[first], told[second]
        if one[0].mention.block == other[0].mention.block or len(shared) < _FEWEST or _of_two_times(one, other):
            continue
        pairs = sorted(_beside(one, other, sorted(shared), blocks))
        for at, to in pairs:
            alone = sum(at == each for each, _ in pairs) == sum(to == each for _, each in pairs) == 1
            if alone:
                values = {"values": (one[at].mention, other[to].mention)}
                yield Telling("same", "link:neighbours", values, 1, {"beside": 1}, anchor=other[to].mention)


def _of_two_times(one: Sequence[Fact], other: Sequence[Fact]) -> bool:
    """Whether two sentences tell their times, and not one of them both."""
    mine, theirs = ({fact.period for fact in told if fact.period} for told in (one, other))
    return bool(mine and theirs) and not mine & theirs


def _shared(told: Mapping[int, Sequence[Fact]]) -> Mapping[_Place, list[_Place]]:
    """Of two sentences the places of figures of one number, for all that share any."""
    where: dict[tuple[_Kind, object], list[_Place]] = defaultdict(list)
    for sentence, facts in told.items():
        numbers = [(_kind(fact), fact.mention.value) for fact in facts]
        often = Counter(numbers)
        for place, (fact, number) in enumerate(zip(facts, numbers, strict=True)):
            if often[number] == 1 and len(fact.mention.digits.replace(".", "").strip("0")) >= _DIGITS:
                where[number].append((sentence, place))
    shared: dict[_Place, list[_Place]] = defaultdict(list)
    for places in where.values():
        for (one, at), (other, to) in combinations(places, 2) if len(places) <= _OFTEN else ():
            shared[one, other].append((at, to))
    return shared


def _kind(fact: Fact) -> _Kind:
    mention = fact.mention
    return mention.kind, mention.unit.powers if mention.unit else ()


def _beside(
    one: Sequence[Fact], other: Sequence[Fact], shared: Sequence[_Place], blocks: Sequence[Block]
) -> Iterator[_Place]:
    """The places of figures right behind or before shared ones, or between two, after the same words."""
    known = set(shared)
    steps = {(at + step, to + step) for at, to in shared for step in (1, -1)}
    for at, to in sorted(steps):
        others = known - {(at, to)}
        if min(at, to) < 0 or len(others) < _FEWEST or not _may_be_one(one, other, (at, to)):
            continue
        before, behind = (at - 1, to - 1) in others, (at + 1, to + 1) in others
        led = before and _alike(_words(one, at, blocks), _words(other, to, blocks), half=behind)
        left = behind and len(others) > _FEWEST
        followed = left and len(_words(one, at + 1, blocks)) >= _BEHIND
        if led or (followed and _words(one, at + 1, blocks) == _words(other, to + 1, blocks)):
            yield at, to


def _may_be_one(one: Sequence[Fact], other: Sequence[Fact], places: _Place) -> bool:
    at, to = places
    if at >= len(one) or to >= len(other) or one[at].mention.kind not in _TOLD:
        return False
    return _kind(one[at]) == _kind(other[to]) and one[at].mention.places == other[to].mention.places


def _alike(mine: Sequence[str], theirs: Sequence[str], *, half: bool) -> bool:
    """Whether the same words are told both times, some at all; or half of the fewer."""
    if not mine or not theirs:
        return False
    return mine == theirs or (half and 2 * len(set(mine) & set(theirs)) >= min(len(mine), len(theirs)))


def _words(facts: Sequence[Fact], place: int, blocks: Sequence[Block]) -> list[str]:
    """The words between a figure and the one before it; none where that is far, a sign of equality leads to it, or in
    a script without blanks.
    """
    mention, before = facts[place].mention, facts[place - 1].mention
    text = blocks[mention.block].run.text[before.to : mention.at]
    if len(text) > _REACH or text.rstrip()[-1:] in ("=", "<", ">") or _SCRIPT.search(text):
        return []
    return _WORD.findall(text.lower())
