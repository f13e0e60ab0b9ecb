"""What the makers of tellings look at: the quantities of a document, and the text around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.facts.fact import Kind, Telling
from check_data.facts.unspaced.names import Names
from check_data.facts.unspaced.passages import Passage
from check_data.facts.unspaced.quantity import Attribute, Quantity
from check_data.facts.unspaced.words import Words
from check_data.figures.conventions import Reading
from check_data.reading.mention import Mention

Roles = Mapping[str, Mention | Sequence[Mention]]
"""The mentions of a telling by their roles; one alone or several."""
_CLAUSE = 40
"""Characters before a value in which its clause says what it is."""


class Story(NamedTuple):
    """The quantities of a document in order; those that have a value, and of these the ones that are no rates or
    lengths of time; its passages by number; and shares that add up those before them.
    """

    quantities: Sequence[Quantity]
    mains: Sequence[Quantity]
    measured: Sequence[Quantity]
    passages: Mapping[int, Passage]
    words: Words
    names: Names
    share_totals: Sequence[tuple[Mention, tuple[Mention, ...]]]

    def core(self, quantity: Quantity) -> str:
        """The core of a quantity's name."""
        return self.names.core(quantity.name)

    def related(self, one: Quantity, other: Quantity) -> bool:
        """Whether two quantities may be one by their names."""
        return self.names.related(one.name, other.name)

    def after(self, mention: Mention, length: int) -> str:
        """The text right after a mention."""
        return self.passages[mention.block].text[mention.to : mention.to + length]

    def before(self, mention: Mention, length: int) -> str:
        """The text right before a mention."""
        return self.passages[mention.block].text[max(0, mention.at - length) : mention.at]

    def between(self, one: Mention, other: Mention) -> str:
        """The text between two mentions; that of both blocks where they stand in two."""
        if one.block == other.block:
            return self.passages[one.block].text[one.to : other.at]
        return self.passages[one.block].text[one.to :] + "\n" + self.passages[other.block].text[: other.at]

    def says(self, pattern: str, text: str) -> bool:
        """Whether a pattern of the pack is found in a text."""
        return self.words.pattern(pattern).search(text) is not None

    def is_mean(self, mention: Mention) -> bool:
        """Whether a value is a mean of all, of which those of groups are no parts: 人均 36平方米，其中城镇 33平方米."""
        return self.says("mean_of_all", self.before(mention, _CLAUSE))

    def change_options(self, told: Attribute, of: Quantity) -> dict[str, int | str]:
        """The options of a change: its direction, and whether it is told at constant prices."""
        options: dict[str, int | str] = {"sign": told.sign}
        if self.says("real", of.name):
            options["real"] = 1
        return options

    def tell(
        self,
        kind: Kind,
        form: str,
        roles: Mapping[str, Mention | Sequence[Mention]],
        explicit: int = 2,
        options: Mapping[str, int | str] | None = None,
        anchor: Mention | None = None,
    ) -> Telling:
        """A telling of this language."""
        told = {role: (one,) if isinstance(one, Mention) else tuple(one) for role, one in roles.items()}
        return Telling(kind, self.words.form(form), told, explicit, options or {}, anchor=anchor)


def upper(mention: Mention) -> Fraction:
    """The largest that a figure may be, its value where that is unbounded."""
    end = mention.reading.rounded.upper if mention.reading else None
    return mention.value if end is None else end


def lower(mention: Mention) -> Fraction:
    """The smallest that a figure may be, its value where that is unbounded."""
    end = mention.reading.rounded.lower if mention.reading else None
    return mention.value if end is None else end


def figures_of(quantities: Sequence[Quantity]) -> list[Mention]:
    """The values of quantities that have one."""
    return [each.figure for each in quantities]


def to_the_unit(members: Sequence[Mention]) -> list[Mention]:
    """The figures at their word where most of a list are told to the unit: 10 among 7, 8 and 11 is ten."""
    readings = [each.reading for each in members if each.reading is not None]
    if sum(not each.rounded.exact for each in readings) * 2 > len(members):
        return list(members)
    return [
        each._replace(reading=Reading.only(reading.stated)) for each, reading in zip(members, readings, strict=True)
    ]
