"""Which texts of folders are linted: what git ignores, what is excluded, hidden or not the author's is passed over, and
counted. What is named itself is taken.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from check_data.configuration import Configuration
from check_data.documents.links import OPTION, leads_out
from check_data.documents.load import ENDINGS
from check_data.documents.unread import Unread
from check_data.path_patterns import Patterns, excluding, ignoring

VENDORED = frozenset(
    "node_modules bower_components jspm_packages vendor _vendor third_party venv virtualenv site-packages "
    "__pypackages__ __pycache__".split()
)
"""Names of folders that programs fill with the work of others."""
_OF_GIT = ".git"
REASONS = {
    "ignored": "that git ignores",
    "excluded": "excluded",
    "hidden": "hidden",
    "vendored": "in folders of others' work",
    "linked": f"linked from outside ({OPTION} takes them)",
}
"""Why texts are passed over, by the names that JSON has for it, as a sentence says it."""


def texts_of(folder: Path, settings: Configuration, passed: Counter[str]) -> Iterator[Path | Unread]:
    """The texts below a folder in order of their paths, and folders that can't be listed; ``passed`` counts the texts
    that are passed over, by reason.
    """
    walk = _Walk(str(folder), settings, passed)
    yield from walk.texts(str(folder), ignoring(walk.root))


def remark(passed: Counter[str]) -> str:
    """What is to be said of texts that were passed over; "" where there are none."""
    told = [f"{passed[reason]} {words}" for reason, words in REASONS.items() if passed[reason]]
    number = sum(passed.values())
    return f"passed over {number} {'text' if number == 1 else 'texts'}: {', '.join(told)}" if told else ""


class _Walk:
    """A walk from the folder ``given``, which is ``root`` without links."""

    def __init__(self, given: str, settings: Configuration, passed: Counter[str]) -> None:
        self._given, self.root, self._passed = given, os.path.realpath(given), passed
        self._excluded = [excluding(each, self.root) for each in settings.exclude]
        self._passes_over_links = not settings.follow_links

    def texts(self, folder: str, ignored: Patterns) -> Iterator[Path | Unread]:
        try:
            listed = _listed(folder)
        except OSError as error:
            yield Unread(folder, None, f"can't be listed: {error.strerror}")
            return
        ignored = ignored.below(self._real(folder))
        for entry in listed:
            is_folder = entry.is_dir(follow_symlinks=False)
            # A link to nothing and what is no file are told by who reads them.
            if not is_folder and (not _is_text(entry.name) or os.path.isdir(entry.path)):
                continue
            reason = self._reason(entry, ignored, is_folder)
            if reason:
                self._passed += Counter({reason: _texts_below(entry) if is_folder else 1})
            elif is_folder:
                yield from self.texts(entry.path, ignored)
            else:
                yield Path(entry.path)

    def _reason(self, entry: os.DirEntry[str], ignored: Patterns, is_folder: bool) -> str:
        """Why an entry is passed over; "" where it is not."""
        if entry.name.startswith("."):
            return "hidden"
        if is_folder and entry.name in VENDORED:
            return "vendored"
        path = self._real(entry.path)
        if any(each.match(path, is_folder) for each in self._excluded):
            return "excluded"
        if ignored.match(path, is_folder):
            return "ignored"
        return "linked" if self._passes_over_links and entry.is_symlink() and leads_out(entry.path, self.root) else ""

    def _real(self, path: str) -> str:
        """A path that the walk came to, without the links before its start; there are none after it."""
        return os.path.join(self.root, path[len(self._given) :].lstrip(os.sep)).rstrip(os.sep)


def _listed(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as listed:
        return sorted(listed, key=lambda each: each.name)


def _is_text(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def _texts_below(entry: os.DirEntry[str]) -> int:
    """How many texts a folder holds that is not gone through; git's own holds none."""
    if entry.name == _OF_GIT:
        return 0
    return sum(_is_text(name) for _, _, names in os.walk(entry.path) for name in names)
