"""The words of a figure: those of its clause, right beside it, and those of its sentence around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact
from check_data.facts.links.likeness import Terms
from check_data.patterns import lazily
from check_data.reading.mention import Mention

_AROUND = 60
"""Characters on either side of a figure among which its words stand."""
_SENTENCE = lazily(r"[。！？!?；;]|\.\s")
_CLAUSE = lazily(r"[\d，,、：:（）()「」『』“”\"|—–·]")
"""What parts a clause from the next one: a mark, or another figure."""
_BLANK = lazily(r"\s")
_LETTERS = 5
"""Letters that two forms of a word of Latin script begin with: kills, killed."""
_LATIN_END = "\u0250"


class Words(NamedTuple):
    """The terms ``near`` a figure, in its clause, and ``around`` it, in its sentence."""

    near: frozenset[str]
    around: frozenset[str]


class NearWords:
    """The words of the figures of a document, each looked for once."""

    def __init__(self, blocks: Sequence[Block], terms: Terms) -> None:
        self._blocks, self._terms = blocks, terms
        self._known: dict[tuple[int, int], Words] = {}

    def of(self, fact: Fact) -> Words:
        """The words of a figure; of one that stands in no clause of its own, those of the clause before it."""
        place = fact.mention.block, fact.mention.at
        if place not in self._known:
            self._known[place] = self._read(fact)
        return self._known[place]

    def _read(self, fact: Fact) -> Words:
        mention = fact.mention
        text = self._blocks[mention.block].run.text
        left, right = sides(text, mention, _AROUND)
        *before, beside = _clauses(left)
        behind = _clauses(right)[0]
        near = self._terms(beside) | self._terms(behind)
        while not near and before:
            near = self._terms(before.pop())
        return Words(_stems(near | self._terms(mention.noun)), _stems(self._terms(left) | self._terms(right)))


def _clauses(text: str) -> list[str]:
    """The clauses of a piece of a sentence; a blank parts them in scripts that put none between words."""
    if not text.isascii():
        text = _BLANK.sub(lambda found: "|" if _is_beside_letter(text, found.start()) else found[0], text)
    return _CLAUSE.split(text)


def _is_beside_letter(text: str, at: int) -> bool:
    """Whether a kana or a character of Han stands right before or after a place."""
    return any(0x3040 <= ord(char) <= 0x9FFF for char in (*text[max(at - 1, 0) : at], *text[at + 1 : at + 2]))


def sides(text: str, mention: Mention, reach: int) -> tuple[str, str]:
    """What a block's text says before a figure and behind it in its sentence, within so many characters."""
    left = _SENTENCE.split(text[max(0, mention.at - reach) : mention.at])[-1]
    return left, _SENTENCE.split(text[mention.to : mention.to + reach], maxsplit=1)[0]


def _stems(terms: frozenset[str]) -> frozenset[str]:
    """The beginnings of words, where words have forms."""
    return frozenset(term[:_LETTERS] if term < _LATIN_END else term for term in terms)
