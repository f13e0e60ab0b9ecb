"""How large the sheets of a workbook are, by the places of their cells, before a reader fills what lies between."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import ParseError, iterparse

from check_data.documents.bounded import require_unpacked
from check_data.documents.encoding import Unreadable
from check_data.limits import limits, setting
from check_data.patterns import lazily

UNPACKED = 16
"""Times the limit of bytes that a workbook may unpack to: its numbers are written out in words of markup."""
_SHEET = lazily(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_PLACE = lazily(r"([A-Z]{1,3})([0-9]{1,7})")


def require_sheets(path: Path) -> None:
    """Pass where no sheet of a workbook spreads over more cells than the limit; also where this is no workbook, of
    which its reader tells more.

    Raises:
        Unreadable: one does, or the workbook unpacks to too much.

    """
    try:
        require_unpacked(path, UNPACKED)
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                if _SHEET.fullmatch(name):
                    with packed.open(name) as sheet:
                        _require(_places(sheet), path)
    except OSError as error:
        raise Unreadable(f"{path}:1: can't be read: {error.strerror or error}") from error
    except (zipfile.BadZipFile, ParseError, NotImplementedError, RuntimeError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        return


def _require(places: Iterator[tuple[int, int]], path: Path) -> None:
    rows, columns, most = 0, 0, limits().sheet_cells
    for row, column in places:
        rows, columns = max(rows, row), max(columns, column)
        if rows * columns > most:
            raise Unreadable(
                f"{path}:1: a sheet of more than {most} cells ({rows} rows, {columns} columns); "
                f"the limit is {setting('sheet_cells')}"
            )


def _places(sheet: IO[bytes]) -> Iterator[tuple[int, int]]:
    """The row and column of each cell that is there."""
    for event, element in iterparse(sheet, events=("start", "end")):
        place = _PLACE.fullmatch(element.get("r", "")) if event == "start" else None
        if place is not None:
            yield int(place[2]), _column(place[1])
        elif event == "end" and element.tag.endswith("}row"):
            element.clear()


def _column(letters: str) -> int:
    """A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
