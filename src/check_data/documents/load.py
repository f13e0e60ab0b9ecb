"""A file to a document, by its ending."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from check_data.documents.bounded import bounded, require_unpacked
from check_data.documents.document import Document
from check_data.documents.encoding import Decoded, Unreadable, read_text
from check_data.opened import open_file, require_file

# The module that reads each ending, which is imported when the first file of it comes.
_READERS = {".txt": "plain", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
_FILE_READERS = {".docx": "docx", ".odt": "odt", ".pdf": "pdf"}
_HEAD = 2048
ENDINGS = (*_READERS, *_FILE_READERS)


def load(path: Path, encoding: str | None = None) -> tuple[Document, str]:
    """The document of a file, and the encoding that it was read in ("utf-8" where its format leaves no choice).

    Raises:
        Unreadable: no file, no encoding fits, the ending is none of `ENDINGS`, its library is not installed, or it or
            a table in it is larger than the limits.

    """
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


def texts_in(folder: Path) -> Iterator[Path]:
    """The texts below a folder in order of their paths, hidden ones left out.

    Raises:
        Unreadable: a folder can't be listed.

    """
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda each: each.name)
    except OSError as error:
        raise Unreadable(f"{folder}: can't be listed: {error.strerror}") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from texts_in(Path(entry.path))
        elif os.path.splitext(entry.name)[1].lower() in ENDINGS and entry.is_file():
            yield Path(entry.path)
