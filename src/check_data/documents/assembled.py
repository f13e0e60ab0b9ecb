"""Documents of formats whose file is no text: paragraphs and tables one below the other, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from check_data.documents.document import Document, Span, Table
from check_data.documents.lines import split

TITLE = 0
"""The level of a document's title, above every heading of a section."""


class Assembly:
    """The text of such a document as it grows. Line numbers count its paragraphs and the rows of its tables."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._headings: list[Span] = []
        self._levels: list[int] = []
        self._tables: list[Table] = []

    def paragraph(self, text: str, *, level: int | None = None) -> None:
        """Add a paragraph, a heading where it has a level; breaks of lines inside it become spaces."""
        span = self._add(" ".join(split(text)))
        self._add("\n")
        # One that is empty is there for the space that its style leaves, and ends nothing.
        if level is not None and text.strip():
            self._headings.append(span)
            self._levels.append(level)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Add a table by what its cells print."""
        spans = []
        for row in rows:
            cells = []
            for cell in row:
                cells.append(self._add(" ".join(cell.split())))
                self._add(" | ")
            self._add("\n")
            spans.append(tuple(cells))
        self._tables.append(tuple(spans))

    def document(self, path: Path) -> Document:
        """The whole."""
        text = "".join(self._parts)
        return Document(str(path), text, text, tuple(self._headings), tuple(self._tables), levels=tuple(self._levels))

    def _add(self, text: str) -> Span:
        span = Span(self._length, self._length + len(text))
        self._parts.append(text)
        self._length = span.end
        return span
