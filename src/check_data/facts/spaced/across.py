"""Tellings over several sentences: of those, balances by name, a share whose whole was told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Fact, Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.code import coded
from check_data.facts.spaced.lists import is_closed, items
from check_data.facts.spaced.names import singular
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import Balance, FactWords
from check_data.reading.mention import Mention

_AMOUNTS = frozenset(["count", "money", "measure"])
_NEAR, _FEWEST, _WORDS = 4, 3, 40
_FAR, _MOST, _WHOLES, _SMALLEST_WHOLE = 8, 40, 4, 5
"""Sentences before a share, and counts in them, among which its whole may be; how many are tried; and the least."""


def across(read: Sequence[Sentence], facts: Sequence[Fact], words: FactWords) -> Iterator[Telling]:
    """What sentences of one text tell together."""
    for before, sentence in zip(read, read[1:], strict=False):
        if before.mentions and sentence.mentions and before.block == sentence.block:
            yield from _of_those(before, sentence, words)
            yield from _of_it(before, sentence, words)
    yield from _named_before(read, words)
    yield from _balances(facts, words)


def _of_those(before: Sentence, sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """Of those, 214 were electric, 87 were hybrid and 30 were diesel: parts of the one amount told before."""
    code = coded(sentence)
    begins = words.some("lists", "of_those").match(code.text.lstrip())
    wholes = [each for each in before.mentions if each.kind in _AMOUNTS and each.value >= _FEWEST]
    if begins is None or not wholes:
        return
    start = begins.end() + len(code.text) - len(code.text.lstrip())
    listed = items(code, start, len(code.text.rstrip(" .")), words)
    whole = wholes[0] if len(wholes) == 1 else None
    if not listed or whole is None or not all(same_unit(item.amount, whole) for item in listed):
        return
    parts = tuple(item.amount for item in listed)
    roles = {"whole": (whole,), "parts": parts}
    if len(parts) >= _FEWEST or is_closed([item.words for item in listed], words.sets):
        yield Telling("sum", "list:of-those", roles, explicit=1)
    elif len(parts) == 1:
        yield Telling("within", "list:of-those", {"part": parts, "whole": (whole,)}, explicit=1)
    yield Telling("sum", "list:of-those:open", roles, explicit=0, options={"open": 1})


def _of_it(before: Sentence, sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """A total area of 114.7 km2. 109.1 km2 of it is land and 5.7 km2 of it is water; so too in the units in brackets."""
    of_it = words.some("lists", "of_it")
    parts = [
        each
        for each in sentence.mentions
        if each.kind in _AMOUNTS and of_it.match(_past_bracket(sentence.after(each)).lstrip())
    ]
    if len(parts) < 2:
        return
    for whole in before.mentions:
        if words.some("cues", "left", "total").search(before.before(whole)[-_WORDS:]) or len(before.mentions) == 1:
            alike = [part for part in parts if same_unit(part, whole)]
            if len(alike) == len(parts):
                yield Telling("sum", "list:of-it", {"whole": (whole,), "parts": tuple(parts)}, explicit=1)


def _past_bracket(text: str) -> str:
    plain = text.lstrip()
    return plain.partition(")")[2] if plain.startswith("(") else text


def _named_before(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """A count with its share in brackets, 28 (11.7%), and the counts near it that may be the whole: shown only where
    one is.
    """
    counts = [
        (index, each)
        for index, sentence in enumerate(read)
        for each in _counts(sentence)
        if each.kind == "count" and each.value >= _SMALLEST_WHOLE
    ]
    first = 0
    for index, sentence in enumerate(read):
        while first < len(counts) and counts[first][0] < index - _FAR:
            first += 1
        for part, share in zip(sentence.mentions, sentence.mentions[1:], strict=False):
            if (
                part.kind != "count"
                or share.kind != "percent"
                or sentence.between(part, share) not in (" (", "(", " [")
            ):
                continue
            near = (
                each for at, each in counts[first : first + _MOST] if at <= index + _NEAR and each.value > part.value
            )
            for whole in _distinct(near):
                told = {"part": (part,), "whole": (whole,), "share": (share,)}
                yield Telling("share", "names:whole-near", told, explicit=0, anchor=share)


def _counts(sentence: Sentence) -> Iterator[Mention]:
    for mention in sentence.mentions:
        yield from mention.parts if mention.kind == "ratio" else (mention,)


def _distinct(mentions: Iterator[Mention]) -> list[Mention]:
    return list({mention.value: mention for mention in mentions}.values())[:_WHOLES]


def _balances(facts: Sequence[Fact], words: FactWords) -> Iterator[Telling]:
    """Exports less imports are the deficit: of levels told near each other, of one scope."""
    for balance in words.balances:
        results = [fact for fact in facts if _names(fact, balance.result) and _is_level(fact)]
        for result in results:
            more, less = (_nearest(facts, result, part, balance, words) for part in (balance.more, balance.less))
            if more is not None and less is not None:
                told = {"more": (more,), "less": (less,), "by": (result.mention,)}
                yield Telling("difference", "names:balance", told, explicit=1, anchor=result.mention)


def _names(fact: Fact, names: frozenset[str]) -> bool:
    return any(name.removesuffix("s") in fact.name for name in names)


def _is_level(fact: Fact) -> bool:
    return fact.role in ("value", "now", "total") and fact.mention.kind in _AMOUNTS and not fact.inherited


def _nearest(
    facts: Sequence[Fact], result: Fact, part: frozenset[str], balance: Balance, words: FactWords
) -> Mention | None:
    """The level of a name that is told nearest to a result, with the same words beside the name."""
    own = _rest(result, balance, words)
    found = [
        fact
        for fact in facts
        if _names(fact, part)
        and _is_level(fact)
        and abs(fact.sentence - result.sentence) <= _NEAR
        and same_unit(fact.mention, result.mention)
        and _rest(fact, balance, words) == own
    ]
    nearest = min(found, key=lambda fact: abs(fact.sentence - result.sentence), default=None)
    return nearest.mention if nearest else None


def _rest(fact: Fact, balance: Balance, words: FactWords) -> frozenset[str]:
    """The words of a name, beside those of the balance, that make it another quantity; all kinds of a set make none."""
    own = {singular(name, words) for part in balance for name in part}
    rest = {word for word in fact.name.split() if word not in own and word in words.other_names}
    for kinds in words.sets:
        if all(kind & rest for kind in kinds):
            rest -= frozenset().union(*kinds)
    return frozenset(rest)
