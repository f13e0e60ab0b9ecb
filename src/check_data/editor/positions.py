"""Offsets of a text as a language server's client counts them: lines, and code units within a line."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from check_data.documents.lines import LINE_END

# The name of each encoding that clients count in, Python's name of it and the bytes of a code unit.
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
_BLOCK = 1024
"""Characters after which the units are counted once for all: a text may be one line of a megabyte."""


class Positions:
    """The lines of a text by the protocol's three line ends (Python knows more), in one position encoding."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._text = text
        self._codec, self._width = _CODECS[encoding]
        self._ends = [found.span() for found in LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in self._ends)]
        blocks = (text[at : at + _BLOCK] for at in range(0, len(text), _BLOCK))
        self._units = [0, *accumulate(map(self._measure, blocks))]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the code units before an offset in it, both from 0."""
        line = bisect_right(self._starts, offset) - 1
        return line, self._before(offset) - self._before(self._starts[line])

    def offset(self, line: int, units: int) -> int:
        """The offset of a position: the line's end for one beyond it, the start of a character for one within it."""
        if line >= len(self._starts):
            return len(self._text)
        at = self._starts[line]
        end = self._ends[line][0] if line < len(self._ends) else len(self._text)
        wanted = self._before(at) + units
        block = bisect_right(self._units, wanted) - 1
        at = max(at, min(block * _BLOCK, end))
        known = self._before(at)
        while at < end and (known := known + self._measure(self._text[at])) <= wanted:
            at += 1
        return at

    def line(self, number: int) -> tuple[int, int]:
        """Where a line by its number from 0 begins and ends; the last one's for any beyond it."""
        number = min(number, len(self._starts) - 1)
        return self._starts[number], self._ends[number][0] if number < len(self._ends) else len(self._text)

    def _before(self, offset: int) -> int:
        block = offset // _BLOCK
        return self._units[block] + self._measure(self._text[block * _BLOCK : offset])

    def _measure(self, text: str) -> int:
        # A client may send half a surrogate pair.
        return len(text.encode(self._codec, "surrogatepass")) // self._width
