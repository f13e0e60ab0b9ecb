"""Counts that make the N of their column's head: those of a group of rows, or the two of a cell (M/F 24/16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.tables.inner import beside
from check_data.facts.tables.ledger import Entry, Ledger
from check_data.facts.tables.lines import is_part, is_statistic
from check_data.facts.tables.wholes import number_rows
from check_data.facts.tables.words import Head
from check_data.figures.conventions import Conventions
from check_data.patterns import lazily
from check_data.reading.mention import Mention

OFTEN, BITS, ONE, ALONE = 2, 10, 4, 6
"""Columns in which a group makes the N for each in which it does not, as many where it is of men and women; and bits
that rule out chance: in several columns, where men and women are said, and where there is one column.
"""
_PAIR, _MISSING = 2, Fraction(1, 5)
"""Men and women; and the part of all who may be missing."""
_EITHER = lazily(r"[^\W\d_]\s?/\s?[^\W\d_]")


class _Sum(NamedTuple):
    whole: Mention
    parts: tuple[Mention, ...]

    @property
    def holds(self) -> bool:
        return self._made == self.whole.value

    @property
    def is_far(self) -> bool:
        """Whether they are more than all, or far fewer."""
        return not (1 - _MISSING) * self.whole.value <= self._made <= self.whole.value

    @property
    def _made(self) -> Fraction:
        return sum((each.value for each in self.parts), Fraction(0))


def of_samples(ledger: Ledger, conventions: Conventions) -> Iterator[Telling]:
    """Every sum to an N, where most columns of a group or a row agree; two shares of a cell that are all."""
    columns = [(at, each.printed) for at, each in enumerate(ledger.samples) if each is not None]
    numbers = [(-1, columns), *_numbers(ledger)]
    found = [(rows, _most_held(ledger, rows, numbers)) for rows in groups(ledger)]
    full = sum(_are_full(sums) for _, several in found for sums in several)
    for rows, several in found:
        sexes = _are_of_sexes(ledger, rows)
        for sums in several:
            yield from _tell(sums, "group", sexes=sexes, full=full > 0)
        if sexes and rows[0] and not any(map(_held, several)):
            yield from _tell(_of_group_below(ledger, rows), "pair", sexes=True)
    for row, said in enumerate(each.head for each in ledger.rows):
        if said.says("sexes") or _EITHER.search(said.text):
            cells = (_of_cell(ledger, row, at, n, conventions) for at, n in columns)
            yield from _tell([each for each in cells if each], "cell", sexes=said.says("sexes"))
        if said.says("sexes"):
            yield from _shares(ledger, row, conventions)


def _numbers(ledger: Ledger) -> Iterator[tuple[int, list[tuple[int, Mention]]]]:
    """The rows that print numbers of all: of those who were asked, of n; with the counts of their columns."""
    for number in number_rows(ledger):
        cells = enumerate(ledger.entries[number])
        yield number, [(at, each.printed) for at, each in cells if each is not None and _is_count(each)]


def groups(ledger: Ledger) -> Iterator[Sequence[int]]:
    """The rows under each head of a group that may be parts of one whole; men and women that stand together."""
    for rows in _under_heads(ledger):
        plain = all(_may_be_part(ledger.rows[at].head) for at in rows)
        if plain and len(rows) > 1 and ledger.rows[rows[0]].above:
            yield rows
        else:
            yield from _pairs(ledger, rows)


def first_of_groups(ledger: Ledger) -> Iterator[Sequence[int]]:
    """The same, but where one row can't be a part, as a mean, those before it."""
    for rows in _under_heads(ledger):
        end = next((number for number, at in enumerate(rows) if not _may_be_part(ledger.rows[at].head)), len(rows))
        if end > 1 and ledger.rows[rows[0]].above:
            yield rows[:end]
        else:
            yield from _pairs(ledger, rows)


def _under_heads(ledger: Ledger) -> Iterator[Sequence[int]]:
    for _, some in groupby(range(len(ledger.rows)), lambda at: ledger.rows[at].group):
        yield _indented(ledger, list(some))


def _may_be_part(head: Head) -> bool:
    return is_part(head) and not head.total and not is_statistic(head)


def _pairs(ledger: Ledger, rows: Sequence[int]) -> Iterator[Sequence[int]]:
    """Men and women of some rows."""
    yield from ([at, at + 1] for at in rows[:-1] if _are_sexes(ledger.rows[at].head, ledger.rows[at + 1].head))


def _indented(ledger: Ledger, rows: list[int]) -> list[int]:
    """The rows of a group, without those from the first on that stands further out than its first one."""
    first = ledger.rows[rows[0]]
    out = next((number for number, at in enumerate(rows) if ledger.rows[at].indent < first.indent), len(rows))
    return rows[:out] if first.above else rows


def _are_sexes(one: Head, other: Head) -> bool:
    return any(one.says(each) and other.says(rest) for each, rest in (("male", "female"), ("female", "male")))


def _are_of_sexes(ledger: Ledger, rows: Sequence[int]) -> bool:
    return len(rows) == _PAIR and _are_sexes(*(ledger.rows[each].head for each in rows))


def _shares(ledger: Ledger, row: int, conventions: Conventions) -> Iterator[Telling]:
    """The two shares of each cell of a row: 48/52."""
    for slot, entry in zip(ledger.rows[row].slots, ledger.entries[row], strict=True):
        if slot is None or entry is None or entry.mention is None or not entry.percent:
            continue
        if slot.figure is slot.piece.read.main and slot.piece.read.of is not None:
            other = beside(entry.mention, slot.piece.read.of, slot, conventions, share=True)
            shares = {"shares": (entry.mention, other)}
            yield Telling("shares", "table:cell-shares", shares, 1, anchor=entry.mention)


def _of_group(ledger: Ledger, rows: Sequence[int], at: int, whole: Mention) -> _Sum | None:
    entries = [ledger.entries[row][at] for row in rows]
    parts = [each.printed for each in entries if each is not None and _is_count(each)]
    return _Sum(whole, tuple(parts)) if len(parts) == len(entries) else None


def _is_count(entry: Entry) -> bool:
    return entry.mention is not None and not entry.percent and not entry.mention.places and not entry.mention.negative


def _most_held(
    ledger: Ledger, rows: Sequence[int], numbers: Sequence[tuple[int, list[tuple[int, Mention]]]]
) -> list[list[_Sum]]:
    """The sums of a group to the numbers above it. Patients and biopsies: a group is of those that more of its columns
    make.
    """
    above = (samples for number, samples in numbers if number < rows[0])
    several = [[each for at, n in samples if (each := _of_group(ledger, rows, at, n))] for samples in above]
    most = max(map(_held, several))
    return [sums for sums in several if _held(sums) == most]


def _are_full(sums: Sequence[_Sum]) -> bool:
    """Whether a group makes the N of each of several columns."""
    return len(sums) > 1 and _held(sums) == len(sums)


def _of_group_below(ledger: Ledger, rows: Sequence[int]) -> list[_Sum]:
    """The sums of a group to the row above it."""
    cells = enumerate(ledger.entries[rows[0] - 1])
    wholes = [(at, each.printed) for at, each in cells if each is not None and _is_count(each)]
    return [each for at, whole in wholes if (each := _of_group(ledger, rows, at, whole))]


def _of_cell(ledger: Ledger, row: int, at: int, whole: Mention, conventions: Conventions) -> _Sum | None:
    slot, entry = ledger.rows[row].slots[at], ledger.entries[row][at]
    if slot is None or entry is None or not _is_count(entry):
        return None
    read = slot.piece.read
    if slot.figure is not read.main or read.of is None or read.second is not None:
        return None
    return _Sum(whole, (entry.printed, beside(entry.printed, read.of, slot, conventions)))


def _held(sums: Sequence[_Sum]) -> int:
    return sum(each.holds for each in sums)


def _tell(sums: Sequence[_Sum], of: str, *, sexes: bool, full: bool = False) -> Iterator[Telling]:
    """The sums where so many hold that the others should; where men and women are of all in one column, or other groups
    are of all in each (``full``), those that can't be of fewer, as some may not have answered.
    """
    held, alone = _held(sums), len(sums) == 1
    if not _are_told(sums, sexes=sexes):
        sums = [each for each in sums if each.holds or each.is_far] if held and (sexes or full) else []
    for each in sums:
        support = held - each.holds, len(sums) - held - (not each.holds)
        roles = {"whole": (each.whole,), "parts": each.parts}
        options = {"apart": f"{of} from {each.parts[0].start}"}
        form = f"table:{of}-of-sample{'-alone' if alone else ''}"
        yield Telling("sum", form, roles, 0 if alone else 1, options, support, each.whole)


def _are_told(sums: Sequence[_Sum], *, sexes: bool) -> bool:
    """Whether so many sums hold that the others should."""
    held, alone = _held(sums), len(sums) == 1
    bits = sum(int(each.whole.value).bit_length() for each in sums if each.holds)
    few, often = (ONE, 1) if sexes else (BITS, OFTEN)
    return held > 0 and held >= often * (len(sums) - held) and bits >= (ALONE if alone else few)
