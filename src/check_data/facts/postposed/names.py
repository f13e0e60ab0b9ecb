"""Names of quantities: what remains of the words before a figure, and which names may be of one quantity."""

from __future__ import annotations

from functools import lru_cache

from check_data.facts.postposed.words import Words
from check_data.facts.unspaced.words import DATE
from check_data.patterns import lazily

_DATES = lazily(f"{DATE}+")
LONGEST = 60
"""Characters of the longest name that is looked at."""
_LONG = 3
"""Characters of a name that may be told with more words in between."""


class Names:
    """Makes and compares names by one pack's words."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.of = lru_cache(maxsize=1 << 12)(self._of)
        self.core = lru_cache(maxsize=1 << 12)(self._core)
        self._kinds_of = lru_cache(maxsize=1 << 12)(lambda name: frozenset(words.pattern("kinds").findall(name)))

    def _of(self, text: str) -> str:
        """The name in the words before a figure: of their last clause, without dates, particles and fillers."""
        words = self._words
        text = words.pattern("clause_mark").split(text[-LONGEST:].rstrip())[-1]
        text = words.pattern("compare").sub("", _DATES.sub("", text))
        before = None
        while before != text:
            before = text
            text = words.pattern("tail").sub("", words.pattern("head").sub("", text))
        return text.strip()

    def _core(self, name: str) -> str:
        """A name without the words that add nothing, and without blanks."""
        return "".join(self._words.pattern("name_noise").sub("", name).split())

    def related(self, one: str, other: str) -> bool:
        """Whether two names may be names of one quantity."""
        a, b = self.core(one), self.core(other)
        if not a or not b:
            return not a and not b
        kinds = self._kinds_of(one), self._kinds_of(other)
        if kinds[0] - kinds[1] and kinds[1] - kinds[0]:
            return False  # exports and imports
        short, long = sorted((a, b), key=len)
        return long.endswith(short) or (len(short) > _LONG and _is_within(short, long))


def _is_within(short: str, long: str) -> bool:
    """Whether the characters of one name stand in another in their order: a headline leaves particles out."""
    rest = iter(long)
    return all(each in rest for each in short)
