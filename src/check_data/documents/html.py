"""HTML: what a reader sees, with its headings and tables, by offsets into the source."""

from __future__ import annotations

import codecs
import re
from html import unescape
from html.parser import HTMLParser

from check_data.documents.document import Document, Row, Span, Table, blanked, comment

_UNREAD = frozenset(["script", "style", "template", "noscript", "code", "pre", "svg", "head"])
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_OPENED = re.compile(r"<(?:!--|[A-Za-z/!?])")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def declared_encoding(head: bytes) -> str | None:
    """The encoding that the first bytes of a page declare; None where that is none, or is unknown here."""
    found = _CHARSET.search(head)
    try:
        return codecs.lookup(found[1].decode()).name if found else None
    except LookupError:
        return None


def read(text: str, path: str) -> Document:
    """The document of an HTML page."""
    parser = _Parser(text)
    # After the last ">" no tag is closed: one that is opened there goes on to the end, for which the parser would look
    # from each.
    opened = _OPENED.search(text, text.rfind(">") + 1)
    parser.feed(text[: opened.start()] if opened and not opened[0].startswith("<!--") else text)
    last = text.rfind("<!--")
    if last >= 0 and text.find("-->", last) < 0:
        # A comment that is never closed goes on to the end, and the parser looks for that from each new "<!--".
        parser.feed("-->")
    parser.close()
    return Document(
        path,
        text,
        parser.readable(),
        tuple(parser.headings),
        tuple(parser.tables),
        tuple(parser.comments),
        tuple(parser.levels),
    )


class _Parser(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self._text = text
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._pieces: list[tuple[int, str]] = []
        self._unread = 0
        self._heading: int | None = None
        self._rows: list[Row] = []
        self._cells: list[Span] = []
        self._cell: int | None = None
        self.headings: list[Span] = []
        self.levels: list[int] = []
        self.tables: list[Table] = []
        self.comments: list[Span] = []

    def readable(self) -> str:
        """The text that is seen, each piece at its offset."""
        parts, at = [], 0
        for start, piece in self._pieces:
            parts += [blanked(self._text[at:start]), piece]
            at = start + len(piece)
        return "".join([*parts, blanked(self._text[at:])])

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_comment(self, data: str) -> None:
        start = self._at() + len("<!--")
        said = comment(self._text, start, start + len(data))
        self.comments += [said] if said else []

    def handle_entityref(self, name: str) -> None:
        self._keep_reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep_reference(f"&#{name};")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        after = self._at() + len(self.get_starttag_text() or "")
        if tag in _UNREAD:
            self._unread += 1
        elif tag in _HEADINGS:
            self._heading = after
        elif tag == "table":
            self._rows = []
        elif tag == "tr":
            self._end_row(self._at())
        elif tag in ("td", "th"):
            self._end_cell(self._at())
            self._cell = after

    def handle_endtag(self, tag: str) -> None:
        at = self._at()
        if tag in _UNREAD:
            self._unread = max(self._unread - 1, 0)
        elif tag in _HEADINGS and self._heading is not None:
            self.headings.append(self._trimmed(self._heading, at))
            self.levels.append(_HEADINGS.index(tag) + 1)
            self._heading = None
        elif tag in ("td", "th"):
            self._end_cell(at)
        elif tag == "tr":
            self._end_row(at)
        elif tag == "table":
            self._end_row(at)
            self.tables.append(tuple(self._rows))
            self._rows = []

    def _end_cell(self, at: int) -> None:
        if self._cell is not None:
            self._cells.append(self._trimmed(self._cell, at))
            self._cell = None

    def _end_row(self, at: int) -> None:
        self._end_cell(at)
        if self._cells:
            self._rows.append(tuple(self._cells))
        self._cells = []

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _keep(self, piece: str) -> None:
        if not self._unread:
            self._pieces.append((self._at(), piece))

    def _keep_reference(self, source: str) -> None:
        """A character reference as the character, filled to the reference's length."""
        at = self._at()
        length = len(source) if self._text.startswith(source, at) else len(source) - 1
        if not self._unread:
            self._pieces.append((at, unescape(source)[:length].replace("\xa0", " ").ljust(length)))

    def _trimmed(self, start: int, end: int) -> Span:
        inner = self._text[start:end]
        lead = len(inner) - len(inner.lstrip())
        return Span(start + lead, start + max(len(inner.rstrip()), lead))
