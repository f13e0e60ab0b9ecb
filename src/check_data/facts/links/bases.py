"""The shares of a table whose base running text tells: in a caption, or in a sentence above.

What the shares are of they show themselves; the text prints it, as no head and no row of the table does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from check_data.facts.fact import Fact, Telling
from check_data.facts.tables.one_base import Base, base_of, given, of_fewer
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.reading.mention import Mention

_BESIDE, _ABOVE, _FEWEST_DIGITS, _OFTEN = 24, 400, 2, 2
"""Characters between a count and its share, and in which a base is right above it; digits of one; and shares that are
of it for each that is not.
"""


class _Pair(NamedTuple):
    """A count with its share."""

    part: Fact
    share: Fact


def bases(facts: Sequence[Fact]) -> Iterator[Telling]:
    """Every share of a table's column whose base stands in running text; facts in order of place."""
    said = [each.mention for each in facts if each.table < 0 and _is_base(each.mention)]
    if not said:
        return
    for pairs, printed in _columns(facts):
        base = _base(said, pairs)
        if base is None or any(base.has(each) for each in printed):
            continue
        whole = _nearest(said, base, pairs[0].part.mention)
        if whole is not None:
            yield from _tell(pairs, base, whole)
            yield from _groups(pairs, whole)


def _base(said: Sequence[Mention], pairs: Sequence[_Pair]) -> Base | None:
    """What the shares are of, as they show, or else as a caption or sentence right above the table gives it."""
    shares = [(int(each.part.mention.value), *_share(each)) for each in pairs]
    begins = pairs[0].part.mention.start
    above = (int(each.value) for each in reversed(said) if begins - _ABOVE <= each.start < begins)
    tried = chain((base_of(shares),), (given(each, shares) for each in above))
    return next((each for each in tried if each is not None), None)


def _is_base(mention: Mention) -> bool:
    return mention.kind == "count" and not mention.places and len(mention.digits) >= _FEWEST_DIGITS


def _share(pair: _Pair) -> tuple[Fraction, Fraction]:
    return pair.share.mention.value, pair.share.mention.last_digit


def _columns(facts: Sequence[Fact]) -> Iterator[tuple[list[_Pair], set[Fraction]]]:
    """The counts with their shares of each column, and the counts that its table prints."""
    tables: Mapping[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.table >= 0:
            tables[fact.table].append(fact)
    for some in tables.values():
        columns: Mapping[str, list[_Pair]] = defaultdict(list)
        for one, other in pairwise(some):
            if _are_pair(one, other):
                columns[one.column].append(_Pair(one, other))
        printed = {each.mention.value for each in some if each.mention.kind == "count"}
        yield from ((pairs, printed) for pairs in columns.values())


def _are_pair(one: Fact, other: Fact) -> bool:
    """Whether a count stands right before its share, in one row."""
    part, share = one.mention, other.mention
    close = part.block == share.block and 0 <= share.start - part.end <= _BESIDE
    counted = part.kind == "count" and not part.places and part.value >= 0
    return close and counted and share.kind == "percent" and one.row == other.row and other.role != "change"


def _nearest(said: Sequence[Mention], base: Base, table: Mention) -> Mention | None:
    """The figure of text that is the base: the last one before the table, or else the first one behind it."""
    fitting = [each for each in said if base.has(each.value)]
    before = [each for each in fitting if each.start < table.start]
    found = next(iter(before[-1:] or fitting), None)
    # The shares show it to the last digit: 50 is no 50 or so.
    return found and found._replace(reading=Reading.only(Interval.around(found.value, Fraction(0))))


def _tell(pairs: Sequence[_Pair], base: Base, whole: Mention) -> Iterator[Telling]:
    held = sum(base.holds)
    failed = len(pairs) - held
    for pair, holds in zip(pairs, base.holds, strict=True):
        part, share = pair.part.mention, pair.share.mention
        if not holds and (held < _OFTEN * failed or of_fewer(share.value, part.value, whole.value)):
            continue
        roles = {"part": (part,), "whole": (whole,), "share": (share,)}
        support = held - holds, failed - (not holds)
        yield Telling("share", "link:share-of-text", roles, 1, {}, support, share)


def _groups(pairs: Sequence[_Pair], whole: Mention) -> Iterator[Telling]:
    """The counts under each head of a group that together are the base: who is counted once, in a row each."""
    for above, some in groupby(pairs, lambda each: each.part.row.rpartition(" / ")[0]):
        parts = tuple(each.part.mention for each in some)
        if above and len(parts) > 1 and sum(each.value for each in parts) == whole.value:
            yield Telling("sum", "link:group-of-text", {"whole": (whole,), "parts": parts}, 0, anchor=parts[0])
