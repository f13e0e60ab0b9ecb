"""Which records belong together: those of one group, the one before, the one of another table, the repeated ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from check_data.returns.across.gather import Gathered
from check_data.returns.across.keys import Key, rank, told, unrankable

Names = tuple[Key, ...]


class Unordered(ValueError):
    """Cells that say no order; the message says which."""


class Repeat(NamedTuple):
    """A record whose cells of some columns are those of an earlier one."""

    place: int
    first: int
    columns: tuple[str, ...]


class Groups(NamedTuple):
    """Records by the cells that they share, in the order of the table, and how many lack one of those cells."""

    of: Mapping[Names, Sequence[int]]
    lost: int


class Before(NamedTuple):
    """For each record the one before it, where that is known; those that stand at one place with another; and how
    many records can't be ordered, for they lack a cell of their group or of the order.
    """

    of: Mapping[int, int]
    repeats: Sequence[Repeat]
    lost: int


def grouped(table: Gathered, columns: Sequence[str], places: Sequence[int] | None = None) -> Groups:
    """The groups of some records of a table (None: all of them)."""
    found: dict[Names, list[int]] = defaultdict(list)
    keys = [table.keys[column] for column in columns]
    chosen: Sequence[int] = range(table.size) if places is None else places
    # Without columns all records are one group.
    named = zip(*keys, strict=True) if places is None and keys else (tuple([key[at] for key in keys]) for at in chosen)
    lost = 0
    for place, names in zip(chosen, named, strict=True):
        if None in names:
            lost += 1
        else:
            found[names].append(place)
    return Groups(found, lost)


def names_of(table: Gathered, columns: Sequence[str], place: int) -> Names:
    """The cells of a record that name its group."""
    return tuple([table.keys[column][place] for column in columns])


def before(table: Gathered, by: Sequence[str], order: Sequence[str]) -> Before:
    """The record before each one, in its group.

    Where a cell of the order is missing, that record may stand anywhere in its group, and where a cell of the group
    is, in any group: nothing is said of the records before those. Nor is it where two records stand at one place.

    Raises:
        Unordered: the cells of a column stand in no known order.

    """
    for column in order:
        require_order(column, table.keys[column])
    groups = grouped(table, by)
    of: dict[int, int] = {}
    repeats: list[Repeat] = []
    lost = groups.lost
    for places in groups.of.values():
        ordered = grouped(table, order, places)
        lost += ordered.lost
        at = _ranked(ordered.of)
        repeats += [Repeat(each, first, (*by, *order)) for first, *others in at for each in others]
        if not ordered.lost and not groups.lost:
            of.update({here[0]: last[0] for last, here in pairwise(at) if len(last) == len(here) == 1})
    return Before(of, sorted(repeats), lost)


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


def _ranked(of: Mapping[Names, Sequence[int]]) -> list[list[int]]:
    """The records at each place of an order, the first place first."""
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for names, places in of.items():
        found[tuple(rank(name) for name in names if name is not None)] += places
    return [sorted(found[each]) for each in sorted(found)]


def repeated(table: Gathered, columns: tuple[str, ...]) -> tuple[list[Repeat], int]:
    """The records that repeat the cells of an earlier one, and how many lack one of those cells."""
    groups = grouped(table, columns)
    found = [Repeat(each, first, columns) for first, *others in groups.of.values() for each in others]
    return sorted(found), groups.lost


def unmatched(left: Iterable[Names], right: Mapping[Names, object]) -> int:
    """How many different names of one side the other side lacks."""
    return len({names for names in left if names not in right})
