"""What a reader of HTML sees: blocks and tables, tags closed up and entities read, with places in the source."""

from __future__ import annotations

import re
from html import unescape

from check_data.documents.blocks import BlockKind, Run
from check_data.documents.document import Row, Span, Table
from check_data.documents.html_tables import Raw, grid, is_item, laid_out
from check_data.documents.html_tokens import BLOCKS, HEADINGS, REFERENCE, TOKEN, UNREAD, VOID, bold, hidden, spans
from check_data.documents.outline import Outline
from check_data.documents.runs import RunMaker, joined
from check_data.documents.superscript import raised

_SIBLINGS = frozenset(["p", "li", "dt", "dd", "option"])
"""Elements that another of their name ends."""
_BOLD = frozenset(["b", "strong"])
_STYLED = frozenset(["span", "font"])
_REACH = 12
"""How far before raised characters is looked."""


class _Cell:
    """A cell that is open."""

    __slots__ = ("columns", "head", "light", "parts", "rows", "start")

    def __init__(self, columns: int, rows: int, head: bool, start: int) -> None:
        self.columns, self.rows, self.head, self.start = columns, rows, head, start
        self.parts: list[Run] = []
        self.light = False


class _Table:
    """A table that is open; ``layout`` once another one stood in it."""

    __slots__ = ("caption", "cell", "layout", "row", "rows")

    def __init__(self) -> None:
        self.rows: list[list[Raw]] = []
        self.row: list[Raw] | None = None
        self.cell: _Cell | None = None
        self.layout = False
        self.caption = ""


class HtmlReader:
    """Reads HTML into an outline.

    ``seen`` are the pieces that are shown, with what they stand for where that is an entity; ``comments`` are where the
    comments stand, ``headings`` and ``levels`` the sources of headings, ``tables`` those of the cells of grids.
    """

    def __init__(self, text: str, outline: Outline) -> None:
        self._text, self._outline = text, outline
        self._run = RunMaker()
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._heading_start = 0
        self._tables: list[_Table] = []
        self._unread, self._depth = "", 0
        self._in_head = self._thead = False
        self._bold = 0
        self._styles: list[bool] = []
        self._broken = False
        self._raised: list[tuple[str, int]] | None = None
        self.seen: list[tuple[int, int, str | None]] = []
        self.comments: list[Span] = []
        self.headings: list[Span] = []
        self.levels: list[int] = []
        self.tables: list[Table] = []

    def feed(self, start: int, end: int) -> None:
        """Read a piece of the text."""
        text = self._text
        for found in TOKEN.finditer(text, start, end):
            if found.start() > start and not self._unread:
                self._data(start, found.start())
            start = found.end()
            tag = found["tag"]
            if tag is not None:
                self._tag(tag.lower(), found)
            elif found["comment"] is not None:
                self.comments.append(Span(*found.span("comment")))
        if start < end and not self._unread:
            self._data(start, end)

    def close(self) -> None:
        """End all that is open."""
        self._lower()
        while self._tables:
            self._end_table(len(self._text))
        self._flush()

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
        if self._unread == "head" and not found["end"] and (tag == "title" or tag in BLOCKS or tag == "table"):
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
        if tag in ("td", "th"):
            self._open_cell(tag, attributes, at, after)
        elif tag in _STYLED:
            self._styles.append(bold(attributes))
            self._bold += self._styles[-1]
        elif tag == "tr":
            self._end_row(at)
            if self._tables:
                self._tables[-1].row = []
        elif tag in BLOCKS:
            self._open_block(tag, after)
        elif tag in _BOLD:
            self._bold += 1
        elif tag == "br":
            self._break(at)
        elif tag == "sup":
            self._lower()
            self._raised = []
        elif tag == "table":
            self._open_table()
        elif tag == "thead":
            self._thead = True
        elif tag in ("title", "caption"):
            self._flush()
            self._kind = "title" if tag == "title" else "caption"

    def _end(self, tag: str, at: int) -> None:
        if tag in ("td", "th"):
            self._end_cell(at)
        elif tag in _STYLED:
            self._bold -= self._styles.pop() if self._styles else False
        elif tag == "tr":
            self._end_row(at)
        elif tag in BLOCKS:
            self._close_block(tag, at)
        elif tag in _BOLD:
            self._bold = max(self._bold - 1, 0)
        elif tag == "sup":
            self._lower()
        elif tag == "table":
            self._end_table(at)
        elif tag == "thead":
            self._end_row(at)
            self._thead = False
        elif tag == "caption" and self._tables:
            self._tables[-1].caption = self._run.run().text
            self._flush()
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
        text = self._text[start:end] if shown is None else shown
        if self._kind != "title":
            self.seen.append((start, end, shown))
        if self._raised is not None:
            self._raised.append((text, start))
            return
        words = not text.isspace()
        if words:
            self._broken = False
            cell = self._cell()
            if cell is not None and not self._bold:
                cell.light = True
        self._run.read(text, 0, len(text), start)

    def _cell(self) -> _Cell | None:
        return self._tables[-1].cell if self._tables else None

    def _break(self, at: int) -> None:
        """A line's end that is meant; two of them end a paragraph."""
        if self._broken:
            self._flush()
        else:
            self._run.blank(at)
            self._broken = True

    def _lower(self) -> None:
        """End raised characters: they are put where they say more than the mark of a note."""
        pieces, self._raised = self._raised, None
        if not pieces:
            return
        inner = "".join(text for text, _ in pieces)
        shown = raised(self._run.ending(_REACH), inner.strip())
        if shown == inner.strip():
            for text, place in pieces:
                self._run.read(text, 0, len(text), place)
        elif shown:
            text, place = pieces[0]
            self._run.read(shown, 0, len(shown), place + len(text) - len(text.lstrip()))

    def _flush(self) -> None:
        """End the run that is open."""
        self._lower()
        self._broken = False
        if not self._run:
            return
        run = self._run.run()
        self._run = RunMaker()
        cell = self._cell()
        if cell is not None and not self._tables[-1].layout:
            cell.parts.append(run)
        else:
            self._outline.add(self._kind, run, self._level)
        if self._kind in ("item", "caption", "title"):
            self._kind = "paragraph"

    def _open_block(self, tag: str, after: int) -> None:
        self._flush()
        if tag in HEADINGS:
            self._kind, self._level, self._heading_start = "heading", HEADINGS[tag], after
        elif tag in ("li", "dt", "dd"):
            self._kind, self._level = "item", 0
        elif tag == "figcaption":
            self._kind, self._level = "caption", 0

    def _close_block(self, tag: str, at: int) -> None:
        self._flush()
        if tag in HEADINGS:
            if self._kind == "heading":
                self.headings.append(self._trimmed(self._heading_start, at))
                self.levels.append(HEADINGS[tag])
            self._kind, self._level = "paragraph", 0
        elif tag in ("li", "dt", "dd", "figcaption"):
            self._kind = "paragraph"

    def _open_table(self) -> None:
        """A table within another makes that one's cells places for blocks."""
        self._flush()
        if self._tables and not self._tables[-1].layout:
            outer = self._tables[-1]
            outer.layout = True
            self._tell([*outer.rows, outer.row or []])
            outer.rows, outer.row = [], None
            for part in outer.cell.parts if outer.cell else ():
                self._outline.add("paragraph", part)
        self._tables.append(_Table())

    def _open_cell(self, tag: str, attributes: str, at: int, after: int) -> None:
        if not self._tables:
            self._flush()
            return
        self._end_cell(at)
        table = self._tables[-1]
        if table.row is None:
            table.row = []
        table.cell = _Cell(*spans(attributes), tag == "th" or self._thead, after)
        self._bold, self._styles = 0, []
        self._kind, self._level = "paragraph", 0
        if bold(attributes):
            self._bold = 1

    def _end_cell(self, at: int) -> None:
        self._flush()
        cell = self._cell()
        if cell is None:
            return
        table = self._tables[-1]
        if not table.layout:
            strong = bool(cell.parts) and not cell.light
            assert table.row is not None  # a cell opens a row
            table.row.append(Raw(cell.parts, cell.columns, cell.rows, cell.head, strong, cell.start, at))
        table.cell = None
        self._bold, self._styles = 0, []

    def _end_row(self, at: int) -> None:
        self._end_cell(at)
        if self._tables and self._tables[-1].row is not None:
            table = self._tables[-1]
            if table.row:
                table.rows.append(table.row)
            table.row = None

    def _end_table(self, at: int) -> None:
        self._end_row(at)
        if not self._tables:
            return
        table = self._tables.pop()
        self._thead = False
        if table.layout:
            return
        if laid_out(table.rows):
            self._tell(table.rows)
            return
        self._outline.table(grid(table.rows, table.caption))
        self.tables.append(tuple(self._sources(row) for row in table.rows))

    def _tell(self, rows: list[list[Raw]]) -> None:
        """The words of a table that lays them out."""
        for row in rows:
            filled = [cell for cell in row if cell.parts]
            if is_item(filled):
                self._outline.add("item", joined([*filled[0].parts, *filled[1].parts]))
                continue
            for cell in filled:
                for part in cell.parts:
                    self._outline.add("paragraph", part)

    def _sources(self, row: list[Raw]) -> Row:
        return tuple(self._trimmed(cell.start, cell.end) for cell in row)

    def _trimmed(self, start: int, end: int) -> Span:
        inner = self._text[start:end]
        lead = len(inner) - len(inner.lstrip())
        return Span(start + lead, start + max(len(inner.rstrip()), lead))
