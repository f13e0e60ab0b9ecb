"""Shares of a base that no cell beside them prints: of all counts of a group, or of the N of all other columns; and the N
of a head that is less than what its shares are of.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.tables.groups import pairs_of
from check_data.facts.tables.lines import Lines, is_statistic
from check_data.facts.tables.one_base import Base, Pair, base_of
from check_data.facts.tables.shares import adjusted
from check_data.reading.mention import Mention

_MOST_OTHERS = 1
"""Shares under one head that are of another base: where more are, all are of one that is not looked for."""


class _Share(NamedTuple):
    """A count with its share, and the place of both along their lines."""

    place: int
    part: Mention
    share: Mention


def based(lines: Lines, tellings: Sequence[Telling]) -> Iterator[Telling]:
    """Each share of a column whose base is shown by the others, but those of the table's other ``tellings``."""
    of_table = [each for each in tellings if each.kind == "share"]
    told = frozenset(each.roles["share"][0].start for each in of_table)
    groups = list(dict.fromkeys(each.roles["whole"] for each in of_table if len(each.roles["whole"]) > 1))
    bracketed = [(at, at - 1) for at, unit in enumerate(lines.units) if unit and at]
    for at, amounts in dict.fromkeys((*bracketed, *pairs_of(lines))):
        shares = _shares(lines, at, amounts)
        base = base_of([_pair(each) for each in shares])
        if base is None:
            continue
        sample = lines.cells[amounts][0]
        if sample is not None and sample.mention is not None:
            if base.least > sample.mention.value and all(each.share.start not in told for each in shares):
                yield _of_sample(shares, base, sample.mention)
            continue
        whole = _of_others(lines, amounts, base) or _of_group(groups, shares, base)
        if whole:
            yield from _tell(lines, shares, base, whole, told)


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


def _of_others(lines: Lines, amounts: int, base: Base) -> tuple[Mention, ...]:
    """The N of all other columns, which together are that of a column without one."""
    samples = [cells[0].mention for cells in lines.cells if cells[0] is not None and cells[0].mention is not None]
    return tuple(samples) if len(samples) > 1 and base.has(sum(int(each.value) for each in samples)) else ()


def _of_group(
    groups: Sequence[tuple[Mention, ...]], shares: Sequence[_Share], base: Base
) -> tuple[Mention, ...]:
    """The counts of a group of the same column that share out the base."""
    counts = {each.part.start for each in shares}
    own = (each for each in groups if each[0].start in counts and base.has(sum(int(part.value) for part in each)))
    return next(own, ())


def _tell(
    lines: Lines, shares: Sequence[_Share], base: Base, whole: tuple[Mention, ...], told: Container[int]
) -> Iterator[Telling]:
    held = sum(base.holds)
    others = [lines.sections[each.place] for each, holds in zip(shares, base.holds, strict=True) if not holds]
    for each, holds in zip(shares, base.holds, strict=True):
        if each.share.start in told or others.count(lines.sections[each.place]) > _MOST_OTHERS:
            continue
        roles = {"part": (each.part,), "whole": whole, "share": (adjusted(each.share),)}
        support = held - holds, len(shares) - held - (not holds)
        yield Telling("share", "table:share-of-base", roles, 1, {}, support, each.share)


def _of_sample(shares: Sequence[_Share], base: Base, sample: Mention) -> Telling:
    """The N of a head that is too small for all its shares: told once, by the largest of them."""
    most = max(shares, key=lambda each: each.part.value)
    roles = {"part": (most.part,), "whole": (sample,), "share": (most.share,)}
    return Telling("share", "table:base-of-shares", roles, 1, {}, (sum(base.holds) - 1, 0), sample)
