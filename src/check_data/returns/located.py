"""Which columns of a table are most often wrong, as far as its rules say: localisation (Fellegi–Holt) counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from check_data.returns.edit import Edit

_RECORDS, _WITHOUT, _SOME, _EVERY = "located.records", "located.without", "located.some.", "located.every."
"""What is counted."""


class Field(NamedTuple):
    """A column: in how many records it is in some of the smallest sets whose change makes the rules hold, and in how
    many in every one.
    """

    name: str
    some: int
    every: int


class Located(NamedTuple):
    """The columns that were located, those in most records first; of how many ``records``; and in how many more nothing
    could be located, as no change makes the rules hold or there are too many ways.
    """

    fields: tuple[Field, ...]
    records: int
    without: int


def counts_of(edits: Iterable[Edit]) -> Counter[str]:
    """What `located_of` needs of some records: such counts can be added up."""
    counts: Counter[str] = Counter()
    for edit in edits:
        sets = () if edit.located is None else edit.located.sets
        if not sets:
            counts[_WITHOUT] += 1
        elif frozenset[str]() not in sets:
            counts[_RECORDS] += 1
            counts.update(_SOME + name for name in reduce(or_, sets))
            counts.update(_EVERY + name for name in reduce(and_, sets))
    return counts


def located_of(counts: Counter[str]) -> Located:
    """The columns that were located in all records, from their counts among others."""
    names = (name.removeprefix(_SOME) for name in counts if name.startswith(_SOME))
    fields = (Field(name, counts[_SOME + name], counts[_EVERY + name]) for name in names)
    ordered = tuple(sorted(fields, key=lambda each: (-each.some, -each.every, each.name)))
    return Located(ordered, counts[_RECORDS], counts[_WITHOUT])
