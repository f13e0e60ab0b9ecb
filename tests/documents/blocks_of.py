"""Documents as their blocks, for reading at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.documents.blocks import Grid, Run
from check_data.documents.document import Document
from check_data.documents.encoding import Decoded
from check_data.documents.load import document


def made(text: str, name: str) -> Document:
    """The document of a text by a file's name."""
    return document(Decoded(text, "utf-8"), name)


def told(read: Document) -> list[tuple[str, str]]:
    """The kind and the words of every block, a table's being its cells row by row."""
    return [(block.kind, _cells(block.grid) if block.grid else block.run.text) for block in read.blocks]


def _cells(grid: Grid) -> str:
    return " / ".join(" | ".join(cell.text for cell in row) for row in grid.rows)


def texts(text: str, name: str) -> list[str]:
    """The words of every block."""
    return [words for _, words in told(made(text, name))]


def grids(read: Document) -> list[Grid]:
    """The tables."""
    return [block.grid for block in read.blocks if block.grid]


def runs(read: Document) -> Iterator[Run]:
    """The runs of all blocks and cells."""
    for block in read.blocks:
        yield block.run
        for row in block.grid.rows if block.grid else ():
            yield from (cell.run for cell in row)
