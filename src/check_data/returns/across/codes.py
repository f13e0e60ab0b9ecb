"""Codes: small whole numbers that stand for what records share, in place of what they stand for; -1 for nothing."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw
import numpy as np
import numpy.typing as npt
import pandas as pd

from check_data.returns.across.numbers import KINDS

Codes = npt.NDArray[np.int64]

NONE = -1

_HASHED = (*KINDS, nw.String, nw.Decimal, nw.Date, nw.Datetime, nw.Boolean)
"""Kinds of columns whose equal cells are alike in everything. Cells of many kinds are not: 1 equals True."""


class Coded(NamedTuple):
    """A code for each record, below ``distinct``."""

    codes: Codes
    distinct: int

    @property
    def lost(self) -> int:
        """How many records have none."""
        return int((self.codes < 0).sum())

    def firsts(self) -> Codes:
        """The first place of each code."""
        found = np.zeros(self.distinct, np.int64)
        # Backwards: of several places for one code the one that comes last is kept.
        places = np.flatnonzero(self.codes >= 0)[::-1]
        found[self.codes[places]] = places
        return found

    def sizes(self) -> Codes:
        """How many records have each code."""
        return np.bincount(self.codes[self.codes >= 0], minlength=self.distinct).astype(np.int64)


def coded(column: nw.Series[Any]) -> tuple[Codes, list[Any]]:
    """A column as codes in the order in which its cells first occur, and those cells, or what they show."""
    kind = column.dtype
    if not len(column) or not isinstance(kind, _HASHED):
        return _coded_one_by_one(column.to_list())
    if column.implementation.is_pandas_like():
        codes = pd.factorize(column.to_native())[0].astype(np.int64)
    else:
        encoded = column.to_arrow().dictionary_encode()
        codes = encoded.indices.fill_null(NONE).to_numpy(zero_copy_only=False).astype(np.int64)
    firsts = Coded(codes, int(codes.max()) + 1).firsts()
    return codes, column[firsts.tolist()].to_list()


def _coded_one_by_one(cells: Sequence[Any]) -> tuple[Codes, list[Any]]:
    known: dict[tuple[type, Any], int] = {}
    codes = [known.setdefault((type(cell), _hashable(cell)), len(known)) for cell in cells]
    return np.array(codes, np.int64), [cell for _, cell in known]


def _hashable(cell: Any) -> Any:
    """A cell that can be told from others: a list names something, too, by what it shows."""
    return cell if isinstance(cell, Hashable) else str(cell)


def looked_up(numbers: Sequence[int] | Codes, codes: Codes) -> Codes:
    """The number of each code; -1 where there is none."""
    # What is appended is what -1 takes.
    return np.append(np.asarray(numbers, np.int64), NONE)[codes]


def together(columns: Sequence[Coded], size: int) -> Coded:
    """Records by what they share in each of some columns; without columns all are one."""
    found = Coded(np.zeros(size, np.int64), min(size, 1))
    for number, column in enumerate(columns):
        if not number:
            found = column
            continue
        has = (found.codes >= 0) & (column.codes >= 0)
        pairs, different = pd.factorize(found.codes[has] * column.distinct + column.codes[has])
        codes = np.full(size, NONE, np.int64)
        codes[has] = pairs
        found = Coded(codes, len(different))
    return found
