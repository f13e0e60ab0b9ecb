"""A document as blocks that are shown one below the other: headings, paragraphs, tables, by offsets into its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from check_data.documents.document import Document
from check_data.documents.lines import count
from check_data.documents.spans import Span, Table
from check_data.patterns import lazily

Kind = Literal["heading", "paragraph", "item", "table"]

LONGEST = 2000
"""Characters after which a paragraph goes on as another at the next end of a sentence: browsers lay out what is seen,
paragraph by paragraph.
"""
_END = lazily(r"[。！？](?![”’」』）])|[.!?\n]\s")
_LINE = lazily(r"[^\r\n]+")
_HTML = lazily(r"</?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|table|tr|br|hr|section|article|blockquote|figure)\b[^<>]*>", re.I)
_MARKDOWN_START = lazily(r"[ \t]*(?:[-*+]|\d{1,3}[.)]|>)[ \t]")
_BETWEEN_CELLS = lazily(r"[\s|\\:-]*")
_MARKUP = lazily(r"[\s#|:=-]*")  # what is left of a heading's and a table's marks says nothing
_SEPARATE = (".html", ".htm", ".docx", ".odt")


class Block(NamedTuple):
    """A piece that stands by itself; ``apart`` says that there is room above it. ``rows`` are those of a table."""

    kind: Kind
    span: Span
    apart: bool = True
    rows: Table = ()


def blocks(document: Document) -> Iterator[Block]:
    """The blocks of a document in order. All that can be read is in one of them."""
    text, at = document.readable, 0
    fixed = sorted([*_headings(document), *_tables(document)], key=lambda block: block.span)
    for block in fixed:
        if block.span.start < at:
            continue  # a table in a table, or a heading in a cell
        yield from _paragraphs(document, at, block.span.start)
        yield block
        at = block.span.end
    yield from _paragraphs(document, at, len(text))


def _headings(document: Document) -> Iterator[Block]:
    for heading in document.headings:
        if document.readable[heading.start : heading.end].strip():
            yield Block("heading", heading)


def _tables(document: Document) -> Iterator[Block]:
    """Tables whose cells hold all that can be read between their first and last one; others are read as lines."""
    for table in document.tables:
        cells = [cell for row in table for cell in row]
        if cells and _holds_all(document.readable, cells):
            yield Block("table", Span(cells[0].start, cells[-1].end), rows=table)


def _holds_all(text: str, cells: Sequence[Span]) -> bool:
    return all(
        one.end <= other.start and _BETWEEN_CELLS.fullmatch(text, one.end, other.start)
        for one, other in pairwise(cells)
    )


def _paragraphs(document: Document, start: int, end: int) -> Iterator[Block]:
    """The lines between two other blocks, those of one Markdown paragraph together, in pieces that are not too long."""
    for block in _whole_paragraphs(document, start, end):
        apart, at = block.apart, block.span.start
        while at < block.span.end:
            cut = _END.search(document.readable, at + LONGEST, block.span.end)
            until = cut.end() if cut else block.span.end
            yield block._replace(span=Span(at, until), apart=apart)
            apart, at = False, until


def _whole_paragraphs(document: Document, start: int, end: int) -> Iterator[Block]:
    lower = document.path.lower()
    cuts = _html_lines(document, start, end) if lower.endswith((".html", ".htm")) else _lines(document, start, end)
    markdown = lower.endswith((".md", ".markdown"))
    last: Block | None = None
    for span in cuts:
        item = markdown and _MARKDOWN_START.match(document.readable, span.start, span.end) is not None
        blank = last is None or count(document.readable, last.span.end, span.start) > 1
        if last is not None and markdown and not item and not blank:
            last = last._replace(span=Span(last.span.start, span.end))
            continue
        if last is not None:
            yield last
        last = Block("item" if item else "paragraph", span, apart=blank or lower.endswith(_SEPARATE))
    if last is not None:
        yield last


def _lines(document: Document, start: int, end: int) -> Iterator[Span]:
    for found in _LINE.finditer(document.readable, start, end):
        yield from _trimmed(document.readable, *found.span())


def _html_lines(document: Document, start: int, end: int) -> Iterator[Span]:
    """The pieces between tags that begin a new line on the screen."""
    at = start
    for tag in _HTML.finditer(document.text, start, end):
        yield from _trimmed(document.readable, at, tag.start())
        at = tag.start()
    yield from _trimmed(document.readable, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if not _MARKUP.fullmatch(words):
        yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
