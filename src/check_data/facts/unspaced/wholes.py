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
from check_data.reading.unspaced.mentions import as_percent, negated

_REACH = 8
"""Shares within which the others of a closed set are told."""


class _Row(NamedTuple):
    quantity: Quantity
    mention: Mention
    attribute: Attribute | None


def wholes(story: Story, ratios: Sequence[Mention], closed: Closed) -> Iterator[Telling]:
    """Shares of one whole."""
    yield from _ratios(story, ratios)
    told = [(each, attribute) for each in story.quantities for attribute in each.attributes]
    shares = [_Row(q, a.mention, a) for q, a in told if a.kind == "share" and a.mention.kind == "percent"]
    rates = [_Row(q, q.main, None) for q in story.mains if q.main is not None and q.kind == "percent"]
    for kind, rows in (("share", shares), ("rate", rates)):
        yield from _closed(story, kind, rows, closed)
        yield from _lists(story, kind, rows)
    points = [_Row(q, a.mention, a) for q, a in told if a.kind == "points"]
    yield from _zero(story, points, closed)
    for total, parts in story.share_totals:
        if len(parts) > 1:
            yield story.tell("sum", "sum-of-shares", {"whole": total, "parts": parts}, anchor=total)


def _ratios(story: Story, ratios: Sequence[Mention]) -> Iterator[Telling]:
    """Three numbers with colons that are told as a structure, or make about 100."""
    for ratio in ratios:
        total = sum(each.value for each in ratio.parts)
        said = story.says("structure", story.before(ratio, 16))
        if len(ratio.parts) > 2 and ((80 <= total <= 125) if said else (95 <= total <= 105)):
            shares = tuple(as_percent(each) for each in ratio.parts)
            yield story.tell("shares", "structure", {"shares": shares}, 2, anchor=ratio)


def _closed(story: Story, kind: str, rows: Sequence[_Row], closed: Closed) -> Iterator[Telling]:
    for number, row in enumerate(rows):
        for members in closed.beginning(row.quantity, rows[number + 1 : number + _REACH], _quantity):
            told = [row, *members]
            one_sentence = row.quantity.sentence == told[-1].quantity.sentence
            explicit = 0 if kind == "rate" else 2 if one_sentence else 1
            shares = tuple(each.mention for each in told)
            yield story.tell("shares", f"closed-{kind}", {"shares": shares}, explicit, anchor=shares[-1])


def _quantity(row: _Row) -> Quantity:
    return row.quantity


def _lists(story: Story, kind: str, rows: Sequence[_Row]) -> Iterator[Telling]:
    """All the shares of one list or sentence."""

    def key(row: _Row) -> tuple[int, int, str]:
        whole = row.attribute.whole if row.attribute is not None else ""
        return row.quantity.group, row.quantity.sentence, story.names.core(whole)

    for (group, _, _), found in groupby(rows, key=key):
        run = list(found)
        if len(run) < 2 or len({id(each.quantity) for each in run}) < len(run):
            continue
        shares = tuple(each.mention for each in run)
        total = sum(each.value for each in shares)
        listed = bool(group) and kind == "share" and len(run) > 2
        explicit = 1 if listed else 0
        yield story.tell("shares", f"{'list' if listed else 'sentence'}-{kind}", {"shares": shares}, explicit, anchor=shares[-1])
        if kind == "share" and len(run) > 2 and not listed and _is_plain(story, run) and 1 < total:
            yield story.tell("shares", "list-within", {"shares": shares}, 1, {"open": 1}, shares[-1])


def _is_plain(story: Story, run: Sequence[_Row]) -> bool:
    """Whether shares are told one after the other, each with its name, of one whole that is not named."""
    if run[0].mention.block != run[-1].mention.block:
        return False
    if any(each.attribute is None or each.attribute.noun for each in run):
        return False
    names = {each.quantity.name for each in run}
    between = story.between(run[0].mention, run[-1].mention)
    return len(names) == len(run) and "" not in names and not story.says("list_ends", between)


def _zero(story: Story, points: Sequence[_Row], closed: Closed) -> Iterator[Telling]:
    """Changes of the shares of a closed set: they make 0."""
    for number, row in enumerate(points):
        for members in closed.beginning(row.quantity, points[number + 1 : number + _REACH], _quantity):
            told = [row, *members]
            text = story.before(row.mention, 30) + story.between(row.mention, told[-1].mention)
            if len(told) > 2 or story.says("structure", text):
                signed = tuple(_signed(each) for each in told)
                options: dict[str, int | str] = {"total": 0}
                yield story.tell("shares", "closed-points", {"shares": signed}, 1, options, signed[-1])


def _signed(row: _Row) -> Mention:
    """A change with its sign."""
    falls = row.attribute is not None and row.attribute.sign < 0
    return negated(row.mention) if falls and not row.mention.negative else row.mention
