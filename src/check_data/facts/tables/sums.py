"""Lines that are the sum of others: totals, subtotals, running lines of statements, totals before their parts.

One structure for all columns: a line is looked at for its head or its print (total, result, bold, blank head); the
lines above it that no other line has added up yet are its parts, the nearest ones first. A structure is kept where at
least half of the columns of its kind agree, and then tells all of them. What its head does not say must be shown by
more digits than chance gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from check_data.facts.tables.lines import Lines, adds, is_part, is_statistic
from check_data.facts.tables.naturals import all_before
from check_data.facts.tables.plain_sums import rolled, whole_group
from check_data.facts.tables.structure import Structure, expected, made
from check_data.facts.tables.tried import Tried, tried_as, try_plain
from check_data.facts.tables.ways import MOST_PARTS, MOST_SIGNED, shown
from check_data.facts.tables.words import Head

LONGEST = 20_000
"""Lines that the totals of a table add up between them."""

NAMED, TELLING, LIKELY, WRONG, LEADING, SURE, UNNAMED = 4, 6, 9, 3, 12, 17, 24
"""Bits by which the columns that agree must rule out chance: of all lines above a named total, of its usual parts, of
other parts of what a head names, so many more where a column fails, of a total before its parts, of others,
and of what no head says.
"""


COLUMNS, MIXED = 3, 10
"""Rows that show of a column that no head names what it adds up, for each that does not; twice as many, and so many for
each that does not, where some of three or more are taken off, as numbers that are much alike do by chance.
"""


_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")


def structures(lines: Lines) -> Iterator[Structure]:
    """The sums of a table's lines, from the first to the last."""
    usable = [at for at in range(len(lines.across)) if _is_usable(lines, at)]
    if not usable:
        return
    parted = [
        is_part(head) and any(cells) and (lines.down or not is_statistic(head))
        for head, cells in zip(lines.heads, lines.cells, strict=True)
    ]
    totals = [head.total and adds(head) for head in lines.heads]
    longest = max(LONGEST // max(sum(totals), 1), MOST_PARTS)
    loose: list[int] = []
    wholes: set[int] = set()
    for at, head in enumerate(lines.heads):
        found = None
        if adds(head) and not ("change" in head.classes and not lines.down):
            found = _above(lines, at, loose[-longest:], wholes, usable)
        if found is None and (totals[at] or (lines.down and adds(head))):
            below = _below(lines, at, totals, parted, usable) if totals[at] else _within(lines, at, parted, usable)
            yield from below
            if below:
                parted = [each and number not in below[0].parts for number, each in enumerate(parted)]
        if found is None and (head.blank or head.total) and loose and _repeats(lines, at, loose[-1]):
            loose.pop()  # a subtotal of one line
        if found is not None:
            yield found
            taken = set(found.parts)
            loose = [each for each in loose if each not in taken]
            wholes.add(at)
        elif totals[at]:
            wholes.add(at)
        if parted[at]:
            loose.append(at)


def _repeats(lines: Lines, at: int, before: int) -> bool:
    numbers = [[entry and entry.number for entry in lines.cells[each]] for each in (at, before)]
    return numbers[0] == numbers[1]


def _is_usable(lines: Lines, at: int) -> bool:
    """Whether numbers under a head across are ones that add up; per cent only as shares or unsaid."""
    head = lines.across[at]
    if not adds(head) or (lines.down and is_statistic(head)):
        return False
    percents = sum(cells[at] is not None and cells[at].percent for cells in lines.cells)  # type: ignore[union-attr]
    return not percents or not head.says("change", "margin")


def _above(lines: Lines, at: int, loose: Sequence[int], wholes: set[int], usable: Sequence[int]) -> Structure | None:
    head = lines.heads[at]
    parted = _parts_of_year(lines, at, loose)
    total = head.total or bool(parted)
    named = total or head.says("result", "closing") or head.blank or lines.strong[at]
    same = [each for each in loose if lines.units[each] == lines.units[at]]
    if len(same) < 2:
        return None
    if (run := rolled(lines, at, same, usable)) is not None:
        return run
    found = _of_loose(lines, at, same, wholes, usable, parted, named=named)
    return found or all_before(lines, at, same, wholes, usable, named=named)


def _of_loose(
    lines: Lines,
    at: int,
    same: Sequence[int],
    wholes: set[int],
    usable: Sequence[int],
    parted: Sequence[int],
    *,
    named: bool,
) -> Structure | None:
    """A line that is the sum of others above it by what its head says, or by far more numbers than chance gives."""
    head = lines.heads[at]
    tried = list(try_plain(lines, at, parted, 3, usable)) if parted else []
    shows = named or not lines.down
    tried += _tries(lines, at, same, wholes, usable, total=head.total, most_signed=MOST_SIGNED if shows else 0)
    if not tried:
        return whole_group(lines, at, same, wholes, usable)
    kept = max(tried, key=lambda each: (len(each[1].held) - len(each[1].failed), each[0], -len(each[1].parts)))
    natural, first = tried[0]
    # One column says nothing for itself: its total is of all lines above it, of one group.
    usual = first if natural == 3 or (natural == 2 and len(first.parts) == len(same)) else None
    if usual is None and len(tried) > 1 and _takes_in(lines, at, same, wholes):
        usual = next((each for way, each in tried if way == 2 and len(each.parts) == len(same)), None)
    if not shows:
        return _shown_alone(lines, at, kept[1], "table:unnamed") or whole_group(lines, at, same, wholes, usable)
    return _kept(lines, at, kept, usual) or whole_group(lines, at, same, wholes, usable)


def _takes_in(lines: Lines, at: int, parts: Sequence[int], wholes: set[int]) -> bool:
    """Whether a total's name says that it takes in one told above: total assets, after total current assets."""
    mine = set(lines.heads[at].core.split())
    return bool(mine) and any(mine < set(lines.heads[each].core.split()) for each in parts if each in wholes)


def _shown_alone(lines: Lines, at: int, tried: Tried, form: str) -> Structure | None:
    """A structure that nothing but its numbers shows: several columns, of which most hold by far more than chance."""
    needed = UNNAMED + 2 * len(tried.parts).bit_length()
    many = len(tried.held) > 1 and len(tried.held) >= 3 * len(tried.failed)
    # Numbers that are much alike, or come again, do so by chance where some are taken off.
    mixed = min(tried.signs) < 0 and len(tried.parts) > 2
    grouped = {lines.groups[each] for each in tried.parts} == {lines.groups[at]}
    shows = many and grouped and not mixed and not lines.research and tried.bits >= needed
    return made(at, tried, form, 1) if shows else None


def _parts_of_year(lines: Lines, at: int, loose: Sequence[int]) -> list[int]:
    """The quarters, halves or months right before a full year."""
    head = lines.heads[at]
    if head.says("part_year", "cumulative") or not (head.says("full_year") or _YEAR.fullmatch(head.text)):
        return []
    parts = list(takewhile(lambda each: lines.heads[each].says("part_year"), reversed(loose)))
    return parts[::-1] if len(parts) in (2, 4, 12) else []


def _tries(
    lines: Lines,
    at: int,
    loose: Sequence[int],
    wholes: set[int],
    usable: Sequence[int],
    *,
    total: bool,
    most_signed: int,
) -> Iterator[tuple[int, Tried]]:
    """Structures above a line with how natural they are: 2 the lines of its group, 1 all or all totals, 0 others."""
    block = [each for each in loose if lines.groups[each] == lines.groups[at]]
    many = [each for each in loose if each in wholes]
    since = block[max((at for at, each in enumerate(block, start=1) if each in wholes), default=0) :]
    if total:
        for near in (since, block) if len(since) < len(block) else (block,):
            if len(near) > 1:
                yield from try_plain(lines, at, near, 2, usable)
        if len(loose) > len(block):
            yield from try_plain(lines, at, loose, 1, usable)
        if len(many) > 1:
            yield from try_plain(lines, at, many, 1, usable)
    for parts, signs in shown(lines, at, loose[-MOST_PARTS:], usable, most_signed=most_signed):
        tried = tried_as(lines, at, parts, signs, usable)
        if tried is not None and tried.half:
            yield 0, tried


def _kept(lines: Lines, at: int, kept: tuple[int, Tried], usual: Tried | None) -> Structure | None:
    """The structure, where its columns or its head warrant it; a total alone in its kind is taken at its word."""
    natural, tried = kept
    head = lines.heads[at]
    form = "total" if head.total else "year" if usual is not None or natural else "line"
    columns = len(tried.held) + len(tried.failed)
    alone = "-alone" if columns == 1 else ""
    telling = NAMED if head.total and natural > 1 else TELLING
    if natural and tried.half and (not tried.failed or tried.bits >= telling):
        return made(at, tried, f"table:{form}{alone}", 2)
    mixed = min(tried.signs) < 0 and len(tried.parts) > 2
    fewest, often = (2 * COLUMNS, MIXED) if mixed else (COLUMNS, COLUMNS)
    if not lines.down and (len(tried.held) < fewest or len(tried.held) < often * len(tried.failed)):
        return None
    if tried.half and not lines.research and tried.bits >= _needed(lines, at, tried):
        way = "total" if head.total and min(tried.signs) > 0 else "line" if lines.down else "column"
        return made(at, tried, f"table:{way}{alone}", 0 if alone else 1)
    if usual is not None and len(usual.held) + len(usual.failed) == 1 and not lines.research:
        return made(at, usual, f"table:{form}-alone", 2)
    return None


def _needed(lines: Lines, at: int, tried: Tried) -> int:
    """Bits that must rule out chance: fewer where a head names a result and what is taken off is said to be, more where
    another line is taken off, where columns fail, and of more lines.
    """
    lengths = len(tried.parts).bit_length()
    named = lines.heads[at].total or lines.heads[at].says("result")
    if named and all(map(partial(expected, lines, at, tried), range(1, len(tried.parts)))):
        more = 1 if len(tried.parts) == 2 else lengths + WRONG
        return LIKELY + (more if tried.failed else 0)
    return SURE + (2 if min(tried.signs) < 0 else 1) * lengths


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
        if any(lines.heads[each].says("takes") for each in parts) and lines.heads[at].core:
            continue
        if len(parts) < 2:
            continue
        tried = tried_as(lines, at, parts, (1,) * len(parts), usable)
        if tried is None:
            continue
        columns = len(tried.held) + len(tried.failed)
        often = len(tried.failed) <= 1 <= len(tried.held) or len(tried.held) >= 3 * len(tried.failed)
        if often and tried.bits >= LEADING:
            alone = "-alone" if columns == 1 else ""
            found.append(made(at, tried, f"table:leading{alone}", 1))
    return found


def _within(lines: Lines, at: int, parted: Sequence[bool], usable: Sequence[int]) -> list[Structure]:
    """A line before its parts that no head says: the next lines of its group, as many as make it in most columns."""
    near = range(at + 1, min(at + 1 + MOST_PARTS, len(parted)))
    after = list(takewhile(lambda each: not _is_step(lines.heads[each]), (each for each in near if parted[each])))
    after = [each for each in after if lines.groups[each] == lines.groups[at] and lines.units[each] == lines.units[at]]
    for parts, signs in shown(lines, at, after[::-1], usable, most_signed=0):
        tried = tried_as(lines, at, parts[::-1], signs, usable) if min(signs) > 0 else None
        found = _shown_alone(lines, at, tried, "table:leading-unnamed") if tried is not None else None
        if found is not None:
            return [found]
    return []


def _is_step(head: Head) -> bool:
    """Whether a line is one of a statement that runs on from it: what is taken off, a result, a total."""
    return head.total or head.blank or head.says("result", "takes", "closing")
