"""Other values in a line that is a JSON object, with all the rest of the line as it was written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

_DECODER = json.JSONDecoder()
_BLANKS = " \t\r\n"


class _Cell(NamedTuple):
    """A value of an object, and where it stands in the text."""

    value: object
    start: int
    end: int


def with_cells(line: str, changes: Mapping[str, tuple[Fraction | str, str]]) -> str:
    """The line with some values changed: each to a number of finitely many decimals or a text, or, where another name
    is given, to the value of that one. A name that is not there is added at the end.
    """
    cells = dict(_cells(line))  # of a name that comes twice the last one counts, as for `json.loads`
    told = {name: _written(value, other, name, cells, line) for name, (value, other) in changes.items()}
    for name in sorted(told.keys() & cells.keys(), key=lambda each: -cells[each].start):
        line = line[: cells[name].start] + told[name] + line[cells[name].end :]
    added = [f"{json.dumps(name, ensure_ascii=False)}: {text}" for name, text in told.items() if name not in cells]
    if not added:
        return line
    end = line.rindex("}")
    return line[:end].rstrip(_BLANKS) + (", " if cells else "") + ", ".join(added) + line[end:]


def _written(value: Fraction | str, other: str, name: str, cells: Mapping[str, _Cell], line: str) -> str:
    """A value as JSON, a text where the one before is one."""
    if other:
        return line[cells[other].start : cells[other].end]
    before = cells[name].value if name in cells else None
    if isinstance(value, str):
        is_bool = isinstance(before, bool) and value in ("true", "false")
        return value if is_bool else json.dumps(value, ensure_ascii=False)
    return json.dumps(_digits(value)) if isinstance(before, str) else _digits(value)


def _digits(value: Fraction) -> str:
    """A number of finitely many decimals in its digits."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = f"{abs(value.numerator * 10**places // value.denominator):0{places + 1}d}"
    whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    return ("-" if value < 0 else "") + whole + (f".{decimals}" if decimals else "")


def _cells(line: str) -> Iterator[tuple[str, _Cell]]:
    """The names and values of an object that was read before, so that it is one."""
    at = line.index("{") + 1
    while (at := _past_blanks(line, at)) < len(line) and line[at] != "}":
        name, at = _DECODER.raw_decode(line, at)
        start = _past_blanks(line, _past_blanks(line, at) + 1)  # behind the colon
        value, at = _DECODER.raw_decode(line, start)
        yield name, _Cell(value, start, at)
        at = _past_blanks(line, at)
        at += line[at] == ","


def _past_blanks(line: str, at: int) -> int:
    while line[at] in _BLANKS:
        at += 1
    return at
