"""Lines that are the sum of others: totals, subtotals, running lines of statements, totals before their parts.

One structure for all columns: a line is looked at for its head or its print (total, result, bold, blank head); the lines
above it that no other line has added up yet are its parts, the nearest ones first. A structure is kept where at least
half of the columns of its kind agree, and then tells all of them. What its head does not say must be shown by more
digits than chance gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.facts.tables.ledger import Entry
from check_data.facts.tables.words import Head
from check_data.facts.tables.lines import Lines, adds, is_part

MOST_PARTS, LONGEST, MOST_SIGNED, MOST_SHOWN = 14, 20_000, 8, 4
"""Lines of a sum that no head says; lines that the totals of a table add up between them; lines of which one may be
subtracted; ways that are looked at closely.
"""
TELLING, LIKELY, SURE = 8, 9, 17
"""Bits by which the columns that agree must rule out chance: of the usual parts of a named total, of
other parts that are added up to what a head names, of others.
"""


class Structure(NamedTuple):
    """A line that is the sum of others, by ``signs``; the columns in which it holds, and those of the same kind in
    which it does not. ``explicit`` is 2 where the head says so, 0 where nothing but its holding shows it.
    """

    whole: int
    parts: tuple[int, ...]
    signs: tuple[int, ...]
    form: str
    held: tuple[int, ...]
    failed: tuple[int, ...]
    explicit: int


class _Tried(NamedTuple):
    parts: tuple[int, ...]
    signs: tuple[int, ...]
    held: tuple[int, ...]
    failed: tuple[int, ...]
    bits: int

    @property
    def half(self) -> bool:
        """Whether it holds in at least half of its columns, and in any."""
        return bool(self.held) and len(self.held) >= len(self.failed)


def structures(lines: Lines) -> Iterator[Structure]:
    """The sums of a table's lines, from the first to the last."""
    usable = [at for at, head in enumerate(lines.across) if _is_usable(lines, at)]
    if not usable:
        return
    parted = [is_part(head) and any(cells) for head, cells in zip(lines.heads, lines.cells, strict=True)]
    totals = [head.total and adds(head) for head in lines.heads]
    longest = max(LONGEST // max(sum(totals), 1), MOST_PARTS)
    loose: list[int] = []
    wholes: set[int] = set()
    for at, head in enumerate(lines.heads):
        found = None
        if adds(head) and not ("change" in head.classes and not lines.down):
            found = _above(lines, at, loose[-longest:], wholes, usable)
        if found is None and totals[at]:
            below = _below(lines, at, totals, parted, usable)
            yield from below
            if below:
                parted = [each and number not in below[0].parts for number, each in enumerate(parted)]
        if found is not None:
            yield found
            taken = set(found.parts)
            loose = [each for each in loose if each not in taken]
            wholes.add(at)
        elif totals[at]:
            wholes.add(at)
        if parted[at]:
            loose.append(at)


def _is_usable(lines: Lines, at: int) -> bool:
    """Whether numbers under a head across are ones that add up; per cent only as shares or unsaid."""
    head = lines.across[at]
    if not adds(head):
        return False
    percents = sum(cells[at] is not None and cells[at].percent for cells in lines.cells)  # type: ignore[union-attr]
    return not percents or not head.says("change", "margin")


def _above(lines: Lines, at: int, loose: Sequence[int], wholes: set[int], usable: Sequence[int]) -> Structure | None:
    head = lines.heads[at]
    total = head.total
    named = total or head.says("result", "closing") or head.blank or lines.strong[at]
    same = [each for each in loose if lines.units[each] == lines.units[at]]
    if len(same) < 2 or not (named or not lines.down):
        return None
    tried = list(_tries(lines, at, same, wholes, usable, total))
    if not tried:
        return None
    naturals = [each for each in tried if each[0]]
    kept = max(tried, key=lambda each: (len(each[1].held) - len(each[1].failed), each[0], -len(each[1].parts)))
    return _kept(lines, at, kept, naturals[0][1] if naturals else None)


def _tries(
    lines: Lines, at: int, loose: Sequence[int], wholes: set[int], usable: Sequence[int], total: bool
) -> Iterator[tuple[int, _Tried]]:
    """Structures above a line with how natural they are: 2 the lines of its group, 1 all lines or all totals, 0 others."""
    block = [each for each in loose if lines.groups[each] == lines.groups[at]]
    many = [each for each in loose if each in wholes]
    if total:
        if len(block) > 1:
            yield from _try(lines, at, block, 2, usable)
        if len(loose) > len(block):
            yield from _try(lines, at, loose, 1, usable)
        if len(many) > 1:
            yield from _try(lines, at, many, 1, usable)
    for parts, signs in _shown(lines, at, loose[-MOST_PARTS:], usable):
        tried = _tried(lines, at, parts, signs, usable)
        if tried is not None and tried.half:
            yield 0, tried


def _try(
    lines: Lines, at: int, parts: Sequence[int], natural: int, usable: Sequence[int]
) -> Iterator[tuple[int, _Tried]]:
    tried = _tried(lines, at, parts, (1,) * len(parts), usable)
    if tried is not None:
        yield natural, tried


def _shown(
    lines: Lines, at: int, loose: Sequence[int], usable: Sequence[int]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The nearest lines, and signs, that make a line in the most columns: a few of them, shortest first."""
    takes = [-1 if lines.heads[each].says("takes") else 1 for each in loose]
    hits: Counter[tuple[int, int]] = Counter()
    for column in usable:
        whole = lines.cells[at][column]
        if whole is not None and whole.mention is not None and whole.number and not whole.percent:
            hits.update(_hits(whole, [lines.cells[each][column] for each in loose], takes))
    for (number, way), _ in hits.most_common(MOST_SHOWN):
        yield tuple(loose[-number:]), _signs(number, way, takes)


_ALL, _REST, _SAID = 0, -1, -2
"""Ways to add up lines: all; the first less the others; what heads say is taken off; a positive one: less that one."""


def _hits(whole: Entry, entries: Sequence[Entry | None], takes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """How many of the nearest entries make the whole, and in which way."""
    wanted, added, said = 2 * whole.number, 0, 0
    slack, rounded = whole.last, whole.rounded
    values: list[int] = []
    for entry, sign in zip(reversed(entries), reversed(takes), strict=True):
        twice = 2 * entry.number if entry is not None and not entry.percent else 0
        if entry is not None and entry.mention is not None:
            slack += entry.last
            rounded = rounded or entry.rounded
        values.append(twice)
        number, room = len(values), slack if rounded else 0
        if number > 1:
            if abs(added + twice - wanted) <= room:
                yield number, _ALL
            if abs(twice - added - wanted) <= room:
                yield number, _REST
            if abs(said + twice - wanted) <= room:
                yield number, _SAID
            if 2 < number <= MOST_SIGNED:
                excess = added + twice - wanted
                yield from (
                    (number, one) for one in range(1, number) if abs(excess - 2 * values[number - 1 - one]) <= room
                )
        added += twice
        said += sign * twice


def _signs(number: int, way: int, takes: Sequence[int]) -> tuple[int, ...]:
    if way == _SAID:
        return (1, *takes[len(takes) - number + 1 :])
    if way == _REST:
        return (1, *(-1,) * (number - 1))
    return tuple(-1 if way and each == way else 1 for each in range(number))


def _tried(lines: Lines, at: int, parts: Sequence[int], signs: Sequence[int], usable: Sequence[int]) -> _Tried | None:
    held: list[int] = []
    failed: list[int] = []
    bits, seen = 0, set()
    for column in usable:
        whole = lines.cells[at][column]
        if whole is None or whole.mention is None:
            continue
        entries = [lines.cells[part][column] for part in parts]
        fits = _fits(whole, entries, signs, lines.decimals)
        if fits is None:
            continue
        if fits[0]:
            held.append(column)
            if whole.number not in seen:
                seen.add(whole.number)
                bits += fits[1]
        elif None not in entries:
            failed.append(column)
    return _Tried(tuple(parts), tuple(signs), tuple(held), tuple(failed), bits) if held or failed else None


def _fits(whole: Entry, parts: Sequence[Entry | None], signs: Sequence[int], decimals: int) -> tuple[bool, int] | None:
    """Whether the parts make the whole, give or take what rounding hides, and by how many bits that rules out chance;
    None where they are no sum: fewer than two parts, amounts beside per cent, per cent that do not make 100.
    """
    total = count = slack = 0
    most = abs(whole.number)
    rounded = whole.rounded
    for entry, sign in zip(parts, signs, strict=True):
        if entry is None:
            continue
        if entry.percent is not whole.percent and entry.mention is not None:
            return None
        count += 1
        total += sign * entry.number
        most = max(most, abs(entry.number))
        if entry.mention is not None:
            slack += entry.last
            rounded = rounded or entry.rounded
    if count < 2 or (whole.percent and whole.number != 100 * 10**decimals):
        return None
    slack = slack + whole.last if rounded else 0
    fits = 2 * abs(total - whole.number) <= slack
    return fits, max((2 * most).bit_length() - (slack + 1).bit_length(), 0)


def _kept(lines: Lines, at: int, kept: tuple[int, _Tried], usual: _Tried | None) -> Structure | None:
    """The structure, where its columns or its head warrant it; a total alone in its kind is taken at its word."""
    natural, tried = kept
    head = lines.heads[at]
    form = "total" if head.total else "line"
    columns = len(tried.held) + len(tried.failed)
    alone = "-alone" if columns == 1 else ""
    if natural and (tried.half and (columns == 1 or tried.bits >= TELLING)):
        return _structure(at, tried, f"table:{form}{alone}", 2)
    if tried.half and not lines.research and tried.bits >= _needed(head, tried):
        way = "line" if lines.down else "column"
        return _structure(at, tried, f"table:{way}{alone}", 0 if alone else 1)
    if usual is not None and len(usual.held) + len(usual.failed) == 1 and not lines.research:
        return _structure(at, usual, f"table:{form}-alone", 2)
    return None


def _needed(head: Head, tried: _Tried) -> int:
    """Bits that must rule out chance: fewer where a head names a result that all columns have as a plain sum, more where
    one line is subtracted, and of more lines.
    """
    lengths = len(tried.parts).bit_length()
    if min(tried.signs) < 0:
        return SURE + 2 * lengths
    return LIKELY if (head.total or head.says("result")) and not tried.failed else SURE + lengths


def _structure(at: int, tried: _Tried, form: str, explicit: int) -> Structure:
    return Structure(at, tried.parts, tried.signs, form, tried.held, tried.failed, explicit)


def _below(
    lines: Lines, at: int, totals: Sequence[bool], parted: Sequence[bool], usable: Sequence[int]
) -> list[Structure]:
    """A total before its parts: the lines below it up to the next total, or each group of lines below."""
    found: list[Structure] = []
    end = next((each for each in range(at + 1, len(totals)) if totals[each]), len(totals))
    end = min(end, at + 1 + LONGEST // 10)
    for group in dict.fromkeys(lines.groups[at + 1 : end]):
        parts = [each for each in range(at + 1, end) if lines.groups[each] == group and parted[each]]
        parts = [each for each in parts if lines.units[each] == lines.units[at]]
        if len(parts) < 2:
            continue
        tried = _tried(lines, at, parts, (1,) * len(parts), usable)
        if tried is None:
            continue
        columns = len(tried.held) + len(tried.failed)
        if tried.half and tried.bits >= TELLING:
            alone = "-alone" if columns == 1 else ""
            found.append(_structure(at, tried, f"table:leading{alone}", 1))
    return found
