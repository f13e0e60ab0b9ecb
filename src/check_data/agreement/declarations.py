"""``checks/NAME.toml``: one table a check."""

from __future__ import annotations

import difflib
import re
import tomllib
from bisect import bisect_right
from collections.abc import Collection, Mapping
from datetime import date

from check_data.agreement import conditions
from check_data.agreement.across_keys import KEYS, read_across, spans_records
from check_data.agreement.check import Check
from check_data.agreement.expression import BadExpression, require_several
from check_data.findings import Place, Severity, Waiver
from check_data.patterns import lazily

_LINE_END, _ASSIGNED = lazily(r"\n"), lazily(r"[=.]")
_KEYS = ("holds", "because", "severity", "waived", *conditions.KEYS, *conditions.ABOUT, *KEYS)


class BadDeclaration(ValueError):
    """A checks file that can't be used; the message says which line and what to do."""

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")


def read_checks(text: str, path: str, figures: Collection[str] | None = None) -> tuple[Check, ...]:
    """The checks that a file declares; ``figures`` are the names that expressions may use (None: any, of records).

    Raises:
        BadDeclaration: broken TOML, an unknown key, a bad expression or waiver, an unknown figure, a check across
            records where there are none.

    """
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        found = re.search(r"line (\d+)", str(error))
        raise BadDeclaration(path, int(found[1]) if found else 1, f"not TOML: {error}") from error
    places = _Places(text, path)
    return tuple(_check(name, table, places.of(name), path, figures) for name, table in tables.items())


def _check(name: str, table: object, place: Place, path: str, figures: Collection[str] | None) -> Check:
    if not isinstance(table, dict):
        raise BadDeclaration(path, place.line, f'{name} is no check: write a table, [{name}] with holds = "…"')
    for key in table:
        if key not in _KEYS:
            raise BadDeclaration(path, place.line, f"[{name}] has an unknown key {key!r}{_nearest(key, _KEYS)}")
    holds, because = table.get("holds", "" if "unique" in table else None), table.get("because", "")
    if not isinstance(holds, str) or not isinstance(because, str):
        raise BadDeclaration(path, place.line, f'[{name}] needs holds = "an expression" and texts as values')
    if figures is not None and any(key in KEYS for key in table):
        raise BadDeclaration(path, place.line, f"[{name}] joins records, and a list of figures has none")
    try:
        # Of a list of figures, an expression with a dot is a slip and no other table.
        spans = figures is None and spans_records(table)
        expression, across = read_across(table) if spans else (conditions.expression_of(holds, table), None)
        if figures is None:
            require_several(expression)
        else:
            conditions.require_no_codes(expression)
        mostly, about = conditions.mostly_of(table, records=figures is None), conditions.about_of(table)
    except BadExpression as error:
        raise BadDeclaration(path, place.line, f"[{name}] {error}") from error
    for figure in expression.names:
        if figures is not None and figure not in figures:
            raise BadDeclaration(path, place.line, f"[{name}] no figure is named {figure!r}{_nearest(figure, figures)}")
    warns = across is not None and across.warns
    severity = _severity(name, {"severity": "warning", **table} if warns else table, path, place.line)
    return Check(
        name, expression, because, severity, _waiver(name, table, path, place.line), place, across, mostly, about
    )


def _severity(name: str, table: Mapping[str, object], path: str, line: int) -> Severity:
    given = table.get("severity", "error")
    found = next((each for each in Severity if each.label == given), None)
    if found is None:
        raise BadDeclaration(path, line, f"[{name}] severity is error, warning or note, not {given!r}")
    return found


def _waiver(name: str, table: Mapping[str, object], path: str, line: int) -> Waiver | None:
    waived = table.get("waived")
    if waived is None:
        return None
    reason = waived.get("reason", "") if isinstance(waived, dict) else None
    until = waived.get("until") if isinstance(waived, dict) else None
    unknown = set(waived) - {"reason", "until"} if isinstance(waived, dict) else {"waived"}
    dated = until is None or (type(until) is date)
    if unknown or not dated or not isinstance(reason, str):
        raise BadDeclaration(
            path, line, f'[{name}] write waived = {{ reason = "why", until = 2030-12-31 }}; until may be left out'
        )
    return Waiver(reason.strip(), until if isinstance(until, date) else None)


def _nearest(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else ""


class _Places:
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

    def of(self, name: str) -> Place:
        """The line that opens a check's table, or assigns to it; the first one of all where it is written otherwise."""
        start = self._tables.get(name, self._keys.get(name, 0))
        line = bisect_right(self._lines, start)
        end = self._lines[line] if line < len(self._lines) else len(self._text)
        words = self._text[start:end].rstrip("\r\n")
        return Place(self._path, line, start - self._lines[line - 1] + 1, start, start + len(words))


def _bare(key: str) -> str:
    """A key without blanks and quotation marks."""
    return key.strip().strip("\"'")
