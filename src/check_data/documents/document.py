"""A text with its places: what is to be read, its headings and its tables, by offsets into the file as it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from check_data.documents.lines import starts
from check_data.documents.spans import Span, Table
from check_data.findings import Place
from check_data.patterns import lazily

if TYPE_CHECKING:
    from check_data.documents.blocks import Block


class Document:
    """A text that was read.

    ``text`` is the file's as it is; ``readable`` has the same length, with everything that is not to be read (markup,
    code, addresses) blanked out, so that an offset means the same in both. ``headings`` are in order, and so are
    ``comments``: those that speak to this program. ``levels`` are those of the headings, lower for higher ones; without
    any all are of one.
    """

    def __init__(
        self,
        path: str,
        text: str,
        readable: str,
        headings: tuple[Span, ...] = (),
        tables: tuple[Table, ...] = (),
        comments: tuple[Span, ...] = (),
        levels: tuple[int, ...] = (),
        blocks: Callable[[], tuple[Block, ...]] = tuple,
    ) -> None:
        self.path = path
        self.text = text
        self.readable = readable
        self.headings = headings
        self.tables = tables
        self.comments = comments
        self.levels = levels or (1,) * len(headings)
        self._read_blocks = blocks

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """What is to be read, block by block; read when it is first asked for."""
        return self._read_blocks()

    def stories(self) -> Iterator[tuple[Span, int]]:
        """Every heading with the end of what is told under it: where the next one of its level or a higher begins."""
        open_ones: list[int] = []
        ends = [len(self.text)] * len(self.headings)
        for number, level in enumerate(self.levels):
            while open_ones and self.levels[open_ones[-1]] >= level:
                ends[open_ones.pop()] = self.headings[number].start
            open_ones.append(number)
        yield from zip(self.headings, ends, strict=True)

    @cached_property
    def _line_starts(self) -> list[int]:
        return starts(self.text)

    def place(self, start: int, end: int) -> Place:
        """The place of a piece of the text."""
        line = bisect_right(self._line_starts, start)
        return Place(self.path, line, start - self._line_starts[line - 1] + 1, start, end)

    def line(self, number: int) -> str:
        """A line of the text by its 1-based number, without its end."""
        first, *after = self._line_starts[number - 1 : number + 1]
        return self.text[first : after[0] if after else None].rstrip("\r\n")


MARK = "check-data:"
"""What comments begin with that speak to this program."""


def comment(text: str, start: int, end: int) -> Span | None:
    """What a comment says between its marks, where that is for this program."""
    words = text[start:end]
    first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    return Span(first, last) if text.startswith(MARK, first) else None


def blanked(text: str) -> str:
    """Spaces in place of every character that ends no line."""
    return _WORDS.sub(lambda found: " " * len(found[0]), text)


_WORDS = lazily(r"[^\r\n]+")
