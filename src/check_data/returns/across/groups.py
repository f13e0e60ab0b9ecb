"""Which records belong together: those of one group, the one before, the one of another table, the repeated ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from check_data.agreement.periods import year_before
from check_data.returns.across.codes import NONE, Coded, Codes, looked_up, together
from check_data.returns.across.gather import Gathered
from check_data.returns.across.keys import Key, told, unrankable


class Unordered(ValueError):
    """Cells that say no order; the message says which."""


class Repeated(NamedTuple):
    """The records, two or more in their order, that share their cells of some columns."""

    places: tuple[int, ...]
    columns: tuple[str, ...]


class Before(NamedTuple):
    """For each record the one before it, where that is known (else -1); those that stand at one place with another;
    and how many records can't be ordered, for they lack a cell of their group or of the order.
    """

    of: Codes
    repeats: Sequence[Repeated]
    lost: int


def grouped(table: Gathered, columns: Sequence[str]) -> Coded:
    """The groups of a table's records, in the order of the table; none for those that lack one of the cells."""
    return together([table.keys[column].coded for column in columns], table.size)


def joined(left: Gathered, right: Gathered, columns: Sequence[str]) -> tuple[Coded, Coded]:
    """The groups of two tables' records, by the cells that these share."""
    pairs = []
    for column in columns:
        one, other = left.keys[column].coded, right.keys[column].in_terms_of(left.keys[column])
        pairs.append(Coded(np.concatenate([one.codes, other.codes]), other.distinct))
    codes, distinct = together(pairs, left.size + right.size)
    return Coded(codes[: left.size], distinct), Coded(codes[left.size :], distinct)


def before(table: Gathered, by: Sequence[str], order: Sequence[str]) -> Before:
    """The record before each one, in its group.

    Where a cell of the order is missing, that record may stand anywhere in its group, and where a cell of the group
    is, in any group: nothing is said of the records before those. Nor is it where two records stand at one place.

    Raises:
        Unordered: the cells of a column stand in no known order.

    """
    for column in order:
        if not table.keys[column].whole:
            require_order(column, table.keys[column].different)
    groups = grouped(table, by)
    lines = np.array([groups.codes, *(table.keys[column].ranked() for column in order)])
    has = np.asarray((lines >= 0).all(axis=0))
    places = np.flatnonzero(has)
    places = places[np.lexsort(lines[::-1, places])]
    runs = _Runs(lines[:, places], places)
    return Before(runs.before(_unsure(groups, ~has), table.size), runs.repeats((*by, *order)), int((~has).sum()))


def a_year_before(table: Gathered, by: Sequence[str], order: Sequence[str]) -> Before:
    """The record of the same period of the year before, in the group of each one: known and ``lost`` as in `before`."""
    within, groups = grouped(table, by), grouped(table, (*by, *order))
    firsts = groups.firsts().tolist()
    unsure = _unsure(within, groups.codes < 0)
    alone = np.where((groups.sizes() == 1) & ~unsure[within.codes[firsts]], firsts, NONE).tolist()
    first, *others = ([table.keys[column][place] for place in firsts] for column in (*order, *by))
    known = dict(zip(zip(first, *others, strict=True), alone, strict=True))
    wanted = zip(map(year_before, first), *others, strict=True)
    of_group = [known.get(key, NONE) for key in wanted]
    return Before(looked_up(of_group, groups.codes), repeats(groups, (*by, *order)), groups.lost)


def _unsure(groups: Coded, lost: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The groups in which a record that is ``lost`` may stand anywhere: all, where it may be of any group."""
    unsure = np.full(groups.distinct, groups.lost > 0)
    unsure[groups.codes[(groups.codes >= 0) & lost]] = True
    return unsure


def require_order(column: str, keys: Iterable[Key]) -> None:
    """Pass where the cells of a column, in the order of the table, stand in a known order among themselves.

    Raises:
        Unordered: one does not.

    """
    odd = unrankable(keys)
    if odd is not None:
        raise Unordered(
            f"order: column {column!r} holds {told(odd)}, which has no place among the others; "
            "numbers have one, and days in ISO form (2020-03-05)"
        )


class _Runs:
    """Records in their order, by the lines that say it, of which the first is their group. Those of one run stand at
    one place.
    """

    def __init__(self, lines: Codes, places: Codes) -> None:
        self._starts = np.ones(len(places), np.bool_)
        self._starts[1:] = (lines[:, 1:] != lines[:, :-1]).any(axis=0)
        self._places = places
        self._groups = lines[0, self._starts]
        self._firsts = places[self._starts]
        self._sizes = np.diff(np.append(np.flatnonzero(self._starts), len(places)))

    def repeats(self, columns: tuple[str, ...]) -> list[Repeated]:
        return _alike(self._places, np.flatnonzero(self._starts), columns)

    def before(self, unsure: npt.NDArray[np.bool_], size: int) -> Codes:
        """For each of so many records the one before it, in groups that are not ``unsure``."""
        alone = (self._sizes == 1) & ~unsure[self._groups]
        known = alone[1:] & alone[:-1] & (self._groups[1:] == self._groups[:-1])
        of = np.full(size, NONE, np.int64)
        of[self._firsts[1:][known]] = self._firsts[:-1][known]
        return of


def repeated(table: Gathered, columns: tuple[str, ...]) -> tuple[list[Repeated], int]:
    """The records that share their cells of some columns; and how many lack one of those cells."""
    groups = grouped(table, columns)
    return repeats(groups, columns), groups.lost


def repeats(groups: Coded, columns: tuple[str, ...]) -> list[Repeated]:
    """The groups of several records, the one with the first record first."""
    places = np.flatnonzero(groups.codes >= 0)
    places = places[np.argsort(groups.codes[places], kind="stable")]
    codes = groups.codes[places]
    return _alike(places, np.flatnonzero(np.append(NONE, codes[:-1]) != codes), columns)


def _alike(places: Codes, starts: Codes, columns: tuple[str, ...]) -> list[Repeated]:
    """The runs of several records among some, each from its start to the next one's; each column is told once."""
    columns = tuple(dict.fromkeys(columns))
    ends = np.append(starts[1:], len(places))
    many = ends[: len(starts)] - starts > 1
    records = places.tolist()
    runs = zip(starts[many].tolist(), ends[: len(starts)][many].tolist(), strict=True)
    return sorted(Repeated(tuple(records[start:end]), columns) for start, end in runs)


def apart(left: Coded, right: Coded) -> tuple[int, int]:
    """How many records of one table have no counterpart in the other, and how many names the other has alone."""
    alone = int((looked_up(right.sizes(), left.codes) < 1).sum())
    return alone, int(((right.sizes() > 0) & (left.sizes() == 0)).sum())
