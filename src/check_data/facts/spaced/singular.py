"""Plurals, as a language writes them down, to their singular."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

_SHORT = 3
"""Letters of a word that has no ending of a plural."""


class Plurals(Protocol):
    """What a language writes down about its plurals."""

    @property
    def singular(self) -> Mapping[str, str]:
        """Irregular plurals, with their singular."""
        ...

    @property
    def plurals(self) -> Mapping[str, str]:
        """Endings of plurals, the longest first, with those of the singular."""
        ...

    @property
    def possessives(self) -> tuple[str, ...]:
        """Endings of possessives."""
        ...

    @property
    def elided(self) -> tuple[str, ...]:
        """Small words that are glued to the next one by an apostrophe."""
        ...

    @property
    def no_plurals(self) -> tuple[str, ...]:
        """Endings of words that are no plurals."""
        ...


@lru_cache(maxsize=1 << 12)
def singular(word: str, words: Plurals) -> str:
    """A word without the ending of its plural."""
    word = word.lower().rstrip("'’")
    for beginning in words.elided:
        word = word.removeprefix(beginning)
    for ending in words.possessives:
        word = word.removesuffix(ending)
    if word in words.singular:
        return words.singular[word]
    if len(word) <= _SHORT or word.endswith(words.no_plurals):
        return word
    for ending, singular_ending in words.plurals.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + singular_ending
    return word
