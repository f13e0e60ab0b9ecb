"""A pack's words, and the patterns that are made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from check_data.facts.unspaced.words import DATE
from check_data.patterns import lazily
from check_data.reading.unspaced.grammar import Table, any_of

_PLACE = lazily(r"\{([a-z_]+)\}")


class Words:
    """Word classes of ``cues.toml``, patterns of ``patterns.toml``, names of ``sets.toml``, by name.

    Raises:
        KeyError: a pattern names a class that there is none of.

    """

    def __init__(self, code: str, cues: Table, patterns: Table, sets: Table) -> None:
        self.code = code
        self.sets: Mapping[str, Any] = sets
        self._classes: dict[str, Sequence[str]] = {name: _split(words) for name, words in cues["words"].items()}
        self.falls = tuple(self._classes["fall"])
        self.rises = tuple(self._classes["rise"])
        self.cues: Mapping[str, Any] = cues
        self._any = {name: any_of(words) for name, words in self._classes.items()} | {"date": f"{DATE}+"}
        self._patterns = {each["name"]: lazily(self.filled(each["pattern"])) for each in patterns["pattern"]}

    def pattern(self, name: str) -> re.Pattern[str]:
        """The pattern of a name."""
        return self._patterns[name]

    def says(self, name: str, text: str) -> bool:
        """Whether a pattern is found in a text."""
        return self._patterns[name].search(text) is not None

    def sign(self, word: str) -> int:
        """The direction of a word of change: 1 up, -1 down, 0 not told."""
        return 1 if word.startswith(self.rises) else -1 if word.startswith(self.falls) else 0

    def form(self, name: str) -> str:
        """The name of a form of this language."""
        return f"{self.code}:{name}"

    def filled(self, pattern: str) -> str:
        """A pattern with its classes as expressions."""
        return _PLACE.sub(lambda found: self._any[found[1]], pattern)


def _split(words: str | Sequence[str]) -> Sequence[str]:
    """The words of a class: of a text those between blanks, of a list each (for words with blanks)."""
    return words.split() if isinstance(words, str) else words
