"""A file to a document, by its ending."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from check_data.documents.bounded import bounded, require_unpacked
from check_data.documents.document import Document
from check_data.documents.encoding import Decoded, Unreadable, read_text
from check_data.documents.unread import guarded
from check_data.documents.unsaved import unsaved_text
from check_data.opened import open_file, require_file

# The module that reads each ending, which is imported when the first file of it comes.
_READERS = {".txt": "plain", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
_FILE_READERS = {".docx": "docx", ".odt": "odt", ".pdf": "pdf"}
_HEAD = 2048
ENDINGS = (*_READERS, *_FILE_READERS)


def load(path: Path, encoding: str | None = None) -> tuple[Document, str]:
    """The document of a file, and the encoding that it was read in ("utf-8" where its format leaves no choice).

    Raises:
        Unreadable: no file, no encoding fits, the ending is none of `ENDINGS`, its library is not installed or raises,
            or it or a table in it is larger than the limits.

    """
    _require_there(path)
    with guarded(path):
        return _load(path, encoding)


def _load(path: Path, encoding: str | None) -> tuple[Document, str]:
    ending = path.suffix.lower()
    if ending in _FILE_READERS:
        of_file: Callable[[Path], Document] = _reader(_FILE_READERS[ending])
        try:
            require_file(path)
            require_unpacked(path)
        except OSError as error:
            raise Unreadable(f"{path}:1: can't be read: {error.strerror}") from error
        return bounded(of_file(path)), "utf-8"
    if ending not in _READERS:
        raise Unreadable(f"{path}:1: texts end in {', '.join(ENDINGS)}")
    if ending in (".html", ".htm") and path.is_file():
        from check_data.documents import html

        with open_file(path) as file:
            encoding = encoding or html.declared_encoding(file.read(_HEAD))
    decoded = read_text(path, encoding)
    return document(decoded, str(path)), decoded.encoding


def document(decoded: Decoded, path: str) -> Document:
    """The document of a decoded text; a path of no known ending is read as plain text.

    Raises:
        Unreadable: a table in it is too large.

    """
    of_text: Callable[[str, str], Document] = _reader(_READERS.get(Path(path).suffix.lower(), "plain"))
    return bounded(of_text(decoded.text, path))


def _reader(module: str) -> Any:
    return import_module(f"check_data.documents.{module}").read


def _require_there(path: Path) -> None:
    """Nothing, where there is something: what it is, is told by who opens it."""
    if unsaved_text(path) is None and not path.exists():
        raise Unreadable(f"{path}: {'a link to nothing' if path.is_symlink() else 'no such file or folder'}")
