"""Counts that make the N of their column's head: those of a group of rows, or the two of a cell (M/F 24/16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.tables.inner import beside
from check_data.facts.tables.ledger import Entry, Ledger
from check_data.facts.tables.lines import is_part, is_statistic
from check_data.figures.conventions import Conventions
from check_data.patterns import lazily
from check_data.reading.mention import Mention

FEWEST, OFTEN, BITS = 2, 3, 10
"""Columns in which a group makes the N, so many for each in which it does not, and bits that rule out chance."""
_EITHER = lazily(r"[^\W\d_]\s?/\s?[^\W\d_]")


class _Sum(NamedTuple):
    whole: Mention
    parts: tuple[Mention, ...]

    @property
    def holds(self) -> bool:
        return sum(each.value for each in self.parts) == self.whole.value


def of_samples(ledger: Ledger, conventions: Conventions) -> Iterator[Telling]:
    """Every sum to an N, where most columns of a group or a row agree."""
    samples = [(at, each.printed) for at, each in enumerate(ledger.samples) if each is not None]
    if not samples:
        return
    for rows in _groups(ledger):
        yield from _tell([each for at, whole in samples if (each := _of_group(ledger, rows, at, whole))], "group")
    for row in range(len(ledger.rows)):
        if _EITHER.search(ledger.rows[row].head.text):
            found = (_of_cell(ledger, row, at, whole, conventions) for at, whole in samples)
            yield from _tell([each for each in found if each], "cell")


def _groups(ledger: Ledger) -> Iterator[Sequence[int]]:
    """The rows under each head of a group that may be parts of one whole."""
    numbered = range(len(ledger.rows))
    for _, some in groupby(numbered, lambda at: ledger.rows[at].group):
        rows = list(some)
        heads = [ledger.rows[at].head for at in rows]
        plain = all(is_part(head) and not head.total and not is_statistic(head) for head in heads)
        if plain and len(rows) > 1 and ledger.rows[rows[0]].above:
            yield rows


def _of_group(ledger: Ledger, rows: Sequence[int], at: int, whole: Mention) -> _Sum | None:
    entries = [ledger.entries[row][at] for row in rows]
    parts = [each.printed for each in entries if each is not None and _is_count(each)]
    return _Sum(whole, tuple(parts)) if len(parts) == len(entries) else None


def _is_count(entry: Entry) -> bool:
    return entry.mention is not None and not entry.percent and not entry.mention.places and not entry.mention.negative


def _of_cell(ledger: Ledger, row: int, at: int, whole: Mention, conventions: Conventions) -> _Sum | None:
    slot, entry = ledger.rows[row].slots[at], ledger.entries[row][at]
    if slot is None or entry is None or not _is_count(entry):
        return None
    read = slot.piece.read
    if slot.figure is not read.main or read.of is None or read.second is not None:
        return None
    return _Sum(whole, (entry.printed, beside(entry.printed, read.of, slot, conventions)))


def _tell(sums: Sequence[_Sum], of: str) -> Iterator[Telling]:
    held = sum(each.holds for each in sums)
    bits = sum(int(each.whole.value).bit_length() for each in sums if each.holds)
    if held < FEWEST or held < OFTEN * (len(sums) - held) or bits < BITS:
        return
    for each in sums:
        support = held - each.holds, len(sums) - held - (not each.holds)
        roles = {"whole": (each.whole,), "parts": each.parts}
        options = {"apart": f"{of} from {each.parts[0].start}"}
        yield Telling("sum", f"table:{of}-of-sample", roles, 1, options, support, each.whole)
