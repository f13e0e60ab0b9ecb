"""Files that an editor holds unsaved: their texts stand in for what is on disk wherever a text is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_TEXTS: ContextVar[Mapping[Path, str]] = ContextVar("unsaved")


@contextmanager
def unsaved(texts: Mapping[Path, str]) -> Iterator[None]:
    """While it lasts, in this thread, each of the files reads as its text."""
    token = _TEXTS.set(texts)
    try:
        yield
    finally:
        _TEXTS.reset(token)


def unsaved_text(path: Path) -> str | None:
    """The text that stands in for a file; None where the file does for itself."""
    texts = _TEXTS.get(None)
    return texts.get(path) if texts else None
