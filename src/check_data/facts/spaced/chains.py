"""A whole whose parts the next sentences tell: 90 million. Of this, 40 go to schools. Another 30 … The other 20 …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_AMOUNTS = frozenset(["count", "money", "measure"])
_LONGEST, _SMALLEST = 6, 3
"""Sentences of the longest chain, and the least whole."""


def chains(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """Every sentence of one amount with the parts that those right after it tell, up to one that tells the rest; where
    none does, the parts that make it.
    """
    for at, sentence in enumerate(read):
        whole, parts = _begun(sentence, words)
        if whole is None or whole.value < _SMALLEST or sentence.heading:
            continue
        of_whole = bool(parts)
        for number, after in enumerate(read[at + 1 : at + _LONGEST], 1):
            told = [each for each in after.mentions if each.kind in _AMOUNTS]
            if after.block != sentence.block or not told or not all(_may_be_part(each, whole) for each in told):
                break
            parts += told
            rest = words.some("lists", "the_rest").match(after.text) is not None
            if len(parts) > 1 and (rest or _makes(parts, whole)):
                of = words.some("lists", "of_those").match(read[at + 1].text) is not None
                explicit = 0 if not rest else 2 if of or of_whole else int(number > 1)
                roles = {"whole": (whole,), "parts": tuple(parts)}
                yield Telling("sum", "chain:rest" if rest else "chain", roles, explicit, anchor=parts[-1])
                break


def _begun(sentence: Sentence, words: FactWords) -> tuple[Mention | None, list[Mention]]:
    """The one amount of a sentence that counts something; or a part and its whole, eleven of the 40."""
    told = [each for each in sentence.mentions if each.kind in _AMOUNTS]
    if len(told) == 1 and (told[0].noun or told[0].kind != "count"):
        return told[0], []
    if len(told) == len(("part", "whole")) and same_unit(*told):
        tied = words.some("lists", "of_the").fullmatch(sentence.between(*told).strip())
        return (told[1], [told[0]]) if tied and told[0].value < told[1].value else (None, [])
    return None, []


def _may_be_part(each: Mention, whole: Mention) -> bool:
    return same_unit(each, whole) and each.value < whole.value and not each.negative


def _makes(parts: Sequence[Mention], whole: Mention) -> bool:
    slack = sum(each.last_digit for each in parts if each.places) / 2
    return abs(sum(each.value for each in parts) - whole.value) <= slack + (whole.last_digit if slack else 0)
