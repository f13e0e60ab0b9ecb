"""PDF files: the text of their pages, with lines that the layout broke put together again."""

from __future__ import annotations

from pathlib import Path

from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable
from check_data.documents.plain import headings
from check_data.documents.plain_blocks import plain_blocks
from check_data.patterns import lazily

_BROKEN = lazily(r"(?<=[\u4e00-\u9fff，、])\r?\n(?=[\u4e00-\u9fff\d])")


def read(path: Path) -> Document:
    """The document of a PDF file. A layout has no paragraphs: lines are those of the page, joined inside a sentence.

    Raises:
        Unreadable: it is none, is locked, or pypdfium2 is not installed.

    """
    try:
        import pypdfium2
    except ImportError as error:
        raise Unreadable(f'{path}:1: PDF files need pypdfium2: pip install "check-data[pdf]"') from error
    try:
        with pypdfium2.PdfDocument(path) as opened:
            pages = [page.get_textpage().get_text_range() for page in opened]
    except (pypdfium2.PdfiumError, OSError) as error:
        raise Unreadable(f"{path}:1: no PDF that can be opened: {error}") from error
    text = _BROKEN.sub("", "\n\n".join(pages))
    return Document(str(path), text, text, tuple(headings(text)), blocks=lambda: plain_blocks(text))
