"""Markdown: headings and pipe tables; code, tags, addresses and link targets are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check_data.documents.blocks import Block
from check_data.documents.document import Document, blanked, comment
from check_data.documents.plain import headings
from check_data.documents.spans import Span, Table
from check_data.patterns import lazily

_UNREAD = lazily(
    r"^(?P<fence>```|~~~).*?(?:^(?P=fence)[`~]*|\Z)"  # code blocks
    r"|`[^`\n]*`"
    r"|<!--(?:(?P<comment>.*?)-->|(?P<unended>[^\r\n]*+).*\Z)"
    r"|</?[A-Za-z][^<>\n]*>"
    r"|(?<=\])\([^()\s]*(?:\s[^()\n]*)?\)"  # link targets
    r"|https?://[^\s<>]+",
    re.DOTALL | re.MULTILINE,
)
_HEADING = lazily(r"^ {0,3}(?P<level>#{1,6})[ \t]++(?P<words>[^\n]*+)", re.MULTILINE)
_ROW = lazily(r"^[ \t]*\|[^\n]*$", re.MULTILINE)
_RULE = lazily(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
_CELL = lazily(r"(?:\\.|[^|\\\n])*")


def read(text: str, path: str) -> Document:
    """The document of a Markdown text."""
    comments: list[Span] = []

    def unread(found: re.Match[str]) -> str:
        for name in ("comment", "unended"):
            said = comment(text, *found.span(name)) if found[name] else None
            comments.extend([said] if said else [])
        return blanked(found[0])

    readable = _UNREAD.sub(unread, text)
    found = list(_HEADING.finditer(readable))
    marked, levels = tuple(map(_words, found)), tuple(len(each["level"]) for each in found)
    title = () if marked else tuple(headings(readable))
    return Document(
        path, text, readable, marked or title, tuple(_tables(readable)), tuple(comments), levels, lambda: _blocks(text)
    )


def _blocks(text: str) -> tuple[Block, ...]:
    from check_data.documents.markdown_blocks import markdown_blocks

    return markdown_blocks(text)


def _words(heading: re.Match[str]) -> Span:
    """Where the words of a heading stand, without the marks that may close it."""
    return Span(heading.start("words"), heading.start("words") + len(heading["words"].rstrip(" \t#")))


def _tables(text: str) -> Iterator[Table]:
    rows: list[tuple[Span, ...]] = []
    end = -2
    for found in _ROW.finditer(text):
        if found.start() != end + 1 and rows:
            yield tuple(rows)
            rows = []
        end = found.end()
        if not _RULE.fullmatch(found[0].rstrip("\r")):
            rows.append(tuple(_cells(found[0], found.start())))
    if rows:
        yield tuple(rows)


def _cells(line: str, start: int) -> Iterator[Span]:
    at = line.index("|") + 1
    line = line.rstrip()
    while at < len(line):
        cell = _CELL.match(line, at)
        assert cell is not None  # it matches nothing at least
        words = cell[0].strip()
        first = cell.start() + (len(cell[0]) - len(cell[0].lstrip()) if words else 0)
        yield Span(start + first, start + first + len(words))
        at = max(cell.end(), at) + 1
