"""Tellings of rank: values that are told from the largest to the smallest, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity
from check_data.facts.unspaced.story import Story
from check_data.reading.mention import NUMERIC, Mention

_NEXT = 8
"""Values after the first in which those of the next ranks are told."""
_LISTED = 4
"""Values of a list that fall by chance seldom, at least."""


def ranks(story: Story) -> Iterator[Telling]:
    """All of them."""
    yield from _ranked(story)
    yield from _ranked_after(story)
    yield from _falling(story)
    yield from _listed_falling(story)


def _ranked(story: Story) -> Iterator[Telling]:
    """最高为 …，其次 …，再次 …"""
    for number, first in enumerate(story.mains):
        words = first.name + first.lead[-20:]
        if not story.says("ranked", words):
            continue
        near = (each for each in story.mains[number + 1 : number + _NEXT] if each.sentence - first.sentence <= 1)
        following = [each for each in near if each.unit is first.unit]
        run = [first.figure, *(each.figure for each in following if _is_next(story, each))]
        least = story.says("ranked_least", words)
        yield from _told(story, "rank", run, 1, least=least)
        yield from _told(story, "rank-on", _gone_on(story, first, following), 1, least=least)


def _is_next(story: Story, quantity: Quantity) -> bool:
    return story.says("ranked_next", quantity.lead[-20:])


def _gone_on(story: Story, first: Quantity, following: Sequence[Quantity]) -> list[Mention]:
    """The first value and those that follow one by one, of which the last only go on with the list; else none.

    最大为甲，达 20亿元，其次为乙的 13亿元；丙的 12亿元.
    """
    run, bare = [first.figure], False
    for each in following:
        if each.sentence != first.sentence:
            break
        if not _is_next(story, each):
            if len(run) == 1 or story.words.pattern("bare_item").fullmatch(each.lead) is None:
                break
            bare = True
        run.append(each.figure)
    return run if bare else []


def _told(story: Story, form: str, run: Sequence[Mention], explicit: int, *, least: bool = False) -> Iterator[Telling]:
    if len(run) > 1:
        ordered = run[::-1] if least else run
        yield story.tell("order", form, {"ranked": ordered}, explicit, anchor=run[-1])


def _ranked_after(story: Story) -> Iterator[Telling]:
    """甲 12万人居首，乙 10万人次之."""
    for passage in story.passages.values():
        run: list[Mention] = []
        for each in (each for each in passage.mentions if each.kind in NUMERIC):
            after = story.after(each, 24)
            if story.says("first_after", after):
                yield from _told(story, "rank-after", run, 1)
                run = [each]
            elif run and each.unit is run[-1].unit and each.kind == run[-1].kind and story.says("next_after", after):
                run.append(each)
        yield from _told(story, "rank-after", run, 1)


def _falling(story: Story) -> Iterator[Telling]:
    """从高到低依次为 12、10 和 8."""
    listed = (each for each in story.mains if story.says("falling", story.before(each.figure, 80)))
    for _, group in groupby(listed, key=lambda each: (each.sentence, each.unit, each.kind)):
        yield from _told(story, "falling", [each.figure for each in group], 1)


def _listed_falling(story: Story) -> Iterator[Telling]:
    """增长 80.6 %，… 增长 56.8 %，… 增长 35.0 %: a list that falls to its end. Only shown."""
    for key, group in groupby(_values(story), key=lambda each: each[0]):
        run: list[Mention] = []
        for _, figure in group:
            if run and figure.value > run[-1].value:
                if len(run) >= _LISTED:
                    break
                run = []
            run.append(figure)
        if len(run) >= _LISTED and key[1]:
            yield from _told(story, "listed-falling", run, 0)


def _values(story: Story) -> Iterator[tuple[tuple[int, str], Mention]]:
    """The values of each sentence and unit, then its growths."""
    for _, group in groupby(story.quantities, key=lambda each: each.sentence):
        told = list(group)
        by_unit = sorted((each for each in told if each.main is not None and each.unit is not None), key=_unit)
        yield from (((each.sentence, _unit(each)), each.figure) for each in by_unit)
        for each in told:
            growth = each.attribute("growth")
            if growth is not None and growth.sign > 0:
                yield (each.sentence, growth.kind), growth.mention


def _unit(quantity: Quantity) -> str:
    return quantity.unit.name if quantity.unit is not None else ""
