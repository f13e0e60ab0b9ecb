"""The package's tables of words, TOML as they are written: read as JSON where one was made of them, in a tenth of the
time. ``hatch_build.py`` makes it as the package is built; one that is of another text is none.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

_TOML, _JSON = ".toml", ".json"
_OF, _TABLES = "of", "tables"


def read(file: str | os.PathLike[str]) -> dict[str, Any]:
    """The tables of a file of TOML.

    Raises:
        FileNotFoundError: there is none.
        tomllib.TOMLDecodeError: it is no TOML.

    """
    with open(file, "rb") as opened:
        written = opened.read()
    tables = _made_of(written, beside(os.fspath(file)))
    if tables is not None:
        return tables
    import tomllib

    return tomllib.loads(written.decode("utf-8"))


def beside(file: str) -> str:
    """Where the JSON of a file of TOML is kept."""
    return file.removesuffix(_TOML) + _JSON


def made(written: bytes) -> str:
    """The JSON of a file of TOML."""
    import json
    import tomllib

    tables = tomllib.loads(written.decode("utf-8"))
    return json.dumps({_OF: _sum(written), _TABLES: tables}, ensure_ascii=False, separators=(",", ":"))


def _made_of(written: bytes, path: str) -> dict[str, Any] | None:
    try:
        with open(path, "rb") as opened:
            text = opened.read()
    except FileNotFoundError:
        return None
    import json

    kept: Mapping[str, Any] = json.loads(text)
    tables: dict[str, Any] = kept[_TABLES]
    return tables if kept[_OF] == _sum(written) else None


def _sum(written: bytes) -> int:
    from zlib import crc32

    return crc32(written)
