"""The blocks of a Markdown text whose blocks stand in each other, by markdown-it-py.

Its tokens tell lines only; the columns are found in the lines, as what it gives of a line stands in it as it is.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from check_data.documents.blocks import Run
from check_data.documents.html_reader import HtmlReader
from check_data.documents.inline import read_inline
from check_data.documents.labels import labels
from check_data.documents.outline import Outline
from check_data.documents.pipes import pipe_table
from check_data.documents.wrapping import Wrapping
from check_data.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

Line = tuple[int, int]
_LINE = lazily(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+\Z")
_UNUSED = ["inline", "text_join", "reference"]
"""What is done here: words, as their places are needed, and definitions of links, which it reads in quadratic time."""
_DEFINITION = lazily(r"\[[^\]\n]{1,200}\]:[ \t]*")
_PREFIX = lazily(r"[ \t>]*")


def read_tokens(text: str, start: int, outline: Outline) -> None:
    """Read a text from a place on into an outline."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").disable(_UNUSED)
    lines = [found.span() for found in _LINE.finditer(text, start)]
    _Tokens(text, lines, outline).read(parser.parse(text[start:]))


class _Tokens:
    def __init__(self, text: str, lines: Sequence[Line], outline: Outline) -> None:
        self._text, self._lines, self._outline = text, lines, outline
        self._labels = labels(text)
        self._wrapping = Wrapping(text, markup=True)
        self._html: HtmlReader | None = None
        self._item = False

    def read(self, tokens: Sequence[Token]) -> None:
        """Read the tokens of blocks."""
        number = 0
        while number < len(tokens):
            token = tokens[number]
            if token.type != "html_block":
                self._end_html()
            if token.type == "list_item_open":
                self._item = True
            elif token.type == "heading_open":
                self._heading(tokens[number + 1], int(token.tag[1]))
            elif token.type == "paragraph_open":
                self._paragraph(tokens[number + 1])
            elif token.type == "html_block":
                self._feed(token)
            elif token.type == "table_open":
                self._outline.table(pipe_table(self._text, [self._bare(line) for line in self._mapped(token)]))
                while tokens[number].type != "table_close":
                    number += 1
            number += 1
        self._end_html()

    def _mapped(self, token: Token) -> Sequence[Line]:
        first, after = token.map or (0, 0)
        return self._lines[first:after]

    def _bare(self, line: Line) -> Line:
        """A line without the marks of the quotes and lists that it stands in."""
        prefix = _PREFIX.match(self._text, *line)
        assert prefix is not None  # it matches nothing at least
        return prefix.end(), line[1]

    def _contents(self, inline: Token) -> list[Line]:
        """Where the lines of a block's words stand, without what stands before them."""
        found = []
        for content, (start, end) in zip(inline.content.split("\n"), self._mapped(inline), strict=False):
            words = content.strip()
            place = self._text.find(words, start, end)
            defined = _DEFINITION.match(words)
            if place >= 0 and words and (defined is None or words.startswith("[^")):
                found.append((place + (defined.end() if defined else 0), place + len(words)))
        return found

    def _heading(self, inline: Token, level: int) -> None:
        if inline.content.strip():
            self._outline.add("heading", self._read(self._contents(inline)), level)

    def _paragraph(self, inline: Token) -> None:
        for rows, group in groupby(self._contents(inline), lambda line: self._text[line[0]] == "|"):
            lines = list(group)
            if rows:
                self._outline.table(pipe_table(self._text, lines))
                continue
            first = 0
            for number, goes_on in enumerate(self._wrapping.going_on(lines)):
                if not goes_on:
                    self._outline.add("item" if self._item else "paragraph", self._read(lines[first : number + 1]))
                    self._item, first = False, number + 1
        self._item = False

    def _read(self, lines: list[Line]) -> Run:
        """The words of lines."""
        starts, places, texts, length = [], [], [], 0
        for start, end in lines:
            starts.append(length)
            places.append(start)
            texts.append(self._text[start:end])
            length += end - start + 1
        return read_inline(Run("\n".join(texts), starts, places), self._labels)

    def _feed(self, token: Token) -> None:
        if self._html is None:
            self._html = HtmlReader(self._text, self._outline)
        lines = self._mapped(token)
        self._html.feed(lines[0][0], lines[-1][1])

    def _end_html(self) -> None:
        if self._html is not None:
            self._html.close()
            self._html = None
