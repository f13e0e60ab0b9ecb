"""What a reader of HTML sees: blocks and tables, tags closed up and entities read, with places in the source."""

from __future__ import annotations

import re
from html import unescape

from check_data.documents.html_flow import Flow
from check_data.documents.html_open_tables import OpenTables, trimmed
from check_data.documents.html_tokens import BLOCKS, HEADINGS, REFERENCE, TOKEN, UNREAD, VOID, bold, hidden
from check_data.documents.outline import Outline
from check_data.documents.spans import Span, Table

_SIBLINGS = frozenset(["p", "li", "dt", "dd", "option"])
"""Elements that another of their name ends."""
_ITEMS = frozenset(["li", "dt", "dd"])
_CELLS = frozenset(["td", "th"])
_BOLD = frozenset(["b", "strong"])
_STYLED = frozenset(["span", "font"])


class HtmlReader:
    """Reads HTML into an outline.

    ``seen`` are the pieces that are shown, with what they stand for where that is an entity; ``comments`` are where the
    comments stand, the first line of one that nothing ends, ``headings`` and ``levels`` the sources of headings.
    """

    def __init__(self, text: str, outline: Outline) -> None:
        self._text, self._outline = text, outline
        self._flow = Flow()
        self._tables = OpenTables(text, outline)
        self._heading_start = 0
        self._unread, self._depth = "", 0
        self._in_head = False
        self._bold = 0
        self._styles: list[bool] = []
        self.seen: list[tuple[int, int, str | None]] = []
        self.comments: list[Span] = []
        self.headings: list[Span] = []
        self.levels: list[int] = []

    @property
    def tables(self) -> list[Table]:
        """The sources of the cells of grids."""
        return self._tables.sources

    def feed(self, start: int, end: int) -> None:
        """Read a piece of the text."""
        for found in TOKEN.finditer(self._text, start, end):
            if found.start() > start and not self._unread:
                self._data(start, found.start())
            start = found.end()
            tag = found["tag"]
            if tag is not None:
                self._tag(tag.lower(), found)
            elif found["comment"] is not None:
                self.comments.append(Span(*found.span("comment")))
            elif found["unended"]:
                self.comments.append(Span(*found.span("unended")))
        if start < end and not self._unread:
            self._data(start, end)

    def close(self) -> None:
        """End all that is open."""
        self._flush()
        while self._tables:
            self._tables.end_table(len(self._text))

    def _tag(self, tag: str, found: re.Match[str]) -> None:
        if self._unread:
            self._skip(tag, found)
            return
        if found["end"]:
            self._end(tag, found.start())
            return
        attributes = found["attributes"]
        empty = tag in VOID or attributes.endswith("/")
        if not empty and (tag in UNREAD or (("hidden" in attributes or "none" in attributes) and hidden(attributes))):
            if tag in BLOCKS:
                self._flush()
            self._unread, self._depth, self._in_head = tag, 1, tag == "head"
            return
        self._start(tag, attributes, found.start(), found.end())
        if empty and tag not in VOID:
            self._end(tag, found.end())

    def _skip(self, tag: str, found: re.Match[str]) -> None:
        """Look for the end of what is not read. A page's title is, though its head is not."""
        if self._unread == "head" and not found["end"] and (tag in BLOCKS or tag in ("title", "table")):
            self._unread = ""
            self._tag(tag, found)
        elif tag == self._unread:
            if found["end"]:
                self._depth -= 1
            elif tag in _SIBLINGS:
                self._unread = ""
                self._tag(tag, found)
                return
            elif not found["attributes"].endswith("/"):
                self._depth += 1
            if not self._depth:
                self._unread = ""

    def _start(self, tag: str, attributes: str, at: int, after: int) -> None:
        if tag in _CELLS:
            self._flush()
            self._tables.open_cell(tag, attributes, at, after)
            self._bold, self._styles = int(bold(attributes)), []
            self._flow.begin("paragraph")
        elif tag in _STYLED:
            self._styles.append(bold(attributes))
            self._bold += self._styles[-1]
        elif tag == "tr":
            self._flush()
            self._tables.open_row(at)
        elif tag in BLOCKS:
            self._open_block(tag, after)
        elif tag in _BOLD:
            self._bold += 1
        elif tag == "br":
            if self._flow.line_break(at):
                self._flush()
        elif tag == "sup":
            self._flow.lift()
        elif tag == "table":
            self._flush()
            self._tables.open()
        elif tag == "thead":
            self._tables.head(True)
        elif tag in ("title", "caption"):
            self._flush()
            self._flow.begin("title" if tag == "title" else "caption")

    def _end(self, tag: str, at: int) -> None:
        if tag in _CELLS:
            self._flush()
            self._tables.end_cell(at)
        elif tag in _STYLED:
            self._bold -= self._styles.pop() if self._styles else False
        elif tag == "tr":
            self._flush()
            self._tables.end_row(at)
        elif tag in BLOCKS:
            self._close_block(tag, at)
        elif tag in _BOLD:
            self._bold = max(self._bold - 1, 0)
        elif tag == "sup":
            self._flow.lower()
        elif tag == "table":
            self._flush()
            self._tables.end_table(at)
        elif tag == "thead":
            self._flush()
            self._tables.end_row(at)
            self._tables.head(False)
        elif tag == "caption":
            self._tables.caption(self._flush())
        elif tag == "title":
            self._flush()
            if self._in_head:
                self._unread, self._depth = "head", 1

    def _data(self, start: int, end: int) -> None:
        """Read text between tags."""
        text = self._text
        if text.find("&", start, end) < 0:
            self._put(start, end, None)
            return
        for found in REFERENCE.finditer(text, start, end):
            shown = unescape(found[0])
            if shown == found[0]:
                continue
            if found.start() > start:
                self._put(start, found.start(), None)
            self._put(found.start(), found.end(), shown)
            start = found.end()
        if start < end:
            self._put(start, end, None)

    def _put(self, start: int, end: int, shown: str | None) -> None:
        if self._flow.kind != "title":
            self.seen.append((start, end, shown))
        words = self._flow.put(self._text[start:end] if shown is None else shown, start)
        if words and not self._bold:
            cell = self._tables.cell()
            if cell is not None:
                cell.light = True

    def _flush(self) -> str:
        """End the run that is open; its text."""
        run = self._flow.end()
        if run is None:
            return ""
        cell = self._tables.cell()
        if cell is not None:
            cell.parts.append(run)
        else:
            self._outline.add(self._flow.kind, run, self._flow.level)
        if self._flow.kind in ("item", "caption", "title"):
            self._flow.begin("paragraph")
        return run.text

    def _open_block(self, tag: str, after: int) -> None:
        self._flush()
        if tag in HEADINGS:
            self._flow.begin("heading", HEADINGS[tag])
            self._heading_start = after
        elif tag in _ITEMS:
            self._flow.begin("item")
        elif tag == "figcaption":
            self._flow.begin("caption")

    def _close_block(self, tag: str, at: int) -> None:
        self._flush()
        if tag in HEADINGS:
            if self._flow.kind == "heading":
                self.headings.append(trimmed(self._text, self._heading_start, at))
                self.levels.append(HEADINGS[tag])
            self._flow.begin("paragraph")
        elif tag in _ITEMS or tag == "figcaption":
            self._flow.begin("paragraph")
