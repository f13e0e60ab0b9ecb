"""A file to a document, by its ending."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from check_data.documents import docx, html, markdown, odt, pdf, plain
from check_data.documents.document import Document
from check_data.documents.encoding import Decoded, Unreadable, read_text

_READERS: dict[str, Callable[[str, str], Document]] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
}
_FILE_READERS: dict[str, Callable[[Path], Document]] = {".docx": docx.read, ".odt": odt.read, ".pdf": pdf.read}
_HEAD = 2048
ENDINGS = (*_READERS, *_FILE_READERS)


def load(path: Path, encoding: str | None = None) -> tuple[Document, str]:
    """The document of a file, and the encoding that it was read in ("utf-8" where its format leaves no choice).

    Raises:
        Unreadable: no file, no encoding fits, the ending is none of `ENDINGS`, or its library is not installed.

    """
    ending = path.suffix.lower()
    if ending in _FILE_READERS:
        return _FILE_READERS[ending](path), "utf-8"
    if ending not in _READERS:
        raise Unreadable(f"{path}:1: texts end in {', '.join(ENDINGS)}")
    if ending in (".html", ".htm") and path.is_file():
        with path.open("rb") as file:
            encoding = encoding or html.declared_encoding(file.read(_HEAD))
    decoded = read_text(path, encoding)
    return document(decoded, str(path)), decoded.encoding


def document(decoded: Decoded, path: str) -> Document:
    """The document of a decoded text; a path of no known ending is read as plain text."""
    return _READERS.get(Path(path).suffix.lower(), plain.read)(decoded.text, path)


def texts_in(folder: Path) -> Iterator[Path]:
    """The texts below a folder in order of their paths, hidden ones left out."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if path.suffix.lower() in ENDINGS and path.is_file() and not any(part.startswith(".") for part in inside):
            yield path
