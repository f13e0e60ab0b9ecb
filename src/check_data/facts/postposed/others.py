"""Tellings that words make sure: a price of each, an average, a multiple, what is apart, what is within, or half."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from check_data.facts.fact import Telling
from check_data.facts.postposed.figures import Figure, alike
from check_data.facts.postposed.story import Story
from check_data.reading.mention import Mention

_HALF = Fraction(1, 2)
_HYPHENS = frozenset("-－–")
_VALUES = ("value", "total", "now")


def others(story: Story, ranges: Sequence[Mention]) -> Iterator[Telling]:
    """All of them."""
    for at, figures in enumerate(story.sentences):
        for place in range(len(figures)):
            yield from _each(story, story.earlier(at, 1), figures, place)
            yield from _multiple(story, figures, place)
            yield from _apart(story, figures[max(0, place - 2) : place + 1])
        yield from _of_those(story, figures)
        yield from _halves(story, figures)
    for each in ranges:
        low, high = each.parts
        if each.quote[len(low.quote) : -len(high.quote)].strip() not in _HYPHENS:
            yield story.tell("order", "range", {"more": high, "less": low}, anchor=each)


def _each(story: Story, last: Sequence[Figure], figures: Sequence[Figure], place: int) -> Iterator[Telling]:
    """36台を1台当たり5億円で購入し、総額180億円; 1人平均3万円: the total over the count."""
    price = figures[place]
    if not price.amount or price.role not in _VALUES:
        return
    told = story.words.says("per_each", price.left) or story.words.says("average", price.left)
    if not told:
        return
    near = [each for each in last if each.mention.block == price.mention.block]
    counts = [each for each in figures if _is_count(each, price)] or [each for each in near if _is_count(each, price)]
    totals = [each for each in figures if _is_total(each, price)] or [each for each in near if _is_total(each, price)]
    sure = len(counts) == len(totals) == 1
    for count in counts:
        for total in totals:
            roles = {"above": total.mention, "below": count.mention, "ratio": price.mention}
            explicit = 2 if sure and price.kind != "measure" else 0  # what is measured is told roughly
            yield story.tell("ratio", "average", roles, explicit, anchor=price.mention)


def _is_count(each: Figure, price: Figure) -> bool:
    counted = each.mention.counts and each.mention.unit is not None and each.mention.unit is not price.mention.unit
    return counted and each.role in _VALUES and each.mention.value > 1


def _is_total(each: Figure, price: Figure) -> bool:
    return (
        each is not price and alike(each, price) and each.role in _VALUES and each.mention.value > price.mention.value
    )


def _multiple(story: Story, figures: Sequence[Figure], place: int) -> Iterator[Telling]:
    """甲は30万人で、乙の10万人の3倍; 4万台から12万台に3倍になった."""
    times = figures[place]
    if times.kind != "times" or place < 2:
        return
    one, two = figures[place - 2], figures[place - 1]
    if not one.amount or not alike(one, two):
        return
    gap = story.between(two, times)
    if one.role == "before":
        above, below = two, one
    elif two.role == "before" or story.words.says("multiple_of", gap):
        above, below = one, two
    else:
        return
    more = story.words.pattern("times_more").match(times.right)  # so many times more: of that, or as many beside it
    roles = {"above": above.mention, "below": below.mention, "ratio": times.mention}
    yield story.tell("ratio", "multiple", roles, 0 if more else 2, anchor=times.mention)


def _apart(story: Story, three: Sequence[Figure]) -> Iterator[Telling]:
    """甲 420票、乙 380票で、差は40票; 40票差."""
    if len(three) < 3 or not all(each.amount and each.role in _VALUES for each in three):
        return
    one, two, by = three
    said = story.words.says("apart_by", by.left) or story.words.pattern("apart_after").match(by.right)
    if alike(one, two) and alike(two, by) and said:
        roles = {"more": one.mention, "less": two.mention, "by": by.mention}
        yield story.tell("difference", "apart", roles, 1, anchor=by.mention)


def _of_those(story: Story, figures: Sequence[Figure]) -> Iterator[Telling]:
    """90票のうち60票: the part is within the whole."""
    for whole, part in pairwise(figures):
        counted = whole.amount and part.role in _VALUES and alike(whole, part) and whole.mention.unit is not None
        if counted and story.words.pattern("of_after").match(whole.right):
            roles = {"part": part.mention, "whole": whole.mention}
            yield story.tell("within", "of-which", roles, 1, anchor=part.mention)


def _halves(story: Story, figures: Sequence[Figure]) -> Iterator[Telling]:
    """54.2％と過半数を占めた, 半数未満（45％）, 2,140人のうち1,171人と過半数: told to be more or less than half."""
    for share in figures:
        if share.kind == "percent" and _is_over_half(story, share):
            yield story.tell("threshold", "half-above", {"share": share.mention}, 1, {"above": "1/2"}, share.mention)
    for half, share in pairwise(figures):
        both = half.kind == share.kind == "percent" and half.mention.value == _HALF
        if both and story.words.pattern("below_half").match(share.left):
            yield story.tell("threshold", "half-below", {"share": share.mention}, 1, {"below": "1/2"}, share.mention)
    for whole, part in pairwise(figures):
        of = whole.amount and alike(whole, part) and story.words.pattern("of_after").match(whole.right)
        if of and _is_over_half(story, part):
            roles = {"part": part.mention, "whole": whole.mention}
            yield story.tell("threshold", "half-above", roles, 1, {"above": "1/2"}, part.mention)


def _is_over_half(story: Story, figure: Figure) -> bool:
    """Whether words right behind or before a figure say that it is more than half: 54％と過半数; 過半数（54％）."""
    behind = story.words.pattern("over_half").match(figure.right) is not None
    return behind or story.words.says("half_left", figure.left)
