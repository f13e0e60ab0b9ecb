"""Declared checks and what evaluating them gives."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from check_data.figures.conventions import Reading
from check_data.figures.units import Unit, counts_things
from check_data.findings import Place, Severity, Verdict, Waiver

if TYPE_CHECKING:
    from check_data.agreement.across import Across
    from check_data.agreement.expression import Expression

ReadingName = Literal["stated", "rounded"]


class Check(NamedTuple):
    """A declared agreement: what must hold, why, how bad it is where it does not, and where it is declared.

    ``across`` says which records it joins; None where it holds within each. ``mostly`` is the share of records that
    have to fulfil it, ``at_most`` the number of those that may not (None: as ``mostly`` says); ``about`` says who wrote
    it, where it comes from and the like.
    """

    name: str
    expression: Expression
    because: str = ""
    severity: Severity = Severity.ERROR
    waiver: Waiver | None = None
    place: Place = Place("", 1)
    across: Across | None = None
    mostly: Fraction = Fraction(1)
    about: Mapping[str, str] = {}
    at_most: int | None = None


class Quantity(NamedTuple):
    """A figure as evaluation takes it: its quote, its reading (None: missing) and its unit (None: unknown).

    ``between``: values between whole numbers are meant too, whatever its unit counts: it is the sum of figures of which
    some have no unit.
    """

    quote: str
    reading: Reading | None
    unit: Unit | None = None
    between: bool = False

    @property
    def whole(self) -> bool:
        """Whether it counts things, so that only whole numbers are meant."""
        return self.unit is not None and not self.between and counts_things(self.unit)


Undetermined = Literal["missing", "zero", "units", "much"]


class Outcome(NamedTuple):
    """The verdict on a check; ``why`` says what left it undetermined."""

    verdict: Verdict
    why: Undetermined | None = None
