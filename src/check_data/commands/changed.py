"""``--diff REV``: the findings on lines that changed since a git revision.

What git can't say lines of is new as a whole, so that no finding is lost: files that it does not follow or does not
look at, files outside its repositories, and formats whose lines are not those of the file.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.git import changed_in, git
from check_data.documents.lines import split
from check_data.findings import Place
from check_data.opened import read_bytes
from check_data.report.places import end_of
from check_data.tables import quote_not_in_text

if TYPE_CHECKING:
    from check_data.findings import Finding
    from check_data.report.result import Report

_OWN_LINES = (".txt", ".md", ".markdown", ".html", ".htm", ".csv", ".toml", ".json", ".jsonl", ".ndjson")
"""Endings of files whose lines are those that findings name; a Word file's are its paragraphs."""


def only_changed(report: Report, revision: str, folder: str) -> Report:
    """The report with the findings on changed lines: where a finding stands, one of its figures or its check.

    Raises:
        NotRunnable: no git, no repository, or no such revision.

    """
    root = git(folder, "rev-parse", "--show-toplevel").rstrip("\n")
    changed = _Changed(revision, root, [each.path for each in report.returns])
    checks = defaultdict[str, list[Place]](list)
    for each in report.checks:
        checks[each.check.name].append(each.check.place)
    kept = [each for each in report.findings if _touches(each, checks, report, changed)]
    return report._replace(findings=tuple(kept))


def _touches(finding: Finding, checks: Mapping[str, Sequence[Place]], report: Report, changed: _Changed) -> bool:
    if any(changed.lines(path) != frozenset() for path in _files_behind(finding, checks, report)):
        return True
    if any(changed.touches(place.path, _declared_on(place)) for place in checks.get(finding.check or "", ())):
        return True
    cited = [(finding.place, finding.quote), *((each.place, each.quote) for each in finding.figures)]
    return any(changed.touches(place.path, range(place.line, end_of(place, quote).line + 1)) for place, quote in cited)


def _files_behind(finding: Finding, checks: Mapping[str, Sequence[Place]], report: Report) -> Iterator[str]:
    """Files of which any change may have brought a finding about, without a line of it to name."""
    path = Path(finding.place.path)
    if not finding.figures:
        yield str(path)  # what is missing stands on no line
    if finding.rule == quote_not_in_text.CODE:
        yield from (each for each in report.sources if Path(each).with_suffix("") == path.with_suffix(""))
    elif not (finding.check in checks or finding.place.path in report.sources):
        names = {path.stem, *(each.name for each in report.returns if each.path == finding.place.path)}
        for name, folder in product(names, (path.parent.parent, Path())):
            declared = (folder / "schemas" / f"{name}.py", folder / "checks" / f"{name}.toml")
            yield from (str(each) for each in declared if each.is_file())


def _declared_on(place: Place) -> range:
    """The lines of a check's table: up to the next one's head. All of the file where it has no head of its own."""
    lines = split(read_bytes(place.path).decode("utf-8", "replace"))
    if not lines[place.line - 1].lstrip().startswith("["):
        return range(1, len(lines) + 1)
    ends = (number for number, line in enumerate(lines[place.line :], place.line) if line.lstrip().startswith("["))
    return range(place.line, next(ends, len(lines)) + 1)


class _Changed:
    """What changed since a revision in the repository at ``root``, and in others that files belong to."""

    def __init__(self, revision: str, root: str, tables: Collection[str]) -> None:
        self._revision, self._root, self._tables = revision, os.path.realpath(root), tables
        self._repositories: dict[str, Mapping[str, frozenset[int] | None]] = {}
        self._files: dict[str, frozenset[int] | None] = {}
        self._in(self._root)

    def touches(self, path: str, lines: range) -> bool:
        """Whether any of some lines of a file changed."""
        changed = self.lines(path)
        return changed is None or not changed.isdisjoint(lines)

    def lines(self, path: str) -> frozenset[int] | None:
        """The changed lines of a file; None: all of them."""
        if path not in self._files:
            lines = self._looked_up(os.path.realpath(path))
            own = not lines or _has_own_lines(path, b"\r" if path not in self._tables else b'\r"')
            self._files[path] = lines if own else None
        return self._files[path]

    def _looked_up(self, path: str) -> frozenset[int] | None:
        root = self._repository_of(path)
        return self._in(root).get(os.path.relpath(path, root)) if root else None

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


def _has_own_lines(path: str, not_in: bytes) -> bool:
    """Whether findings count a file's lines as git does, which knows no line end but ``\\n``: where none of some
    characters is in it. Records are counted, and a quotation mark may hold several lines.
    """
    if not path.lower().endswith(_OWN_LINES):
        return False
    return not set(not_in) & set(read_bytes(path).replace(b"\r\n", b"\n"))
