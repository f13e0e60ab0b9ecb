"""A CSV file that needs no reading of ours: all of it is looked at, in bulk, before an engine's own reader may take it.

A *plain* file is UTF-8 without quotation marks, each of its lines with the cells of its header, none of them blank, a
remark or the header again, no blanks around a cell. Whatever reads it finds the same cells. The kind of each column of
figures is told from all of its cells, so that no engine infers any: whole numbers that 64 bits hold, decimals of so few
digits that a float stands for them alone, else texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from check_data.returns.ahead import ahead

Name = Literal["whole", "decimal", "text"]

WHOLE_DIGITS = 18
"""Digits of whole numbers that 64 bits hold."""
FLOAT_DIGITS = 15
"""Digits of numbers that a float gives back as they were."""

_CHUNK = 2**20
_LONGEST_LINE = 2**20
_DIGIT, _POINT, _MINUS, _OTHER = 1, 2, 4, 8
_NEVER = (b'"', b"\0")
"""What no plain file has."""
_BLANKS = (b" ", b"\t")
_Bytes = npt.NDArray[np.uint8]
_Places = npt.NDArray[np.intp]


class Kind(NamedTuple):
    """What the cells of a column are, the digits of the longest number, and whether some are empty."""

    name: Name = "whole"
    digits: int = 0
    gaps: bool = False

    def beside(self, other: Kind) -> Kind:
        """The kind of a column of cells of both kinds."""
        digits, gaps = max(self.digits, other.digits), self.gaps or other.gaps
        names = {self.name, other.name}
        name: Name = "text" if "text" in names else "decimal" if "decimal" in names else "whole"
        if name == "decimal" and digits > FLOAT_DIGITS:
            name = "text"
        return Kind(name, digits, gaps)


def surveyed(file: Path, delimiter: str, header: Sequence[str], numbers: Sequence[int]) -> Mapping[int, Kind] | None:
    """The kinds of the columns at some places of a plain file, all others being texts; None where it is none.

    Raises:
        OSError: it can't be read.

    """
    kinds = dict.fromkeys(numbers, Kind())
    with file.open("rb") as read:
        lines = _Lines(delimiter, len(header), read.readline())
        for found in ahead(partial(lines.kinds, numbers=numbers), _whole_lines(read)):
            if found is None:
                return None
            kinds = {place: kinds[place].beside(found[place]) for place in numbers}
    return kinds


def _whole_lines(read: Any) -> Iterator[bytes]:
    """The rest of a file in pieces that end with a line."""
    left = b""
    while piece := read.read(_CHUNK):
        chunk, end, left = (left + piece).rpartition(b"\n")
        if end:
            yield chunk + end
    if left:
        yield left + b"\n"


class _Lines:
    """Whole lines of a file whose header is known."""

    def __init__(self, delimiter: str, columns: int, header: bytes) -> None:
        self._columns = columns
        self._delimiter = ord(delimiter)
        self._ends_in_two = header.endswith(b"\r\n")
        self._header = header.rstrip(b"\r\n") + (b"\r\n" if self._ends_in_two else b"\n")
        self._classes = np.full(256, _OTHER, np.uint8)
        self._classes[ord("0") : ord("9") + 1] = _DIGIT
        self._classes[[ord("."), ord("-")]] = _POINT, _MINUS
        self._classes[[self._delimiter, ord("\n"), ord("\r")]] = 0
        self._breaks = np.zeros(256, np.bool_)
        self._breaks[[self._delimiter, ord("\n")]] = True

    def kinds(self, chunk: bytes, numbers: Sequence[int]) -> dict[int, Kind] | None:
        """The kinds of some columns in whole lines; None where these are not plain."""
        if any(each in chunk for each in _NEVER) or not _is_utf8(chunk):
            return None
        if chunk.startswith(self._header) or b"\n" + self._header in chunk:
            return None
        data = np.frombuffer(chunk, np.uint8)
        breaks = np.flatnonzero(self._breaks[data])
        if len(breaks) % self._columns:
            return None
        ends = breaks.reshape(-1, self._columns)
        starts = np.append(0, breaks[:-1] + 1).reshape(-1, self._columns)
        if not self._are_lines(data, starts, ends, chunk.count(b"\r")):
            return None
        if self._ends_in_two:
            ends = ends.copy()
            ends[:, -1] -= 1
        if any(each in chunk for each in _BLANKS) and _has_blanks(data, starts, ends):
            return None
        cells = _Cells(self._classes[data], starts, ends)
        return {place: cells.kind(place) for place in numbers}

    def _are_lines(self, data: _Bytes, starts: _Places, ends: _Places, returns: int) -> bool:
        """Whether each line has its cells, ends as the header does, is not too long and no remark."""
        last = ends[:, -1]
        ended = returns == len(last) and bool((data[last - 1] == ord("\r")).all()) if self._ends_in_two else not returns
        return bool(
            ended
            and (data[last] == ord("\n")).all()
            and (data[ends[:, :-1]] == self._delimiter).all()
            and (last - starts[:, 0]).max() < _LONGEST_LINE
            and (last - starts[:, 0]).min() > self._ends_in_two
            and not (data[starts[:, 0]] == ord("#")).any()
        )


def _is_utf8(chunk: bytes) -> bool:
    if chunk.isascii():
        return True
    try:
        chunk.decode()
    except UnicodeDecodeError:
        return False
    return True


def _has_blanks(data: _Bytes, starts: _Places, ends: _Places) -> bool:
    """Whether a cell begins or ends with a blank."""
    full = ends > starts
    edges = (data[starts[full]], data[ends[full] - 1])
    return any(bool(((each == ord(" ")) | (each == ord("\t"))).any()) for each in edges)


class _Cells:
    """The cells of some lines: their bytes by class, and where each begins and ends."""

    def __init__(self, classes: _Bytes, starts: _Places, ends: _Places) -> None:
        self._classes = classes
        self._starts = starts
        self._ends = ends
        self._held: _Bytes = np.bitwise_or.reduceat(classes, starts.ravel()).reshape(starts.shape)

    @cached_property
    def _points(self) -> _Bytes:
        return self._counted(_POINT)

    @cached_property
    def _minuses(self) -> _Bytes:
        return self._counted(_MINUS)

    def _counted(self, of: int) -> _Bytes:
        """How many bytes of a class each cell has, modulo 256: longer cells are texts."""
        counts: _Bytes = np.add.reduceat((self._classes == of).view(np.uint8), self._starts.ravel(), dtype=np.uint8)
        return counts.reshape(self._starts.shape)

    def kind(self, place: int) -> Kind:
        """What the cells of a column are."""
        held, starts, ends = self._held[:, place], self._starts[:, place], self._ends[:, place]
        sizes, all_held = ends - starts, int(np.bitwise_or.reduce(held))
        gaps, longest = not held.all(), int(sizes.max())
        if all_held >= _OTHER or longest > WHOLE_DIGITS + 2:
            return Kind("text", longest, gaps)
        if all_held <= _DIGIT:
            return Kind("text" if longest > WHOLE_DIGITS else "whole", longest, gaps)
        points = self._points[:, place] if all_held & _POINT else np.zeros(1, np.uint8)
        minuses = self._minuses[:, place] if all_held & _MINUS else np.zeros(1, np.uint8)
        full = held > 0
        firsts, lasts = self._classes[np.minimum(starts + minuses, ends)][full], self._classes[ends - 1][full]
        if (points > 1).any() or (firsts != _DIGIT).any() or (lasts != _DIGIT).any():
            return Kind("text", longest, gaps)
        if (minuses > 1).any() or ((minuses == 1) & (self._classes[starts] != _MINUS)).any():
            return Kind("text", longest, gaps)
        most = int((sizes - minuses - points).max())
        name: Name = "decimal" if all_held & _POINT else "whole"
        return Kind("text" if most > (FLOAT_DIGITS if name == "decimal" else WHOLE_DIGITS) else name, most, gaps)
