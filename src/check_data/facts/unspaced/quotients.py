"""Balances and quotients by the names of their three figures; averages of a total; conversions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, measured
from check_data.facts.unspaced.story import Story
from check_data.facts.unspaced.words import Words
from check_data.patterns import lazily

_BEFORE, _AFTER, _FAR = 16, 3, 60
"""Quantities before and after in which the terms of a balance stand; before, of a quotient."""
_AROUND = 5
"""Quantities on either side of an average among which its total and count are."""
_PARAGRAPHS = 2
"""Paragraphs before a margin in which the sales are that it is of."""
_CANDIDATES = 3
"""Terms of a quotient that are tried, the likeliest first."""


class ByName:
    """Balances and quotients by a pack's words; each row of its data is looked for once a quantity."""

    def __init__(self, words: Words) -> None:
        self.balances = [_compiled(each, "difference") for each in words.sets["balance"]]
        self.quotients = [_compiled(each, "name") for each in words.sets["quotient"]]
        self._any_balance = lazily("|".join(each["difference"] for each in words.sets["balance"]))
        self._any_quotient = lazily("|".join(each["name"] for each in words.sets["quotient"]))

    def tellings(self, story: Story) -> Iterator[Telling]:
        """All tellings of a document."""
        for quantity in story.mains:
            label = quantity.name + story.before(quantity.figure, 8)
            if measured(quantity) and self._any_balance.search(label) and not story.says("is_rate", label):
                yield from self._balance(story, quantity, label)
            said = f"{quantity.name} {quantity.lead[-16:]}"
            if self._any_quotient.search(said):
                yield from self._quotient(story, quantity, said)

    def _near(self, story: Story, quantity: Quantity, name: re.Pattern[str], reach: int) -> list[Quantity]:
        """The measured quantities of a name near another, the nearest before it first."""
        around = story.quantities[max(0, quantity.order - reach) : quantity.order + _AFTER]
        return [each for each in reversed(around) if each is not quantity and measured(each) and name.search(each.name)]

    def _balance(self, story: Story, quantity: Quantity, label: str) -> Iterator[Telling]:
        for row in self.balances:
            name, plus, minus = row["difference"], row["plus"], row["minus"]
            if not name.search(label) or story.says("revised", quantity.lead):
                continue
            terms = [self._terms(story, quantity, name, of) for of in (plus, minus)]
            for more in (each for each in terms[0] if not minus.search(each.name)):
                for less in terms[1]:
                    close = more.sentence == less.sentence or more.period == less.period
                    one = more.sentence == less.sentence == quantity.sentence
                    roles = {"more": more.figure, "less": less.figure, "by": quantity.figure}
                    explicit = 2 if one else int(close)
                    yield story.tell("difference", "balance", roles, explicit, anchor=quantity.figure)

    def _terms(self, story: Story, quantity: Quantity, name: re.Pattern[str], of: re.Pattern[str]) -> list[Quantity]:
        """The quantities of one side of a balance: of its unit, and no balances themselves."""
        near = self._near(story, quantity, of, _BEFORE)
        return [each for each in near if each.unit is quantity.unit and not name.search(each.name)]

    def _quotient(self, story: Story, quantity: Quantity, said: str) -> Iterator[Telling]:
        for row in (each for each in self.quotients if each["name"].search(said)):
            near = [self._near(story, quantity, row[of], _FAR) for of in ("above", "below")]
            if measured(quantity) and quantity.unit is not None:  # so many of the one for each of the other
                near[0] = [each for each in near[0] if each.unit is quantity.unit]
                near[1] = [each for each in near[1] if each.unit is not quantity.unit]
            above, below = (self._closest(story, quantity, each)[:_CANDIDATES] for each in near)
            for one in above:
                for other in below:
                    first = one is above[0] and other is below[0] and one.block == other.block == quantity.block
                    margin = _is_margin(quantity, one, other, (above[0], below[0]))
                    sure = margin or quantity.sentence == one.sentence == other.sentence
                    explicit = (2 if sure else 1) if first or margin else 0
                    if one is not other and one.figure.value > 0 and other.figure.value > 0:
                        yield from self._ratio(story, row, (quantity, one, other), explicit)

    def _ratio(
        self, story: Story, row: dict[str, Any], three: tuple[Quantity, Quantity, Quantity], explicit: int
    ) -> Iterator[Telling]:
        told, above, below = three
        if told.kind == "percent":
            if above.unit is below.unit:
                roles = {"part": above.figure, "whole": below.figure, "share": told.figure}
                yield story.tell("share", "margin", roles, explicit, anchor=told.figure)
            return
        quotient = {"above": above.figure, "below": below.figure, "ratio": told.figure}
        options: dict[str, int | str] = {"per": 100} if row.get("hundred") else {}
        yield story.tell("ratio", "quotient", quotient, explicit, options, told.figure)

    def _closest(self, story: Story, quantity: Quantity, found: Sequence[Quantity]) -> list[Quantity]:
        """Those whose names are most in the quotient's (营业收入利润率: 利润, not 制造业利润), then the nearest."""
        mine = set(quantity.name)

        def distance(each: Quantity) -> tuple[float, int]:
            core = set(story.core(each))
            return -len(core & mine) / (1 + len(core)), abs(each.order - quantity.order)

        return sorted((each for each in found if not story.says("is_rate", each.name)), key=distance)


def _is_margin(told: Quantity, above: Quantity, below: Quantity, likeliest: tuple[Quantity, Quantity]) -> bool:
    """Whether a rate is told in the sentence of the first value, and the other, likeliest one, shortly before."""
    near = told.sentence == above.sentence and 0 <= told.block - below.block <= _PARAGRAPHS
    return told.kind == "percent" and near and above is likeliest[0] and below is likeliest[1]


def _compiled(row: dict[str, Any], name: str) -> dict[str, Any]:
    """A row of the data with its names as patterns."""
    names = (name, "plus", "minus", "above", "below")
    return {key: lazily(value) if key in names else value for key, value in row.items()}


def averages(story: Story) -> Iterator[Telling]:
    """户均 1500元 … 3200户 … 合计 512万元: the total over the count is the average."""
    for quantity in story.measured:
        found = story.words.pattern("average_of").search(quantity.name + quantity.lead[-12:])
        if found is None:
            continue
        per = found["per"] or found["per2"]
        around = story.quantities[max(0, quantity.order - _AROUND) : quantity.order + _AROUND]
        near = [each for each in around if 0 <= quantity.sentence - each.sentence <= 1 and measured(each)]
        same = [each for each in near if each.sentence == quantity.sentence]
        totals = [t for t in same if t.unit is quantity.unit and t.figure.value > quantity.figure.value]
        counts = [each for each in near if _counts(story, each, per) and each is not quantity]
        for total in totals:
            for count in (each for each in counts if each is not total):
                sure = total.total or story.says("in_all", total.lead[-12:] + total.name)
                roles = {"above": total.figure, "below": count.figure, "ratio": quantity.figure}
                explicit = 2 if sure and count in same else 1 if sure else 0
                yield story.tell("ratio", "average", roles, explicit, anchor=quantity.figure)


def _counts(story: Story, quantity: Quantity, per: str) -> bool:
    """Whether a quantity counts what an average is of: 户 for 户均, 家 as well."""
    figure = quantity.figure
    words = story.words.cues["counted_per"].get(per, f"{per} {per[0]}").split()
    return figure.kind == "count" and figure.value > 1 and figure.quote.endswith(tuple(words))


def conversions(story: Story) -> Iterator[Telling]:
    """30万亩（2万公顷）: one figure in two units of a dimension."""
    for quantity in story.quantities:
        for each in quantity.attributes:
            one, other = each.of, each.mention
            if each.kind != "equal" or one is None or one.unit is None or other.unit is None:
                continue
            if one.kind == other.kind == "measure" and one.unit.fits(other.unit):
                yield story.tell("same", "conversion", {"values": (one, other)}, anchor=other)
