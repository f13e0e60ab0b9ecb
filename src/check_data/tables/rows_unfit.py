"""Rows of a table of records are no records, or not surely so.

## What it does
Looks at the rows of a CSV file (and of a sheet): rows with fewer or more cells than the header, blank ones, repeated
headers, rows that begin with "#", rows and headers that end in an empty cell too many. One finding a kind, at the line
of the first, with the lines of some more.

## Why
A cell too few or too many moves all that follow it into other columns, and each program that reads such a row does
something else with it. A repeated header is the seam of two files; a blank line may be a record that was lost.

## Example
`3,4` below the header `total,a,b`: it can't be told which cell is missing, and the row is not checked.

## What it does not report
Blank lines at the end of a file, and rows all of whose cells are empty: these are records of which nothing is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from check_data.findings import Finding, Message, Place, Severity
from check_data.messages import English

CODE = "CD109"

Kind = Literal["fewer", "more", "header", "remark", "blank", "end", "number sign"]

_MESSAGES: Mapping[Kind, English] = {
    "fewer": English("rows with fewer cells than the header ({cells}), which are not checked: line {lines}"),
    "more": English("rows with more cells than the header ({cells}), which are not checked: line {lines}"),
    "header": English("rows that repeat the header, which are not checked: line {lines}"),
    "remark": English("rows that begin with # and lack the cells of the header ({cells}), not checked: line {lines}"),
    "blank": English("blank rows between records: line {lines}"),
    "end": English("rows that end in an empty cell without a column: line {lines}"),
    "number sign": English("rows that begin with #, which are taken for records: line {lines}"),
}
_WARNINGS = ("blank", "end", "number sign")
_TOLD = 5
"""Lines of a kind that are told."""


class Fault(NamedTuple):
    """What is wrong with a row, by its line."""

    kind: Kind
    line: int


def judge(faults: Sequence[Fault], cells: int, path: str) -> list[Finding]:
    """A finding for each kind; the header has so many ``cells``."""
    lines: dict[Kind, list[int]] = {}
    for fault in faults:
        lines.setdefault(fault.kind, []).append(fault.line)
    return [_finding(kind, found, cells, path) for kind, found in lines.items()]


def _finding(kind: Kind, lines: Sequence[int], cells: int, path: str) -> Finding:
    more = len(lines) - _TOLD
    told = ", ".join(map(str, lines[:_TOLD])) + (f" … (+{more})" if more > 0 else "")
    severity = Severity.WARNING if kind in _WARNINGS else Severity.ERROR
    return Finding(
        CODE, severity, Message(_MESSAGES[kind], {"cells": str(cells), "lines": told}), Place(path, lines[0])
    )
