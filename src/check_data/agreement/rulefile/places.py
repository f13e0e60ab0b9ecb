"""Where checks are declared in a rule file, and what can't be used of one."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Collection

from check_data.findings import Place
from check_data.patterns import lazily

_LINE_END, _ASSIGNED = lazily(r"\n"), lazily(r"[=.]")


class BadDeclaration(ValueError):
    """A checks file that can't be used; the message says which line and what to do. ``others`` are more such of it."""

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.others: tuple[BadDeclaration, ...] = ()


def nearest(name: str, known: Collection[str]) -> str:
    """What a name that is none may have been meant to be, as the end of a message; empty where nothing is near."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else ""


class Places:
    """Where checks are declared. The text is gone through once: a file may hold thousands."""

    def __init__(self, text: str, path: str) -> None:
        self._text, self._path = text, path
        self._lines = [0, *(found.end() for found in _LINE_END.finditer(text))]
        self._tables: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        for start, end in zip(self._lines, [*self._lines[1:], len(text)], strict=True):
            line = text[start:end]
            words = line.lstrip()
            at = start + len(line) - len(words)
            if words.startswith("["):
                self._tables.setdefault(_bare(words[1:].partition("]")[0]), at)
            else:
                self._keys.setdefault(_bare(_ASSIGNED.split(words, maxsplit=1)[0]), at)

    def line_of(self, name: str, key: str) -> int:
        """The line of a key of a check's table, from 1; the one that opens it where the key is written otherwise."""
        first = self.of(name).line
        for number in range(first + 1, len(self._lines) + 1):
            words = self._text[self._lines[number - 1] : self._ends(number)]
            if words.lstrip().startswith("["):
                break
            if _bare(_ASSIGNED.split(words, maxsplit=1)[0]) == key:
                return number
        return first

    def of(self, name: str) -> Place:
        """The line that opens a check's table, or assigns to it; the first one of all where it is written otherwise."""
        start = self._tables.get(name, self._keys.get(name, 0))
        line = bisect_right(self._lines, start)
        words = self._text[start : self._ends(line)].rstrip("\r\n")
        return Place(self._path, line, start - self._lines[line - 1] + 1, start, start + len(words))

    def _ends(self, line: int) -> int:
        return self._lines[line] if line < len(self._lines) else len(self._text)


def _bare(key: str) -> str:
    """A key without blanks and quotation marks."""
    return key.strip().strip("\"'")
