"""What a sentence tells of a figure of the sentences before it: a change whose value was told there, parts of a total,
a share or an average of it. Nothing but the figures ties them, so it is shown only where it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise, permutations, product

from check_data.facts.fact import Fact, Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_BACK, _MOST, _DIGITS, _PAIR = 6, 8, 2, 30
"""Sentences and figures of a unit back to which one is looked for, digits of a figure that is told by chance less
often, and characters between a part and its share.
"""
_AMOUNTS = frozenset(["count", "money", "measure"])
_MOVED = frozenset(["change", "rate"])


def earlier(
    read: Sequence[Sentence],
    by_sentence: Mapping[int, Sequence[Fact]],
    signs: Mapping[int, int],
    words: FactWords,
) -> Iterator[Telling]:
    """What the facts of each sentence, by its number, tell with figures that running text told before it; ``signs`` are
    the directions of changes by their places in the file.
    """
    for before, sentence in pairwise([None, *read]):
        assert sentence
        own = by_sentence.get(sentence.number, ())
        if sentence.heading or not 0 < len(own) <= _MOST:
            continue
        near = range(max(0, sentence.number - _BACK), sentence.number)
        told = [each for number in near for each in by_sentence.get(number, ()) if _is_told(each)]
        if told:
            yield from _of_sentence(sentence, own, told, signs, words)
            if before and {"now", "before"} <= {each.role for each in own}:
                yield from _after(own, _changes_of(before, told, words))


def _is_told(fact: Fact) -> bool:
    return not fact.heading and len(fact.mention.digits) >= _DIGITS


def _of_sentence(
    sentence: Sentence, own: Sequence[Fact], told: Sequence[Fact], signs: Mapping[int, int], words: FactWords
) -> Iterator[Telling]:
    back = [each for each in told if each.role not in _MOVED]
    for fact in _changes_of(sentence, own, words):
        yield from _changes(fact.mention, signs.get(fact.mention.start, 0), own, back)
    yield from _sums([each.mention for each in own if each.mention.kind in _AMOUNTS and each.role not in _MOVED], told)
    yield from _shares(sentence, own, back)
    yield from _named(sentence, [each.mention for each in own], [each.mention for each in back], words)


def _changes_of(sentence: Sentence, told: Sequence[Fact], words: FactWords) -> list[Fact]:
    """The facts of a sentence that may be changes: by their role, or points and shares beside a word of change."""
    mine = [each for each in told if each.sentence == sentence.number]
    moved = [each for each in mine if each.role in _MOVED or each.mention.kind == "points"]
    shares = [each for each in mine if each.mention.kind == "percent" and each.role not in _MOVED]
    return [*moved, *shares] if shares and words.move.search(sentence.text) else moved


def _named(sentence: Sentence, own: Sequence[Mention], back: Sequence[Mention], words: FactWords) -> Iterator[Telling]:
    """What a word of the sentence says that its figures are: an average, a gap, a quotient of two."""
    if words.some("classes", "average").search(sentence.text):
        yield from _averages(own, back)
    if words.some("classes", "gap").search(sentence.text):
        for by in own:
            yield from _differences(by, back)
    if words.some("classes", "quotient").search(sentence.text):
        for share in own:
            yield from _quotients(share, [*back, *own])


def _like(one: Mention, back: Sequence[Fact]) -> list[Mention]:
    """The last figures of a unit, each number once."""
    alike = {each.mention.value: each.mention for each in back if same_unit(one, each.mention)}
    return list(alike.values())[-_MOST:]


def _changes(by: Mention, sign: int, own: Sequence[Fact], back: Sequence[Fact]) -> Iterator[Telling]:
    """A change of one value of its sentence and one before it, in the direction that is told, if one is."""
    mine = [each.mention for each in own if each.mention is not by and each.role not in _MOVED]
    for one in mine if len(by.digits) >= _DIGITS else ():
        for other in _like(one, back) if len(one.digits) >= _DIGITS else ():
            for now, before in ((one, other), (other, one)):
                role = _role(by, now, before) if sign * (now.value - before.value) >= 0 else ""
                if role:
                    roles = {"now": (now,), "before": (before,), role: (by,)}
                    yield Telling("change", "earlier:change", roles, explicit=0, anchor=other)
                    break


def _after(own: Sequence[Fact], moved: Sequence[Fact]) -> Iterator[Telling]:
    """A change of the two values of the sentence after it: it grew by 18 per cent. It went from 1,200 to 1,420."""
    sides = [[each.mention for each in own if each.role == role] for role in ("now", "before")]
    for now, before, by in product(*sides, [each.mention for each in moved]):
        role = _role(by, now, before)
        if role:
            roles = {"now": (now,), "before": (before,), role: (by,)}
            yield Telling("change", "earlier:change-after", roles, explicit=0, anchor=now)


def _role(by: Mention, now: Mention, before: Mention) -> str:
    """What a figure tells of a change: by how much, or its rate; empty where it tells neither."""
    moved, slack = abs(now.value - before.value), by.last_digit
    points = by.kind == "points" and now.kind == "percent"
    if (points or same_unit(by, now)) and abs(abs(by.value) - moved) <= slack:
        return "by"
    rate = by.kind == "percent" and now.kind in _AMOUNTS and before.value > 0
    return "rate" if rate and abs(abs(by.value) - moved / before.value) <= slack else ""


def _differences(by: Mention, back: Sequence[Mention]) -> Iterator[Telling]:
    """What lies between two figures, both told before."""
    alike = [each for each in back if _may_part(by, each)][-_MOST:]
    for one, two in combinations(alike, 2):
        if len(by.digits) >= _DIGITS and abs(abs(one.value - two.value) - by.value) <= by.last_digit / 2:
            roles = {"more": (one,), "less": (two,), "by": (by,)}
            yield Telling("difference", "earlier:difference", roles, explicit=0, anchor=two)


def _may_part(by: Mention, value: Mention) -> bool:
    return same_unit(by, value) or (by.kind == "points" and value.kind == "percent")


def _sums(parts: Sequence[Mention], back: Sequence[Fact]) -> Iterator[Telling]:
    """All amounts of a sentence, or all but the first, as the parts of one before it."""
    for some in (parts, parts[1:]):
        if len(some) < _DIGITS or not all(same_unit(some[0], each) for each in some):
            continue
        total = sum((each.value for each in some), Fraction(0))
        for whole in _like(some[0], back):
            if whole.value == total and all(each.digits for each in some):
                roles = {"whole": (whole,), "parts": tuple(some)}
                yield Telling("sum", "earlier:sum", roles, explicit=0, options={"apart": "earlier"}, anchor=some[0])


def _shares(sentence: Sentence, own: Sequence[Fact], back: Sequence[Fact]) -> Iterator[Telling]:
    """A part and its share right behind it, of a whole before them."""
    for one, two in pairwise(own):
        part, share = one.mention, two.mention
        beside = 0 <= share.at - part.to <= _PAIR and "." not in sentence.between(part, share)
        if not beside or part.kind not in _AMOUNTS or share.kind != "percent" or two.role != "share":
            continue
        for whole in _like(part, back):
            if part.value < whole.value and abs(part.value / whole.value - share.value) <= share.last_digit:
                roles = {"part": (part,), "whole": (whole,), "share": (share,)}
                yield Telling("share", "earlier:share", roles, explicit=0, anchor=whole)


def _quotients(share: Mention, back: Sequence[Mention]) -> Iterator[Telling]:
    """A quotient of two amounts told before, in per cent: a margin."""
    if share.kind != "percent" or len(share.digits) < _DIGITS:
        return
    for part, whole in permutations([each for each in back if each.kind in _AMOUNTS][-_MOST:], 2):
        if same_unit(part, whole) and whole.value and abs(part.value / whole.value - share.value) <= share.last_digit:
            roles = {"part": (part,), "whole": (whole,), "share": (share,)}
            yield Telling("share", "earlier:quotient", roles, explicit=0, anchor=whole)


def _averages(own: Sequence[Mention], back: Sequence[Mention]) -> Iterator[Telling]:
    """An average over what its sentence counts, of an amount before it."""
    for below, ratio in product(own, own):
        first = below.at < ratio.at or ratio.kind != "count"
        if below.kind != "count" or not first or ratio.kind not in _AMOUNTS or below.value < _DIGITS:
            continue
        for above in (each for each in back if each.kind == ratio.kind):
            if len(ratio.digits) >= _DIGITS and abs(above.value / below.value - ratio.value) <= ratio.last_digit:
                roles = {"above": (above,), "below": (below,), "ratio": (ratio,)}
                yield Telling("ratio", "earlier:average", roles, explicit=0, options={"per": 1}, anchor=above)
