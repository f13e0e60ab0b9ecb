"""Tellings of change whose figures are told as several quantities: in a row, in the next sentence, or long before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Attribute, Quantity, alike
from check_data.facts.unspaced.story import Story

_FAR = 24
"""Quantities back at which the value is looked for whose change is told later."""


def changes_apart(story: Story) -> Iterator[Telling]:
    """Changes over several quantities."""
    for one, two in pairwise(story.quantities):
        if one.main is not None and two.main is not None and alike(one.main, two.main):
            yield from _after_base(story, one, two)
            yield from _in_a_row(story, one, two)
    yield from _told_before(story)


def _after_base(story: Story, one: Quantity, two: Quantity) -> Iterator[Telling]:
    """与……的 133972万人 相比，五年共增加 3377万人，增长 2.52 %: the difference was read as a value of its own."""
    base = one.attribute("base")
    if base is None or one.attributes[-1] is not base:
        return
    found = story.words.pattern("ends_difference").search(two.lead.strip())
    if two.sentence - one.sentence > 1 or not two.inherited or two.moved or found is None:
        return
    by = Attribute("difference", two.figure, -1 if found["word"] in story.words.falls else 1)
    roles = {"now": one.figure, "before": base.mention}
    told = roles | {"by": by.mention}
    form = "from-difference" if base.against == "from" else "versus-difference"
    yield story.tell("change", form, told, 2, story.change_options(by, one), by.mention)
    growth = two.attribute("growth")
    if growth is not None and growth.mention.kind == "percent":
        options = story.change_options(growth, one)
        form, explicit = ("versus-growth-real", 1) if "real" in options else ("versus-growth", 2)
        yield story.tell("change", form, roles | {"rate": growth.mention}, explicit, options, growth.mention)


def _in_a_row(story: Story, one: Quantity, two: Quantity) -> Iterator[Telling]:
    """2012年 12034对，2018年只有 6944对，减 5090对: the value before stands right before the value."""
    if two.attribute("base") or one.attributes or one.sentence != two.sentence or one.period == two.period:
        return
    if not (two.inherited or story.related(one, two)) or one.kind == "percent":
        return
    difference, growth = two.attribute("difference"), two.attribute("growth")
    roles = {"now": two.figure, "before": one.figure}
    if difference is not None and not difference.against:
        by = difference.mention
        yield story.tell("change", "in-a-row", roles | {"by": by}, 1, story.change_options(difference, two), by)
    if growth is not None and growth.mention.kind == "percent":
        rate, options = growth.mention, story.change_options(growth, two)
        sure = difference is not None and not difference.against
        yield story.tell("change", "in-a-row", roles | {"rate": rate}, int(sure), options, rate)
        if not sure:  # 9月 120亿元，8月为 110亿元，环比增长 9.1 %
            turned = {"now": one.figure, "before": two.figure, "rate": rate}
            yield story.tell("change", "in-a-row-back", turned, 0, options, rate)


def _told_before(story: Story) -> Iterator[Telling]:
    """外籍配偶 54.9万人 … 外籍配偶增 7.6万人（增 16.0 %）: the value of the name was told before."""
    for quantity in story.quantities:
        difference, growth = quantity.attribute("difference"), quantity.attribute("growth")
        if quantity.main is not None or difference is None or growth is None or growth.mention.kind != "percent":
            continue
        before = story.quantities[max(0, quantity.order - _FAR) : quantity.order]
        now = next((each for each in reversed(before) if _is_now(story, quantity, each, difference)), None)
        if now is not None:
            roles = {"now": now.figure, "by": difference.mention, "rate": growth.mention}
            options = story.change_options(growth, quantity)
            same = story.core(now) == story.core(quantity)
            yield story.tell("change", "triple-before", roles, 2 if same else 1, options, growth.mention)


def _is_now(story: Story, quantity: Quantity, each: Quantity, difference: Attribute) -> bool:
    if each.main is None or not alike(each.main, difference.mention) or each.block < quantity.block - 3 or each.group:
        return False
    return bool(quantity.name) and story.related(each, quantity) and each.main.value > difference.mention.value
