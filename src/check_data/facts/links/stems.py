"""Words beside a figure that begin like those of a headline: kills 27, were killed; jobs, a job."""

from __future__ import annotations

from collections.abc import Sequence

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact
from check_data.facts.links.likeness import Terms
from check_data.patterns import lazily

_LETTERS, _AROUND = 4, 70
"""Letters that two forms of a word begin with, and characters beside a figure among which its words stand."""
_LATIN_END = "\u0250"
"""The first character behind Latin letters: scripts behind them put no blanks between words, or particles to them."""
_END = lazily(r"[.!?]\s")


class Stems:
    """The beginnings of the words of a headline's figure."""

    def __init__(self, head: Fact, blocks: Sequence[Block], terms: Terms) -> None:
        self._blocks, self._terms = blocks, terms
        self._own = self._of(head)

    def shared(self, fact: Fact) -> int:
        """How many words beside a figure begin like one of the headline's; 0 where words have no blanks between."""
        return len(self._own & self._of(fact))

    def _of(self, fact: Fact) -> frozenset[str]:
        mention = fact.mention
        text = self._blocks[mention.block].run.text
        before = _END.split(text[max(0, mention.at - _AROUND) : mention.at])[-1]
        after = _END.split(text[mention.to : mention.to + _AROUND], maxsplit=1)[0]
        text = f"{before} {after}"
        return frozenset(word[:_LETTERS] for word in self._terms(text) if word < _LATIN_END and len(word) >= _LETTERS)
