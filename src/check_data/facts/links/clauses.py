"""Pairs of characters that a headline's clause has in common with a clause below it, in scripts without blanks."""

from __future__ import annotations

from collections.abc import Sequence

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact
from check_data.patterns import lazily

_AROUND = 30
"""Characters on either side of a figure among which its clause is."""
_MARK = lazily(r"[\s，。；：、！？,;:!?（）()「」『』“”]")
_WORDS = lazily(r"[^\W\d_a-zA-Z]{2,}")


class Clauses:
    """The clause of a headline's figure."""

    def __init__(self, head: Fact, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._own = self._of(head)

    def shared(self, fact: Fact) -> int:
        """How many pairs of characters of the headline's clause stand in a fact's clause; 0 in scripts with blanks."""
        return len(self._own & self._of(fact)) if self._own else 0

    def _of(self, fact: Fact) -> frozenset[str]:
        mention = fact.mention
        text = self._blocks[mention.block].run.text
        if text.isascii():
            return frozenset()
        before = _MARK.split(text[max(0, mention.at - _AROUND) : mention.at])[-1]
        after = _MARK.split(text[mention.to : mention.to + _AROUND], maxsplit=1)[0]
        words = (word for part in (before, after) for word in _WORDS.findall(part))
        return frozenset(word[at : at + 2] for word in words if ord(word[0]) >= _FIRST for at in range(len(word) - 1))


_FIRST = 0x2E80
"""The first character of the scripts that print no blanks between words."""
