"""Which encoding a file has: a byte order mark, strict UTF-8, the one that was named, then a detector."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import NamedTuple

from check_data.documents.unsaved import unsaved_text
from check_data.opened import read_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DETECTABLE = ("gb18030", "big5", "shift_jis", "euc_kr", "cp1252")


class Unreadable(ValueError):
    """A file that can't be read as text; the message names it and says what to do."""


class Decoded(NamedTuple):
    """A file's text with its line ends as they are, and the encoding that it was read in."""

    text: str
    encoding: str

    def remarks(self, path: Path | str) -> list[str]:
        """What is to be said of a file that is not plain UTF-8."""
        return remarks_on(path, self.encoding)


def remarks_on(path: Path | str, encoding: str) -> list[str]:
    """The same by the encoding's name."""
    return [] if encoding in ("utf-8", "utf-8-sig") else [f"{path}: read as {encoding}"]


def read_text(path: Path, encoding: str | None = None) -> Decoded:
    """A file's text, or what an editor holds of it. ``encoding`` is tried after UTF-8 and before guessing; a guess is
    never silent: the caller gets the name and is to say it.

    Raises:
        Unreadable: no file, or no encoding fits.

    """
    held = unsaved_text(path)
    if held is not None:
        return Decoded(held, "utf-8")
    try:
        raw = read_bytes(path)
    except OSError as error:
        raise Unreadable(f"{path}:1: can't be read: {error.strerror or error}") from error
    return decode(raw, str(path), encoding)


def decode(raw: bytes, path: str, encoding: str | None = None) -> Decoded:
    """The text of ``raw``; ``path`` is for messages.

    Raises:
        Unreadable: no encoding fits.

    """
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    for name in (marked, "utf-8", encoding):
        if name is None:
            continue
        try:
            return Decoded(raw.decode(name), name)
        except LookupError as error:
            raise Unreadable(f"{path}:1: no encoding is named {name!r}") from error
        except UnicodeDecodeError as error:
            if name in (marked, encoding):
                line = raw.count(b"\n", 0, error.start) + 1
                raise Unreadable(f"{path}:{line}: not {name}, byte {error.start} does not fit") from error
    return _detected(raw, path)


def _detected(raw: bytes, path: str) -> Decoded:
    from charset_normalizer import from_bytes

    best = None if b"\x00" in raw else from_bytes(raw, cp_isolation=list(_DETECTABLE)).best()
    if best is None or best.encoding == "cp1252":
        # Every byte string decodes as Windows-1252: that it fits says nothing.
        raise Unreadable(f"{path}:1: in no encoding that can be recognised; name it with --encoding")
    return Decoded(raw.decode(best.encoding), best.encoding)
