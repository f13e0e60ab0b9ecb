"""Tellings of shares: of a whole that is printed beside, named before, implied, or found by name."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Attribute, Quantity, alike, measured
from check_data.facts.unspaced.story import Story, lower, upper
from check_data.reading.mention import Mention

_FAR, _IMPLIED, _NEARBY = 60, 12, 8
"""Quantities back at which a whole is looked for: by name, without one, and shown only."""


def shares(story: Story) -> Iterator[Telling]:
    """Every share with its part and the wholes that it may be of."""
    for quantity in story.quantities:
        for each in quantity.attributes:
            if each.kind == "share" and each.mention.kind == "percent":
                yield from _of_figure(story, quantity, each) if each.of is not None else _of_name(story, quantity, each)
            elif each.kind == "multiple" and each.of is not None and quantity.main and alike(quantity.main, each.of):
                roles = {"above": quantity.main, "below": each.of, "ratio": each.mention}
                yield story.tell("ratio", "multiple", roles, anchor=each.mention)
    yield from _told_alone(story)


def _of_figure(story: Story, quantity: Quantity, share: Attribute) -> Iterator[Telling]:
    """完成预算 W 的 p %, 占 W 的 p %."""
    whole, part = share.of, _part(story, quantity)
    if whole is None or part is None or part.main is None or part.main.unit != whole.unit or part.main is whole:
        return
    completed = story.says("completes", story.before(whole, 24))
    form = "completion" if completed else "share-of-figure"
    yield _share(story, form, part.main, whole, share.mention, 2)


def _part(story: Story, quantity: Quantity) -> Quantity | None:
    """The value whose share is told: its own, or that of the quantity of its name before it (分别占 …)."""
    if quantity.main is not None:
        return quantity
    before, names = story.quantities, story.names
    if quantity.name:
        for each in reversed(before[max(0, quantity.order - 24) : quantity.order]):
            if not measured(each) or each.unit is None:
                continue
            if names.related(each.name, quantity.name) or (
                len(quantity.name) > 1 and names.core(each.name).startswith(quantity.name)
            ):
                return each
    for each in reversed(before[max(0, quantity.order - 3) : quantity.order]):
        if measured(each) and each.unit is not None and each.sentence == quantity.sentence:
            if quantity.inherited or not quantity.name:
                return each
    return None


def _of_name(story: Story, quantity: Quantity, share: Attribute) -> Iterator[Telling]:
    part = _part(story, quantity)
    if part is None or part.main is None or not measured(part):
        return
    finder = _Wholes(story, part, share, of_itself=part is quantity)
    for place in range(part.order - 1, max(-1, part.order - _FAR), -1):
        whole = story.quantities[place]
        if whole.main is None or not alike(whole.main, part.main) or upper(whole.main) < lower(part.main):
            continue
        yield from finder.tellings(whole, whole.main)


class _Wholes:
    """The wholes that one share may be of, gone through from the nearest."""

    def __init__(self, story: Story, part: Quantity, share: Attribute, *, of_itself: bool) -> None:
        self.story, self.part, self.share, self.of_itself = story, part, share, of_itself
        self.whole = story.words.pattern("whole_noise").sub("", share.whole)
        core = story.names.core(self.whole)
        self.generic = (
            not core or self.whole in story.words.words("whole_words") or story.says("whole_generic", self.whole)
        )
        self.scopes = set(story.words.pattern("whole_scope").findall(self.whole))
        self.found = 0

    def tellings(self, whole: Quantity, main: Mention) -> Iterator[Telling]:
        back = self.part.order - whole.order
        if not self.generic:
            if self.story.names.related(self.whole, whole.name) and not self._siblings(whole):
                self.found += 1
                same = self.story.names.core(self.whole) == self.story.core(whole)
                form = "share-named" if self.found == 1 else "share-named-far"
                yield self._tell(form, main, 2 if self.found == 1 and same else 1)
            elif back <= _NEARBY and self.part.block == whole.block:
                yield self._tell("share-other", main, 0)
        elif self._elsewhere(whole):
            if back <= _IMPLIED:
                yield self._tell("share-other", main, 0)
        elif back <= _IMPLIED:
            yield from self._implied(whole, main)

    def _implied(self, whole: Quantity, main: Mention) -> Iterator[Telling]:
        part = self.part
        if part.which and whole.which < part.which and whole.sentence == part.sentence:
            nested = any(each.kind == "share" for each in whole.attributes)
            explicit = 1 if nested else 2 if self.of_itself and not self.found else 0
            self.found += 1
            yield self._tell("share-nested" if nested else "share-of-which", main, explicit)
            return
        near = part.block == whole.block and whole.sentence >= part.sentence - 1 and not self.found
        self.found += 1
        yield self._tell("share-implied", main, 1 if near else 0)

    def _siblings(self, whole: Quantity) -> bool:
        return bool(whole.which) and whole.which == self.part.which

    def _elsewhere(self, whole: Quantity) -> bool:
        """Whether the whole is said to be another one: 占全国 beside the city's."""
        if not self.scopes:
            return False
        return not self.scopes & set(self.story.words.pattern("whole_scope").findall(whole.name + whole.lead))

    def _tell(self, form: str, main: Mention, explicit: int) -> Telling:
        assert self.part.main is not None
        return _share(self.story, form, self.part.main, main, self.share.mention, explicit)


def _told_alone(story: Story) -> Iterator[Telling]:
    """4100万人次，其中 76% 来自 …: the share stands alone; its part may be told elsewhere. Only shown."""
    for at, share in enumerate(story.mains):
        if share.kind != "percent" or not share.which or share.main is None:
            continue
        before = [each for each in story.mains[max(0, at - 6) : at] if each.sentence == share.sentence and measured(each)]
        if not before or before[-1].main is None or before[-1].unit is None:
            continue
        whole = before[-1].main
        for part in story.mains[max(0, at - 20) : at + 20]:
            if part.main is not None and part.main is not whole and alike(part.main, whole):
                if 0 < part.main.value < whole.value:
                    yield _share(story, "share-elsewhere", part.main, whole, share.main, 0)


def _share(story: Story, form: str, part: Mention, whole: Mention, share: Mention, explicit: int) -> Telling:
    return story.tell("share", form, {"part": part, "whole": whole, "share": share}, explicit, anchor=share)
