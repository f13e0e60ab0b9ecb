"""Which lines of a text go on in the next: told by their widths, as whoever wrapped them filled each, and by words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from check_data.documents.runs import wide
from check_data.patterns import lazily

_WIDEST = 132
"""The most columns that texts are wrapped at."""
_MANY = 30
"""Characters of a line of Han characters that is no headline."""
_WIDE = lazily(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_NARROW = lazily(r"[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]*")
_KEPT_TOGETHER = 4
"""Columns that a line of Han characters may lack, as some marks must not begin or end one."""
_MARK = lazily(r"[ \t\u3000]*(?:([-*+•●▪■◦·–—])[ \t\u3000]|[(（]?([^\W_]{1,3})(?:[)）、．]|\.(?!\d))|([①-⓿]))")
_MOSTLY = 0.6
"""The share of a text's lines that are filled where it was wrapped: the last of a paragraph isn't."""
_INDENTS = tuple(" \t\u3000")
_SENTENCE_ENDS = tuple('。．.!！?？;；:：…”’"」』')
_GOES_ON = tuple(",，、")


def marked(line: str) -> int:
    """Where the words of a line begin that is marked as an item ("-", "1.", "（2）", "三、"); 0 where it is not."""
    found = _MARK.match(line)
    if found is None or (found[2] is not None and not found[2].isnumeric()):
        return 0
    return found.end()


def going_on(lines: Sequence[str]) -> list[bool]:
    """For each line but the last, whether the next one goes on with it. No line is empty."""
    items = [bool(marked(line)) for line in lines]
    listed = items[0] or sum(items) > 1
    bare = [line.strip() for line in lines]
    filled = _filled(bare)
    wrapped = sum(filled) >= _MOSTLY * len(filled)
    indented = [line[0] in _INDENTS for line in lines]
    return [
        not (listed and items[number + 1])
        and not (indented[number + 1] and not indented[number] and number)
        and ((wrapped and filled[number]) or _continues(bare[number], bare[number + 1], number == 0))
        for number in range(len(lines) - 1)
    ]


def _filled(lines: Sequence[str]) -> list[bool]:
    """For each line but the last, whether it is filled: the first word of the next would not have gone into it. Widths
    are counted in characters or in columns, by whichever more lines are filled.
    """
    longest = max(map(len, lines))
    if longest > _WIDEST:
        return [False] * (len(lines) - 1)
    by_length = [len(line) + 1 + _first(after) > longest for line, after in pairwise(lines)]
    if all(by_length):
        return by_length
    widths = [len(line) + len(_WIDE.findall(line)) for line in lines]
    widest = max(widths)
    if widest > _WIDEST:
        return by_length
    by_width = [width + 1 + _first(after) * 2 > widest for width, after in zip(widths, lines[1:], strict=False)]
    return max(by_length, by_width, key=sum)


def _first(line: str) -> int:
    """The columns of a line's first word; those of a few characters where it is of wide ones."""
    narrow = _NARROW.match(line)
    assert narrow is not None  # it matches nothing at least
    return narrow.end() or _KEPT_TOGETHER // 2


def _continues(before: str, after: str, first: bool) -> bool:
    if before.endswith(_SENTENCE_ENDS):
        return False
    if (after[0].islower() and not wide(before[-1])) or before.endswith(_GOES_ON):
        return True
    return not first and len(before) >= _MANY and wide(before[-1]) and wide(after[0])
