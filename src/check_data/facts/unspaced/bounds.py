"""Tellings of order: ranges, comparisons, thresholds, and parts of time within time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity
from check_data.facts.unspaced.ranks import ranks
from check_data.facts.unspaced.story import Story
from check_data.figures.conventions import Hedge
from check_data.reading.mention import NUMERIC, Mention

_APART = 40
"""Characters between two figures that words compare, at most."""
_OF = 20
"""Characters before a figure in which it is told that another one is compared with it."""
_HYPHENS = frozenset("-－–")
_LONG_NAME, _ENDING = 3, 2
"""Characters of a name that may hold another one, and those at its end that say what is measured."""
_TO_DATE = 16
"""Values after a month's among which that of the year to date is."""


def bounds(story: Story, ranges: Sequence[Mention]) -> Iterator[Telling]:
    """What must be no larger than another figure."""
    for each in ranges:
        low, high = each.parts
        # With a hyphen it may be a score, a difference, years: 5-0, 1900-45.
        if each.quote[len(low.quote) : -len(high.quote)].strip() not in _HYPHENS:
            yield story.tell("order", "range", {"more": high, "less": low}, anchor=each)
    yield from _reached(story)
    yield from _compared(story)
    yield from ranks(story)
    yield from _nested(story)
    yield from _to_date(story)


def _compared(story: Story) -> Iterator[Telling]:
    """64.7 %的受访者表示“感觉不到”，超过了表示“感觉到”的 27.6 %."""
    for passage in story.passages.values():
        for one, two in pairwise(each for each in passage.mentions if each.kind in NUMERIC):
            if one.unit is not two.unit or one.kind != two.kind or two.at - one.to > _APART:
                continue
            between = passage.masked[one.to : two.at]
            found = story.words.pattern("compared_with").match(between)
            if found is None and one.kind == "percent":
                found = story.words.pattern("compared_with_level").match(between)
            if found is not None and not story.says("compared_already", passage.masked[max(0, one.at - _OF) : one.at]):
                more, less = (one, two) if found["more"] else (two, one)
                yield story.tell("order", "compared", {"more": more, "less": less}, 1, anchor=two)


def _reached(story: Story) -> Iterator[Telling]:
    """突破 3000亿元，达 3120亿元."""
    for one, two in pairwise(story.mains):
        if one.unit is not two.unit or one.sentence != two.sentence or not two.inherited or one.group:
            continue
        if not story.says("reaches", two.lead):
            continue
        if one.figure.hedge is Hedge.OVER or story.says("threshold", one.lead[-5:]):
            yield story.tell("order", "reached", {"more": two.figure, "less": one.figure}, 1, anchor=two.figure)


def _nested(story: Story) -> Iterator[Telling]:
    """贷款余额 206万亿元 … 企业贷款余额 134万亿元: a name within another; 粮食产量 … 稻谷产量: one that ends alike.

    Only shown.
    """
    cores = {id(each): story.core(each) for each in story.measured}
    for at, part in enumerate(story.measured):
        core = cores[id(part)]
        if part.unit is None or len(core) < _LONG_NAME:
            continue
        before = reversed(story.measured[max(0, at - _TO_DATE) : at])
        wholes = [each for each in before if each.unit is part.unit and part.figure.value <= each.figure.value]
        named = [each for each in wholes if 1 < len(cores[id(each)]) < len(core) and core.endswith(cores[id(each)])]
        alike = [each for each in wholes if cores[id(each)][-_ENDING:] == core[-_ENDING:] and each not in named]
        for form, found in (("nested", named), ("nested-alike", alike)):
            for whole in found[:1]:
                roles = {"part": part.figure, "whole": whole.figure}
                yield story.tell("within", form, roles, 0, anchor=part.figure)


def _to_date(story: Story) -> Iterator[Telling]:
    """A month, or what is new, within the year to date."""
    measured = [each for each in story.measured if each.unit is not None and not each.heading]
    long = {id(each): story.says("to_date", each.period + each.lead[-20:]) for each in measured}
    for number, one in enumerate(measured):
        for two in measured[number + 1 : number + _TO_DATE]:
            if one.unit is not two.unit or long[id(one)] == long[id(two)] or not _one_name(story, one, two):
                continue
            part, whole = (two, one) if long[id(one)] else (one, two)
            if part.figure.value <= whole.figure.value:
                roles = {"part": part.figure, "whole": whole.figure}
                yield story.tell("within", "to-date", roles, 0, anchor=two.figure)
                break


def _one_name(story: Story, one: Quantity, two: Quantity) -> bool:
    a, b = (set(story.words.pattern("period_words").sub("", story.core(each))) for each in (one, two))
    return len(a) > 1 and len(b) > 1 and len(a & b) / min(len(a), len(b)) > 0.9
