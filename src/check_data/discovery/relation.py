"""What a text implies: an expression over some of its figures, and how sure it is that it must hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from check_data.agreement.check import Quantity
from check_data.reading.text import TextFigure

_SUM = "f0 == sum("
EQUAL = "f0 == f1"


@dataclass(frozen=True, slots=True)
class Relation:
    """A check that was found in a text.

    ``expression`` names the figures f0, f1 … in the order of ``figures``. A sure one that disagrees is an error; one
    that is only likely is an error if a single slip of the pen explains it (``slip``), else it is not reported.
    """

    expression: str
    figures: tuple[TextFigure, ...]
    sure: bool
    slip: bool

    def quantities(self) -> Mapping[str, Quantity]:
        """The figures as the evaluator takes them."""
        return {
            f"f{number}": Quantity(figure.quote, figure.understood.reading, figure.understood.unit)
            for number, figure in enumerate(self.figures)
        }

    def holds_plainly(self) -> bool:
        """Whether a sum, or an equality of two, holds as every figure states it: the common case, decided without the
        evaluator.
        """
        if self.expression != EQUAL and not self.expression.startswith(_SUM):
            return False
        readings = [figure.understood.reading.stated for figure in self.figures]
        if not all(reading.exact for reading in readings):
            return False
        whole, *parts = (reading.lower or 0 for reading in readings)
        return whole == sum(parts)


def total_of(count: int) -> str:
    """The expression of a whole, f0, and so many parts."""
    return _SUM + ", ".join(f"f{number}" for number in range(1, count + 1)) + ")"
