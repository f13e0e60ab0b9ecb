"""A document as blocks of running text and grids of cells, every character with its place in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from check_data.documents.spans import Span

BlockKind = Literal["title", "heading", "paragraph", "item", "caption", "table"]


class Run(NamedTuple):
    """Text as it reads, without markup and with soft line ends joined, and where each piece of it stands.

    ``starts`` are the offsets in ``text`` at which a piece begins, ascending from 0; ``places`` the offset in the file
    of each piece's first character. Within a piece the characters of both follow each other one by one. A blank that
    joins two lines stands at the place of the line end that it replaces.
    """

    text: str
    starts: Sequence[int]
    places: Sequence[int]

    def place(self, at: int) -> int:
        """The offset in the file of a character of the text."""
        piece = bisect_right(self.starts, at) - 1
        return self.places[piece] + at - self.starts[piece]

    def span(self, start: int, end: int) -> Span:
        """The piece of the file that a non-empty piece of the text stands in, markup between its ends included."""
        return Span(self.place(start), self.place(end - 1) + 1)


def plain_run(text: str, place: int) -> Run:
    """A run that stands in the file as it reads."""
    return Run(text, (0,), (place,))


class Cell(NamedTuple):
    """One cell of a table: what it prints (bold and footnote marks, tags and entities closed up), and its extent.

    ``row`` and ``column`` count grid positions from 0; ``rows`` and ``columns`` are how many it spans. ``head`` says
    that markup makes it a head (``th``, the row above a pipe table's rule); ``strong`` that it is printed bold.
    """

    run: Run
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    head: bool = False
    strong: bool = False

    @property
    def text(self) -> str:
        """What the cell prints."""
        return self.run.text


class Grid(NamedTuple):
    """A table: its rows of cells, each where it begins; ``columns`` is how wide the widest row is.

    ``caption`` is the text that belongs to the table (caption, or the block before it: "in thousands").
    """

    rows: tuple[tuple[Cell, ...], ...]
    columns: int
    caption: str = ""


class Block(NamedTuple):
    """A piece of a document that is read by itself.

    ``level`` is that of a title (0) or heading (1 is the highest); ``heading`` the number, among the document's blocks,
    of the heading that it stands under (-1: none). A table has a ``grid`` and an empty run.
    """

    kind: BlockKind
    run: Run
    level: int = 0
    heading: int = -1
    grid: Grid | None = None
