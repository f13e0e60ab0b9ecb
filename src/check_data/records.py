"""Tables of records by a form of a project: ``--form NAME PATH …``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from check_data.configuration import Configuration
from check_data.project import Project, load_form


def load_records(form: str, paths: Sequence[Path], settings: Configuration, *, code: bool = True) -> Project:
    """The tables at ``paths`` as a project of their own, with the form of the project in this folder.

    Raises:
        NotRunnable: there is no such form here, or a table can't be used.

    """
    here = Path()
    return Project(here, settings, (), tables=load_form(here, form, paths, settings, code=code))
