"""A document as its figures tell it: sentence by sentence, with the words that are looked for in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from check_data.facts.fact import Kind, Telling
from check_data.facts.postposed.figures import Figure
from check_data.facts.postposed.names import Names
from check_data.facts.postposed.words import Words
from check_data.facts.unspaced.passages import Passage
from check_data.facts.unspaced.story import Roles
from check_data.figures.conventions import Hedge
from check_data.reading.mention import Mention


class Story(NamedTuple):
    """The figures of a document by sentence, in order; its passages by block; and a pack's words."""

    sentences: Sequence[Sequence[Figure]]
    passages: Mapping[int, Passage]
    words: Words
    names: Names

    def between(self, one: Figure, other: Figure) -> str:
        """The text between two figures of one block."""
        return self.passages[one.mention.block].masked[one.mention.to : other.mention.at]

    def tell(
        self,
        kind: Kind,
        form: str,
        roles: Roles,
        explicit: int = 2,
        options: Mapping[str, int | str] = {},
        anchor: Mention | None = None,
    ) -> Telling:
        """A telling of this language."""
        told = {name: (each,) if isinstance(each, Mention) else tuple(each) for name, each in roles.items()}
        return Telling(kind, self.words.form(form), told, explicit, options, anchor=anchor)

    def says(self, pattern: str, text: str) -> bool:
        """Whether a pattern is found in a text."""
        return self.words.says(pattern, text)

    def before(self, mention: Mention, length: int) -> str:
        """So many characters before a mention."""
        return self.passages[mention.block].masked[max(0, mention.at - length) : mention.at]

    def earlier(self, at: int, sentences: int) -> Sequence[Figure]:
        """The figures of so many sentences before one of the same block or of those before it."""
        return [each for told in self.sentences[max(0, at - sentences) : at] for each in told]


def largest(figures: Sequence[Figure]) -> Figure | None:
    """The figure of the largest value, the first of several."""
    return max(figures, key=lambda each: each.mention.value, default=None)


def mentions(figures: Sequence[Figure]) -> list[Mention]:
    """The mentions of some figures."""
    return [each.mention for each in figures]


def hedged(figures: Sequence[Figure]) -> bool:
    """Whether any of some figures is told with a hedge."""
    return any(each.mention.hedge is not Hedge.NONE for each in figures)
