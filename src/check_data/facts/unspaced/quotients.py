"""Balances and quotients by the names of their three figures, conversions, averages of a total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, measured
from check_data.facts.unspaced.story import Story
from check_data.reading.unspaced.mentions import rounded

_BEFORE, _AFTER, _FAR = 16, 3, 60
"""Quantities before and after in which the terms of a balance stand; before, of a quotient."""


class ByName:
    """Balances and quotients of a document; each row of the pack's data is looked for once a quantity."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.balances = [_compiled(each, "difference") for each in story.words.sets["balance"]]
        self.quotients = [_compiled(each, "name") for each in story.words.sets["quotient"]]
        self._any_balance = re.compile("|".join(each["difference"].pattern for each in self.balances))
        self._any_quotient = re.compile("|".join(each["name"].pattern for each in self.quotients))

    def tellings(self) -> Iterator[Telling]:
        """All tellings."""
        for quantity in self.story.mains:
            if quantity.main is None:
                continue
            label = quantity.name + self.story.before(quantity.main, 8)
            if measured(quantity) and self._any_balance.search(label):
                yield from self._balance(quantity, label)
            if self._any_quotient.search(quantity.name):
                yield from self._quotient(quantity)
        yield from _averages(self.story)
        yield from _conversions(self.story)

    def _near(self, quantity: Quantity, name: re.Pattern[str], reach: int) -> list[Quantity]:
        """The measured quantities of a name near another, the nearest before it first."""
        around = self.story.quantities[max(0, quantity.order - reach) : quantity.order + _AFTER]
        return [each for each in reversed(around) if each is not quantity and measured(each) and name.search(each.name)]

    def _balance(self, quantity: Quantity, label: str) -> Iterator[Telling]:
        story = self.story
        assert quantity.main is not None
        for row in self.balances:
            if not row["difference"].search(label) or story.says("is_rate", label):
                continue
            for more in self._near(quantity, row["plus"], _BEFORE):
                for less in self._near(quantity, row["minus"], _BEFORE):
                    if more is less or row["minus"].search(more.name) or not more.main or not less.main:
                        continue
                    if more.unit != quantity.unit or less.unit != quantity.unit:
                        continue
                    if row["difference"].search(more.name) or row["difference"].search(less.name):
                        continue
                    close = more.sentence == less.sentence or more.period == less.period
                    one = more.sentence == less.sentence == quantity.sentence
                    roles = {"more": more.main, "less": less.main, "by": quantity.main}
                    explicit = (2 if one else 1) if close else 0
                    yield story.tell("difference", "balance", roles, explicit, anchor=quantity.main)

    def _quotient(self, quantity: Quantity) -> Iterator[Telling]:
        for row in self.quotients:
            if row["name"].search(quantity.name):
                above = self._closest(quantity, self._near(quantity, row["above"], _FAR))
                below = self._closest(quantity, self._near(quantity, row["below"], _FAR))
                for one in above[:3]:
                    for other in below[:3]:
                        first = one is above[0] and other is below[0] and one.block == other.block == quantity.block
                        yield from self._ratio(row, quantity, one, other, first=first)

    def _ratio(
        self, row: dict[str, Any], quantity: Quantity, above: Quantity, below: Quantity, *, first: bool
    ) -> Iterator[Telling]:
        if above is below or not (quantity.main and above.main and below.main) or above.main.value <= 0:
            return
        rated = quantity.kind == "percent"
        if below.main.value <= 0 or (rated and above.unit != below.unit) or row.get("yearly"):
            return
        one = quantity.sentence == above.sentence == below.sentence
        if rated:
            roles = {"part": above.main, "whole": below.main, "share": quantity.main}
            yield self.story.tell("share", "margin", roles, (2 if one else 1) if first else 0, anchor=quantity.main)
        else:
            quotient = {"above": above.main, "below": below.main, "ratio": quantity.main}
            options: dict[str, int | str] = {"per": 100} if row.get("hundred") else {}
            form = "margin" if row.get("margin") else "quotient"
            explicit = (2 if one else 1) if first else 0
            yield self.story.tell("ratio", form, quotient, explicit, options, quantity.main)

    def _closest(self, quantity: Quantity, found: Sequence[Quantity]) -> list[Quantity]:
        """Those whose names are most in the quotient's name first (营业收入利润率: 利润, not 制造业利润), then the nearest."""
        mine = set(quantity.name)

        def distance(each: Quantity) -> tuple[float, int]:
            core = set(self.story.core(each))
            return -len(core & mine) / (1 + len(core)), abs(each.order - quantity.order)

        return sorted((each for each in found if not self.story.says("is_rate", each.name)), key=distance)


def _compiled(row: dict[str, Any], name: str) -> dict[str, Any]:
    """A row of the data with its names as patterns."""
    names = (name, "plus", "minus", "above", "below")
    return {key: re.compile(value) if key in names else value for key, value in row.items()}


def _averages(story: Story) -> Iterator[Telling]:
    """户均 1500元 … 3200户 … 合计 512万元: a total over a count is the average, or the average times the count the total."""
    for quantity in story.mains:
        if quantity.main is None or not measured(quantity):
            continue
        found = story.words.pattern("average_of").search(quantity.name + quantity.lead[-12:])
        if found is None:
            continue
        per = found["per"] or found["per2"]
        around = story.quantities[max(0, quantity.order - 4) : quantity.order + 5]
        same = [each for each in around if each.sentence == quantity.sentence and measured(each) and each is not quantity]
        for total in same:
            if total.main is None or total.unit != quantity.unit or total.main.value <= quantity.main.value:
                continue
            for count in same:
                if count.main is not None and count.main.kind == "count" and count.main.value > 1:
                    if per and count.main.quote.endswith(per):
                        roles = {"above": total.main, "below": count.main, "ratio": quantity.main}
                        sure = story.says("in_all", total.lead[-12:] + total.name) or total.total
                        yield story.tell("ratio", "average", roles, 2 if sure else 0, anchor=quantity.main)


def _conversions(story: Story) -> Iterator[Telling]:
    """30万亩（2万公顷）: one figure in two units of a dimension."""
    for quantity in story.quantities:
        for each in quantity.attributes:
            if each.kind == "equal" and each.of is not None and each.mention.unit is not None and each.of.unit is not None:
                if each.mention.kind == "measure" and each.mention.unit.fits(each.of.unit):
                    values = (rounded(each.of), rounded(each.mention))
                    yield story.tell("same", "conversion", {"values": values}, anchor=each.mention)
