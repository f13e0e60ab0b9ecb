"""Lines that are the quotient, the product or the growth of two others, as their numbers show and no head says."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import combinations, islice, permutations
from math import lcm
from typing import NamedTuple

from check_data.facts.fact import Kind, Telling
from check_data.facts.tables.ledger import Entry
from check_data.facts.tables.lines import Lines, is_statistic
from check_data.reading.mention import Mention

FEWEST, OFTEN, BITS = 3, 4, 21
"""Cells that show such a line, and so many of them for each that does not; the bits by which they rule out chance."""
NEAR, MOST_LINES, SAMPLE = 4, 60, 8
"""Lines between such a line and the two others; lines of a table that is looked at; cells that are looked at first."""


class _Cell(NamedTuple):
    """A number but nought, the worth of its last digit, and what rounding may hide of it (nothing of a count in full),
    all in parts of ``one``: whole numbers, which are exact and a tenth of the work of fractions.
    """

    mention: Mention
    percent: bool
    value: int
    last: int
    half: int
    one: int


_Three = tuple[_Cell, _Cell, _Cell]
"""The cell of a line, with those of the two others."""
_Grid = Sequence[Sequence[_Cell | None]]


class _Way(NamedTuple):
    """How a line may be made of two others: what its telling is, with the roles of the three cells; when they fit;
    whether the line is of per cent, and must have decimals.
    """

    kind: Kind
    form: str
    roles: tuple[str, ...]
    holds: Callable[[_Cell, _Cell, _Cell], bool]
    percent: bool
    places: bool


class _Shown(NamedTuple):
    way: _Way
    lines: tuple[int, int, int]
    cells: Sequence[_Three]
    held: Sequence[bool]


def unsaid(lines: Lines, told: Container[int]) -> Iterator[Telling]:
    """Every cell of such lines; ``told`` are the places of figures that a structure of the table explains already."""
    if lines.research or len(lines.heads) > MOST_LINES:
        return
    grid = [[_cell(each) for each in line] for line in lines.cells]
    taken: set[frozenset[int]] = set()
    for way in _WAYS:
        for at in range(len(lines.heads)):
            shown = _best(lines, grid, at, way, told)
            if shown is not None and frozenset(shown.lines) not in taken:
                taken.add(frozenset(shown.lines))
                yield from _tell(shown)


def _best(lines: Lines, grid: _Grid, at: int, way: _Way, told: Container[int]) -> _Shown | None:
    """The two lines of which a line is made in the most cells."""
    if not _may_be(lines, at, way, told):
        return None
    near = [each for each in range(at - NEAR, at + NEAR + 1) if each != at and 0 <= each < len(lines.heads)]
    others = [each for each in near if not is_statistic(lines.heads[each])]
    if way.kind == "product":
        others = [each for each in others if _is_new(lines, each, told)]
    pairs = combinations(others, 2) if way.kind == "product" else permutations(others, 2)
    found = [shown for pair in pairs if (shown := _tried(grid, (at, *pair), way)) is not None]
    return max(found, key=lambda each: sum(each.held), default=None)


def _may_be(lines: Lines, at: int, way: _Way, told: Container[int]) -> bool:
    """Whether a line has numbers of the kind, most of which nothing explains."""
    if is_statistic(lines.heads[at]):
        return False
    given = [each for each in lines.cells[at] if each is not None and each.mention is not None]
    fit = [each for each in given if each.percent is way.percent]
    enough = len(fit) >= FEWEST and 2 * len(fit) > len(given) and _is_new(lines, at, told)
    return enough and (not way.places or any(each.printed.places for each in fit))


def _is_new(lines: Lines, at: int, told: Container[int]) -> bool:
    """Whether nothing explains most of a line's figures."""
    mentions = [each.mention for each in lines.cells[at] if each is not None and each.mention is not None]
    return 2 * sum(each.start not in told for each in mentions) > len(mentions)


def _tried(grid: _Grid, members: tuple[int, int, int], way: _Way) -> _Shown | None:
    left = _cells(grid, members, percent=way.percent)
    cells = list(islice(left, SAMPLE))
    if len(cells) < FEWEST or _mostly_fails(way, cells):
        return None
    cells += left
    held = [way.holds(*each) for each in cells]
    shown = {each[0].mention.value: _bits(each[0]) for each, holds in zip(cells, held, strict=True) if holds}
    often = sum(held) >= OFTEN * (len(held) - sum(held))
    return _Shown(way, members, cells, held) if often and len(shown) >= FEWEST and sum(shown.values()) >= BITS else None


def _mostly_fails(way: _Way, cells: Sequence[_Three]) -> bool:
    """Whether more than half of some cells do not fit: no more of them are looked at than say so."""
    fails = (each for each in cells if not way.holds(*each))
    return next(islice(fails, len(cells) // 2, None), None) is not None


def _cells(grid: _Grid, members: tuple[int, int, int], *, percent: bool) -> Iterator[_Three]:
    """The cells in which a line and two others print numbers but nought, the others no per cent."""
    first, second, third = (grid[member] for member in members)
    for one, two, three in zip(first, second, third, strict=True):
        if one is None or two is None or three is None:
            continue
        if one.percent is percent and not (two.percent or three.percent):
            yield one, two, three


def _cell(entry: Entry | None) -> _Cell | None:
    if entry is None or entry.mention is None or not entry.number:
        return None
    mention = entry.mention
    value, last = mention.value, mention.last_digit
    one = 2 * lcm(value.denominator, last.denominator)
    part = last.numerator * (one // last.denominator)
    half = part // 2 if mention.places or mention.scaled else 0
    return _Cell(mention, entry.percent, value.numerator * (one // value.denominator), part, half, one)


def _bits(cell: _Cell) -> int:
    return (abs(cell.value) // cell.last).bit_length()


def _is_quotient(ratio: _Cell, of: _Cell, by: _Cell) -> bool:
    """All in parts of all three."""
    both = ratio.one * by.one
    room = ratio.last * abs(by.value) * of.one + of.half * both + abs(ratio.value) * by.half * of.one
    return abs(of.value * both - ratio.value * by.value * of.one) <= room


def _is_product(product: _Cell, one: _Cell, other: _Cell) -> bool:
    """All in parts of all three."""
    both = one.one * other.one
    room = product.last * both + (abs(one.value) * other.half + abs(other.value) * one.half) * product.one
    return abs(one.value * other.value * product.one - product.value * both) <= room


def _is_growth(rate: _Cell, now: _Cell, before: _Cell) -> bool:
    """All in parts of all three."""
    if now.value * before.value < 0:
        return False
    parts, both = rate.one * before.one, rate.one * now.one
    room = rate.last * abs(before.value) * now.one + now.half * parts
    room += before.half * (both + abs(rate.value) * now.one)
    return abs(now.value * parts - before.value * both - rate.value * before.value * now.one) <= room


def _tell(shown: _Shown) -> Iterator[Telling]:
    way, hits = shown.way, sum(shown.held)
    for cells, holds in zip(shown.cells, shown.held, strict=True):
        support = hits - holds, len(shown.held) - hits - (not holds)
        roles = {
            role: tuple(each.mention for named, each in zip(way.roles, cells, strict=True) if named == role)
            for role in way.roles
        }
        yield Telling(way.kind, way.form, roles, 1, {}, support, cells[0].mention)


_WAYS = (
    _Way("change", "table:growth-shown", ("rate", "now", "before"), _is_growth, True, False),
    _Way("ratio", "table:ratio-shown", ("ratio", "above", "below"), _is_quotient, False, True),
    _Way("product", "table:product-shown", ("product", "factors", "factors"), _is_product, False, False),
)
