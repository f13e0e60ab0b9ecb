"""Parts that are told with their shares of one whole: any two shares are as their parts, and all parts make it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Attribute, Quantity, alike, measured
from check_data.facts.unspaced.story import Roles, Story
from check_data.figures.conventions import Hedge
from check_data.figures.interval import Interval
from check_data.reading.mention import Mention

_LONGEST = 60
"""Pairs of the longest run."""
_LEAD = 16
"""Characters before the first pair in which it is told that each is of a time, and a whole, of its own."""
_ALL = (0.97, 1.03)
"""What shares make, as printed, that are those of all parts."""


class _Pair(NamedTuple):
    quantity: Quantity
    part: Mention
    share: Mention
    whole: str


def share_pairs(story: Story) -> Iterator[Telling]:
    """The tellings of every run of pairs."""
    for run in _runs(story):
        yield from _told(story, run)


def _runs(story: Story) -> Iterator[list[_Pair]]:
    """Pairs of one unit and one whole that follow each other, each soon after the one before."""
    run: list[_Pair] = []
    for quantity in story.quantities:
        pair = _pair(story, quantity)
        if run and (pair is None or len(run) == _LONGEST or not _goes_on(run[-1], pair)):
            if pair is None and not _is_apart(run[-1], quantity):
                continue
            yield run
            run = []
        if pair is not None:
            # What is told without its whole is of the same as the one before.
            run.append(pair._replace(whole=run[-1].whole) if run else pair)
    yield run


def _pair(story: Story, quantity: Quantity) -> _Pair | None:
    share = quantity.attribute("share")
    if share is None or not measured(quantity) or share.of is not None or not _is_plain(share):
        return None
    figure = quantity.figure
    if (figure.unit is None and not figure.scaled) or figure.hedge is not Hedge.NONE or figure.value <= 0:
        return None
    return _Pair(quantity, figure, share.mention, _whole(story, share.whole))


def _whole(story: Story, text: str) -> str:
    """The words for a whole; none where they only say that it is one (占总数的), and not whose."""
    text = story.words.pattern("whole_noise").sub("", text)
    plain = text in story.words.words("whole_words") and not story.says("whole_scope", text)
    return "" if plain else text


def _is_plain(share: Attribute) -> bool:
    mention = share.mention
    low = mention.reading.stated.lower if mention.reading is not None else None
    return mention.kind == "percent" and mention.hedge is Hedge.NONE and low is not None and low > 0


def _goes_on(before: _Pair, pair: _Pair) -> bool:
    one, two = before.quantity, pair.quantity
    near = two.sentence - one.sentence <= 1 and two.block - one.block <= 1
    return near and alike(before.part, pair.part) and pair.whole in ("", before.whole) and one.bracket == two.bracket


def _is_apart(before: _Pair, quantity: Quantity) -> bool:
    """Whether a value that has no share ends a run: one of the unit of the parts, or of another sentence."""
    if quantity.sentence != before.quantity.sentence:
        return True
    return quantity.main is not None and alike(quantity.main, before.part)


def _told(story: Story, run: Sequence[_Pair]) -> Iterator[Telling]:
    if len(run) < 2 or story.says("of_two_times", story.before(run[0].part, _LEAD)):
        return
    parts = [each.part for each in run]
    if _ALL[0] <= sum(each.share.value for each in run) <= _ALL[1]:
        for each in run:
            roles: Roles = {"part": each.part, "whole": parts, "share": each.share}
            yield story.tell("share", "share-of-parts", roles, 2, anchor=each.share)
    wholes = [_implied(each) for each in run]
    agreeing = [sum(one.meets(other) for other in wholes) for one in wholes]
    at = max(range(len(run)), key=lambda number: (agreeing[number], run[number].share.value))
    form, explicit = ("share-beside", 2) if len(run) > 2 else ("share-beside-one", 1)
    for each in run:
        if each is not run[at]:
            told: Roles = {"part": each.part, "whole": run[at].part, "share": each.share, "other": run[at].share}
            yield story.tell("share", form, told, explicit, anchor=each.share)


def _implied(pair: _Pair) -> Interval:
    """The wholes of which a part may be its share."""
    told = (each.reading.stated if each.reading else Interval.exactly(each.value) for each in (pair.part, pair.share))
    return next(told) / next(told)
