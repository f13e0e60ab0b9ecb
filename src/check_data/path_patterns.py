"""Patterns of paths as in ``.gitignore``: those of git's files, and those of ``exclude``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from check_data.documents.lines import split
from check_data.opened import read_bytes

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_IGNORE, _REPOSITORY = ".gitignore", ".git"
_OF_REPOSITORY = os.path.join(_REPOSITORY, "info", "exclude")


class Exclude(NamedTuple):
    """Patterns as ``.gitignore`` has them, seen from a folder, absolute and without links: that of the configuration
    that they stand in.
    """

    folder: str
    patterns: tuple[str, ...]


class BadPattern(ValueError):
    """A pattern that is none; the message says which."""


class Spec(NamedTuple):
    """Patterns for files, and for folders: those without the slash that says that a pattern takes folders only."""

    files: GitIgnoreSpec
    folders: GitIgnoreSpec

    def include(self, path: str, is_folder: bool) -> bool | None:
        """What the last pattern says that takes a path itself; None where none does."""
        return (self.folders if is_folder else self.files).check_file(path).include


class Patterns:
    """Patterns of several folders, the innermost last: it decides over those around it. Paths are absolute ones without
    links, of folders and of what is matched.
    """

    def __init__(self, specs: Sequence[tuple[str, Spec]] = ()) -> None:
        self._specs = tuple(specs)

    def below(self, folder: str) -> Patterns:
        """These with those of the ``.gitignore`` in a folder."""
        found = tuple(_read(os.path.join(folder, _IGNORE), folder))
        return Patterns((*self._specs, *found)) if found else self

    def match(self, path: str, is_folder: bool) -> bool:
        """Whether the patterns take a path."""
        for folder, spec in reversed(self._specs):
            taken = spec.include(path.removeprefix(folder).replace(os.sep, "/").lstrip("/"), is_folder)
            if taken is not None:
                return taken
        return False


def ignoring(folder: str) -> Patterns:
    """What git ignores by its files above a folder, up to the repository's; nothing where they take the folder itself,
    which was named all the same.
    """
    levels = _up_to_repository(folder)
    if not levels:
        return Patterns()
    root, *inner = levels
    specs = [*_read(_of_user(), root), *_read(os.path.join(root, _OF_REPOSITORY), root)]
    for number, level in enumerate(levels[:-1]):
        specs += _read(os.path.join(level, _IGNORE), level)
        if Patterns(specs).match(inner[number], is_folder=True):
            return Patterns()
    return Patterns(specs)


def _of_user() -> str:
    """The file of what git ignores in all repositories of a user: that of ``core.excludesFile``, or where git looks."""
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    settings = os.environ.get("GIT_CONFIG_GLOBAL")
    where = [settings] if settings else [os.path.expanduser("~/.gitconfig"), os.path.join(home, "git", "config")]
    if any(_names_excludes(each) for each in where):
        found = _configured()
        if found:
            return found
    return os.path.join(home, "git", "ignore")


def _names_excludes(settings: str) -> bool:
    """Whether a file of git's settings may name a file of patterns, or others that do; git is asked only then."""
    try:
        said = read_bytes(settings).lower()
    except OSError:
        return False
    return b"excludesfile" in said or b"include" in said


def _configured() -> str:
    """What git says is the file; "" where it says none, or is not there."""
    import subprocess

    command = ["git", "config", "--global", "--includes", "--type=path", "--get", "core.excludesFile"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.rstrip("\n")
    except OSError:
        return ""


def _up_to_repository(folder: str) -> list[str]:
    """The folders from a repository's to this one; none where it is in none."""
    levels: list[str] = []
    for level in (folder, *map(str, Path(folder).parents)):
        levels.insert(0, level)
        if os.path.exists(os.path.join(level, _REPOSITORY)):
            return levels
    return []


def excluding(exclude: Exclude, folder: str) -> Patterns:
    """What is excluded; in a folder that lies elsewhere, the patterns are seen from there."""
    inside = Path(folder).is_relative_to(exclude.folder)
    return Patterns([(exclude.folder if inside else folder, spec_of(exclude.patterns))])


def spec_of(patterns: Iterable[str]) -> Spec:
    """The patterns as one.

    Raises:
        BadPattern: one is none.

    """
    from pathspec import GitIgnoreSpec

    given = list(patterns)
    try:
        folders = [each.rstrip().removesuffix("/") for each in given]
        return Spec(GitIgnoreSpec.from_lines(given), GitIgnoreSpec.from_lines(folders))
    except ValueError as error:
        raise BadPattern(f"no pattern as in .gitignore: {error}") from error


def _read(file: str, folder: str) -> Iterator[tuple[str, Spec]]:
    """The patterns of a file, if there is one; lines that git does not understand are left out, as by git."""
    try:
        lines = split(read_bytes(file).decode("utf-8", "surrogateescape"))
    except OSError:
        return
    understood = [line for line in lines if line.strip() and not line.startswith("#") and _is_understood(line)]
    if understood:
        yield folder, spec_of(understood)


def _is_understood(line: str) -> bool:
    try:
        spec_of([line])
    except BadPattern:
        return False
    return True
