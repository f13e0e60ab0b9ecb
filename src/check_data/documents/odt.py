"""OpenDocument texts (.odt): paragraphs, headings, sections, lists and tables, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from check_data.documents.assembled import TITLE, Assembly
from check_data.documents.bounded import require_cells
from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable

_BLOCKS = frozenset(["text:p", "text:h", "table:table"])
_UNREAD = frozenset(["text:tracked-changes", "office:annotation"])
"""What was deleted, and what was remarked."""
_BESIDE = frozenset(["text:note", "draw:frame", "draw:custom-shape"])
"""What stands in the midst of a paragraph's words and is told beside them: notes and boxes."""
_TITLE, _SUBTITLE = "Title", "Subtitle"
_LONGEST_CHAIN = 20
"""Styles that may be based on one another; a damaged file's may go round in a circle."""


def read(path: Path) -> Document:
    """The document of an OpenDocument text.

    Raises:
        Unreadable: it is none, or odfdo is not installed.

    """
    try:
        import odfdo
    except ImportError as error:
        raise Unreadable(f'{path}:1: OpenDocument files need odfdo: pip install "check-data[odt]"') from error
    try:
        opened: Any = odfdo.Document(str(path))
        body: Any = opened.body
    except Exception as error:  # odfdo lets through whatever zipfile and lxml raise
        raise Unreadable(f"{path}:1: no OpenDocument text: {type(error).__name__}") from error
    assembly, bases = Assembly(), _bases(opened)
    for block in _blocks(body):
        if block.tag == "table:table":
            require_cells(_size(block), path)
            assembly.table([[_cell(cell) for cell in row.traverse()] for row in block.traverse()])
        else:
            assembly.paragraph("".join(_words(block)), level=_level(block, bases))
    return assembly.document(path)


def _size(table: Any) -> int:
    """The cells of a table with all repeats."""
    return sum(
        _times(row, "table:number-rows-repeated")
        * sum(_times(cell, "table:number-columns-repeated") for cell in row.children)
        for row in table.get_elements("descendant::table:table-row")
    )


def _times(element: Any, attribute: str) -> int:
    told = element.get_attribute(attribute) or ""
    return int(told) if told.isdecimal() else 1


def _bases(opened: Any) -> dict[str | None, str | None]:
    """The style on which each style is based, also those that the program made for one paragraph."""
    styles = (each for part in (opened.styles, opened.content) for each in part.get_styles("paragraph"))
    return {each.name: each.get_attribute("style:parent-style-name") for each in styles}


def _level(block: Any, bases: dict[str | None, str | None]) -> int | None:
    style = block.get_attribute("text:style-name")
    for _ in range(_LONGEST_CHAIN):
        if style == _TITLE:
            return TITLE
        # What stands below a title is text of it, though its style be based on the title's.
        style = None if style == _SUBTITLE else bases.get(style)
    if block.tag != "text:h":
        return None
    told = block.get_attribute("text:outline-level") or ""
    return int(told) if told.isdecimal() else 1


def _blocks(element: Any) -> Iterator[Any]:
    """The paragraphs, headings and tables of an element in their order, however deep in sections and lists; what
    stands beside the words of a paragraph comes after it.
    """
    for each in element.children:
        if each.tag in _BLOCKS:
            yield each
        if each.tag not in _UNREAD and each.tag != "table:table":
            yield from _blocks(each)


def _words(element: Any) -> Iterator[str]:
    """The words of a paragraph itself."""
    yield element.text or ""
    for each in element.children:
        if each.tag not in _BESIDE | _UNREAD:
            yield from _words(each)
        yield each.tail or ""


def _cell(cell: Any) -> str:
    return "\n".join("".join(_words(each)) for each in _blocks(cell))
