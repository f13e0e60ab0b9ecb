"""A claim: a law over mentions that a telling implies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, Protocol

from check_data.agreement.check import Quantity
from check_data.facts.fact import Telling
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import DATE, DAYS, Unit, unit
from check_data.messages import English
from check_data.reading.mention import Mention

_ONE = Fraction(1)
COUNT = unit("个")
"""The unit that every count of things is given, since a telling joins only counts of the same."""


class Claim(NamedTuple):
    """A law, as an ``expression`` over f0, f1 … in the order of ``mentions``, that a telling of the rule ``code``
    implies. ``units`` say in what the mentions are taken: "same" converts to base units where they differ; "apart"
    always does, and asks no more whether they fit: a quotient has a unit of its own.
    """

    code: str
    expression: str
    mentions: tuple[Mention, ...]
    telling: Telling
    units: str = "same"

    @property
    def form(self) -> str:
        """How it was told: what evidence is measured by."""
        return self.telling.form

    @property
    def anchor(self) -> Mention:
        """The mention that makes the claim; readings of one anchor compete."""
        return self.telling.anchor or self.mentions[0]

    def said(self, number: int) -> str:
        """A figure as it is said: as printed; a number that is printed nowhere, in digits (four are named, of five)."""
        mention, first = self.mentions[number], self.mentions[0]
        counted = number and not mention.digits and (mention.start, mention.end) == (first.start, first.end)
        return str(mention.value) if counted else mention.quote

    def quantities(self) -> Mapping[str, Quantity]:
        """The figures as the evaluator takes them."""
        factors = {each.unit.factor for each in self.mentions if each.unit is not None and each.unit != DATE}
        convert = len(factors) > 1 or (self.units == "apart" and factors != {1})
        made = (_quantity(each, self.said(number), convert) for number, each in enumerate(self.mentions))
        if self.units == "apart":
            made = (each if each.unit in (DATE, DAYS) else each._replace(unit=None) for each in made)
        return {f"f{number}": each for number, each in enumerate(made)}


class KindOfClaim(Protocol):
    """A kind of claim: a module with its rule's ``CODE``, why such a claim must hold and what is said where it does not
    (with the quotes of the ``first`` and the ``second`` figure).
    """

    @property
    def CODE(self) -> str: ...  # noqa: N802, D102

    @property
    def BECAUSE(self) -> English: ...  # noqa: N802, D102

    @property
    def MESSAGE(self) -> English: ...  # noqa: N802, D102

    def claims(self, telling: Telling, /) -> Iterator[Claim]:
        """The claims that a telling of this kind implies."""
        ...


def numbered(count: int, first: int = 0) -> str:
    """The names of so many figures, for a sum: "f1, f2, f3"."""
    return ", ".join(f"f{number}" for number in range(first, first + count))


def one(telling: Telling, *roles: str) -> Sequence[Mention] | None:
    """The one mention of each role; None where the telling lacks one of them."""
    found = [telling.roles.get(role, ()) for role in roles]
    return [each[0] for each in found] if all(found) else None


def told_as(mention: Mention, value: int) -> Mention:
    """A mention that stands for a whole number which no digits print: how many names a list has, none."""
    return mention._replace(reading=Reading.only(Interval.exactly(value)), value=Fraction(value), digits="", unit=None)


def _quantity(mention: Mention, said: str, convert: bool) -> Quantity:
    reading, of = mention.reading, mention.unit
    if of == DATE or reading is None:
        return Quantity(said, reading, of)
    factor = of.factor if of is not None else _ONE
    if convert and factor != 1:
        reading = Reading(reading.stated.scaled(factor), reading.rounded.scaled(factor))
    return Quantity(said, reading, _unit(mention))


def _unit(mention: Mention) -> Unit | None:
    """What tells the evaluator that only whole numbers are meant, or days; that units fit is the telling's word."""
    if mention.kind == "span":
        return None if mention.unit is None else DAYS if mention.unit.fits(DAYS) else None
    return COUNT if mention.counts and (mention.noun or mention.unit is not None) else None
