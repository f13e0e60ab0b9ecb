"""Tellings of shares: of a whole that is printed beside, named before, implied, or found by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from check_data.facts.fact import Telling
from check_data.facts.unspaced.common import common
from check_data.facts.unspaced.quantity import Attribute, Quantity, alike, measured
from check_data.facts.unspaced.share_wholes import Wholes, share_of
from check_data.facts.unspaced.story import Story, lower, upper
from check_data.reading.mention import Mention

_FAR, _IMPLIED, _SURE = 60, 12, 2
"""Quantities back at which a whole is looked for: by name, without one; and how explicit a sure wording is."""
_OPENING, _TOPICS = 12, 2
"""The first values of a document among which the one that it is of stands, and those of a unit that may be it."""
_BASES = 12
"""Values before among which the whole of what was before is."""
_LIST = 12
"""Quantities on either side of a share among which its list is, and before it the values of that."""
_THREE = 3
"""A value of a list with those on either side."""
_RATED = 6
"""Quantities back at which the two values of a rate are."""
_PARTS, _ELSEWHERE = 24, 20
"""Quantities back at which the part of a share is looked for by name, and around a share that stands alone."""


def shares(story: Story) -> Iterator[Telling]:
    """Every share with its part and the wholes that it may be of."""
    told = list(_shares(story))
    yield from told
    yield from common(story, told)


def _shares(story: Story) -> Iterator[Telling]:
    for quantity in story.quantities:
        for each in quantity.attributes:
            if each.kind == "share" and each.mention.kind == "percent":
                yield from _of_figure(story, quantity, each) if each.of else _of_name(story, quantity, each)
            elif each.kind == "multiple" and each.of and quantity.main and alike(quantity.main, each.of):
                roles = {"above": quantity.main, "below": each.of, "ratio": each.mention}
                yield story.tell("ratio", "multiple", roles, anchor=each.mention)
    yield from _told_alone(story)
    yield from _of_bases(story)
    yield from _rates(story)


def _of_bases(story: Story) -> Iterator[Telling]:
    """去年同期为 1.11亿部，市场份额为 33.8 %: the share of what was before, of what the wholes were. Only shown."""
    bases: list[Mention] = []
    for quantity in story.quantities:
        told = quantity.attributes
        for base, share in pairwise(told):
            if base.kind == "base" and share.kind == "share" and share.mention.kind == "percent":
                for whole in bases[-_BASES:]:
                    if alike(whole, base.mention) and whole.value > base.mention.value:
                        yield share_of(story, "share-of-bases", base.mention, whole, share.mention, 0)
        bases += [each.mention for each in told if each.kind == "base"]


def _rates(story: Story) -> Iterator[Telling]:
    """应到 70人，实到 62人，出席率 88.6 %: the rate of two values before it; only shown but of the two right before."""
    for rate in story.mains:
        if rate.kind != "percent" or not story.says("rate_name", rate.lead):
            continue
        around = story.quantities[max(0, rate.order - _RATED) : rate.order]
        values = [each for each in around if measured(each) and each.unit is not None]
        for part in values:
            for whole in values:
                if part.unit is whole.unit and 0 < part.figure.value < whole.figure.value:
                    beside = around[-2:] == [whole, part] and whole.sentence == rate.sentence
                    form, explicit = _rate_form(story, rate, part, whole) if beside else ("rate", 0)
                    yield share_of(story, form, part.figure, whole.figure, rate.figure, explicit)


def _rate_form(story: Story, rate: Quantity, part: Quantity, whole: Quantity) -> tuple[str, int]:
    """How a rate is told of the two values right before it: by its name, or after 其中."""
    if _is_rate_of(story, rate, part):
        return "rate-named", 2
    return ("rate-of-which", 1) if part.which > whole.which else ("rate", 0)


def _is_rate_of(story: Story, rate: Quantity, part: Quantity) -> bool:
    """Whether the words of a rate stand beside its part: 投票率 … 38016人投票, 调撤率 … 调解撤诉 1458件."""
    found = story.words.pattern("rate_name").search(rate.lead)
    stem = found["stem"] if found else ""
    after = story.words.pattern("clause_mark").split(story.between(part.figure, rate.figure))
    before = story.words.pattern("clause_mark").split(part.lead)[-1]
    beside = before + (after[0] if len(after) > 1 else "")
    return len(stem) > 1 and all(each in beside for each in stem)


def _of_figure(story: Story, quantity: Quantity, share: Attribute) -> Iterator[Telling]:
    """完成预算 W 的 p %, 占 W 的 p %."""
    whole, part = share.of, _part(story, quantity)
    if whole is not None and part is not None and _is_of(part.figure, whole):
        form = "completion" if story.says("completes", story.before(whole, 24)) else "share-of-figure"
        yield share_of(story, form, part.figure, whole, share.mention, 2)


def _is_of(part: Mention, whole: Mention) -> bool:
    """Whether a figure may be a part of another: of its unit, or of a scaled count without one (占人口 365万的)."""
    bare = whole.kind == part.kind == "count" and any(each.unit is None and each.scaled for each in (part, whole))
    return alike(part, whole) or bare


# the part ---------------------------------------------------------------------------------------------------------
def _part(story: Story, quantity: Quantity) -> Quantity | None:
    """The value whose share is told: its own; that of its place in a list; that of its name; the one right before."""
    if quantity.main is not None:
        return (_of_list(story, quantity) if _is_last_of_list(story, quantity) else None) or quantity
    return _of_list(story, quantity) or _named(story, quantity) or _before(story, quantity)


def _is_last_of_list(story: Story, quantity: Quantity) -> bool:
    """Whether a value ends a list whose shares follow as one: 甲、乙分别为 55亿元和 45亿元，占 7 % 和 6 %."""
    around = story.quantities[max(0, quantity.order - 1) : quantity.order + 2]
    if len(around) < _THREE or not quantity.group or len({each.group for each in around}) > 1:
        return False
    before, _, after = around
    return before.main is not None and after.main is None and after.attribute("share") is not None


def _of_list(story: Story, quantity: Quantity) -> Quantity | None:
    """The value that has the place of a share in its list: 甲 12万人、乙 8万人 各占 60 % 和 40 %."""
    values = _values_of_list(story, quantity)
    return values[_shares_of_list(story, quantity).index(quantity)] if values else None


def _shares_of_list(story: Story, quantity: Quantity) -> list[Quantity]:
    around = story.quantities[max(0, quantity.order - _LIST) : quantity.order + _LIST]
    same = [each for each in around if each.sentence == quantity.sentence]
    return [each for each in same if each.group == quantity.group and each.attribute("share")]


def _values_of_list(story: Story, quantity: Quantity) -> list[Quantity]:
    """The values whose shares are told after them as a list, in its order; none where they are not as many."""
    if not quantity.group:
        return []
    shares = _shares_of_list(story, quantity)
    first = next(each.order for each in shares if each.main is None)
    before = story.quantities[max(0, first - _LIST) : first]
    values = [each for each in before if each.sentence == quantity.sentence and measured(each)]
    values = [each for each in values if each.unit is not None and each.unit is values[-1].unit]
    return values[-len(shares) :] if 2 <= len(shares) <= len(values) else []


def _first_of_list(story: Story, quantity: Quantity, part: Quantity) -> int:
    """The place of the first value of the list whose shares are told: none of them is the whole of another."""
    if part is quantity or not quantity.group:
        return part.order
    values = _values_of_list(story, quantity)
    return values[0].order if values else part.order


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
    first = _first_of_list(story, quantity, part)
    before = [each for each in story.quantities[max(0, first - reach) : first] if each.main is not None]
    if finder.generic:  # what a text is of, it often says first
        before = [*_topics(story, before, part), *before]
    wholes = [each for each in reversed(before) if _is_of(part.figure, each.figure)]
    large = [each for each in wholes if upper(each.figure) >= lower(part.figure)]
    if not finder.generic:  # 占收入: 收入 rather than 销售收入, which is nearer
        core = story.names.core(finder.whole)
        large.sort(key=lambda each: story.core(each) != core)
    # A whole that is less than its part is wrong, but hardly by more than half.
    for whole in large or [each for each in wholes[:1] if 2 * upper(each.figure) >= lower(part.figure)]:
        found += finder.tellings(whole)
    for whole in story.quantities[part.order + 1 : part.order + _IMPLIED]:
        if measured(whole) and alike(whole.figure, part.figure) and whole.figure.value > part.figure.value:
            found += finder.ahead(whole)
    # Where the wording says what the whole is, its other parts are none.
    sure, nested = any(each.explicit == _SURE for each in found), story.words.form("share-nested")
    yield from (each for each in found if not (sure and each.form == nested))


def _topics(story: Story, before: Sequence[Quantity], part: Quantity) -> list[Quantity]:
    """The first values of a document and of a part's block that are of its unit and not among those before it."""
    known = {id(each) for each in before}
    opening = [each for each in story.measured[:_OPENING] if not each.heading]
    found = [each for each in opening if id(each) not in known and each.order < part.order]
    return [each for each in found if alike(each.figure, part.figure)][:_TOPICS]


def _whole_words(story: Story, quantity: Quantity, share: Attribute) -> str:
    """The words for the whole of a share: its own; else those of the share before it, which is of the same."""
    if share.whole:
        return share.whole
    named = _named_before(story, quantity)
    if named:
        return named
    if share.noun:
        return ""
    for each in reversed(story.quantities[max(0, quantity.order - 3) : quantity.order]):
        told = each.attribute("share")
        if told is None or quantity.sentence - each.sentence > 1:
            continue
        if not each.which or not story.says("semicolon", story.between(told.mention, share.mention)):
            return told.whole  # what stands after 其中 ends with a semicolon
    return ""


def _named_before(story: Story, quantity: Quantity) -> str:
    """The whole that a clause names of which a value was told: 民商事案件中，调解 41420件，占 42 %."""
    found = story.words.pattern("of_named").search(quantity.lead)
    if found is None:
        return ""
    before = story.quantities[max(0, quantity.order - _FAR) : quantity.order]
    told = any(each.main is not None and story.names.related(found["of"], each.name) for each in before)
    return found["of"] if told else ""


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
