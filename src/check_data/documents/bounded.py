"""Tables and packed files that are larger than they look: refused before they are spread out."""

from __future__ import annotations

from pathlib import Path

from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable
from check_data.limits import limits, setting
from check_data.opened import require_size


def require_cells(count: int, path: str | Path) -> None:
    """Pass where a table may have so many cells, spread over all columns and rows that they span.

    Raises:
        Unreadable: it may not.

    """
    most = limits().table_cells
    if count > most:
        raise Unreadable(f"{path}:1: a table of {count} cells, more than {most}; the limit is {setting('table_cells')}")


def bounded(document: Document) -> Document:
    """A document none of whose tables is too large as a grid, each row as long as the longest.

    Raises:
        Unreadable: one is.

    """
    for table in document.tables:
        require_cells(len(table) * max((len(row) for row in table), default=0), document.path)
    return document


def require_unpacked(path: Path, times: int = 1) -> None:
    """Pass where what is packed in a file may be read whole, by ``times`` the limit of bytes; also where nothing is
    packed in it, of which its reader tells more.

    Raises:
        OSError: it may not, or the file can't be read.

    """
    import zipfile  # takes longer than most texts

    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(each.file_size for each in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return
    require_size(-(-size // times), path)
