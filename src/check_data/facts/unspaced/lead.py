"""The words before a figure, read from their end."""

from __future__ import annotations

import re
from typing import NamedTuple

from check_data.facts.unspaced.names import Names
from check_data.facts.unspaced.words import Words, last_match
from check_data.reading.mention import Mention

LONGEST = 120
"""Characters before a figure that are read."""


class Lead(NamedTuple):
    """What stands before a figure since the one before it, and right after it.

    ``text`` is all of it, ``pieces`` its clauses, ``plain`` the last of these without marks; ``tail`` the text up to
    the next figure. ``opened``: a bracket opens right before the figure. ``joined``: only a mark or "and" stands
    between the two figures. ``against``: the words of a comparison. ``verb``: the word of change that ends it; ``to``:
    the words of a change that lead to a new value.
    """

    text: str
    tail: str
    pieces: tuple[str, ...]
    plain: str
    opened: bool
    joined: bool
    against: str
    verb: re.Match[str] | None
    to: str

    @property
    def before(self) -> tuple[str, ...]:
        """The clauses before the last."""
        return self.pieces[:-1]


class Leads:
    """Makes leads by one pack's words."""

    def __init__(self, words: Words, names: Names) -> None:
        self._words, self._names = words, names
        self._joined = re.compile(rf"[\s*]*(?:{words.any('pause')}|，|（)[\s*]*")

    def between(self, masked: str, start: int, mention: Mention, stop: int, *, follows: bool) -> Lead:
        """The lead of a mention: from ``start`` in the masked text, with the tail up to ``stop``."""
        words = self._words
        told = words.pattern("share_in_figure").match(masked, mention.at, mention.to)
        text = masked[max(start, mention.at - LONGEST) : told.end() if told else mention.at]
        tail = masked[mention.to : stop]
        pieces = tuple(words.pattern("clause_mark").split(text))
        last, opened = pieces[-1], text.rstrip().endswith("（")
        if not last.strip() and len(pieces) > 1 and text.rstrip().endswith("："):
            last = pieces[-2]  # （去年同期：…）
        if opened and len(pieces) > 1 and self._is_aside(pieces[-2]):
            last = pieces[-2]
        plain = words.pattern("noise").sub("", last)
        if (
            len(pieces) > 1
            and words.pattern("only_glue").fullmatch(plain)
            and words.pattern("rated").search(pieces[-2])
        ):
            plain = words.pattern("noise").sub("", pieces[-2]) + plain
        against = last_match(words.pattern("compare"), text)
        to = words.pattern("ends_to").search(plain)
        joined = follows and self._joined.fullmatch(text) is not None
        verb = words.pattern("ends_change").search(plain)
        return Lead(text, tail, pieces, plain, opened, joined, against[0] if against else "", verb, to[0] if to else "")

    def _is_aside(self, clause: str) -> bool:
        return any(self._words.pattern(name).search(clause) for name in ("base", "versus", "aside_change"))

    def last_change(self, text: str) -> str:
        """The last word of change in some words; empty without one."""
        found = last_match(self._change, text)
        return found[0] if found else ""

    @property
    def _change(self) -> re.Pattern[str]:
        return self._words.pattern("any_change")

    def name_before(self, plain: str, word: str) -> str:
        """The name in the words before a word of change."""
        plain = self._words.pattern("compare").sub("", plain)  # 月减: 月 is no name
        return self._names.of(plain[: plain.rfind(word)] if word else plain)

    def name(self, lead: Lead) -> str:
        """The name that the last clause says, else one of the two before it that tells no change."""
        return self.name_in(lead.plain, lead.before)

    def name_in(self, plain: str, before: tuple[str, ...]) -> str:
        """The name in a clause, else in one of the last two before it that tells no change."""
        own = self._names.of(plain)
        if own:
            return own
        for piece in reversed(before[-2:]):
            if not self._change.search(piece) or self._words.pattern("ends_to").search(piece):
                own = self._names.of(piece)
                if own:
                    return own
        return ""
