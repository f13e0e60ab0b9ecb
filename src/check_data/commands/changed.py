"""``--diff REV``: the findings on lines that changed since a git revision.

What git can't say lines of is new as a whole, so that no finding is lost: files that it does not follow or does not
look at, files outside its repositories, and formats whose lines are not those of the file.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.git import changed_in, git
from check_data.report.places import end_of

if TYPE_CHECKING:
    from check_data.findings import Finding, Place
    from check_data.report.result import Report

_OWN_LINES = (".txt", ".md", ".markdown", ".html", ".htm", ".csv", ".toml", ".json", ".jsonl", ".ndjson")
"""Endings of files whose lines are those that findings name; a Word file's are its paragraphs."""


def only_changed(report: Report, revision: str, folder: str) -> Report:
    """The report with the findings on changed lines: where a finding stands, one of its figures or its check.

    Raises:
        NotRunnable: no git, no repository, or no such revision.

    """
    changed = _Changed(revision, git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    checks = {each.check.name: each.check.place for each in report.checks}
    kept = [each for each in report.findings if _touches(each, checks.get(each.check or ""), changed)]
    return report._replace(findings=tuple(kept))


def _touches(finding: Finding, check: Place | None, changed: _Changed) -> bool:
    if not finding.figures:
        return changed.lines(finding.place.path) != frozenset()  # what is missing stands on no line
    cited = [(each.place, each.quote) for each in finding.figures]
    places = [(finding.place, finding.quote), *cited, *([(check, "")] if check else [])]
    return any(_is_changed(place, quote, changed) for place, quote in places)


def _is_changed(place: Place, quote: str, changed: _Changed) -> bool:
    lines = changed.lines(place.path)
    return lines is None or not lines.isdisjoint(range(place.line, end_of(place, quote).line + 1))


class _Changed:
    """What changed since a revision in the repository at ``root``, and in others that files belong to."""

    def __init__(self, revision: str, root: str) -> None:
        self._revision, self._root = revision, os.path.realpath(root)
        self._repositories: dict[str, Mapping[str, frozenset[int] | None]] = {}
        self._files: dict[str, frozenset[int] | None] = {}
        self._in(self._root)

    def lines(self, path: str) -> frozenset[int] | None:
        """The changed lines of a file; None: all of them."""
        if path not in self._files:
            self._files[path] = self._looked_up(os.path.realpath(path))
        return self._files[path]

    def _looked_up(self, path: str) -> frozenset[int] | None:
        root = self._repository_of(path)
        lines = self._in(root).get(os.path.relpath(path, root)) if root else None
        return lines if not lines or _has_own_lines(path) else None

    def _repository_of(self, path: str) -> str | None:
        """The innermost repository around a file; None outside all."""
        for level in map(str, Path(path).parents):
            if level == self._root or os.path.exists(os.path.join(level, ".git")):
                return level
        return None

    def _in(self, root: str) -> Mapping[str, frozenset[int] | None]:
        if root not in self._repositories:
            self._repositories[root] = changed_in(root, self._revision, elsewhere=root != self._root)
        return self._repositories[root]


def _has_own_lines(path: str) -> bool:
    """Whether findings count a file's lines as git does, which knows no line end but ``\\n``."""
    if not path.lower().endswith(_OWN_LINES):
        return False
    with open(path, "rb") as file:
        return b"\r" not in file.read().replace(b"\r\n", b"")
