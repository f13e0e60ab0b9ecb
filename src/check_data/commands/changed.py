"""``--diff REV``: the findings on lines that changed since a git revision."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from check_data.not_runnable import NotRunnable

if TYPE_CHECKING:
    from check_data.findings import Finding, Place
    from check_data.report.result import Report

Lines = Mapping[str, frozenset[int] | None]
"""Changed lines by the file's full path; None: all of them."""

_HUNK = re.compile(r"@@ -\d+(?:,(?P<before>\d+))? \+(?P<start>\d+)(?:,(?P<after>\d+))? @@")
_NAME = "+++ "


def only_changed(report: Report, revision: str, folder: str) -> Report:
    """The report with the findings on changed lines: where a finding stands, one of its figures or its check.

    Raises:
        NotRunnable: no git, no repository, or no such revision.

    """
    changed = _changed(revision, folder)
    checks = {each.check.name: each.check.place for each in report.checks}
    kept = [each for each in report.findings if _touches(each, checks.get(each.check or ""), changed)]
    return report._replace(findings=tuple(kept))


def _touches(finding: Finding, check: Place | None, changed: Lines) -> bool:
    if not finding.figures:
        return os.path.realpath(finding.place.path) in changed  # what is missing stands on no line
    places = (finding.place, *(cited.place for cited in finding.figures), *([check] if check else []))
    return any(_is_changed(place, changed) for place in places)


def _is_changed(place: Place, changed: Lines) -> bool:
    lines = changed.get(os.path.realpath(place.path), frozenset())
    return lines is None or place.line in lines


def _changed(revision: str, folder: str) -> Lines:
    root = _git(folder, "rev-parse", "--show-toplevel").rstrip("\n")
    since = ("--no-renames", "--no-ext-diff", "--no-color", "--end-of-options", revision, "--")
    names = _git(root, "diff", "--name-only", "-z", *since).split("\0")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    # A binary file (Word, PDF) shows no lines, and neither do files that git does not know: all of them is new.
    found: dict[str, frozenset[int] | None] = {os.path.realpath(os.path.join(root, name)): None for name in names + new}
    for name, lines in _hunks(_git(root, "-c", "core.quotePath=false", "diff", "--unified=0", *since)):
        path = os.path.realpath(os.path.join(root, name))
        found[path] = (found[path] or frozenset()) | lines
    return found


def _hunks(diff: str) -> Iterator[tuple[str, frozenset[int]]]:
    """The file and the new lines of each hunk."""
    name, inside = "", 0
    for line in diff.split("\n"):
        if inside and line[:1] in "+-":
            inside -= 1
        elif line.startswith(_NAME):
            name = _unquoted(line.removeprefix(_NAME).rstrip("\t"))
        elif read := _HUNK.match(line):
            before, after = (int(read[each] or 1) for each in ("before", "after"))
            inside = before + after
            if name:
                start = int(read["start"])
                yield name, frozenset(range(start, start + after))


def _unquoted(name: str) -> str:
    """A path as git prints it; empty where the file is gone."""
    if name.startswith('"'):
        import codecs

        name = codecs.escape_decode(name[1:-1].encode())[0].decode()
    return name.removeprefix("b/") if name != os.devnull else ""


def _git(folder: str, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        raise NotRunnable("--diff needs git, which can't be started") from error
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().splitlines()[:1]
        raise NotRunnable(f"--diff: git {arguments[0]}: {' '.join(told)}")
    return done.stdout.decode(errors="surrogateescape")
