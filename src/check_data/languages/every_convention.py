"""The numbers of a text in a language that is not read: only those that every convention of printing reads alike.

1.300 is a thousand and more in one language, one and a bit in the next; 1 300 is one number or two; a billion has nine
noughts or twelve. What is built of such a number, or around one, is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from check_data.languages.folders import HERE, name
from check_data.languages.written_in import UNKNOWN
from check_data.patterns import lazily

Spans = Sequence[tuple[int, int]]

_SPACES = " \u00a0\u2009\u202f"
_ALIKE = lazily(r"\d+(?:\.(?:\d\d?|\d{4,}))?|0\.\d{3}|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d+")
"""Without marks, with a point before other than three places, with two groups or groups and a point."""
_NUMBER = lazily(rf"(?<!\d)\d+(?:[.,'’]\d+)*(?:[{_SPACES}]\d{{3}}(?!\d)(?:[.,]\d+)?)*")
_LONGEST_SCALE = 12


@cache
def _scales() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What multiplies a number right before it, and right after it: words, and characters that need no blank."""
    listed = (HERE / "scales.txt").read_text(encoding="utf-8").split()
    words = "|".join(each for each in listed if len(each) > 1)
    characters = "".join(each for each in listed if len(each) == 1)
    behind = rf"[{_SPACES}]?(?:(?:{words})\b|[kM](?:€|\$)|[{characters}])"
    before = rf"(?:[{characters}]|(?<![^\W\d])(?:{words})[{_SPACES}])\Z"
    return re.compile(behind, re.IGNORECASE), re.compile(before, re.IGNORECASE)


def unsure(text: str) -> list[tuple[int, int]]:
    """Where numbers stand that conventions read differently: their start and end, in order."""
    return [found.span() for found in _NUMBER.finditer(text) if not _is_sure(text, *found.span())]


def _is_sure(text: str, start: int, end: int) -> bool:
    behind, before = _scales()
    scaled = behind.match(text, end) or before.search(text, max(start - _LONGEST_SCALE, 0), start)
    return not scaled and _ALIKE.fullmatch(text, start, end) is not None


def touches(spans: Spans, start: int, end: int) -> bool:
    """Whether any of some spans, which are in order and apart, has a character in common with another one."""
    at = bisect_right(spans, (start, start)) - 1
    return (at >= 0 and spans[at][1] > start) or bisect_left(spans, (end,)) > at + 1


def widened(numbers: Spans, wholes: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The numbers with the whole (a table) that each stands in, in place of those within it; in order and apart."""
    taken = [whole for whole in sorted(wholes) if touches(numbers, *whole)]
    return sorted([*taken, *(number for number in numbers if not touches(taken, *number))])


def remarks_on_unread(unread: Mapping[str, Sequence[str]]) -> list[str]:
    """What is to be said of texts, paths by language, that were read only so far."""
    return [
        f"{_named(paths)}: in {_called(language)}, which is not read; only numbers that every language prints alike "
        "are compared"
        for language, paths in unread.items()
    ]


def _called(language: str) -> str:
    return "another language than are known here" if language == UNKNOWN else name(language)


def _named(paths: Sequence[str]) -> str:
    return paths[0] if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"
