"""Tellings of shares that make a whole: 结构 25.7:26.8:47.5, closed sets, lists; and changes of shares that make 0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Attribute, Quantity
from check_data.facts.unspaced.sets import Closed
from check_data.facts.unspaced.story import Story
from check_data.reading.mention import Mention
from check_data.reading.unspaced.made import as_percent, negated

_REACH = 8
"""Shares within which the others of a closed set are told."""
_LEAST, _MOST = 60, 150
"""What three numbers make at least and at most that are told as a structure."""
_SECTORS = 12
"""Values within which those of a closed set are told whose structure is printed."""


class _Row(NamedTuple):
    quantity: Quantity
    mention: Mention
    attribute: Attribute | None


def wholes(story: Story, ratios: Sequence[Mention], closed: Closed) -> Iterator[Telling]:
    """Shares of one whole."""
    yield from _ratios(story, ratios, closed)
    told = [(each, attribute) for each in story.quantities for attribute in each.attributes]
    shares = [_Row(q, a.mention, a) for q, a in told if a.kind == "share" and a.mention.kind == "percent"]
    rates = [_Row(each, each.figure, None) for each in story.mains if each.kind == "percent"]
    for kind, rows in (("share", shares), ("rate", rates)):
        yield from _closed(story, kind, rows, closed)
        yield from _lists(story, kind, rows, closed)
    yield from _zero(story, [_Row(q, a.mention, a) for q, a in told if a.kind == "points"], closed)
    for total, parts in story.share_totals:
        if len(parts) > 1:
            yield story.tell("sum", "sum-of-shares", {"whole": total, "parts": parts}, anchor=total)


def _ratios(story: Story, ratios: Sequence[Mention], closed: Closed) -> Iterator[Telling]:
    """Three numbers with colons that are told as a structure, or make about 100."""
    for ratio in ratios:
        total = sum(each.value for each in ratio.parts)
        said = story.says("structure", story.before(ratio, 16))
        if len(ratio.parts) > 2 and ((_LEAST <= total <= _MOST) if said else (95 <= total <= 105)):
            shares = [as_percent(each) for each in ratio.parts]
            yield story.tell("shares", "structure", {"shares": shares}, 2, anchor=ratio)
            yield from _sectors(story, shares, closed)


def _sectors(story: Story, shares: Sequence[Mention], closed: Closed) -> Iterator[Telling]:
    """第一、二、三产业 … 25.7:26.8:47.5: the values of a closed set as shares of the value that they make."""
    for at, first in enumerate(story.measured):
        following = [each for each in story.measured[at + 1 : at + _SECTORS] if each.unit is first.unit]
        before = reversed(story.measured[max(0, at - 4) : at])
        whole = next((each for each in before if each.unit is first.unit), None)
        for members in closed.beginning(first, following, lambda each: each):
            if whole is not None and len(members) + 1 == len(shares):
                for part, share in zip((first, *members), shares, strict=True):
                    roles = {"part": part.figure, "whole": whole.figure, "share": share}
                    yield story.tell("share", "structure", roles, 1, anchor=share)


def _closed(story: Story, kind: str, rows: Sequence[_Row], closed: Closed) -> Iterator[Telling]:
    for number, row in enumerate(rows):
        for members in closed.beginning(row.quantity, rows[number + 1 : number + _REACH], lambda each: each.quantity):
            told = [row, *members]
            if _goes_on(rows, told):
                continue
            one_sentence = row.quantity.sentence == told[-1].quantity.sentence
            explicit = 0 if kind == "rate" else 2 if one_sentence else 1
            shares = [each.mention for each in told]
            yield story.tell("shares", f"closed-{kind}", {"shares": shares}, explicit, anchor=shares[-1])


def _goes_on(rows: Sequence[_Row], told: Sequence[_Row]) -> bool:
    """Whether the list of the members has others, too: 东部、中部、西部和东北分别占 …"""
    group = told[0].quantity.group
    return group != 0 and sum(each.quantity.group == group for each in rows) > len(told)


def _lists(story: Story, kind: str, rows: Sequence[_Row], closed: Closed) -> Iterator[Telling]:
    """All the shares of one list or sentence that are of one whole."""

    def key(row: _Row) -> tuple[int, int, str]:
        whole = row.attribute.whole if row.attribute is not None else ""
        return row.quantity.group, row.quantity.sentence, story.names.core(whole)

    for (group, _, _), found in groupby(rows, key=key):
        run = list(found)
        if len(run) < 2 or len({id(each.quantity) for each in run}) < len(run):
            continue
        shares = [each.mention for each in run]
        if len(run) == 2 and kind == "rate":
            yield story.tell("shares", "pair-within", {"shares": shares}, 0, {"open": 1}, shares[0])
        form = f"{'list' if group else 'sentence'}-{kind}"
        yield story.tell("shares", form, {"shares": shares}, 0, anchor=shares[-1])
        if kind == "share" and len(run) > 2 and not group and _is_plain(story, run, closed):
            yield story.tell("shares", "list-within", {"shares": shares}, 1, {"open": 1}, shares[0])


def _is_plain(story: Story, run: Sequence[_Row], closed: Closed) -> bool:
    """Whether shares are told one after the other, each with its name, of one whole that is not named."""
    if any(each.attribute is not None and each.attribute.noun for each in run):
        return False
    names = {each.quantity.name for each in run}
    if any(closed.of(name) for name in names):
        return False  # 男性占 48 %，女性占 52 %，青年占 20 %: two points of view
    return len(names - {""}) == len(run) and not story.says("list_ends", story.between(run[0].mention, run[-1].mention))


def _zero(story: Story, points: Sequence[_Row], closed: Closed) -> Iterator[Telling]:
    """Changes of the shares of a closed set: they make 0."""
    for number, row in enumerate(points):
        for members in closed.beginning(row.quantity, points[number + 1 : number + _REACH], lambda each: each.quantity):
            told = [row, *members]
            text = story.before(row.mention, 30) + story.between(row.mention, told[-1].mention)
            if len(told) > 2 or story.says("structure", text):
                signed = [_signed(each) for each in told]
                yield story.tell("shares", "closed-points", {"shares": signed}, 2, {"total": 0}, signed[-1])


def _signed(row: _Row) -> Mention:
    """A change with its sign."""
    falls = row.attribute is not None and row.attribute.sign < 0
    return negated(row.mention) if falls else row.mention
