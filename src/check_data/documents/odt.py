"""OpenDocument texts (.odt): paragraphs, headings, sections, lists and tables, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from check_data.documents.assembled import MOST_SPANNED, TITLE, Assembly, Printed
from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable
from check_data.limits import limits

_BLOCKS = frozenset(["text:p", "text:h", "table:table"])
_UNREAD = frozenset(["text:tracked-changes", "office:annotation"])
"""What was deleted, and what was remarked."""
_BESIDE = frozenset(["text:note", "draw:frame", "draw:custom-shape"])
"""What stands in the midst of a paragraph's words and is told beside them: notes and boxes."""
_ROW_GROUPS = frozenset(["table:table-header-rows", "table:table-rows", "table:table-row-group"])
_CELLS = frozenset(["table:table-cell", "table:covered-table-cell"])
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
    assembly, bases = Assembly(path), _bases(opened)
    for block in _blocks(body):
        if block.tag == "table:table":
            assembly.table(_rows(block))
        else:
            assembly.paragraph("".join(_words(block)), level=_level(block, bases))
    return assembly.document()


def _rows(table: Any, *, head: bool = False) -> Iterator[list[Printed]]:
    """The rows of a table; one that is repeated is as often there, an empty one once."""
    for each in table.children:
        if each.tag in _ROW_GROUPS:
            yield from _rows(each, head=head or each.tag == "table:table-header-rows")
        elif each.tag == "table:table-row":
            cells = _cells(each, head)
            filled = any(cell.text.strip() for cell in cells)
            for _ in range(_count(each, "table:number-rows-repeated") if filled else 1):
                yield cells


def _cells(row: Any, head: bool) -> list[Printed]:
    """The cells of a row; an empty one that is repeated is there once."""
    found: list[Printed] = []
    column = 0
    for each in row.children:
        if each.tag not in _CELLS:
            continue
        repeated = _count(each, "table:number-columns-repeated")
        if each.tag == "table:table-cell":
            text = _cell(each)
            columns, rows = _count(each, "table:number-columns-spanned"), _count(each, "table:number-rows-spanned")
            for number in range(min(repeated, limits().table_cells + 1) if text.strip() else 1):
                place = column + number
                found.append(Printed(text, place, min(columns, MOST_SPANNED), min(rows, MOST_SPANNED), head))
        column += repeated
    return found


def _count(element: Any, name: str) -> int:
    told = element.get_attribute(name) or ""
    return max(int(told), 1) if told.isdecimal() else 1


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
