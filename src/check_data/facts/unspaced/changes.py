"""Tellings of change: value, difference, growth and base, in any order."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Attribute, Quantity, alike, compatible
from check_data.facts.unspaced.story import Story
from check_data.reading.mention import Mention
from check_data.reading.unspaced.made import sized


def changes(story: Story) -> Iterator[Telling]:
    """The changes that each quantity is told with."""
    for quantity in story.mains:
        if quantity.attributes:
            yield from _Of(story, quantity).tellings()


class _Of:
    """The changes of one quantity, its attributes gone through in order."""

    def __init__(self, story: Story, quantity: Quantity) -> None:
        self.story, self.quantity, self.now = story, quantity, quantity.figure
        self.base: Attribute | None = None
        self.difference: Attribute | None = None
        self.growths: list[Attribute] = []
        self.rate = quantity.kind == "percent"

    def tellings(self) -> Iterator[Telling]:
        for each in self.quantity.attributes:
            if self.base is not None and self._is_apart(self.base, each):
                self.base = None
            if each.kind == "difference":
                self.difference = each
                if self.base is not None and compatible(each.mention, self.now):
                    yield self._change("base-difference", each, each.mention, base=self.base, by=each)
            elif each.kind == "base":
                self.base = each
                yield from self._based(each)
            elif each.kind == "growth":
                yield from self._grown(each)
                self.growths.append(each)
            elif each.kind == "points":
                yield from self._moved(each)
                self.growths.append(each)

    def _based(self, base: Attribute) -> Iterator[Telling]:
        """A base after the changes that were told against it."""
        if base.against == "from":
            yield from self._direction(base)
        for each in self.growths:
            if each.kind == "growth" and each.mention.kind == "percent" and not self.rate:
                yield self._change("growth-then-base", each, each.mention, base=base, rate=each)
            if each.kind == "points" and self.rate:
                yield self._change("points-then-base", each, each.mention, base=base, by=each)
        difference = self.difference
        if difference is not None and alike(difference.mention, self.now):
            yield self._change("difference-then-base", difference, difference.mention, 1, base=base, by=difference)

    def _grown(self, growth: Attribute) -> Iterator[Telling]:
        base, difference = self.base, self.difference
        if self.rate:
            if base is not None and base.against == "from":
                yield self._change("points-as-percent", growth, growth.mention, 0, base=base, by=growth)
                yield self._change("percent-of-percent", growth, growth.mention, 0, base=base, rate=growth)
        elif difference is not None and compatible(difference.mention, self.now) and self._at_once(growth, difference):
            if base is None:
                yield self._change("triple", growth, growth.mention, by=difference, rate=growth)
            else:
                yield self._change(_based_form(base), growth, base.mention, 1, base=base, rate=growth)
        elif base is not None and _of_two_times(self.story, base, growth):
            return  # 前值 2.6万人；同比升 1 %
        elif base is not None and (growth.mention.kind == "percent" or base.against == "from"):
            yield self._change(_based_form(base), growth, growth.mention, base=base, rate=growth)

    def _moved(self, points: Attribute) -> Iterator[Telling]:
        if self.rate and self.base is not None:
            form = "from-to-points" if self.base.against == "from" else "base-points"
            yield self._change(form, points, points.mention, base=self.base, by=points)

    def _direction(self, base: Attribute) -> Iterator[Telling]:
        """由 A 降至 B: B is less."""
        story, quantity, now = self.story, self.quantity, self.now
        if now.unit is None or base.mention.unit is not now.unit or now.negative or base.mention.negative:
            return
        if story.says("grade", now.quote):
            return  # 由四类升至二类: the best is the first
        if story.says("not_ordered", quantity.name + story.before(now, 24) + story.after(now, 6)):
            return
        up, down = story.says("moved_up", quantity.moved), story.says("moved_down", quantity.moved)
        if up != down:
            more, less = (now, base.mention) if up else (base.mention, now)
            yield story.tell("order", "direction", {"more": more, "less": less}, anchor=now)

    def _at_once(self, growth: Attribute, difference: Attribute) -> bool:
        """Whether a growth and a difference are against the same time."""
        if growth.sign != difference.sign:
            return False
        if not growth.against or not difference.against or growth.against == difference.against:
            return True
        return _against(self.story, growth.against) == _against(self.story, difference.against)

    def _is_apart(self, base: Attribute, each: Attribute) -> bool:
        return self.story.says("sentence_end", self.story.between(base.mention, each.mention))

    def _change(
        self,
        form: str,
        signed: Attribute,
        anchor: Mention,
        explicit: int = 2,
        *,
        base: Attribute | None = None,
        by: Attribute | None = None,
        rate: Attribute | None = None,
    ) -> Telling:
        told = (("before", base), ("by", by), ("rate", rate))
        # 减少 812人（-7.11 %）: the minus says again what the word says.
        roles = {"now": self.now} | {
            name: sized(each.mention) if each.sign < 0 and name != "before" else each.mention
            for name, each in told
            if each is not None
        }
        options = self.story.change_options(signed, self.quantity)
        if rate is not None and rate.mention.kind == "times":
            form = f"times-{form}"
        if "real" in options and rate is not None:
            explicit, form = min(explicit, 1), f"{form}-real"
        return self.story.tell("change", form, roles, explicit, options, anchor)


def _of_two_times(story: Story, base: Attribute, growth: Attribute) -> bool:
    """Whether a growth says that it is against another time than the value before."""
    times = _against(story, base.against), _against(story, growth.against)
    return times == ("month", "year")


def _based_form(base: Attribute) -> str:
    return "from-to" if base.against == "from" else "versus-growth" if base.against == "versus" else "base-growth"


def _against(story: Story, words: str) -> str:
    """Which comparison some words make; empty where that is not known."""
    for name, listed in story.words.cues["against"].items():
        if any(word in words for word in listed.split()):
            return str(name)
    return ""
