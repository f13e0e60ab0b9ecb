"""The parts of the page that show figures: each text with its figures underlined, or a table of figures by story."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from check_data.documents.document import Document
from check_data.documents.spans import Span
from check_data.languages.written_in import written_in
from check_data.messages import Language
from check_data.report.html.blocks import Kind, blocks
from check_data.report.html.marks import Mark, Marks, reading_of, shown_at
from check_data.report.result import Report
from check_data.tables.figures_table import Figure

_UNSAID: Language = "en"
"""What a text is read as in which nothing says its language."""


class Piece(NamedTuple):
    """Some text, and the mark that it is part of; ``first`` where the mark begins with it."""

    text: str
    mark: Mark | None = None
    first: bool = True


class Shown(NamedTuple):
    """A block of a text as it is shown; a table has ``rows`` of cells instead of ``pieces``."""

    kind: Kind
    line: int
    apart: bool
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()

    @property
    def headed(self) -> bool:
        """Whether the first row of a table names its columns: no figure stands in it."""
        return len(self.rows) > 1 and not any(piece.mark for cell in self.rows[0] for piece in cell)


class Row(NamedTuple):
    """A figure in a table of figures."""

    figure: Figure
    mark: Mark
    reading: str


class Section(NamedTuple):
    """One text (``blocks``), or one table of figures (``stories``: the rows of each)."""

    title: str
    path: str
    language: Language
    blocks: tuple[Shown, ...] = ()
    stories: Mapping[str, Sequence[Row]] = {}


def sections_of(report: Report, marks: Marks) -> list[Section]:
    """Every text that was read, then the tables of figures whose text is not kept."""
    shown = [_text(document, marks.by_path.get(path, ())) for path, document in report.sources.items()]
    tables: dict[str, list[Figure]] = defaultdict(list)
    for figure in report.figure_list:
        if shown_at(figure.place, report).path not in report.sources:
            tables[figure.place.path].append(figure)
    return shown + [_table(path, figures, marks, report) for path, figures in tables.items()]


def title_of(document: Document) -> str:
    """The first heading of a text; the file's name where it has none."""
    first = next((document.readable[slice(*each)].strip() for each in document.headings), "")
    return " ".join(first.split()) or PurePath(document.path).name


def _text(document: Document, marks: Sequence[Mark]) -> Section:
    starts = [mark.start for mark in marks]

    def pieces(span: Span) -> tuple[Piece, ...]:
        return tuple(_pieces(document.readable, span, marks, starts))

    shown = tuple(
        Shown(
            block.kind,
            document.place(*block.span).line,
            block.apart,
            () if block.rows else pieces(block.span),
            tuple(tuple(pieces(cell) for cell in row) for row in block.rows),
        )
        for block in blocks(document)
    )
    return Section(title_of(document), document.path, written_in(document.readable) or _UNSAID, shown)


def _pieces(text: str, span: Span, marks: Sequence[Mark], starts: Sequence[int]) -> Iterator[Piece]:
    """The text of a span cut at its marks; a mark that reaches over its ends is shown as far as it is inside."""
    at, index = span.start, bisect_left(starts, span.start)
    index -= index > 0 and marks[index - 1].end > span.start
    while index < len(marks) and marks[index].start < span.end:
        mark = marks[index]
        start, end = max(mark.start, at), min(mark.end, span.end)
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], mark, start == mark.start)
        at, index = end, index + 1
    if at < span.end:
        yield Piece(text[at : span.end])


def _table(path: str, figures: Sequence[Figure], marks: Marks, report: Report) -> Section:
    stories: dict[str, list[Row]] = defaultdict(list)
    for figure in figures:
        row = Row(figure, marks.at[figure.place], reading_of(figure.quantity, report))
        stories[figure.story].append(row)
    language = written_in(" ".join(figure.quantity.quote for figure in figures)) or _UNSAID
    return Section(PurePath(path).stem, path, language, stories=stories)
