"""One script and one width for all that is read, every character at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from check_data.patterns import lazily

# Full-width forms to ASCII, but for the marks of punctuation, which are read in their full width.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MARKS = {",": "，", ";": "；", "(": "（", ")": "）", "?": "？", "!": "！", ":": "："}
_OTHERS = {
    "∶": "：",
    "︰": "：",
    "﹐": "，",
    "﹑": "、",
    "﹔": "；",
    "﹕": "：",
    "〜": "~",
    "∼": "~",
    "～": "~",
    "−": "-",
    "‑": "-",
}
_TABLE = (
    _FULL_WIDTH
    | {ord(mark) + 0xFEE0: wide for mark, wide in _MARKS.items()}
    | {ord(one): other for one, other in _OTHERS.items()}
    | {ord(mark): wide for mark, wide in _MARKS.items() if mark in "()"}
)
_BESIDE_WIDE = lazily(r"[,;:](?:(?<=[^\x00-\x7f].)|(?<=%.)|(?=[^\x00-\x7f]))")
"""It begins with a set of characters, which is found fastest."""


class Script:
    """Folds a text: widths, marks, and the characters of ``pairs`` (one line of them, and one of what they become)."""

    def __init__(self, pairs: str = "\n") -> None:
        odd, plain, *_ = pairs.split("\n")
        self._table = _TABLE | {ord(one): other for one, other in zip(odd, plain, strict=True)}
        # Most texts are folded as they are, which is seen faster than each of their characters is looked up.
        self._odd = lazily(f"[{re.escape(''.join(map(chr, self._changed())))}]")

        # A block is folded when its mentions are read, and again when its facts are.
        self.fold = lru_cache(maxsize=1 << 11)(self._fold)

    def _fold(self, text: str) -> str:
        """The text, as long as before. Marks beside a character of the script are taken in full width."""
        plain = text.translate(self._table) if self._odd.search(text) else text
        return _BESIDE_WIDE.sub(_widened, plain)

    def _changed(self) -> Iterator[int]:
        """The characters that become others."""
        return (one for one, other in self._table.items() if other not in (one, chr(one)))


def _widened(found: re.Match[str]) -> str:
    return _MARKS[found[0]]
