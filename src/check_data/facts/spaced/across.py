"""Tellings over several sentences: of those, balances by name, a share whose whole was told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Fact, Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.code import coded
from check_data.facts.spaced.lists import is_closed, items
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import Balance, FactWords
from check_data.reading.mention import Mention

_AMOUNTS = frozenset(["count", "money", "measure"])
_NEAR, _FEWEST = 4, 3


def across(read: Sequence[Sentence], facts: Sequence[Fact], words: FactWords) -> Iterator[Telling]:
    """What sentences of one text tell together."""
    for before, sentence in zip(read, read[1:], strict=False):
        if before.mentions and sentence.mentions and before.block == sentence.block:
            yield from _of_those(before, sentence, words)
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
    if len(parts) >= _FEWEST or is_closed([item.words for item in listed], words):
        yield Telling("sum", "list:of-those", roles, explicit=1)
    elif len(parts) == 1:
        yield Telling("within", "list:of-those", {"part": parts, "whole": (whole,)}, explicit=1)
    yield Telling("sum", "list:of-those:open", roles, explicit=0, options={"open": 1})


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
    return any(name.rstrip("s") in fact.name for name in names)


def _is_level(fact: Fact) -> bool:
    return fact.role in ("value", "now", "total") and fact.mention.kind in _AMOUNTS and not fact.inherited


def _nearest(
    facts: Sequence[Fact], result: Fact, part: frozenset[str], balance: Balance, words: FactWords
) -> Mention | None:
    """The level of a name that is told nearest to a result, with the same words beside the name."""
    own = _rest(result, balance)
    found = [
        fact
        for fact in facts
        if _names(fact, part)
        and _is_level(fact)
        and abs(fact.sentence - result.sentence) <= _NEAR
        and same_unit(fact.mention, result.mention)
        and _rest(fact, balance) == own
    ]
    nearest = min(found, key=lambda fact: abs(fact.sentence - result.sentence), default=None)
    return nearest.mention if nearest else None


def _rest(fact: Fact, balance: Balance) -> frozenset[str]:
    """The words of a name beside those of the balance."""
    own = {name.rstrip("s") for part in balance for name in part}
    return frozenset(word for word in fact.name.split() if word not in own)
