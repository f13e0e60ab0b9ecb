"""A language that another package installs: a folder of data, an entry point, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import invalidate_caches
from pathlib import Path

import pytest

from check_data.languages import folders, load, tables, written_in

_REMEMBERED = (
    folders.installed, folders._offered, folders.is_read, folders.name, folders.signs, load.pack, tables.table_words,
    written_in.written_in,
)  # fmt: skip
MORE = Path(__file__).parent / "more"


def forget() -> None:
    """Look for languages again."""
    for each in _REMEMBERED:
        each.cache_clear()


@contextmanager
def installed(place: Path, monkeypatch: pytest.MonkeyPatch, code: str, package: str) -> Iterator[None]:
    """With a distribution at ``place`` that offers the package as a language."""
    told = place / f"{package.partition('.')[0]}_of_tests-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {told.name}\nVersion: 1.0\n", encoding="utf-8")
    (told / "entry_points.txt").write_text(f"[{folders.GROUP}]\n{code} = {package}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(place))
    invalidate_caches()
    forget()
    yield
    monkeypatch.undo()
    forget()
