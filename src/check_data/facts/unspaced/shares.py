"""Tellings of shares: of a whole that is printed beside, named before, implied, or found by name."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Attribute, Quantity, alike, measured
from check_data.facts.unspaced.share_wholes import Wholes, share_of
from check_data.facts.unspaced.story import Story, lower, upper

_FAR, _IMPLIED, _SURE = 60, 12, 2
"""Quantities back at which a whole is looked for: by name, without one; and how explicit a sure wording is."""
_RATED = 6
"""Quantities back at which the two values of a rate are."""
_PARTS, _ELSEWHERE = 24, 20
"""Quantities back at which the part of a share is looked for by name, and around a share that stands alone."""


def shares(story: Story) -> Iterator[Telling]:
    """Every share with its part and the wholes that it may be of."""
    for quantity in story.quantities:
        for each in quantity.attributes:
            if each.kind == "share" and each.mention.kind == "percent":
                yield from _of_figure(story, quantity, each) if each.of else _of_name(story, quantity, each)
            elif each.kind == "multiple" and each.of and quantity.main and alike(quantity.main, each.of):
                roles = {"above": quantity.main, "below": each.of, "ratio": each.mention}
                yield story.tell("ratio", "multiple", roles, anchor=each.mention)
    yield from _told_alone(story)
    yield from _rates(story)


def _rates(story: Story) -> Iterator[Telling]:
    """应到 70人，实到 62人，出席率 88.6 %: the rate of two values before it. Only shown."""
    for rate in story.mains:
        if rate.kind != "percent" or not story.says("rate_name", rate.lead):
            continue
        around = story.quantities[max(0, rate.order - _RATED) : rate.order]
        values = [each for each in around if measured(each) and each.unit is not None]
        for part in values:
            for whole in values:
                if part.unit is whole.unit and 0 < part.figure.value < whole.figure.value:
                    yield share_of(story, "rate", part.figure, whole.figure, rate.figure, 0)


def _of_figure(story: Story, quantity: Quantity, share: Attribute) -> Iterator[Telling]:
    """完成预算 W 的 p %, 占 W 的 p %."""
    whole, part = share.of, _part(story, quantity)
    if whole is not None and part is not None and part.unit is whole.unit:
        form = "completion" if story.says("completes", story.before(whole, 24)) else "share-of-figure"
        yield share_of(story, form, part.figure, whole, share.mention, 2)


# the part ---------------------------------------------------------------------------------------------------------
def _part(story: Story, quantity: Quantity) -> Quantity | None:
    """The value whose share is told: its own; that of its place in a list; that of its name; the one right before."""
    if quantity.main is not None:
        return quantity
    return _of_list(story, quantity) or _named(story, quantity) or _before(story, quantity)


def _of_list(story: Story, quantity: Quantity) -> Quantity | None:
    """The value that has the place of a share in its list: 甲 12万人、乙 8万人 各占 60 % 和 40 %."""
    if not quantity.group:
        return None
    around = [
        each
        for each in story.quantities[max(0, quantity.order - 12) : quantity.order + 12]
        if each.sentence == quantity.sentence
    ]
    shares = [each for each in around if each.group == quantity.group and each.attribute("share")]
    first = next(each.order for each in shares if each.main is None)
    values = [each for each in around if each.order < first and measured(each) and each.unit is not None]
    values = [each for each in values if each.unit is values[-1].unit]
    if len(shares) < 2 or len(values) < len(shares):
        return None
    return values[-len(shares) :][shares.index(quantity)]


def _named(story: Story, quantity: Quantity) -> Quantity | None:
    name, names = quantity.name, story.names
    for each in reversed(story.quantities[max(0, quantity.order - _PARTS) : quantity.order]):
        if not name or not measured(each) or each.unit is None:
            continue
        if names.related(each.name, name) or (len(name) > 1 and names.core(each.name).startswith(name)):
            return each
    return None


def _before(story: Story, quantity: Quantity) -> Quantity | None:
    if quantity.name and not quantity.inherited:
        return None
    before = reversed(story.quantities[max(0, quantity.order - 3) : quantity.order])
    same = (each for each in before if each.sentence == quantity.sentence)
    return next((each for each in same if measured(each) and each.unit is not None), None)


# the whole ---------------------------------------------------------------------------------------------------------
def _of_name(story: Story, quantity: Quantity, share: Attribute) -> Iterator[Telling]:
    part = _part(story, quantity)
    if part is None or not measured(part):
        return
    itself = 2 if part is quantity else int(bool(quantity.group))
    finder = Wholes(story, part, share, _whole_words(story, quantity, share), itself)
    reach = _IMPLIED if finder.generic else _FAR
    found: list[Telling] = []
    for whole in reversed(story.quantities[max(0, part.order - reach) : part.order]):
        if whole.main is not None and alike(whole.main, part.figure) and upper(whole.main) >= lower(part.figure):
            found += finder.tellings(whole)
    for whole in story.quantities[part.order + 1 : part.order + _IMPLIED]:
        if measured(whole) and alike(whole.figure, part.figure) and lower(whole.figure) > upper(part.figure):
            found += finder.ahead(whole)
    # Where the wording says what the whole is, its other parts are none.
    sure, nested = any(each.explicit == _SURE for each in found), story.words.form("share-nested")
    yield from (each for each in found if not (sure and each.form == nested))


def _whole_words(story: Story, quantity: Quantity, share: Attribute) -> str:
    """The words for the whole of a share: its own; else those of the share before it, which is of the same."""
    if share.whole or share.noun:
        return share.whole
    for each in reversed(story.quantities[max(0, quantity.order - 2) : quantity.order]):
        told = each.attribute("share")
        if told is not None and quantity.sentence - each.sentence <= 1:
            return told.whole
    return ""


def _told_alone(story: Story) -> Iterator[Telling]:
    """4100万人次，其中 76 % 来自 …: the share stands alone; its part may be told elsewhere. Only shown."""
    for at, share in enumerate(story.mains):
        if share.kind != "percent" or not share.which:
            continue
        before = [each for each in story.mains[max(0, at - 6) : at] if each.sentence == share.sentence]
        whole = next((each for each in reversed(before) if measured(each) and each.unit is not None), None)
        if whole is None:
            continue
        for part in story.mains[max(0, at - _ELSEWHERE) : at + _ELSEWHERE]:
            if alike(part.figure, whole.figure) and 0 < part.figure.value < whole.figure.value:
                yield share_of(story, "share-elsewhere", part.figure, whole.figure, share.figure, 0)
