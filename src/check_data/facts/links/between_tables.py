"""What two tables both tell: the cells of rows of one name under heads of one name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from check_data.facts.fact import Fact, Telling
from check_data.reading.mention import NUMERIC

_FEWEST_DIGITS, _FEWEST_OF_N = 3, 2
"""Digits of a figure that two tables both tell where nothing else shows it; those of the N of a head."""
_HEADS = "n ="
"""The name of a row of heads, each of which has an N."""
_SURE, _LONG = 2, 5
"""Cells of a row that are the same in both tables before others are taken to be: more than those that are not; and
digits of those of which as many will do.
"""
_UNDER = " / "
"""Between what a row stands under and its head."""
_BACK = 8
"""Rows of one name back to which a row is compared."""


class _Row(NamedTuple):
    """A row of a table by its head; its facts by the heads of their columns, none of which comes twice."""

    table: int
    cells: Mapping[str, Fact]


def between_tables(facts: Sequence[Fact]) -> Iterator[Telling]:
    """Every cell of a row with that of the last row of its name in an earlier table, where they tell the same; the
    others of such rows, too, where most cells do. Rows of one name that stand under heads of different ones come last.
    """
    told: set[int] = set()
    for whole in (True, False):
        for telling in _between(facts, whole=whole):
            assert telling.anchor is not None  # `_tell` gives it
            if telling.anchor.start not in told:
                yield telling
                told.add(telling.anchor.start)


def _between(facts: Sequence[Fact], *, whole: bool) -> Iterator[Telling]:
    named: dict[str, list[_Row]] = {}
    for name, row in _rows(facts, whole=whole):
        before = named.setdefault(name, [])
        earlier = (each for each in reversed(before[-_BACK:]) if each.table != row.table)
        found = max((_pairs(each, row) for each in earlier), key=_held, default=[])
        yield from _tell(found)
        before.append(row)


def _rows(facts: Sequence[Fact], *, whole: bool) -> Iterator[tuple[str, _Row]]:
    """The rows by their names, the ``whole`` ones or without what they stand under."""
    rows: dict[tuple[int, str], dict[str, Fact]] = {}
    twice: set[tuple[int, str]] = set()
    for fact in facts:
        if fact.table < 0 or fact.mention.kind not in NUMERIC:
            continue
        heads = fact.role == "head"
        key = fact.table, _HEADS if heads else _plain(fact.row if whole else fact.row.rpartition(_UNDER)[2])
        cells = rows.setdefault(key, {})
        column = _plain(fact.name if heads else fact.column)
        if column in cells:
            twice.add(key)
        cells[column] = fact
    yield from (
        (name, _Row(table, cells)) for (table, name), cells in rows.items() if name and (table, name) not in twice
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _pairs(one: _Row, other: _Row) -> list[tuple[Fact, Fact]]:
    """The cells under heads of one name that are of one kind and unit."""
    both = ((one.cells[column], fact) for column, fact in other.cells.items() if column and column in one.cells)
    return [(before, fact) for before, fact in both if _alike(before, fact)]


def _alike(one: Fact, other: Fact) -> bool:
    return one.role == other.role and one.mention.kind == other.mention.kind and one.mention.unit == other.mention.unit


def _are_one(pair: tuple[Fact, Fact]) -> bool:
    one, other = (fact.mention for fact in pair)
    return 2 * abs(one.value - other.value) <= (one.last_digit + other.last_digit if one.places != other.places else 0)


def _held(pairs: Sequence[tuple[Fact, Fact]]) -> int:
    """The cells that are the same: none count that most numbers are."""
    return sum(_are_one(pair) and _is_long(pair[1]) for pair in pairs)


def _is_long(fact: Fact) -> bool:
    return _digits(fact) >= (_FEWEST_OF_N if fact.role == "head" else _FEWEST_DIGITS)


def _digits(fact: Fact) -> int:
    return sum(map(str.isdigit, fact.mention.digits))


def _tell(pairs: Sequence[tuple[Fact, Fact]]) -> Iterator[Telling]:
    held = _held(pairs)
    long = held and all(_digits(other) >= _LONG for one, other in pairs if _are_one((one, other)))
    sure = 2 * held >= len(pairs) if long else held >= _SURE and 2 * held > len(pairs)
    for one, other in pairs:
        holds = _are_one((one, other))
        if sure or (holds and _is_long(other)):
            support = held - holds, len(pairs) - held - (not holds)
            form = "link:tables-like" if sure else "link:tables"
            values = {"values": (one.mention, other.mention)}
            yield Telling("same", form, values, int(sure), {}, support, other.mention)
