r"""The one notion of a line: it ends with ``\n``, ``\r\n`` or ``\r``, as editors, git and SARIF count.

`str.splitlines` knows more (a form feed, U+2028, U+0085 …), which stand within a line here.
"""

from __future__ import annotations

from check_data.patterns import lazily

LINE_END = lazily("\r\n|\n|\r")


def starts(text: str) -> list[int]:
    """The offset at which each line begins, the first one's 0; a line end at the end begins one more, empty line."""
    return [0, *(found.end() for found in LINE_END.finditer(text))]


def split(text: str) -> list[str]:
    """The lines of a text without their ends, as many as `starts`."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def count(text: str, start: int, end: int) -> int:
    """How many lines end between two offsets."""
    return text.count("\n", start, end) + text.count("\r", start, end) - text.count("\r\n", start, end)


def line_of(text: str, start: int) -> str:
    """What stands between an offset and the end of its line."""
    found = LINE_END.search(text, start)
    return text[start : found.start() if found else None]
