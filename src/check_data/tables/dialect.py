"""What a cell of a CSV file is: text first. The dialect says how lines are cut into cells, and how cells write numbers.

It is recognised from the file, or declared (``[publication.NAME] delimiter = ";"``, ``decimal = ","``), and it is the
same for every engine.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from check_data.configuration import DELIMITERS
from check_data.patterns import lazily

BLANKS = " \t"
"""What does not count around a cell."""

HEAD = 65_536
"""Characters from which the delimiter is recognised."""

LONGEST = 300
"""Digits of a number; longer ones are texts."""

_NUMBER = lazily(r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]{1,3})?")
_OF_COMMA = lazily(r"([+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+))(?:,([0-9]*))?([eE][+-]?[0-9]{1,3})?|[+-]?,[0-9]+")
_SURELY_COMMA = lazily(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]*),(?:[0-9]{1,2}|[0-9]{4,})")
_MAY_BE_COMMA = lazily(r"[+-]?[0-9]{1,3},[0-9]{3}")
_SURELY_POINT = lazily(
    r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)\.(?:[0-9]{1,2}|[0-9]{4,})|[+-]?[0-9]{1,3}(?:,[0-9]{3}){2,}"
)
_BETWEEN_DIGITS = lazily(r"(?<=[0-9])[.,](?=[0-9])")
_LAST_GROUP = lazily(r"[0-9],([0-9]+)(?![0-9,])")
_SWAPPED = {",": ".", ".": ","}


class Declared(NamedTuple):
    """What the configuration says of a file: None is recognised."""

    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None


class Dialect(NamedTuple):
    """How a CSV file is written: what stands between its cells, and whether a comma is the decimal mark."""

    delimiter: str = ","
    comma: bool = False


class Unclear(ValueError):
    """Cells from which the decimal mark can't be told; the message shows one."""


def rows_of(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of a text, cells without the blanks around them; a blank line has none.

    Raises:
        csv.Error: a quoted cell does not end, or goes on after its end.

    """
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True):
        cells = [cell.strip(BLANKS) for cell in row]
        yield [] if cells == [""] else cells


def delimiter_of(head: str) -> str:
    """What stands between the cells: what cuts the first lines into the same number of cells, the most of them."""
    return max(DELIMITERS, key=lambda each: _score(head, each))


def _score(head: str, delimiter: str) -> tuple[bool, int, int]:
    rows = list(whole_rows(head, delimiter))
    sizes = Counter(len(row) for row in rows)
    header = len(rows[0]) if rows else 0
    return header > 1, sizes[header] if header > 1 else 0, header


def whole_rows(head: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of the beginning of a file that are no remark; the last one may be cut."""
    try:
        for row in rows_of(head, delimiter):
            if row and not (row[0].startswith("#") and len(row) == 1):
                yield row
    except csv.Error:
        return


def has_decimal_commas(cells: Iterable[str], delimiter: str) -> bool:
    """Whether a comma is the decimal mark in some cells.

    Raises:
        Unclear: some may be either, and nothing tells. In files with commas between cells they group thousands.

    """
    unclear = ""
    surely = False
    for cell in cells:
        if _SURELY_POINT.fullmatch(cell):
            return False
        surely = surely or _SURELY_COMMA.fullmatch(cell) is not None
        unclear = unclear or (cell if _MAY_BE_COMMA.fullmatch(cell) else "")
    if unclear and not surely and delimiter != ",":
        raise Unclear(unclear)
    return surely


def number_in(text: str) -> Decimal | None:
    """The number that bare digits say, with a point as the decimal mark; None where a text is none."""
    stripped = text.strip()
    if len(stripped) > LONGEST or not _NUMBER.fullmatch(stripped):
        return None
    return Decimal(stripped)


def with_point(text: str) -> str:
    """A cell of a file with decimal commas as one with a decimal point says it: 1.500,5 is 1500.5."""
    found = _OF_COMMA.fullmatch(text)
    if found is None:
        return _BETWEEN_DIGITS.sub(lambda mark: _SWAPPED[mark[0]], text)
    if found[1] is None:
        return text.replace(",", ".")
    whole, decimals, power = found[1].replace(".", ""), found[2], found[3] or ""
    return f"{whole}.{decimals}{power}" if decimals else f"{whole}{power}"


def groups_thousands(text: str) -> bool:
    """Whether each comma between digits may group thousands: 1,500 and 12,34,567, and not 1,5."""
    return all(len(found[1]) == 3 for found in _LAST_GROUP.finditer(text))


def doubled(names: Sequence[str]) -> str | None:
    """The first name that two columns have."""
    return next((name for name, times in Counter(names).items() if name and times > 1), None)


def named(header: Sequence[str]) -> list[str]:
    """The names of columns; one without a name gets one that no check can mean."""
    return [name or f"__column_{number}" for number, name in enumerate(header, start=1)]
