"""Rows or columns of a ledger as lines of numbers, so that sums are looked for the same way down and across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from check_data.facts.tables.ledger import Entry, Ledger, power
from check_data.facts.tables.words import Head


class Lines(NamedTuple):
    """Lines with their heads; ``cells`` are a line's entries along the other way, whose heads are ``across``.

    ``groups`` counts what the lines stand under, ``sections`` what the places along them do; lines of different
    ``units`` never add up. ``research`` says that several heads are of statistics; ``alls`` are the columns that
    print 100 %, of which a statement in per cent runs on; ``under`` are the heads with those that they stand under.
    """

    heads: Sequence[Head]
    groups: Sequence[int]
    units: Sequence[str]
    indents: Sequence[int]
    strong: Sequence[bool]
    cells: Sequence[Sequence[Entry | None]]
    across: Sequence[Head]
    decimals: int
    down: bool
    sections: Sequence[int]
    research: bool
    alls: frozenset[int] = frozenset()
    under: Sequence[Head] = ()


def rows_of(ledger: Ledger) -> Lines:
    """The rows of a ledger as lines."""
    rows = ledger.rows
    across = [column.head for column in ledger.columns]
    bold = [row.strong for row in rows]
    return Lines(
        [row.head for row in rows],
        [row.group for row in rows],
        [row.unit for row in rows],
        [row.indent for row in rows],
        [each and not all(bold) for each in bold],
        ledger.entries,
        across,
        ledger.decimals,
        True,
        [0] * len(across),
        sum(map(is_statistic, across)) > 1,
        frozenset(at for at in range(len(across)) if _has_all(ledger, at)),
        [row.under for row in rows],
    )


def _has_all(ledger: Ledger, at: int) -> bool:
    hundred = 100 * power(ledger.decimals)
    return any(entry and entry.percent and entry.number == hundred for entry in ledger.column(at))


def columns_of(ledger: Ledger) -> Lines:
    """The columns of a ledger as lines, each led by the N of its head."""
    columns = ledger.columns
    tops = [column.path[0] if len(column.path) > 1 else "" for column in columns]
    groups = [sum(tops[each] != tops[each - 1] for each in range(1, at + 1)) for at in range(len(columns))]
    cells = [[ledger.samples[at], *ledger.column(at)] for at in range(len(columns))]
    heads = [column.head for column in columns]
    across = [Head(""), *(row.head for row in ledger.rows)]
    plain = [False] * len(columns)
    return Lines(
        heads,
        groups,
        ["%" if column.bracketed else "" for column in columns],
        [0] * len(columns),
        plain,
        cells,
        across,
        ledger.decimals,
        False,
        [-1, *(row.group for row in ledger.rows)],
        sum(map(is_statistic, heads)) > 1,
        under=heads,
    )


def adds(head: Head) -> bool:
    """Whether numbers under a head may be added: no averages, rates, prices, ranks, statistics."""
    if (
        head.quotient
        or (head.says("average") and not head.says("shares_outstanding"))
        or (head.says("statistic") and len(head.text) > _CODE)
    ):
        return False
    ends = head.last | head.pure
    # "1-3 years" is what amounts fall due in.
    unsummed = "unsummed" in head.pure and not any(map(str.isdigit, head.text)) and "full_year" not in head.pure
    level = not ends.isdisjoint(("rate", "rank", "price")) or unsummed
    return not level or "total" in head.pure


_CODE = 3
"""Letters of a name that may be a code (SD, OR), where it names a row."""


def is_statistic(head: Head) -> bool:
    """Whether a head is that of a statistic: a standard error, an odds ratio, a p-value."""
    return head.says("statistic") or "statistic_alone" in head.pure


def says_so(first: Head, last: Head) -> bool:
    """Whether a line says that it opens, and another that it closes with, a balance."""
    return first.says("opening") and last.says("closing")


def leads(first: Head, last: Head) -> bool:
    """Whether what a line opens with another closes with: by their words, or by one name with two dates."""
    return says_so(first, last) or (bool(first.stem) and first.stem == last.stem and first.text != last.text)


def is_part(head: Head) -> bool:
    """Whether a line may be one of several that add up: none that says that it is within another."""
    return adds(head) and "of_which" not in head.first and "note" not in head.pure
