"""A file to a document, by its ending."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from check_data.documents.document import Document
from check_data.documents.encoding import Decoded, Unreadable, read_text
from check_data.documents.unread import guarded
from check_data.documents.unsaved import unsaved_text

# The module that reads each ending, which is imported when the first file of it comes.
_READERS = {".txt": "plain", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
_FILE_READERS = {".docx": "docx", ".odt": "odt", ".pdf": "pdf"}
_HEAD = 2048
ENDINGS = (*_READERS, *_FILE_READERS)


def load(path: Path, encoding: str | None = None) -> tuple[Document, str]:
    """The document of a file, and the encoding that it was read in ("utf-8" where its format leaves no choice).

    Raises:
        Unreadable: no file, no encoding fits, the ending is none of `ENDINGS`, its library is not installed, or raises.

    """
    _require_file(path)
    with guarded(path):
        return _load(path, encoding)


def _load(path: Path, encoding: str | None) -> tuple[Document, str]:
    ending = path.suffix.lower()
    if ending in _FILE_READERS:
        of_file: Callable[[Path], Document] = _reader(_FILE_READERS[ending])
        return of_file(path), "utf-8"
    if ending not in _READERS:
        raise Unreadable(f"{path}:1: texts end in {', '.join(ENDINGS)}")
    if ending in (".html", ".htm") and path.is_file():
        from check_data.documents import html

        with path.open("rb") as file:
            encoding = encoding or html.declared_encoding(file.read(_HEAD))
    decoded = read_text(path, encoding)
    return document(decoded, str(path)), decoded.encoding


def document(decoded: Decoded, path: str) -> Document:
    """The document of a decoded text; a path of no known ending is read as plain text."""
    of_text: Callable[[str, str], Document] = _reader(_READERS.get(Path(path).suffix.lower(), "plain"))
    return of_text(decoded.text, path)


def _reader(module: str) -> Any:
    return import_module(f"check_data.documents.{module}").read


def _require_file(path: Path) -> None:
    if unsaved_text(path) is not None:
        return
    if path.is_dir():
        with listed(path):
            raise Unreadable(f"{path}: no texts and no checks in it")
    if not path.exists():
        raise Unreadable(f"{path}: {'a link to nothing' if path.is_symlink() else 'no such file or folder'}")
    if not path.is_file():
        raise Unreadable(f"{path}: neither a file nor a folder")


def texts_in(folder: Path, follows: Callable[[Path], bool] = lambda _: True) -> Iterator[Path]:
    """The texts below a folder in order of their paths, hidden ones left out; and folders below that can't be listed,
    for whoever reads them to say so. Of texts that are links those that ``follows`` says.
    """
    try:
        with listed(folder) as entries:
            found = sorted(entries, key=lambda each: each.name)
    except Unreadable:
        yield folder
        return
    for entry in found:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from texts_in(Path(entry.path), follows)
        elif (
            os.path.splitext(entry.name)[1].lower() in ENDINGS
            and not os.path.isdir(entry.path)
            and (not entry.is_symlink() or follows(Path(entry.path)))
        ):
            yield Path(entry.path)


@contextmanager
def listed(folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
    """The entries of a folder.

    Raises:
        Unreadable: it can't be listed.

    """
    try:
        opened = os.scandir(folder)
    except OSError as error:
        raise Unreadable(f"{folder}: can't be listed: {error.strerror}") from error
    with opened:
        yield opened
