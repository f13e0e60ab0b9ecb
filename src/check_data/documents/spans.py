"""Pieces of a text by their places, and tables of such."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A piece of a text: its start, and its exclusive end, in Unicode code points."""

    start: int
    end: int


Row = tuple[Span, ...]
Table = tuple[Row, ...]
"""Rows of cells, each the span of what the cell prints."""
