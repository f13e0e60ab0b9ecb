"""Text in columns of a terminal, where characters of Chinese, Japanese and Korean take two cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from check_data.saying import visible


def width(text: str) -> int:
    """The terminal cells that a text takes."""
    return sum(_cells(char) for char in text)


def padded(text: str, cells: int) -> str:
    """The text filled with spaces up to a width."""
    return text + " " * (cells - width(text))


def printable(text: str) -> str:
    """The text without control characters, which could move the cursor or colour the terminal, and without separators
    of lines that are no line ends here and are to others (U+2028, U+2029); bytes of names that are no UTF-8 are
    escaped.
    """
    if text.isprintable():
        return text
    return "".join(_replaced(char) if _is_control(unicodedata.category(char)) else char for char in text)


def aligned(rows: Sequence[Sequence[str]], indent: str = "") -> list[str]:
    """Rows as lines whose columns start at the same cell; the last column is not filled."""
    cleaned = [[printable(cell) for cell in row] for row in rows]
    widths = [max(width(cell) for cell in column) for column in zip(*cleaned, strict=True)]
    return [
        indent + "  ".join([*(padded(cell, cells) for cell, cells in zip(row, widths, strict=True))]).rstrip()
        for row in cleaned
    ]


def _replaced(char: str) -> str:
    return visible(char) if "\udc80" <= char <= "\udcff" else "\ufffd"


def _is_control(category: str) -> bool:
    return category[0] == "C" or category in ("Zl", "Zp")


def _cells(char: str) -> int:
    """Marks stand on the character before them, and so do a Hangul syllable's vowel and last consonant."""
    if unicodedata.category(char) in ("Mn", "Me") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
