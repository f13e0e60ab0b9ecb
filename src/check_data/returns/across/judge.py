"""The verdict on one record: exact, and quick where each figure has one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from check_data.agreement.check import Outcome, Quantity
from check_data.agreement.dimensions import UnitsDoNotFit, mixes_scales, require_units_to_fit
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import Expression
from check_data.figures.interval import Interval
from check_data.figures.units import Unit
from check_data.findings import Verdict
from check_data.returns import points
from check_data.returns.points import Exact

_MISSING = Outcome(Verdict.UNDETERMINED, "missing")
_Points = Callable[[Sequence[Exact]], Outcome]


class Judge:
    """Decides one check over the figures of a record."""

    def __init__(self, expression: Expression) -> None:
        self._expression = expression
        self._by_units: dict[tuple[Unit | None, ...], _Points | None] = {}

    def outcome(self, quantities: Mapping[str, Quantity]) -> Outcome:
        """The outcome of `evaluate`, without intervals where none is needed."""
        figures = [quantities[name] for name in self._expression.names]
        readings = [each.reading for each in figures if each.reading is not None]
        if len(readings) < len(figures):
            return _MISSING
        decides = self._points(tuple(each.unit for each in figures))
        stated = None if decides is None else _values(figures, [each.stated for each in readings])
        if decides is not None and stated is not None:
            found = decides(stated)
            same = all(each.rounded is each.stated for each in readings)
            if same or found.verdict is not Verdict.DISAGREES:
                return found
        return evaluate(self._expression, quantities)

    def _points(self, units: tuple[Unit | None, ...]) -> _Points | None:
        if units not in self._by_units:
            self._by_units[units] = self._compiled(dict(zip(self._expression.names, units, strict=True)))
        return self._by_units[units]

    def _compiled(self, units: Mapping[str, Unit | None]) -> _Points | None:
        try:
            require_units_to_fit(self._expression, units)
        except UnitsDoNotFit:
            return None
        return None if mixes_scales(self._expression, units) else points.compiled(self._expression)


def _values(figures: Sequence[Quantity], intervals: Sequence[Interval]) -> list[Exact] | None:
    """The one value of each figure; None where one has several, or counts things and is not whole."""
    found: list[Exact] = []
    for figure, interval in zip(figures, intervals, strict=True):
        value = interval.lower
        if value is None or not interval.exact or (figure.whole and value.denominator != 1):
            return None
        found.append(value)
    return found
