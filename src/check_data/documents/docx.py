"""Word documents (.docx): paragraphs, headings by their styles and outline levels, and tables, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from check_data.documents.assembled import TITLE, Assembly
from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable
from check_data.documents.word_tables import word_rows
from check_data.patterns import lazily

_TITLES = frozenset(["title", "标题", "標題"])
_SUBTITLES = frozenset(["subtitle", "副标题", "副標題"])
_HEADING = lazily(r"(?:heading|标题|標題) ?(?P<level>[1-9])", re.IGNORECASE)
_OUTLINE = "./w:pPr/w:outlineLvl/@w:val"
_NOTES = ("/footnotes", "/endnotes")
_BODY = 10
"""The level of what is no heading: Word's outline levels end with that of body text."""
_LONGEST_CHAIN = 20
"""Styles that may be based on one another; a damaged file's may go round in a circle."""
# Around paragraphs, rows, cells or runs: content controls, insertions, fields. python-docx passes over what is in them.
_WRAPPERS = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "fldSimple", "dir", "bdo")
_WRAPPED = " | ".join(f".//w:{name}" for name in _WRAPPERS)
_SPANS = ".//w:gridSpan/@w:val | .//w:gridBefore/@w:val | .//w:gridAfter/@w:val"
# A box is there twice where it is there for older programs, too.
_BOXED = ".//w:txbxContent[not(ancestor::*[local-name() = 'Fallback'])]/*"


def read(path: Path) -> Document:
    """The document of a Word file.

    Raises:
        Unreadable: it is none, or python-docx is not installed.

    """
    try:
        import docx
    except ImportError as error:
        raise Unreadable(f'{path}:1: Word files need python-docx: pip install "check-data[docx]"') from error
    try:
        opened: Any = docx.Document(str(path))
    except Exception as error:  # python-docx lets through whatever zipfile and lxml raise
        raise Unreadable(f"{path}:1: no Word document: {type(error).__name__}") from error
    _unwrap(opened.element.body)
    assembly, known = Assembly(path), dict[Any, int]()
    for block in opened.iter_inner_content():
        if hasattr(block, "rows"):
            assembly.table(word_rows(block))
        else:
            level = _level(block, known)
            item = bool(block.paragraph_format.element.xpath("./w:pPr/w:numPr"))
            assembly.paragraph(block.text, level=level if level < _BODY else None, item=item)
    for note in _notes(opened.part):
        assembly.paragraph(note)
    return assembly.document()


def _notes(part: Any) -> Iterator[str]:
    """The words of footnotes and endnotes, but of those that only draw the line above them."""
    from docx.oxml import parse_xml

    for related in part.rels.values():
        if related.is_external or not related.reltype.endswith(_NOTES):
            continue
        for note in parse_xml(related.target_part.blob):
            if not any(name.endswith("}type") for name in note.keys()):  # noqa: SIM118 (an element of lxml)
                yield "".join(each.text or "" for each in note.iter() if str(each.tag).endswith("}t"))


def _unwrap(body: Any) -> None:
    """Put what stands in wrappers in their place, and what stands in text boxes below the paragraphs that hold them."""
    for wrapper in body.xpath(_WRAPPED):
        for each in list(wrapper):
            wrapper.addprevious(each)
        wrapper.getparent().remove(wrapper)
    for paragraph in reversed(body.xpath(".//w:p[.//w:txbxContent]")):
        for each in reversed(paragraph.xpath(_BOXED)):
            paragraph.addnext(each)


def _level(paragraph: Any, known: dict[Any, int]) -> int:
    """The level of a paragraph, its own or that of its style, of which the levels of some are known."""
    own = paragraph.paragraph_format.element.xpath(_OUTLINE)
    if own:
        return _outline(own[0])
    style = paragraph.style
    if style is None:
        return _BODY
    if style.style_id not in known:
        known[style.style_id] = _level_of(style)
    return known[style.style_id]


def _level_of(style: Any) -> int:
    """The level of a style: its own, by its name or its outline, or that of the style on which it is based."""
    for _ in range(_LONGEST_CHAIN):
        if style is None:
            break
        name, told = (style.name or "").lower(), style.element.xpath(_OUTLINE)
        if name in _SUBTITLES:
            break  # what stands below a title is text of it, though the style be based on the title's
        if name in _TITLES:
            return TITLE
        if told:
            return _outline(told[0])
        heading = _HEADING.match(name)
        if heading:
            return int(heading["level"])
        style = style.base_style
    return _BODY


def _outline(told: str) -> int:
    return int(told) + 1 if told.isdecimal() else _BODY
