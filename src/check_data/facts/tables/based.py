"""Shares of a base that no cell beside them prints: of all counts of a group, or of the N of all other columns; and the
N of a head that its shares are not of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.tables.groups import pairs_of
from check_data.facts.tables.lines import Lines, is_statistic
from check_data.facts.tables.one_base import Base, Pair, base_of, of_fewer
from check_data.facts.tables.shares import adjusted
from check_data.reading.mention import Mention

_MOST_OTHERS, _MOST_ODD, _PAIR, _LONGEST = 1, 2, 2, 8
"""Shares under one head that are of another base: where more are, all are of one that is not looked for; shares of a
column that are; rows that may make a base by chance where no head begins them; and rows that make one, at most.
"""


class _Share(NamedTuple):
    """A count with its share, and the place of both along their lines."""

    place: int
    part: Mention
    share: Mention


class _Column(NamedTuple):
    """A column of counts with its shares, what they are of, and the N of its head."""

    shares: Sequence[_Share]
    base: Base
    sample: Mention | None


def based(lines: Lines, tellings: Sequence[Telling]) -> Iterator[Telling]:
    """Each share of a column whose base is shown by the others, but those of the table's other ``tellings``."""
    of_table = [each for each in tellings if each.kind == "share"]
    told = frozenset(each.roles["share"][0].start for each in of_table)
    groups = list(dict.fromkeys(each.roles["whole"] for each in of_table if len(each.roles["whole"]) > 1))
    bracketed = [(at, at - 1) for at, unit in enumerate(lines.units) if unit and at]
    columns = _columns(lines, (*bracketed, *pairs_of(lines)))
    exact = any(each.sample is not None and each.base.has(each.sample.value) for each in columns)
    for each in columns:
        if each.sample is None:
            yield from _of_printed(lines, each, groups, told)
        elif _is_wrong(each, each.sample.value, exact=exact) and told.isdisjoint(
            one.share.start for one in each.shares
        ):
            yield _of_sample(each.shares, each.base, each.sample)


def _is_wrong(column: _Column, sample: Fraction, *, exact: bool) -> bool:
    """Whether an N is not what its shares are of: a base that is less may be those who answered, unless the base of
    another column is ``exact``.
    """
    return column.base.least > sample or (exact and not column.base.has(sample))


def _columns(lines: Lines, pairs: Iterable[tuple[int, int]]) -> list[_Column]:
    found: list[_Column] = []
    for at, amounts in dict.fromkeys(pairs):
        shares = _shares(lines, at, amounts)
        base = base_of([_pair(each) for each in shares])
        sample = lines.cells[amounts][0]
        if base is not None:
            found.append(_Column(shares, base, sample.mention if sample is not None else None))
    return found


def _of_printed(
    lines: Lines, column: _Column, groups: Sequence[tuple[Mention, ...]], told: Container[int]
) -> Iterator[Telling]:
    """The shares of a column whose base other figures of the table make together."""
    shares, base = column.shares, column.base
    whole = _of_others(lines, base) or _of_group(groups, shares, base)
    if whole:
        yield from _tell(lines, shares, base, whole, told)
    else:
        yield from _odd(lines, column)


def _shares(lines: Lines, at: int, amounts: int) -> list[_Share]:
    found: list[_Share] = []
    for place, (share, part) in enumerate(zip(lines.cells[at], lines.cells[amounts], strict=True)):
        if share is None or part is None or share.mention is None or part.mention is None or not share.percent:
            continue
        head = lines.across[place]
        if part.percent or part.mention.places or part.number < 0 or head.says("rate", "average") or is_statistic(head):
            continue
        found.append(_Share(place, part.mention, share.mention))
    return found


def _pair(each: _Share) -> Pair:
    return int(each.part.value), each.share.value, each.share.last_digit


def _of_others(lines: Lines, base: Base) -> tuple[Mention, ...]:
    """The N of all other columns, which together are that of a column without one."""
    samples = [cells[0].mention for cells in lines.cells if cells[0] is not None and cells[0].mention is not None]
    return tuple(samples) if len(samples) > 1 and base.has(sum(int(each.value) for each in samples)) else ()


def _of_group(groups: Sequence[tuple[Mention, ...]], shares: Sequence[_Share], base: Base) -> tuple[Mention, ...]:
    """The counts of a group of the same column that share out the base."""
    counts = {each.part.start for each in shares}
    own = (each for each in groups if each[0].start in counts and base.has(sum(int(part.value) for part in each)))
    return next(own, ())


def _odd(lines: Lines, column: _Column) -> Iterator[Telling]:
    """The few shares of another base in whose rows the counts of a group make the base: all as they are printed, or
    that one as its share would have it.
    """
    odd = [at for at, holds in enumerate(column.base.holds) if not holds]
    for at in odd if len(odd) <= _MOST_ODD else ():
        one = column.shares[at]
        rows = _around(lines, column, at) if not _is_of_fewer(one, column.base) else None
        if rows:
            roles = {"part": (one.part,), "whole": tuple(each.part for each in rows), "share": (one.share,)}
            support = len(column.shares) - len(odd), len(odd) - 1
            yield Telling("share", "table:odd-of-base", roles, 1, {}, support, one.share)


def _around(lines: Lines, column: _Column, at: int) -> Sequence[_Share] | None:
    """The rows around one that make the base with what its share makes its count, no two in the midst of a group; or
    the first ones of its group that do as they are printed.
    """
    one, base = column.shares[at], column.base
    more = round(one.share.value * base.least) - int(one.part.value)
    for rows in _runs(lines, column.shares, at):
        made = sum(int(each.part.value) for each in rows)
        place = column.shares.index(rows[0])
        first = place == 0 or lines.sections[column.shares[place - 1].place] != lines.sections[rows[0].place]
        if (base.has(made + more) and (first or len(rows) > _PAIR)) or (first and base.has(made)):
            return rows
    return None


def _runs(lines: Lines, shares: Sequence[_Share], at: int) -> Iterator[Sequence[_Share]]:
    """The rows of one group that follow each other, one of them the given one, the longest first."""
    near = range(max(at - _LONGEST, 0), min(at + _LONGEST, len(shares)))
    same = [each for each in near if lines.sections[shares[each].place] == lines.sections[shares[at].place]]
    spans = [(first, last) for first in same for last in same if first <= at <= last and 0 < last - first < _LONGEST]
    for first, last in sorted(spans, key=lambda each: each[0] - each[1]):
        yield shares[first : last + 1]


def _is_of_fewer(each: _Share, base: Base) -> bool:
    return of_fewer(each.share.value, each.part.value, base.most)


def _tell(
    lines: Lines, shares: Sequence[_Share], base: Base, whole: tuple[Mention, ...], told: Container[int]
) -> Iterator[Telling]:
    held = sum(base.holds)
    others = Counter(lines.sections[each.place] for each, holds in zip(shares, base.holds, strict=True) if not holds)
    for each, holds in zip(shares, base.holds, strict=True):
        if each.share.start in told or others[lines.sections[each.place]] > _MOST_OTHERS:
            continue
        if not holds and _is_of_fewer(each, base):
            continue
        roles = {"part": (each.part,), "whole": whole, "share": (adjusted(each.share),)}
        support = held - holds, len(shares) - held - (not holds)
        yield Telling("share", "table:share-of-base", roles, 1, {}, support, each.share)


def _of_sample(shares: Sequence[_Share], base: Base, sample: Mention) -> Telling:
    """The N of a head of which its shares are not: told once, by the largest of them."""
    most = max(shares, key=lambda each: each.part.value)
    roles = {"part": (most.part,), "whole": (sample,), "share": (most.share,)}
    return Telling("share", "table:base-of-shares", roles, 1, {}, (sum(base.holds) - 1, 0), sample)
