"""Plain texts: everything is read; short lines that stand alone, end no sentence and print a number are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from check_data.documents.blocks import Block
from check_data.documents.document import MARK, Document, blanked
from check_data.documents.spans import Span
from check_data.patterns import lazily

LONGEST_HEADING = 80
_LINE = lazily(r"[^\r\n]+")
_EMPTY_BEFORE, _EMPTY_AFTER = lazily(r"\n[ \t\r]*\n\Z"), lazily(r"\r?\n[ \t\r]*\n")
_COMMENT = lazily(rf"^[ \t]*+#[ \t]*+(?P<words>{MARK}[^\r\n]*+)(?=\r?$)", re.MULTILINE)
_SENTENCE_END = tuple("。．.!！?？;；:：,，、…")


def read(text: str, path: str) -> Document:
    """The document of a plain text. A line ``# check-data: …`` is a comment, and not read."""
    if MARK not in text:
        return Document(path, text, text, tuple(headings(text)), blocks=lambda: _blocks(text, ()))
    found = ((each.start("words"), each["words"].rstrip(" \t")) for each in _COMMENT.finditer(text))
    comments = tuple(Span(start, start + len(words)) for start, words in found)
    readable = _COMMENT.sub(lambda found: blanked(found[0]), text)
    lines = [found.start() for found in _COMMENT.finditer(text)]
    return Document(
        path, text, readable, tuple(headings(readable)), comments=comments, blocks=lambda: _blocks(text, lines)
    )


def _blocks(text: str, comments: Sequence[int]) -> tuple[Block, ...]:
    from check_data.documents.plain_blocks import plain_blocks

    return plain_blocks(text, comments)


def headings(text: str) -> list[Span]:
    """Lines that read as headings: the first one with words, and every other with a number that has an empty line on
    both sides. (One without a number says nothing that could be checked, and would end the story before it.)
    """
    found: list[Span] = []
    first = True
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if not words:
            continue
        short = len(words) <= LONGEST_HEADING and not words.endswith(_SENTENCE_END)
        numbered = any(char.isdigit() for char in words)
        if short and (first or (numbered and _stands_alone(text, line.start(), line.end()))):
            found.append(Span(line.start(), line.end()))
        first = False
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    return (
        _EMPTY_BEFORE.search(text, max(start - 8, 0), start) is not None and _EMPTY_AFTER.match(text, end) is not None
    )
