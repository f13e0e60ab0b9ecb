"""A share that a sentence tells as the rest of those before it: 60% of the shops are small. The other 40% are large."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.code import CODES, Coded, coded, without_brackets
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_PERCENT = CODES["percent"]
_MOST = 6
"""Shares before the rest of which it may be: of more, they are of several wholes."""


def rest_shares(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """Each share that a sentence begins with as the rest, with the last shares of its block, as many as there are: of
    those, which ones are of its whole is what holds.
    """
    begins, several = _begins(words), words.some("shares", "several")
    shares: list[Mention] = []
    block, beside = -1, False
    for sentence in read:
        if sentence.block != block:
            block, shares, beside = sentence.block, [], False
        code = coded(sentence) if sentence.mentions else Coded("", {})
        found = begins.match(code.text)
        if found and 0 < len(shares) <= _MOST and beside and not several.search(sentence.text):
            rest = code.at[found.start("rest")]
            for count in range(1, len(shares) + 1):
                roles = {"shares": (*shares[-count:], rest)}
                yield Telling("shares", "shares:rest-next", roles, explicit=1, anchor=rest)
        told = _shares(without_brackets(code) or code) or _shares(code)
        beside = bool(told) and words.move.search(sentence.text) is None
        shares += told


def _begins(words: FactWords) -> re.Pattern[str]:
    """What a sentence begins with that tells the rest: the other 40%, the rest (38%)."""
    known = words.expressions.get(("rest-share",))
    if known is None:
        rest = words.some("lists", "the_rest").pattern
        known = words.expressions["rest-share",] = re.compile(
            rf"\s*(?:{rest})(?:,\s|\s\(|\s)(?P<rest>{_PERCENT})(?!\w)", re.IGNORECASE
        )
    return known


def _shares(code: Coded) -> list[Mention]:
    return [each for _, each in sorted(code.at.items()) if each.kind == "percent"]
