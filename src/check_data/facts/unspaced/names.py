"""Names of quantities: what remains of the words before a figure, and which names may be of one quantity."""

from __future__ import annotations

from functools import lru_cache

from check_data.facts.unspaced.words import DATE, Words
from check_data.patterns import lazily
from check_data.reading.unspaced.grammar import any_of

_DATES = lazily(f"{DATE}+")
LONGEST = 60
"""Characters of the longest name that is looked at."""


class Names:
    """Makes and compares names by one pack's words."""

    def __init__(self, words: Words) -> None:
        self._words = words
        scopes, noise, kinds = (words.words(each) for each in ("scopes", "name_noise", "kinds"))
        self._scope = lazily(f"^(?:{any_of(scopes)})(?=..)", words=scopes)
        self._noise, self._kinds = lazily(any_of(noise), words=noise), lazily(any_of(kinds), words=kinds)
        self.of = lru_cache(maxsize=1 << 12)(self._of)
        self.core = lru_cache(maxsize=1 << 12)(self._core)
        self._kinds_of = lru_cache(maxsize=1 << 12)(lambda name: frozenset(self._kinds.findall(name)))

    def _of(self, text: str) -> str:
        """The name in some words: without dates, comparisons, marks, cues and fillers at either end."""
        words = self._words
        text = words.pattern("compare").sub("", text[-LONGEST:])
        text = words.pattern("noise").sub("", words.pattern("period").sub("", _DATES.sub("", text)))
        text = words.pattern("noise_words").sub("", text)
        before = None
        while before != text:
            before = text
            text = words.pattern("tail").sub("", words.pattern("head").sub("", text))
        return words.pattern("said").sub("", text)

    def _core(self, name: str) -> str:
        """A name without its scope and the words that add nothing."""
        return self._noise.sub("", self._without_scopes(name))

    def scope(self, text: str) -> str:
        """The words at the beginning of a name that say whose it is."""
        found = self._scope.search(text)
        return found[0] if found else ""

    def related(self, one: str, other: str) -> bool:
        """Whether two names may be names of one quantity."""
        a, b = self.core(one), self.core(other)
        if not a or not b:
            return not a and not b
        kinds = self._kinds_of(one), self._kinds_of(other)
        if kinds[0] - kinds[1] and kinds[1] - kinds[0]:
            return False  # 新增确诊 and 累计确诊, 新增死亡 and 累计死亡
        return a == b or a.endswith(b) or b.endswith(a) or (len(a) > 3 and a in b) or (len(b) > 3 and b in a)

    def _without_scopes(self, name: str) -> str:
        found = self._scope.search(name)
        while found:
            name = name[found.end() :]
            found = self._scope.search(name)
        return name
