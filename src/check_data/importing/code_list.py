"""Code lists, as registries of SDMX give them as tables, in the shape that rules name: ``code,name,parent``."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from check_data.importing.carried import Left
from check_data.not_runnable import NotRunnable
from check_data.tables.dialect import delimiter_of

_COLUMNS = {
    "code": ("code", "id", "codeid", "codevalue", "value", "itemid"),
    "name": ("name", "label", "description", "codename", "nameen", "labelen"),
    "parent": ("parent", "parentcode", "parentid", "parentcodeid"),
}
"""What the columns are called, without regard to case and signs."""


class CodeList(NamedTuple):
    """A code list: its rows, the first of which is their header, and what is not carried over."""

    rows: tuple[tuple[str, ...], ...]
    left: tuple[Left, ...]

    @property
    def text(self) -> str:
        """The table."""
        written = io.StringIO(newline="")
        csv.writer(written, lineterminator="\n").writerows(self.rows)
        return written.getvalue()


def read(text: str, path: str) -> CodeList:
    """The code list of a table.

    Raises:
        NotRunnable: it has no column of codes, or none of them.

    """
    text = text.removeprefix("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    try:
        lines = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise NotRunnable(f"{path}:{reader.line_num}: {error}") from error
    columns = _columns(lines[0][1] if lines else [])
    if "code" not in columns:
        raise NotRunnable(f"{path}:1: no column of codes: one is called {', '.join(_COLUMNS['code'])}")
    cells = [
        (line, {name: row[place].strip() if place < len(row) else "" for name, place in columns.items()})
        for line, row in lines[1:]
    ]
    return listed(cells, path)


def listed(codes: Sequence[tuple[int, Mapping[str, str]]], path: str) -> CodeList:
    """A code list of the cells of each code, by its line; all have the same columns.

    Raises:
        NotRunnable: there are none.

    """
    found: dict[str, Mapping[str, str]] = {}
    lines: dict[str, int] = {}
    left: list[Left] = []
    for line, cells in codes:
        if not cells["code"]:
            left.append(Left(line, "", "has no code"))
        elif cells["code"] in found:
            left.append(Left(line, cells["code"], "stands twice; the first is taken"))
        else:
            found[cells["code"]], lines[cells["code"]] = cells, line
    if not found:
        raise NotRunnable(f"{path}:1: no codes")
    above = {code: cells["parent"] for code, cells in found.items() if cells.get("parent")}
    rows = (tuple(codes[0][1]), *(tuple(cells.values()) for cells in found.values()))
    return CodeList(rows, (*left, *_orphans(found, above, lines)))


def _columns(header: list[str]) -> dict[str, int]:
    """The place of each column that is known."""
    called = ["".join(char for char in name.casefold() if char.isalnum()) for name in header]
    places = {ours: [called.index(each) for each in theirs if each in called] for ours, theirs in _COLUMNS.items()}
    return {ours: found[0] for ours, found in places.items() if found}


def _orphans(found: Collection[str], above: Mapping[str, str], line_of: Mapping[str, int]) -> list[Left]:
    """The codes whose parents are none, and those that are above themselves."""
    left = [Left(line_of[code], code, f"its parent {up} is no code") for code, up in above.items() if up not in found]
    left += [Left(line_of[code], code, "is above itself") for code in above if _is_above_itself(code, above)]
    return left


def _is_above_itself(code: str, above: Mapping[str, str]) -> bool:
    seen, at = {code}, above.get(code)
    while at is not None and at not in seen:
        seen.add(at)
        at = above.get(at)
    return at == code
