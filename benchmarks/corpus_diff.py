"""The findings that a change gains, loses and moves to another level over folders of texts, and the time of both sides.

Usage: python benchmarks/corpus_diff.py [--since REVISION] [--show N] FOLDER ...

Lints the folders with the package as it was at a git revision (default: HEAD) and as it stands in the working tree,
each in a process of its own, without a cache. Ends with 1 where errors are gained, so that somebody looks at them.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent

Key = tuple[str, str, int, tuple[str, ...]]
"""A finding whoever gives it: its text, rule, line, and the figures as printed."""


class Side(NamedTuple):
    """What one version finds, by key with the level and the arithmetic, and its processor time in seconds."""

    findings: Mapping[Key, tuple[str, str]]
    seconds: float


class Change(NamedTuple):
    """A finding of one side only, or of another level: None where a side has none."""

    key: Key
    before: str | None
    after: str | None
    arithmetic: str


def changes(before: Mapping[Key, tuple[str, str]], after: Mapping[Key, tuple[str, str]]) -> list[Change]:
    """What differs, in order of text and line."""
    found = []
    for key in sorted(before.keys() | after.keys(), key=lambda each: (each[0], each[2], each[1], each[3])):
        old, new = before.get(key), after.get(key)
        level, other = old and old[0], new and new[0]
        if level != other:
            found.append(Change(key, level, other, (new or old or ("", ""))[1]))
    return found


def findings_of(lines: Iterable[str]) -> dict[Key, tuple[str, str]]:
    """The findings of a report in JSON lines."""
    found: dict[Key, tuple[str, str]] = {}
    for line in lines:
        each: dict[str, Any] = json.loads(line)
        if "rule" in each:
            quotes = tuple(figure["quote"] for figure in each["figures"])
            found[each["path"], each["rule"], each["line"], quotes] = each["severity"], each["arithmetic"]
    return found


def side(source: Path, folders: list[str]) -> Side:
    """Lint folders with the package that stands in ``source``.

    Raises:
        SystemExit: the package failed; it says why.

    """
    environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONSAFEPATH": "1"}
    environment.pop("GITHUB_ACTIONS", None)
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "check_data", *folders, "--output-format", "jsonl", "--no-cache", "--exit-zero"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ran.returncode:
        sys.exit(f"{source}: {' '.join(command)} ended with {ran.returncode}:\n{ran.stderr}")
    seconds = ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime
    return Side(findings_of(ran.stdout.splitlines()), seconds)


def told(name: str, given: list[Change], show: int) -> list[str]:
    """A heading with the counts by level, and the first findings."""
    levels = ("error", "warning", "note")
    counts = ", ".join(f"{sum((each.after or each.before) == level for each in given)} {level}s" for level in levels)
    lines = [f"{name}: {len(given)} ({counts})"]
    for each in given[:show]:
        path, rule, line, _ = each.key
        level = " → ".join(filter(None, (each.before, each.after)))
        lines.append(f"  {path}:{line}: {level} {rule} {' '.join(each.arithmetic.split())}")
    return lines + [f"  and {len(given) - show} more"] * (len(given) > show)


def main() -> None:
    """Print what differs, and the times."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--since", default="HEAD", metavar="REVISION", help="the version to compare with")
    parser.add_argument("--show", type=int, default=40, metavar="N", help="findings of each kind in full")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(tree), arguments.since], check=True)
        try:
            before = side(tree / "src", arguments.folders)
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)
    after = side(ROOT / "src", arguments.folders)
    differing = changes(before.findings, after.findings)
    gained = [each for each in differing if each.before is None]
    lost = [each for each in differing if each.after is None]
    moved = [each for each in differing if each.before and each.after]
    for name, given in (("gained", gained), ("lost", lost), ("at another level", moved)):
        print("\n".join(told(name, given, arguments.show)))
    print(f"processor time: {before.seconds:.1f} s at {arguments.since}, {after.seconds:.1f} s now")
    sys.exit(any(each.after == "error" for each in (*gained, *moved)))


if __name__ == "__main__":
    main()
