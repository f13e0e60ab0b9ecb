"""The one place where files are opened for reading: only files are, and of what is read whole no more than the limit.

A FIFO would be waited for without end, a device gives bytes without end, and what is done to it may do harm.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from check_data.limits import limits, setting

_NOT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_KINDS = (
    (stat.S_ISDIR, errno.EISDIR, "is a folder"),
    (stat.S_ISFIFO, errno.EINVAL, "is a FIFO, not a file"),
    (stat.S_ISSOCK, errno.EINVAL, "is a socket, not a file"),
    (stat.S_ISCHR, errno.EINVAL, "is a device, not a file"),
    (stat.S_ISBLK, errno.EINVAL, "is a device, not a file"),
)


def require_file(path: str | Path, *, whole: bool = True) -> None:
    """Pass where a path is a file that may be read: ``whole``, or else in parts.

    Raises:
        OSError: it is not there, is something else, or is larger than the limit.

    """
    _require(os.stat(path), path, whole=whole)


def open_file(path: str | Path, *, whole: bool = True) -> BinaryIO:
    """A file, opened for reading.

    Raises:
        OSError: as `require_file`, or it may not be read.

    """
    require_file(path, whole=whole)
    handle = os.open(path, os.O_RDONLY | _NOT_WAITING)
    try:
        _require(os.fstat(handle), path, whole=whole)  # it may be another one meanwhile
        return os.fdopen(handle, "rb")
    except OSError:
        os.close(handle)
        raise


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a file.

    Raises:
        OSError: as `open_file`, also of a file that grows beyond the limit.

    """
    with open_file(path) as file:
        return bounded(file, path)


def bounded(file: BinaryIO, path: str | Path) -> bytes:
    """All that is left of an open file or stream.

    Raises:
        OSError: it is more than the limit.

    """
    raw = file.read(limits().file_bytes + 1)
    require_size(len(raw), path)
    return raw


def require_size(size: int, path: str | Path) -> None:
    """Pass where so many bytes may be read whole: of a line, or unpacked.

    Raises:
        OSError: they are more than the limit.

    """
    most = limits().file_bytes
    if size > most:
        told = f"more than {most} bytes; the limit is {setting('file_bytes')}"
        raise OSError(errno.EFBIG, told, os.fspath(path))


def _require(status: os.stat_result, path: str | Path, *, whole: bool) -> None:
    for is_kind, code, told in _KINDS:
        if is_kind(status.st_mode):
            raise OSError(code, told, os.fspath(path))
    if whole:
        require_size(status.st_size, path)
