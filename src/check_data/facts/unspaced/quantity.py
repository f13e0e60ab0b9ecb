"""A quantity as a text tells it: its value, and what else is said of it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from check_data.figures.units import Unit
from check_data.reading.mention import Mention

AttributeKind = Literal["growth", "annual", "difference", "share", "points", "base", "equal", "multiple"]


class Attribute(NamedTuple):
    """A figure that is told of a quantity: its growth, its share of a whole, what it was before …

    ``sign`` is -1 for a fall; ``against`` the words of what it is compared with; ``whole`` those of what it is a share
    of, ``of`` the figure that it is a share of or equal to; ``noun`` says that the share has a name of its own.
    """

    kind: AttributeKind
    mention: Mention
    sign: int = 1
    against: str = ""
    whole: str = ""
    of: Mention | None = None
    noun: bool = False


class Quantity:
    """A name with a value (None where only something of it is told) at its place in the text.

    ``which`` is the number of the "of which" that announces it, ``bracket`` the place of the bracket that holds it,
    ``group`` the number of the list of which it is an item (0: none). ``lead`` are the words before the value, ``tail``
    the letters after it; ``moved`` the words of a change to it ("rises to").
    """

    __slots__ = (
        "attributes",
        "block",
        "bracket",
        "group",
        "heading",
        "inherited",
        "lead",
        "main",
        "moved",
        "name",
        "order",
        "period",
        "place",
        "scope",
        "sentence",
        "tail",
        "total",
        "which",
    )

    def __init__(self, name: str, main: Mention | None, place: int, block: int, sentence: int) -> None:
        self.name, self.main, self.place, self.block, self.sentence = name, main, place, block, sentence
        self.attributes: list[Attribute] = []
        self.order = self.which = self.group = self.bracket = 0
        self.heading = self.total = self.inherited = False
        self.period = self.scope = self.lead = self.tail = self.moved = ""

    @property
    def unit(self) -> Unit | None:
        """The unit of the value."""
        return self.main.unit if self.main else None

    @property
    def figure(self) -> Mention:
        """The value of a quantity that has one, as those of `Story.mains` and `Story.measured` do."""
        assert self.main is not None
        return self.main

    @property
    def kind(self) -> str:
        """The kind of the value; empty without one."""
        return self.main.kind if self.main else ""

    def attribute(self, *kinds: AttributeKind) -> Attribute | None:
        """The first attribute of some kinds."""
        return next((each for each in self.attributes if each.kind in kinds), None)


RATES = ("percent", "points", "times")
"""Kinds of mentions that are pure numbers."""


def alike(one: Mention, other: Mention) -> bool:
    """Whether two figures may be added: of one unit, or both bare, and of one kind."""
    return (
        one.unit is other.unit
        and (one.kind in RATES) == (other.kind in RATES)
        and (one.kind == other.kind or one.kind not in RATES)
    )


def measured(quantity: Quantity) -> bool:
    """Whether a quantity has a value that is no rate, age or length of time."""
    return quantity.main is not None and quantity.main.kind in ("count", "measure", "money")


def compatible(one: Mention, other: Mention) -> bool:
    """Whether one figure may be a change of the other: alike, or counts of which one prints no unit."""
    return alike(one, other) or (one.kind == other.kind == "count" and None in (one.unit, other.unit))
