"""Word documents (.docx): paragraphs, headings by their styles, and tables, in their order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from check_data.documents.assembled import Assembly
from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable

_HEADINGS = ("Heading", "Title", "标题")


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
    assembly = Assembly()
    for block in opened.iter_inner_content():
        if hasattr(block, "rows"):
            assembly.table([[cell.text for cell in row.cells] for row in block.rows])
        else:
            style = block.style.name if block.style is not None else ""
            assembly.paragraph(block.text, heading=(style or "").startswith(_HEADINGS))
    return assembly.document(path)
