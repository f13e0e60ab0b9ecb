"""Where a quote ends, and the path of a file as others than this run name it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from check_data.documents.lines import split
from check_data.findings import Place


class End(NamedTuple):
    """The line and column behind the last character of a quote."""

    line: int
    column: int


def end_of(place: Place, quote: str) -> End:
    """Where the quote at a place ends; it may go over several lines."""
    lines = split(quote)
    if len(lines) > 1:
        return End(place.line + len(lines) - 1, len(lines[-1]) + 1)
    return End(place.line, place.column + max(place.end - place.start, 0))


def in_repository(path: str) -> str:
    """A path from the root of the repository that the run stands in (without one: from the folder that it stands in),
    with forward slashes: what services of repositories name files by. A file outside is named in full.
    """
    here = Path.cwd()
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    full = Path(os.path.abspath(path))
    return (full.relative_to(root) if full.is_relative_to(root) else full).as_posix()
