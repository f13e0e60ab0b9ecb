"""OpenDocument texts (.odt): paragraphs, headings, lists and tables, in their order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from check_data.documents.assembled import Assembly
from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable


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
        body: Any = odfdo.Document(str(path)).body
    except Exception as error:  # odfdo lets through whatever zipfile and lxml raise
        raise Unreadable(f"{path}:1: no OpenDocument text: {type(error).__name__}") from error
    assembly = Assembly()
    for block in body.children:
        if block.tag == "table:table":
            assembly.table([[cell.text_recursive for cell in row.traverse()] for row in block.traverse()])
        else:
            for paragraph in [block] if block.tag in ("text:h", "text:p") else block.get_elements("descendant::text:p"):
                assembly.paragraph(paragraph.text_recursive, heading=paragraph.tag == "text:h")
    return assembly.document(path)
