"""Known findings: a file of fingerprints, written once. They are accepted, and only new ones fail."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from check_data.documents.lines import split
from check_data.findings import Finding, Place, Waiver
from check_data.opened import read_bytes
from check_data.waivers import known_finding_gone

VERSION = 1
_KEYS = ("path", "rule", "fingerprint", "message")


class BadBaseline(ValueError):
    """A baseline that can't be used; the message says file and line."""


class Entry(NamedTuple):
    """One known finding: its file as seen from the baseline's folder, and the line of the baseline that it is on."""

    path: str
    rule: str
    fingerprint: str
    message: str
    line: int = 1


class Compared(NamedTuple):
    """Findings with the known ones accepted, and the entries that nothing was found for."""

    findings: list[Finding]
    left: list[Entry]


class Baseline(NamedTuple):
    """The known findings of a file."""

    file: str
    entries: tuple[Entry, ...]

    def compared(self, findings: Iterable[Finding]) -> Compared:
        """The findings against the known ones, as often as each is known."""
        known = Counter((entry.path, entry.fingerprint) for entry in self.entries)
        waiver, told = Waiver(os.path.basename(self.file), kind="known"), []
        for finding in findings:
            key = (named(finding.place.path, self.file), finding.fingerprint)
            if finding.waiver is None and known[key]:
                known[key] -= 1
                finding = finding._replace(waiver=waiver)
            told.append(finding)
        return Compared(told, [entry for entry in self.entries if _left(known, entry)])

    def without(self, gone: Sequence[Entry]) -> Baseline:
        """The baseline without some entries."""
        return self._replace(entries=tuple(entry for entry in self.entries if entry not in gone))

    def written(self) -> str:
        """The file's text: a line a finding."""
        import json

        lines = [json.dumps({key: getattr(entry, key) for key in _KEYS}, ensure_ascii=False) for entry in self.entries]
        inner = "".join(f"\n    {line}," for line in sorted(lines)).rstrip(",")
        return f'{{\n  "version": {VERSION},\n  "findings": [{inner}\n  ]\n}}\n'


def of_findings(findings: Iterable[Finding], file: str) -> Baseline:
    """The baseline of what was found and is not accepted otherwise."""
    entries = [
        Entry(named(each.place.path, file), each.rule, each.fingerprint, each.message.text("en")) for each in findings
    ]
    return Baseline(file, tuple(entries))


def gone(entries: Iterable[Entry], file: str) -> list[Finding]:
    """What is to be said of entries that nothing was found for."""
    return [known_finding_gone.judge(each.rule, each.path, each.message, Place(file, each.line)) for each in entries]


def named(path: str, file: str) -> str:
    """A path as seen from the baseline's folder, with forward slashes."""
    return Path(os.path.relpath(path, os.path.dirname(file) or ".")).as_posix()


def load(file: str) -> Baseline:
    """The baseline of a file.

    Raises:
        BadBaseline: no file, or something else in it.

    """
    import json

    try:
        text = read_bytes(file).decode()
        data = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        told = (error.strerror if isinstance(error, OSError) else None) or error
        raise BadBaseline(f"{file}:{getattr(error, 'lineno', 1)}: can't be read: {told}") from error
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("findings"), list):
        raise BadBaseline(f"{file}:1: no baseline of version {VERSION}; check-data baseline writes one")
    lines = split(text)
    entries, at = [], 0
    for each in data["findings"]:
        entry = _entry(each, file)
        at = next((line for line in range(at, len(lines)) if entry.fingerprint in lines[line]), at)
        entries.append(entry._replace(line=at + 1))
        at += 1
    return Baseline(file, tuple(entries))


def _left(known: Counter[tuple[str, str]], entry: Entry) -> bool:
    left = known[entry.path, entry.fingerprint] > 0
    known[entry.path, entry.fingerprint] -= left
    return left


def _entry(data: Any, file: str) -> Entry:
    if not isinstance(data, dict) or not all(isinstance(data.get(key), str) for key in _KEYS):
        raise BadBaseline(f"{file}:1: a finding has the texts {', '.join(_KEYS)}; check-data baseline writes them")
    return Entry(*(data[key] for key in _KEYS))
