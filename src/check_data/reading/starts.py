"""Where a figure begins: the sign and the hedge before its number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

MINUS = frozenset("-−")
LONGEST_HEDGE = 16


def is_negative(text: str, start: int) -> bool:
    """Whether the sign before a number is a minus: a hyphen after a word or a number joins it to that."""
    if start == 0 or text[start - 1] not in MINUS:
        return False
    return start == 1 or not (text[start - 2].isalnum() or text[start - 2] in MINUS)


def by_last_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Hedges by the last letter that each ends with, of either case, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        for letter in {word.rstrip()[-1].lower(), word.rstrip()[-1].upper()}:
            found[letter].append(word)
    return {letter: tuple(each) for letter, each in found.items()}


def hedge_start(text: str, start: int, after: int, words: tuple[str, ...]) -> int:
    """Where a hedge right before the number begins; ``after`` is the end of the figure before it."""
    head = text[max(start - LONGEST_HEDGE, after) : start].lower()
    if not head.endswith(words):
        return start
    return start - len(next(word for word in words if head.endswith(word)))
