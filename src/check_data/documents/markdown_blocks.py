"""The blocks of a Markdown text, line by line.

Texts whose blocks stand in each other (quotes, lists in lists) are read by markdown-it-py, which tells what a line
alone can't. Other texts need no more than a look at each line, two thirds of the time and no import (0.03 s, which
counts at a start); the tests hold both to the same on them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from check_data.documents.blocks import Block, BlockKind, plain_run
from check_data.documents.front_matter import front_matter
from check_data.documents.html_reader import HtmlReader
from check_data.documents.inline import read_inline
from check_data.documents.labels import labels
from check_data.documents.markdown_html import html_end
from check_data.documents.outline import Outline
from check_data.documents.pipes import is_rule, pipe_table
from check_data.documents.wrapping import Wrapping
from check_data.patterns import lazily

_NESTED = lazily(r"^(?:[ \t]*>|[ \t]+(?:[-*+]|\d{1,9}[.)])[ \t])", re.MULTILINE)
_LINE = lazily(
    r"(?P<empty>[ \t]*(?=[\r\n]))"
    r"|(?P<code>(?: {4}| {0,3}\t))"
    r"|[ ]{0,3}(?:"
    r"(?P<fence>```+|~~~+)"
    r"|(?P<heading>\#{1,6})(?=[ \t\r\n]|\Z)"
    r"|(?P<row>\|)"
    r"|(?P<rule>(?:\*[ \t]*){3,}(?=[\r\n]|\Z)|(?:_[ \t]*){3,}(?=[\r\n]|\Z))"
    r"|(?P<under>=+|-+)[ \t]*(?=[\r\n]|\Z)"
    r"|(?P<broken>(?:-[ \t]*){3,}(?=[\r\n]|\Z))"
    r"|(?P<item>(?:[-*+•]|\d{1,9}[.)])(?:[ \t]+|(?=[\r\n]|\Z)))"
    r"|(?P<define>\[[^\]\n]{1,200}\]:[ \t]*[^\r\n]+)"
    r"|(?P<html><(?:[A-Za-z]|/[A-Za-z]|!|\?))"
    r"|(?P<words>))"
)
_FENCE_END = lazily(r"^ {0,3}(?P<fence>`{3,}|~{3,})[ \t]*\r?$", re.MULTILINE)
_END = lazily(r"[^\r\n]*(?:\r\n?|\n|\Z)")


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text."""
    outline = Outline()
    start = front_matter(text, outline)
    if _NESTED.search(text, start):
        from check_data.documents.markdown_tokens import read_tokens

        read_tokens(text, start, outline)
    else:
        _Scan(text, outline).read(start)
    return tuple(outline.blocks)


class _Scan:
    """Reads lines one after the other; ``_lines`` are those of the paragraph that is open."""

    def __init__(self, text: str, outline: Outline) -> None:
        self._text, self._outline, self._labels = text, outline, labels(text)
        self._wrapping = Wrapping(text, markup=True)
        self._lines: list[tuple[int, int]] = []
        self._rows: list[tuple[int, int]] = []
        self._item = False
        self._listed = False
        self._steps: dict[str, Callable[[re.Match[str], int], int]] = {
            "fence": self._fence,
            "heading": self._heading,
            "row": self._row,
            "item": self._begin_item,
            "under": self._under,
            "define": self._define,
            "html": self._html,
        }

    def read(self, at: int) -> None:
        """Read from a place on."""
        size = len(self._text)
        while at < size:
            found = _LINE.match(self._text, at)
            assert found is not None  # the last alternative matches nothing at least
            ended = _END.match(self._text, at)
            assert ended is not None  # it matches nothing at least
            end = ended.end()
            kind = str(found.lastgroup)
            if self._rows and kind != "row" and not (kind == "words" and "|" in self._text[at:end]):
                self._close()
            if kind in ("empty", "rule", "broken"):
                self._close()
                self._listed = self._listed and kind == "empty"
                at = end
            elif kind == "code" and not self._lines and not self._listed:
                at = end
            elif kind in self._steps:
                at = self._steps[kind](found, end)
            else:
                at = self._words(at, end)
        self._close()

    def _words(self, at: int, end: int) -> int:
        """A line of a paragraph."""
        if not self._lines and self._text[at] not in " \t":
            self._listed = False
        line = self._text[at:end]
        if "|" in line and self._lines and is_rule(line):  # a table whose rows begin without a pipe
            head = self._lines.pop()
            self._close()
            self._rows = [head]
        (self._rows if self._rows else self._lines).append((at, end))
        return end

    def _close(self) -> None:
        """End the paragraph or the table that is open."""
        if self._rows:
            self._outline.table(pipe_table(self._text, self._rows))
            self._rows = []
        if self._lines:
            self._paragraph()
        self._lines, self._item = [], False

    def _paragraph(self) -> None:
        """Add the paragraph's lines: as one, but where they were never wrapped and begin anew one by one."""
        text, first = self._text, 0
        lines = [(start, end) for start, end in self._lines if not text[start:end].isspace()]
        kind: BlockKind = "item" if self._item else "paragraph"
        for number, goes_on in enumerate(self._wrapping.going_on(lines)):
            if goes_on:
                continue
            start, end = lines[first][0], lines[number][1]
            self._outline.add(kind, read_inline(plain_run(text[start:end], start), self._labels))
            kind, first = "paragraph", number + 1

    def _heading(self, found: re.Match[str], end: int) -> int:
        self._close()
        self._listed = False
        words = self._text[found.end() : end].strip()
        bare = words.rstrip("#")
        if bare != words and (not bare or bare[-1] in " \t"):
            words = bare.rstrip()
        start = self._text.index(words, found.end())
        self._outline.add("heading", read_inline(plain_run(words, start), self._labels), len(found["heading"]))
        return end

    def _fence(self, found: re.Match[str], end: int) -> int:
        if found["fence"][0] == "`" and "`" in self._text[found.end() : end]:
            return self._words(found.start(), end)  # code within a line
        self._close()
        for closing in _FENCE_END.finditer(self._text, end):
            if closing["fence"].startswith(found["fence"]):
                return min(closing.end() + 1, len(self._text))
        return len(self._text)

    def _row(self, found: re.Match[str], end: int) -> int:
        if not self._rows:
            self._close()
        self._rows.append((found.start(), end))
        return end

    def _begin_item(self, found: re.Match[str], end: int) -> int:
        number = found["item"].strip()
        if self._lines and not self._item and number[0].isdigit() and number[:-1] != "1":
            return self._words(found.start(), end)  # only a list that begins with 1 ends a paragraph
        self._close()
        self._item = self._listed = True
        self._lines.append((found.end(), end))
        return end

    def _under(self, found: re.Match[str], end: int) -> int:
        """The rule below a heading, or between blocks."""
        if not self._lines or self._item:
            if found["under"][0] == "=":
                return self._words(found.start(), end)
            self._close()
            return end
        start, last = self._lines[0][0], self._lines[-1][1]
        run = read_inline(plain_run(self._text[start:last].strip(), _first(self._text, start)), self._labels)
        self._outline.add("heading", run, 1 if found["under"][0] == "=" else 2)
        self._lines = []
        return end

    def _define(self, found: re.Match[str], end: int) -> int:
        if self._lines:
            return self._words(found.start(), end)
        if found["define"].startswith("[^"):
            self._lines.append((self._text.index("]:", found.start()) + 2, end))  # a note's own words
        return end

    def _html(self, found: re.Match[str], end: int) -> int:
        start = found.end() - len(found["html"])
        stop = html_end(self._text, start, end, alone=not self._lines)
        if stop is None:
            return self._words(found.start(), end)
        self._close()
        reader = HtmlReader(self._text, self._outline)
        reader.feed(start, stop)
        reader.close()
        return stop


def _first(text: str, at: int) -> int:
    while text[at] in " \t":
        at += 1
    return at
