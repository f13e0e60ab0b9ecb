"""Lines of changes: the difference, the growth or the points between two other lines, by the head and most cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.tables.ledger import Entry, power
from check_data.facts.tables.lines import Lines, is_statistic
from check_data.facts.tables.words import Head

_BOTH = 2
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DELTA = re.compile(r"(?<!\S)[Δ∆](?![Δ∆])\s?(?P<of>.*)")
"""The sign of a change (Greek letter or increment), and what it says that it is of: ΔT2−T1."""
_LESS = re.compile(r"\s?[-−–]\s?")
MOST_NEAR, FEWEST, TELLING, BITS = 6, 2, 4, 9
"""Lines that changes may lie between; cells that show it; units of the last digit from which one does; and bits from
which one cell alone does.
"""


class _Pair(NamedTuple):
    now: int
    before: int
    growth: bool
    fits: tuple[int, ...]
    others: tuple[int, ...]
    shown: int
    signs: int
    bits: int


def changes(lines: Lines) -> Iterator[Telling]:
    """Every change of the lines that are changes, with the two amounts that it lies between."""
    told = [_says_change(lines, at) for at in range(len(lines.heads))]
    for at, head in enumerate(lines.heads):
        if told[at] and not head.says("other_base"):
            pair = _pair(lines, at, [not each for each in told])
            if pair is not None and not _moves(lines, at, pair, told):
                yield from _tellings(lines, at, pair)


def _moves(lines: Lines, at: int, pair: _Pair, told: Sequence[bool]) -> bool:
    """Whether a change is one of several movements that lead from an opening balance to a closing one."""
    ends = {pair.now, pair.before}
    balances = all(lines.heads[each].says("opening", "closing") for each in ends)
    others = (each for each in range(len(told)) if each != at and each not in ends)
    return balances and any(_is_amount(lines, each) for each in others)


def _says_change(lines: Lines, at: int) -> bool:
    """Whether a line's head says that it is one of changes; a row must say nothing else."""
    head = lines.heads[at]
    if not lines.down:
        return head.says("change") or bool(_DELTA.search(head.text)) or (_bare_percent(head) and _beside(lines, at))
    return "change" in head.pure and "total" not in head.classes


def _bare_percent(head: Head) -> bool:
    return not any(map(str.isalpha, head.text)) and ("%" in head.text or "％" in head.text)


def _beside(lines: Lines, at: int) -> bool:
    """Whether the column before says that it is one of changes."""
    return at > 0 and lines.heads[at - 1].says("change")


def _pair(lines: Lines, at: int, amounts: Sequence[bool]) -> _Pair | None:
    """The two lines that most of the changes lie between."""
    apart = bool(lines.units[at]) or lines.down  # what stands in brackets behind a number is none that changes
    near = [each for each in range(len(amounts)) if amounts[each] and _is_amount(lines, each)]
    near = [each for each in near if apart or not lines.units[each]]
    left = [each for each in near if each < at][-MOST_NEAR:]
    near = left if len(left) > 1 or lines.down else [*left, *(each for each in near if each > at)][:MOST_NEAR]
    named = _of_years(lines, at, near) or _of_names(lines, at, near)
    ways = [named] if named else permutations(near, 2)
    pairs = [pair for now, before in ways if (pair := _tried(lines, at, now, before)) is not None]
    if not pairs:
        return None
    best = max(
        pairs,
        key=lambda pair: (len(pair.fits) - len(pair.others), _is_later(lines, pair), pair.signs, -_apart(at, pair)),
    )
    alone = (len(near) == 2 or named is not None) and len(best.fits) + len(best.others) == 1
    # Of two amounts before it a column can be the change of no others: one that fits shows what another one does not.
    only = len(left) == _BOTH and not lines.down and len(best.others) <= 1
    shows = best.shown >= (1 if named or only else FEWEST) or (best.shown and best.bits >= BITS)
    half = len(best.fits) >= (1 if named or only else 2) * len(best.others) and shows
    return best if half or alone else None


def _of_years(lines: Lines, at: int, near: Sequence[int]) -> tuple[int, int] | None:
    """The two lines whose years a head of changes names (2019 vs 2018); those right above a row, which are years."""
    years = sorted(set(_YEAR.findall(lines.heads[at].text)))
    above = [lines.heads[each].text for each in range(at - _BOTH, at)] if lines.down and at >= _BOTH else []
    if not years and all(map(_YEAR.fullmatch, above)):
        years, near = sorted(set(above)), near[-_BOTH:]
    if len(years) != _BOTH:
        return None
    before, now = ([each for each in near if _YEAR.findall(lines.heads[each].text) == [year]] for year in years)
    return (now[0], before[0]) if len(now) == len(before) == 1 else None


def _of_names(lines: Lines, at: int, near: Sequence[int]) -> tuple[int, int] | None:
    """The two lines whose heads a sign of change takes one from the other (ΔT2−T1), under one head or each its own."""
    found = _DELTA.search(lines.heads[at].text)
    parts = _LESS.split(found["of"]) if found else []
    if len(parts) != _BOTH:
        return None
    now, before = ([each for each in near if f" {lines.heads[each].text}".endswith(f" {part}")] for part in parts)
    return (now[0], before[0]) if len(now) == len(before) == 1 else None


def _is_later(lines: Lines, pair: _Pair) -> bool:
    """Whether the year of now is none before that of before, as far as their heads tell."""
    now, before = (_YEAR.findall(lines.heads[each].text) for each in (pair.now, pair.before))
    return not (now and before) or now[-1] >= before[-1]


def _apart(at: int, pair: _Pair) -> int:
    return abs(at - pair.now) + abs(at - pair.before)


def _is_amount(lines: Lines, at: int) -> bool:
    return not is_statistic(lines.heads[at]) and any(each is not None for each in lines.cells[at])


def _tried(lines: Lines, at: int, now: int, before: int) -> _Pair | None:
    """How the changes of a line fit two others: as growths or as differences, whichever most cells are."""
    rows = [
        (number, *three) for number in range(len(lines.across)) if (three := _three(lines, at, now, before, number))
    ]
    growth = 2 * sum(_is_growth(*three) for _, *three in rows) > len(rows)
    by = _basis(lines.heads[at])
    fits: list[int] = []
    others: list[int] = []
    shown = signs = bits = 0
    for number, change, new, old in rows:
        if _is_growth(change, new, old) is not growth or (growth and not _has_growth(lines.across[number], new, old)):
            continue
        fit = grows(change, new, old, lines.decimals) if growth else differs(change, new, old, by if new.percent else 1)
        (fits if fit else others).append(number)
        shown += fit and abs(change.number) >= TELLING * change.last
        bits += fit and (abs(change.number) // change.last).bit_length()
        signs += fit and (change.number < 0) == (new.number < old.number)
    return _Pair(now, before, growth, tuple(fits), tuple(others), shown, signs, bits) if fits or others else None


def _three(lines: Lines, at: int, now: int, before: int, number: int) -> tuple[Entry, Entry, Entry] | None:
    """The change and its amounts, where all are printed, of one kind: no amount changes by points."""
    change, new, old = (lines.cells[each][number] for each in (at, now, before))
    if change is None or new is None or old is None or None in (change.mention, new.mention, old.mention):
        return None
    return None if new.percent is not old.percent or (new.percent and not change.percent) else (change, new, old)


def has_growth(new: Entry, old: Entry) -> bool:
    """Whether a growth may be told between the two: not from a loss, nor from one."""
    return old.number * new.number > 0 and abs(old.number) > old.last


def _has_growth(row: Head, new: Entry, old: Entry) -> bool:
    """Whether a growth is meant between the two, and not of a rate that prints no %."""
    if not has_growth(new, old):
        return False
    return not row.says("rate", "margin") or "," in new.printed.quote


def _is_growth(change: Entry, new: Entry, _: Entry) -> bool:
    return change.percent and not new.percent


def _basis(head: Head) -> int:
    return 100 if head.says("basis_points") else 1


def differs(change: Entry, new: Entry, old: Entry, by: int) -> bool:
    """Whether a change is the difference, by its size, in units of which ``by`` are one of the others'."""
    rounded = change.rounded or new.rounded or old.rounded
    slack = change.last + by * (new.last + old.last) if rounded else 0
    return 2 * abs(by * abs(new.number - old.number) - abs(change.number)) <= slack


def grows(change: Entry, new: Entry, old: Entry, decimals: int) -> bool:
    """Whether a change is the growth in per cent, by its size, within a unit of each last digit."""
    base, hundred = abs(old.number), 100 * power(decimals)
    apart = abs(hundred * abs(new.number - old.number) - abs(change.number) * base)
    room = (new.last if new.rounded else 0) + (old.last if old.rounded else 0) * (1 + abs(new.number) // base)
    return apart <= change.last * base + hundred * room


def _tellings(lines: Lines, at: int, pair: _Pair) -> Iterator[Telling]:
    columns = dict.fromkeys(pair.fits, (1, 0)) | dict.fromkeys(pair.others, (0, 1))
    for number, (holds, fails) in sorted(columns.items()):
        change, now, before = (lines.cells[each][number] for each in (at, pair.now, pair.before))
        assert change is not None  # `_tried` saw them
        assert now is not None
        assert before is not None
        if not pair.growth and change.rounded and not (now.rounded or before.rounded):
            continue  # of whole numbers the difference is whole: these stand for means that were rounded
        role = "rate" if pair.growth else "by"
        form = "table:growth" if pair.growth else "table:points" if now.percent else "table:difference"
        roles = {"now": (now.printed,), "before": (before.printed,), role: (change.printed,)}
        support = len(pair.fits) - holds, len(pair.others) - fails
        options = _sign(pair, change, now, before)
        yield Telling("change", form, roles, 2, options, support, change.mention)


def _sign(pair: _Pair, change: Entry, now: Entry, before: Entry) -> Mapping[str, int]:
    """How a change is signed where it says what is better, or is that of a loss: by the sign that its size has."""
    if pair.signs == len(pair.fits) and not (pair.growth and before.number < 0):
        return {}
    fell = abs(now.number) < abs(before.number) if pair.growth else now.number < before.number
    return {"sign": 1 if (change.number < 0) is fell else -1, "column": 1}
