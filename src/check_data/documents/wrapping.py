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
_FEWEST_FULL = 3
"""Lines as long as the longest: by chance there are fewer."""
_INDENTS = ("  ", "\t", "\u3000")
_SENTENCE_ENDS = tuple('。．.!！?？;；:：…”’"」』')
_GOES_ON = tuple(",，、")
_OPENING = "(（"
_KEYED = lazily(r"[^:：]{1,30}[:：]")


def marked(line: str) -> int:
    """Where the words of a line begin that is marked as an item ("-", "1.", "（2）", "三、"); 0 where it is not."""
    found = _MARK.match(line)
    if found is None or (found[2] is not None and not found[2].isnumeric()):
        return 0
    return found.end()


def going_on(lines: Sequence[str], narrowest: int = 0, *, markup: bool = False) -> list[bool]:
    """For each line but the last, whether the next one goes on with it. No line is empty.

    ``narrowest`` are the fewest columns that such a text is wrapped at: shorter lines are a list. In ``markup`` that
    joins lines, they go on unless they are told apart.
    """
    items = [bool(marked(line)) for line in lines]
    listed = items[0] or sum(items) > 1
    bare = [line.strip() for line in lines]
    filled, wrapped = _filled(bare)
    # Lines that all begin with a capital are a list, and so are short ones.
    listing = len(bare) >= _FEWEST_FULL and all(line[0].isupper() for line in bare)
    wrapped = wrapped and not listing and max(len(line) + len(_WIDE.findall(line)) for line in bare) >= narrowest
    indented = [line.startswith(_INDENTS) for line in lines]
    made = []
    for number, (before, after) in enumerate(pairwise(bare)):
        goes_on = (wrapped and filled[number]) or _continues(before, after, number == 0)
        if markup and not listing and not goes_on:
            goes_on = _joined(before, after)
        if listed and items[number + 1]:
            # "15)" at the head of a line is the end of a sum in brackets as well.
            goes_on = goes_on and not before.endswith(_SENTENCE_ENDS) and not items[0]
        made.append(goes_on and not (number and indented[number + 1] and not indented[number]))
    return made


def _filled(lines: Sequence[str]) -> tuple[list[bool], bool]:
    """For each line but the last, whether it is filled, as the first word of the next would not have gone into it; and
    whether the lines are those of a wrapped text: most are filled, or many are as long as the longest. Widths are
    counted in characters or in columns, by whichever more lines are filled.
    """
    firsts = [_first(line) for line in lines]
    # A word that is longer than the lines, such as an address, stands alone and says nothing of their width.
    told = [place for place, line in enumerate(lines) if firsts[place] < len(line)] or list(range(len(lines)))
    lengths = [len(line) for line in lines]
    widest = max(lengths[place] for place in told)
    if widest > _WIDEST:
        return [False] * (len(lines) - 1), False
    found = [_by(lengths, firsts, widest)]
    if not all(found[0][0]):
        widths = [length + len(_WIDE.findall(line)) for length, line in zip(lengths, lines, strict=True)]
        widest = max(widths[place] for place in told)
        if widest <= _WIDEST:
            found.append(_by(widths, firsts, widest))
    return max(found, key=lambda each: (each[1], sum(each[0])))


def _by(widths: Sequence[int], firsts: Sequence[int], widest: int) -> tuple[list[bool], bool]:
    filled = [width + 1 + first > widest for width, first in zip(widths, firsts[1:], strict=False)]
    full = sum(width >= widest - _KEPT_TOGETHER // 2 for width in widths)
    return filled, sum(filled) >= _MOSTLY * len(filled) or (full >= _FEWEST_FULL and full * 3 >= len(widths))


def _first(line: str) -> int:
    """The columns of a line's first word; those of a few characters where it is of wide ones."""
    narrow = _NARROW.match(line)
    assert narrow is not None  # it matches nothing at least
    return narrow.end() or _KEPT_TOGETHER


def _continues(before: str, after: str, first: bool) -> bool:
    """Whether words say that a line goes on in the next."""
    if before.endswith(_SENTENCE_ENDS):
        return False
    if before.endswith(_GOES_ON) or after[0] in _OPENING or (after[0].islower() and not wide(before[-1])):
        return True
    return not first and len(before) >= _MANY and wide(before[-1]) and wide(after[0])


def _joined(before: str, after: str) -> bool:
    """Whether nothing tells two lines apart: the end of a sentence, a name and a colon, Han characters broken off."""
    if before.endswith(_SENTENCE_ENDS) or (wide(before[-1]) and (wide(after[0]) or after[0].isalpha())):
        return False
    return not (_KEYED.match(before) and _KEYED.match(after))
