"""Hierarchies of codes in one table: the figures of the codes right below another one are its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from check_data.agreement.across import Tree
from check_data.returns.across.codes import NONE, Coded, Codes, looked_up, together
from check_data.returns.across.gather import Gathered
from check_data.returns.across.keys import Key, Known, key_of, told


class BadTree(ValueError):
    """Codes that are no hierarchy; the message says which."""


class Families(NamedTuple):
    """The records by their families: ``parts`` the family of which each is a child, ``asked`` the one that it heads
    (-1: it heads none, or one of which not all children are there, which ``incomplete`` says how many records do).
    """

    parts: Coded
    asked: Codes
    heads: Codes
    incomplete: int


def parents(tree: Tree, table: Gathered) -> dict[Known, Known]:
    """The code right above each one.

    Raises:
        BadTree: a code stands below itself, or below two others.

    """
    found: dict[Known, Known] = {}
    for code, above in _pairs(tree, table):
        if code is None or above is None:
            continue
        if found.setdefault(code, above) != above:
            raise BadTree(f"code {told(code)} stands below {told(found[code])} and {told(above)}")
    _require_no_cycle(found)
    return found


def _pairs(tree: Tree, table: Gathered) -> Iterable[tuple[Key, Key]]:
    if tree.above is not None:
        return ((key_of(code), key_of(above)) for code, above in tree.above)
    if tree.parent is not None:
        return dict.fromkeys(zip(table.keys[tree.code], table.keys[tree.parent], strict=True))
    codes = {told(key): key for key in table.keys[tree.code].different}
    return ((key, codes.get(_longest(code, codes))) for code, key in codes.items())


def _longest(code: str, codes: Mapping[str, object]) -> str:
    """The longest of some codes that a code begins with, but for itself; empty where there is none."""
    return next((code[:end] for end in range(len(code) - 1, 0, -1) if code[:end] in codes), "")


def _require_no_cycle(above: Mapping[Known, Known]) -> None:
    """Pass where no code stands below itself.

    Raises:
        BadTree: one does.

    """
    fine: set[Known] = set()
    for code in above:
        way: dict[Known, None] = {}
        at: Known | None = code
        while at is not None and at not in fine:
            if at in way:
                circle = list(way)[list(way).index(at) :]
                raise BadTree(f"the hierarchy has a circle: {' < '.join(map(told, [*circle, at]))}")
            way[at] = None
            at = above.get(at)
        fine.update(way)


def families(tree: Tree, table: Gathered, by: Sequence[str]) -> Families:
    """The families of a table, within groups by some columns."""
    above = parents(tree, table)
    codes = table.keys[tree.code]
    numbers: dict[Known, int] = {code: number for number, code in enumerate(codes.different)}
    of_parents = [numbers.setdefault(above[code], len(numbers)) if code in above else NONE for code in codes.different]
    children = np.bincount([numbers[each] for each in above.values() if each in numbers], minlength=len(numbers))
    below = looked_up(of_parents, codes.coded.codes)
    heads = np.where(codes.coded.codes >= 0, np.append(children, 0)[codes.coded.codes] > 0, False)
    columns = [np.concatenate([table.keys[each].coded.codes] * 2) for each in by]
    pairs = [Coded(column, table.keys[each].coded.distinct) for column, each in zip(columns, by, strict=True)]
    pairs.append(Coded(np.concatenate([below, codes.coded.codes]), len(numbers)))
    both = together(pairs, 2 * table.size)
    parts, asked = Coded(both.codes[: table.size], both.distinct), both.codes[table.size :]
    there = _different(parts, codes.coded)
    lacking = heads & (np.append(there, 0)[asked] < np.append(children, 0)[codes.coded.codes])
    return Families(parts, np.where(heads & ~lacking, asked, NONE), heads, int(lacking.sum()))


def _different(parts: Coded, codes: Coded) -> Codes:
    """How many different codes there are in each family."""
    has = (parts.codes >= 0) & (codes.codes >= 0)
    pairs = np.unique(parts.codes[has] * max(codes.distinct, 1) + codes.codes[has])
    return np.bincount(pairs // max(codes.distinct, 1), minlength=parts.distinct).astype(np.int64)
