"""Sentences of a block with the mentions in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from check_data.patterns import lazily
from check_data.reading.mention import Mention


class Sentence(NamedTuple):
    """A sentence: its text, where it begins in its block, its mentions, and its number in the document.

    ``heading`` says that it is one, or a title; ``codes`` is the text with one character for each mention (`coded`).
    """

    text: str
    at: int
    mentions: tuple[Mention, ...]
    number: int
    block: int
    heading: bool

    def before(self, mention: Mention) -> str:
        """The text before a mention."""
        return self.text[: mention.at - self.at]

    def between(self, one: Mention, two: Mention) -> str:
        """The text between two mentions."""
        return self.text[one.to - self.at : two.at - self.at]

    def after(self, mention: Mention) -> str:
        """The text after a mention."""
        return self.text[mention.to - self.at :]


_END = lazily(r"[.!?][\"”’')\]]{0,2}\s+(?=[\"“‘(\[]*[^\W_a-z])")
_NAME = lazily(r"(?:\A|[^\w\s]\s?|\b[A-Z][\w.'’-]*\s)[A-Z]\Z")
_WORD = lazily(r"[\w.]+\Z")


def sentences(
    text: str, mentions: tuple[Mention, ...], first: int, block: int, abbreviations: frozenset[str], *, heading: bool
) -> Iterator[Sentence]:
    """The sentences of a block's text, counted from ``first``: an abbreviation's full stop ends none."""
    start, index = 0, 0
    for end in _ends(text, mentions, abbreviations):
        last = index
        while last < len(mentions) and mentions[last].at < end:
            last += 1
        yield Sentence(text[start:end], start, mentions[index:last], first, block, heading)
        start, index, first = end, last, first + 1


def _ends(text: str, mentions: tuple[Mention, ...], abbreviations: frozenset[str]) -> Iterator[int]:
    inside = iter(mentions)
    mention = next(inside, None)
    for found in _END.finditer(text):
        while mention is not None and mention.to <= found.start():
            mention = next(inside, None)
        if mention is not None and mention.at < found.start() and found.start() + _goes_on(mention) < mention.to:
            continue  # the mark is inside of a figure
        word = _WORD.search(text, max(0, found.start() - 12), found.start()) if text[found.start()] == "." else None
        if word is None or not (word[0].lower() in abbreviations or _is_initial(text, found.start(), word[0])):
            yield found.end()
    if text:
        yield len(text)


def _goes_on(mention: Mention) -> int:
    """By how much a figure ends behind a mark in it that ends no sentence: the full stop of an ordinal ends none."""
    return 0 if mention.kind == "ordinal" else 1


def _is_initial(text: str, end: int, word: str) -> bool:
    """Whether a capital before a full stop is that of a name (J. Smith, John F. Kennedy), not the last word."""
    return len(word) == 1 and word.isupper() and _NAME.search(text, max(0, end - 24), end) is not None
