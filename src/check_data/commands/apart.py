"""No output goes where an input is: it would be overwritten, or the next run would check the report of this one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.outputs import STANDARD
from check_data.configuration import BASELINE, is_project
from check_data.not_runnable import NotRunnable

if TYPE_CHECKING:
    from check_data.commands.outputs import Output

_OF_PROJECT = ("data", "checks", "schemas")
_CONFIGURATIONS = ("check-data.toml", "pyproject.toml")


def require_apart(outputs: Sequence[Output], options: argparse.Namespace) -> None:
    """Nothing, where every output goes to a file that is no input.

    Raises:
        NotRunnable: one is, or would be.

    """
    for file in _written(outputs, options):
        if any(_is_input(Path(file).resolve(), each, options) for each in _read(options)):
            raise NotRunnable(f"{file}: is among what is checked, or would be in the next run; write it elsewhere")


def _written(outputs: Sequence[Output], options: argparse.Namespace) -> Iterator[str]:
    yield from (each.file for each in outputs if each.file != STANDARD)
    if options.all:
        yield options.all


def _read(options: argparse.Namespace) -> Iterator[Path]:
    given = [*options.paths, options.config, options.baseline, "." if options.form else None]
    yield from (Path(path).resolve() for path in given if path and path != STANDARD)


def _is_input(file: Path, given: Path, options: argparse.Namespace) -> bool:
    if file.exists() and not file.is_file():
        return False  # a device or a pipe takes what is written, and a folder is told by who opens it
    if file == given:
        return True
    if not given.is_dir() or not file.is_relative_to(given):
        return False
    inner = file.relative_to(given).parts
    if options.form or is_project(given):
        return inner[0] in _OF_PROJECT or (len(inner) == 1 and inner[0] in (*_CONFIGURATIONS, BASELINE))
    return file.suffix.lower() in _endings(options) and not any(part.startswith(".") for part in inner)


def _endings(options: argparse.Namespace) -> Sequence[str]:
    if options.text_column:
        from check_data.documents.records import ENDINGS as OF_RECORDS

        return OF_RECORDS
    from check_data.documents.load import ENDINGS

    return ENDINGS
