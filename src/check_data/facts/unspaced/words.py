"""A pack's words, and the patterns that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from check_data.facts.screen import Pieces
from check_data.patterns import lazily
from check_data.reading.unspaced.grammar import Table, any_of

DATE = "\ue000"
"""Stands for each character of a date, so that its words are not read as others'."""
_PLACE = lazily(r"\{([a-z_]+)\}")


def last_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last place where a pattern is found."""
    *_, found = (None, *pattern.finditer(text))
    return found


class _Any(dict[str, str]):
    """An expression for any word of each class, made when it is met."""

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        super().__init__(date=f"{DATE}+")
        self._classes = classes

    def __missing__(self, name: str) -> str:
        self[name] = any_of(self._classes[name])
        return self[name]


class Words:
    """Word classes of ``cues.toml``, patterns of ``patterns.toml``, names of ``sets.toml``, by name.

    Raises:
        KeyError: at its first use, a pattern that names a class that there is none of.

    """

    def __init__(self, code: str, cues: Table, patterns: Table, sets: Table) -> None:
        self.code = code
        self.cues: Mapping[str, Any] = cues
        self.sets: Mapping[str, Any] = sets
        self._classes = {name: words.split() for name, words in cues.items() if isinstance(words, str)}
        self._classes["date"] = [DATE]
        self._classes["change"] = self._classes["rise"] + self._classes["fall"]
        kept = set(self._classes["glue"]) - set(cues["no_tail"].split())
        self._classes["name_glue"] = sorted(kept)
        self.pieces = Pieces(self._classes)
        self.falls = frozenset(self._classes["fall"])
        self._any = _Any(self._classes)
        self._patterns = {
            each["name"]: lazily(
                partial(self._filled, each["pattern"]), words=each["needs"].split() if "needs" in each else None
            )
            for each in patterns["pattern"]
        }

    def pattern(self, name: str) -> re.Pattern[str]:
        """The pattern of a name."""
        return self._patterns[name]

    def words(self, name: str) -> list[str]:
        """The words of a class."""
        return self._classes[name]

    def any(self, name: str) -> str:
        """An expression for any word of a class."""
        return self._any[name]

    def form(self, name: str) -> str:
        """The name of a form of this language."""
        return f"{self.code}:{name}"

    def _filled(self, pattern: str) -> str:
        return _PLACE.sub(lambda found: self._any[found[1]], pattern)
