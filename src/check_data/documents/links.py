"""Links that lead out of what was given to be read: who writes a folder must not choose what else is reported."""

from __future__ import annotations

import os
from pathlib import Path

from check_data.documents.encoding import Unreadable

OPTION = "--follow-links"


def leads_out(path: Path | str, folder: Path | str) -> bool:
    """Whether a path below a folder is, or goes through, a link to something outside of it."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def require_inside(path: Path, folder: Path) -> None:
    """Nothing, for a path that stays in a folder.

    Raises:
        Unreadable: it is, or goes through, a link that leads out.

    """
    if leads_out(path, folder):
        raise Unreadable(f"{path}:1: a link that leads out of {folder}; {OPTION} follows it")
