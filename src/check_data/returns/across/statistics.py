"""Statistics of groups of records, each worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cached_property
from math import isfinite
from typing import Any

import numpy as np
import numpy.typing as npt

from check_data.agreement.arithmetic import written
from check_data.agreement.check import Quantity
from check_data.agreement.formula import Rule
from check_data.agreement.periods import bounds_of, gaps_in, period_of
from check_data.agreement.rule.decide import Cells, Truth, cells_of, truth
from check_data.agreement.statistic import Statistic
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.returns.across import outliers
from check_data.returns.across.codes import Coded, Codes
from check_data.returns.across.figures import Figures
from check_data.returns.across.gather import Gathered
from check_data.returns.across.in_bulk import in_bulk
from check_data.returns.across.parts import NOTHING, OF_FIGURES, OF_RECORDS, SURE, Found, Part, meant
from check_data.returns.across.values import Values

EXACT = ("count", "min", "max", "median")
"""Functions whose results over whole numbers are whole, or half-way between two."""


class Statistics:
    """A statistic over the groups of a table: ``parts`` are the groups, ``before`` the record before each one."""

    def __init__(self, of: Statistic, table: Gathered, parts: Coded, before: Codes | None = None) -> None:
        self._of, self._table, self._parts, self._before = of, table, parts, before
        self._figures: Figures | None = None if of.figure is None else table.figures.get(of.figure)
        self._weights = None if of.weight is None else table.figures[of.weight]
        self._truths = None if of.condition is None else Truths(of.condition, table)
        self._known: dict[int, Found] = {}
        self._apart: dict[int, dict[int, float | None]] = {}

    def found(self, place: int) -> Found:
        """What it says for a record."""
        group = int(self._parts.codes[place])
        if group < 0:
            return NOTHING
        if self._of.function in ("mad", "hb"):
            return self._distance(group, place)
        if group not in self._known:
            self._known[group] = self._at_once(place) or self._of_group(self._places(group))
        return self._known[group]

    @cached_property
    def values(self) -> Values | None:
        """What it says for all records, as numbers; None where only the evaluator can say."""
        return in_bulk(self._of, self._table, self._parts)

    def _at_once(self, place: int) -> Found | None:
        """The same of whole numbers and halves, which all records together give as exactly as one group does."""
        values = self.values
        if self._of.function not in EXACT or values is None or not self._is_whole:
            return None
        if values.odd[place] or values.missing[place]:
            return None
        number = Interval.exactly(Fraction(values.numbers[place].item()))
        return Found(Quantity(written(number), Reading.only(number), values.described.meant, between=True))

    @cached_property
    def _is_whole(self) -> bool:
        """Whether its figures are whole numbers."""
        found = None if self._figures is None else self._figures.values()
        return self._figures is None or (found is not None and found.integral)

    def _of_group(self, places: Sequence[int]) -> Found:
        if self._of.function == "gaps":
            return self._gaps(places)
        parts = [self._part(place) for place in places]
        of_records = OF_RECORDS.get(self._of.function)
        if of_records is not None:
            return of_records(parts)
        found = meant(parts)
        return OF_FIGURES[self._of.function](found) if found else NOTHING

    def _part(self, place: int) -> Part:
        truth_of = SURE if self._truths is None else self._truths[place]
        figure = NOTHING.quantity if self._figures is None else self._figures[place]
        if self._of.function == "count" and self._figures is not None and figure.reading is None:
            truth_of = Truth((False, True), (False, True))  # how many there are of a figure
        return Part(figure, truth_of, None if self._weights is None else self._weights[place])

    def _gaps(self, places: Sequence[int]) -> Found:
        """How many periods are missing, and the first of them."""
        parts = [Part(NOTHING.quantity, SURE if self._truths is None else self._truths[place]) for place in places]
        if meant(parts) is None:
            return NOTHING
        keys = self._table.keys[self._of.figure or ""]
        chosen = [place for place, part in zip(places, parts, strict=True) if part.truth.stated[0]]
        periods = [period_of(keys[place]) for place in chosen]
        known = [each for each in periods if each is not None]
        bounds = bounds_of(self._of.begin, self._of.end)
        if len(known) < len(periods) or not (known or bounds.known):
            return NOTHING
        count, first = gaps_in(known, bounds)
        more = ", …" if count > len(first) else ""
        said = f"{count} ({', '.join(first)}{more})" if first else str(count)
        return Found(Quantity(said, Reading.only(Interval.exactly(count))))

    def _distance(self, group: int, place: int) -> Found:
        if group not in self._apart:
            places = self._places(group)
            meant = places if self._truths is None else [each for each in places if not self._truths[each].stated[1]]
            self._apart[group] = self._distances(meant)
        found = self._apart[group].get(place)
        if found is None:
            return NOTHING
        value = Fraction(found)
        shown = Interval.exactly(Fraction(f"{found:.4g}"))
        return Found(Quantity(written(shown), Reading.only(Interval.exactly(value))))

    def _distances(self, places: Sequence[int]) -> dict[int, float | None]:
        if self._of.function == "mad":
            of = self._values(places)
            return dict(zip(of, outliers.mad(list(of.values())), strict=True)) if of else {}
        pairs = {place: pair for place in places if (pair := self._pair(place)) is not None}
        u, a = (float(self._of.parameter(name)) for name in ("u", "a"))
        return dict(zip(pairs, outliers.hb(list(pairs.values()), u, a), strict=True)) if pairs else {}

    def _pair(self, place: int) -> tuple[float, float] | None:
        assert self._before is not None  # whoever asks for it says which record is before
        earlier = int(self._before[place])
        before, now = None if earlier < 0 else self._value(earlier), self._value(place)
        return (before, now) if before is not None and now is not None and before > 0 and now > 0 else None

    def _values(self, places: Sequence[int]) -> dict[int, float]:
        """The figures of some records that have one, as `_value` gives them."""
        if self._numbers is None:
            return {place: value for place in places if (value := self._value(place)) is not None}
        numbers = self._numbers[places].astype(np.float64).tolist()
        return {place: number for place, number in zip(places, numbers, strict=True) if isfinite(number)}

    def _value(self, place: int) -> float | None:
        """A figure as one number: half way between its ends."""
        assert self._figures is not None  # the parser lets no distance through without a figure
        if self._numbers is not None:
            number = float(self._numbers[place])
            return number if isfinite(number) else None
        reading = self._figures[place].reading
        if reading is None or reading.stated.lower is None or reading.stated.upper is None:
            return None
        return float((reading.stated.lower + reading.stated.upper) / 2)

    @cached_property
    def _numbers(self) -> npt.NDArray[Any] | None:
        """Its figures where they are plain numbers, in the middle of what they may be; NaN for none."""
        values = None if self._figures is None else self._figures.values()
        if values is None or values.odd.any() or (values.described.whole and values.described.radius):
            return None
        if values.described.whole and not values.integral:
            return None
        return np.where(values.missing, np.nan, values.numbers) if values.missing.any() else values.numbers

    def _places(self, group: int) -> list[int]:
        start, end = self._bounds[group : group + 2]
        places: list[int] = self._sorted[start:end].tolist()
        return places

    @cached_property
    def _sorted(self) -> Codes:
        return np.argsort(self._parts.codes, kind="stable")

    @cached_property
    def _bounds(self) -> Codes:
        groups = np.arange(self._parts.distinct + 1)
        return np.searchsorted(self._parts.codes[self._sorted], groups).astype(np.int64)


class Truths:
    """What a condition is over each record, worked out once for cells that come again."""

    def __init__(self, rule: Rule, table: Gathered) -> None:
        self._rule = rule
        self._cells = _cells(rule, table)
        self._known: dict[object, Truth] = {}

    def __getitem__(self, place: int) -> Truth:
        cells = self._cells(place)
        key = (tuple(cells.figures.values()), tuple(cells.texts.values()))
        if key not in self._known:
            self._known[key] = truth(self._rule, cells)
        return self._known[key]


def _cells(rule: Rule, table: Gathered) -> Callable[[int], Cells]:
    """What each record says of a rule's columns."""
    figures = {name: table.figures[name] for name in rule.figures}
    texts = {name: table.texts[name] for name in rule.said}

    def cells(place: int) -> Cells:
        said = {name: column[place] for name, column in texts.items()}
        return cells_of({name: column[place] for name, column in figures.items()}, said)

    return cells
