"""Where words stand in a text: `str.find` goes through a text many times faster than an expression does."""

from __future__ import annotations


def places_of(text: str, *words: str) -> list[int]:
    """Where each occurrence of one of the words begins, in order."""
    places = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1)
    places.sort()
    return places
