"""The verdict on one record: exact, and quick where each figure has one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from check_data.agreement.check import Outcome, Quantity
from check_data.agreement.dimensions import UnitsDoNotFit, mixes_scales, require_units_to_fit
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import Expression
from check_data.figures.conventions import Reading
from check_data.figures.units import Unit
from check_data.findings import Verdict
from check_data.returns import points
from check_data.returns.points import Exact

_MISSING = Outcome(Verdict.UNDETERMINED, "missing")
_Points = Callable[[Sequence[Exact]], Outcome]


class Judge:
    """Decides one check over the figures of a record, in the order of its expression's names."""

    def __init__(self, expression: Expression) -> None:
        self.names = expression.names
        self._expression = expression
        self._by_units: dict[tuple[Unit | None, ...], _Points | None] = {}

    def outcome(self, figures: Sequence[Quantity]) -> Outcome:
        """The outcome of `evaluate`, without intervals where none is needed."""
        readings = [reading for figure in figures if (reading := figure.reading) is not None]
        if len(readings) < len(figures):
            return _MISSING
        decides = self._points(tuple([figure.unit for figure in figures]))
        values = None if decides is None else _values(figures, readings)
        if decides is not None and values is not None:
            found = decides(values)
            if found.verdict is not Verdict.DISAGREES or all(each.rounded is each.stated for each in readings):
                return found
        return evaluate(self._expression, dict(zip(self.names, figures, strict=True)))

    def _points(self, units: tuple[Unit | None, ...]) -> _Points | None:
        if units not in self._by_units:
            self._by_units[units] = self._compiled(dict(zip(self.names, units, strict=True)))
        return self._by_units[units]

    def _compiled(self, units: Mapping[str, Unit | None]) -> _Points | None:
        try:
            require_units_to_fit(self._expression, units)
        except UnitsDoNotFit:
            return None
        return None if mixes_scales(self._expression, units) else points.compiled(self._expression)


def _values(figures: Sequence[Quantity], readings: Sequence[Reading]) -> list[Exact] | None:
    """The one value that each figure has as stated; None where one has several, or counts things and is not whole."""
    found: list[Exact] = []
    for figure, reading in zip(figures, readings, strict=True):
        value = reading.stated.lower
        if value is None or not reading.stated.exact:
            return None
        if value.denominator == 1:
            found.append(value.numerator)
        elif figure.whole:
            return None
        else:
            found.append(value)
    return found
