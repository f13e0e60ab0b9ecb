"""A rule file with those that it includes: ``include = ["shared/common.toml"]``, and ``[parameters]``."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from check_data.agreement.rulefile.around import Around
from check_data.agreement.rulefile.filled import Values
from check_data.agreement.rulefile.loops import is_scalar
from check_data.agreement.rulefile.places import BadDeclaration, Places

INCLUDE, PARAMETERS = "include", "parameters"


class RuleFile(NamedTuple):
    """A file: its path, its tables of checks by their names, where they are, and the parameters that hold in it."""

    path: str
    tables: Mapping[str, object]
    places: Places
    parameters: Values


def files_of(text: str, path: str, around: Around) -> Iterator[RuleFile]:
    """A file, and before it each that it includes, once. Its parameters replace those of the files that it includes.

    Raises:
        BadDeclaration: broken TOML; an include that is missing, can't be read or includes itself; parameters that are
            none.

    """
    yield from _Reading(around).files(text, path, {}, ())


class _Reading:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._read: set[str] = set()

    def files(self, text: str, path: str, outer: Values, above: tuple[str, ...]) -> Iterator[RuleFile]:
        tables, places = _toml(text, path), Places(text, path)
        parameters = {**_parameters(tables, places, path), **outer}
        for included in _includes(tables, places, path):
            yield from self._included(included, places, path, parameters, (*above, os.path.normpath(path)))
        yield RuleFile(path, tables, places, parameters)

    def _included(
        self, included: str, places: Places, path: str, parameters: Values, above: tuple[str, ...]
    ) -> Iterator[RuleFile]:
        found = os.path.normpath(Path(path).parent / included)
        line = places.of(INCLUDE).line
        if found in above:
            circle = " includes ".join([*above[above.index(found) :], found])
            raise BadDeclaration(path, line, f"include goes in a circle: {circle}")
        if self._around.text is None or found in self._read:
            return
        self._read.add(found)
        try:
            text = self._around.text(Path(found))
        except (OSError, ValueError) as error:
            why = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
            raise BadDeclaration(path, line, f"include: {found} can't be read: {why}") from error
        yield from self.files(text, found, parameters, above)


def _toml(text: str, path: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        found = re.search(r"line (\d+)", str(error))
        raise BadDeclaration(path, int(found[1]) if found else 1, f"not TOML: {error}") from error


def _includes(tables: dict[str, object], places: Places, path: str) -> list[str]:
    """What a file includes, taken out of its tables."""
    if isinstance(tables.get(INCLUDE), dict):
        return []  # a check of that name
    given = tables.pop(INCLUDE, [])
    listed = [given] if isinstance(given, str) else given
    if not isinstance(listed, list) or not all(isinstance(each, str) and each for each in listed):
        line = places.of(INCLUDE).line
        raise BadDeclaration(path, line, 'include names other rule files: include = ["shared/common.toml"]')
    return listed


def _parameters(tables: dict[str, object], places: Places, path: str) -> Values:
    """The parameters of a file, taken out of its tables."""
    given = tables.get(PARAMETERS)
    if not isinstance(given, dict) or "holds" in given or "unique" in given:
        return {}  # a check of that name, or what is none at all
    del tables[PARAMETERS]
    for name, value in given.items():
        fits = all(map(is_scalar, value)) if isinstance(value, list) else is_scalar(value)
        if not name.isidentifier() or not fits:
            line = places.of(PARAMETERS).line
            problem = f"[parameters] {name} is no name with a number, a text, a date, or a list of such"
            raise BadDeclaration(path, line, problem)
    return given
