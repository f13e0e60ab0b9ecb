"""Tellings of order: ranges, thresholds, ranks, and parts of time within time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, measured
from check_data.facts.unspaced.story import Story
from check_data.figures.conventions import Hedge
from check_data.reading.mention import Mention


_HYPHENS = frozenset("-－–")


def bounds(story: Story, ranges: Sequence[Mention]) -> Iterator[Telling]:
    """What must be no larger than another figure."""
    for each in ranges:
        low, high = each.parts
        if each.quote[len(low.quote) : -len(high.quote)].strip() in _HYPHENS:
            continue  # a score, a difference, years: 5-0, 1900-45
        yield story.tell("order", "range", {"more": high, "less": low}, anchor=each)
    yield from _reached(story)
    yield from _ranked(story)
    yield from _to_date(story)


def _reached(story: Story) -> Iterator[Telling]:
    """突破 3000亿元，达 3120亿元."""
    for one, two in zip(story.mains, story.mains[1:], strict=False):
        if not (one.main and two.main) or one.unit != two.unit or one.sentence != two.sentence or not two.inherited:
            continue
        if one.group or not story.says("reaches", two.lead):
            continue
        if one.main.hedge is Hedge.OVER or story.says("threshold", one.lead[-5:]):
            yield story.tell("order", "reached", {"more": two.main, "less": one.main}, 1, anchor=two.main)


def _ranked(story: Story) -> Iterator[Telling]:
    """最高为 …，其次 …，再次 …"""
    for number, first in enumerate(story.mains):
        words = first.name + first.lead[-20:]
        if first.main is None or not story.says("ranked", words):
            continue
        run = [first.main]
        for each in story.mains[number + 1 : number + 4]:
            if each.main is not None and each.unit == first.unit and story.says("ranked_next", each.lead[-20:]):
                run.append(each.main)
        least = story.says("ranked_least", words)
        for one, two in zip(run, run[1:], strict=False):
            more, less = (two, one) if least else (one, two)
            yield story.tell("order", "rank", {"more": more, "less": less}, 1, anchor=two)


def _to_date(story: Story) -> Iterator[Telling]:
    """A month, or what is new, within the year to date."""
    mains = [each for each in story.mains if measured(each) and each.unit is not None]
    for number, one in enumerate(mains):
        for two in mains[number + 1 : number + 16]:
            if one.unit != two.unit or not _one_name(story, one, two):
                continue
            first, second = _is_long(story, one), _is_long(story, two)
            if first != second and (one.period != two.period or story.says("in_all", two.lead)):
                short, long = (two, one) if first else (one, two)
                if short.main is not None and long.main is not None:
                    yield story.tell("within", "to-date", {"part": short.main, "whole": long.main}, 0, anchor=two.main)
                break


def _is_long(story: Story, quantity: Quantity) -> bool:
    return story.says("to_date", quantity.period + quantity.lead[-20:])


def _one_name(story: Story, one: Quantity, two: Quantity) -> bool:
    a, b = (set(story.words.pattern("period_words").sub("", story.core(each))) for each in (one, two))
    return len(a) > 1 and len(b) > 1 and len(a & b) / min(len(a), len(b)) > 0.9
