"""Quotes within sentences of the page: one that is written from right to left must not turn what is around it."""

from __future__ import annotations

from unicodedata import bidirectional

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def isolated(quote: str) -> str:
    """A quote between marks that give it its own direction, if it has letters that run from right to left."""
    if quote.isascii() or not any(bidirectional(char) in ("R", "AL") for char in quote):
        return quote
    return f"{_FIRST_STRONG_ISOLATE}{quote}{_POP_ISOLATE}"
