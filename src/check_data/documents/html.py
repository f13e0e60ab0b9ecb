"""HTML: what a reader sees, with its headings and tables, by offsets into the source."""

from __future__ import annotations

import codecs
import re

from check_data.documents.document import Document, blanked, comment
from check_data.documents.html_reader import HtmlReader
from check_data.documents.outline import Outline

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{1,40})", re.IGNORECASE)


def declared_encoding(head: bytes) -> str | None:
    """The encoding that the first bytes of a page declare; None where that is none, or is unknown here."""
    found = _CHARSET.search(head)
    try:
        return codecs.lookup(found[1].decode()).name if found else None
    except LookupError:
        return None


def read(text: str, path: str) -> Document:
    """The document of an HTML page."""
    outline = Outline()
    reader = HtmlReader(text, outline)
    reader.feed(0, len(text))
    reader.close()
    said = (comment(text, *each) for each in reader.comments)
    return Document(
        path,
        text,
        _readable(text, reader.seen),
        tuple(reader.headings),
        tuple(reader.tables),
        tuple(each for each in said if each),
        tuple(reader.levels),
        blocks=lambda: tuple(outline.blocks),
    )


def _readable(text: str, seen: list[tuple[int, int, str | None]]) -> str:
    """The text that is seen, each piece at its offset; an entity as its character, filled to the entity's length."""
    blank = blanked(text)
    parts, at = [], 0
    for start, end, shown in seen:
        parts.append(blank[at:start])
        parts.append(text[start:end] if shown is None else shown.replace("\xa0", " ")[: end - start].ljust(end - start))
        at = end
    return "".join([*parts, blank[at:]])
