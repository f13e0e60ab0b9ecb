"""Figures of groups as an engine's own group-by or window functions make them: whole numbers exactly, decimals in units
of their last one, and where that is not what they are, a flag that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement.across import Across, Derived
from check_data.agreement.formula import Rule
from check_data.agreement.statistic import Statistic
from check_data.returns.flags import OVERFLOW
from check_data.returns.rule_screen import Sides
from check_data.returns.standing import DIGITS, LARGEST, Standing, Standings, as_floats, on_grid

_LARGEST_FLOAT = 2**52

Over = Callable[[nw.Expr], nw.Expr]


class Made(NamedTuple):
    """A derived figure: what it needs of each ``record``; what is worked out of those over each group (``summed``) or
    over the records in their order (``before``); then its least and greatest value (one, where they are the same), how
    it stands, and where it may be another (``odd``); whole numbers are at most ``bound``.
    """

    record: Mapping[str, nw.Expr] = {}
    summed: Mapping[str, nw.Expr] = {}
    before: Mapping[str, nw.Expr] = {}
    ends: tuple[nw.Expr, ...] = ()
    stands: Standing = Standing(nw.lit(0), nw.lit(0))
    odd: nw.Expr | None = None
    bound: int = 0


class Scene(NamedTuple):
    """What is known where figures are derived: those of this table, how large their whole numbers are, how many records
    there are, and the sides of a condition (None: only the evaluator can say).
    """

    figures: Standings
    largest: Mapping[str, int]
    size: int
    sides: Callable[[Rule], Sides | None]


def made(number: int, derived: Derived, across: Across, scene: Scene) -> Made | None:
    """A derived figure, of columns that are named by its number; None where only the evaluator can say."""
    if derived.kind == "previous":
        return _previous(number, derived, scene)
    if derived.kind == "sum":
        return _Statistic(number, Statistic("sum", derived.figure, by=across.by), scene).made()
    return None if derived.statistic is None else _Statistic(number, derived.statistic, scene).made()


def _previous(number: int, derived: Derived, scene: Scene) -> Made:
    figure, name = scene.figures[derived.figure], f"__{number}_value"
    before = {name: nw.col(name).shift(derived.steps)}
    stands = figure._replace(nonzero=False)
    return Made({name: figure.low}, {}, before, (nw.col(name),), stands, None, scene.largest.get(derived.figure, 0))


class _Statistic:
    """One statistic of groups."""

    def __init__(self, number: int, of: Statistic, scene: Scene) -> None:
        self._of, self._scene = of, scene
        self._name = f"__{number}_{{}}".format
        self._figure = None if of.figure is None else scene.figures.get(of.figure)
        self._record: dict[str, nw.Expr] = {}
        self._summed: dict[str, nw.Expr] = {}
        self._odd: nw.Expr | None = None

    def made(self) -> Made | None:
        of, makes = self._of, _FUNCTIONS.get(self._of.function)
        if makes is None or of.weight is not None or (of.figure is not None and self._figure is None):
            return None
        holds: nw.Expr | None = None
        if of.condition is not None:
            sides = self._scene.sides(of.condition)
            if sides is None:
                return None
            holds, fails = (each.fill_null(False) for each in (sides.holds, sides.fails))
            self._is_odd(self._total("unsure", ~(holds | fails)) > 0)
        self._holds = holds
        ends = makes(self)
        if ends is None:
            return None
        expressions, stands, bound = ends
        return Made(self._record, self._summed, {}, expressions, stands, self._odd, bound)

    def _is_odd(self, where: nw.Expr) -> None:
        self._odd = where if self._odd is None else self._odd | where

    def _total(self, name: str, of: nw.Expr) -> nw.Expr:
        """The sum of flags or of whole numbers over a group."""
        self._record[self._name(name)] = of.cast(nw.Int64)
        self._summed[self._name(name)] = nw.col(self._name(name)).sum()
        return nw.col(self._name(name)).cast(nw.Int64)

    def _size(self) -> nw.Expr:
        self._summed[self._name("size")] = nw.len()
        return nw.col(self._name("size")).cast(nw.Int64)

    def _chosen(self) -> nw.Expr:
        """How many records are meant."""
        return self._size() if self._holds is None else self._total("chosen", self._holds)

    def _meant(self, of: nw.Expr) -> nw.Expr:
        return of if self._holds is None else self._holds & of

    def _known(self) -> Standing:
        """The figure, where it is one of few decimals."""
        assert self._figure is not None  # those who ask for it are functions of a figure
        figure = self._figure
        if not figure.integral:
            assert figure.digits is not None  # others are none of the scene's
            off = ~on_grid(figure.low, figure.digits).fill_null(True)
            self._is_odd(self._total("off", self._meant(off)) > 0)
        return figure

    def _gaps(self) -> nw.Expr:
        return self._total("gaps", self._meant(self._known().low.is_null()))

    def _count(self) -> _Ends:
        found = (
            self._chosen() if self._figure is None else self._total("count", self._meant(~self._known().low.is_null()))
        )
        return (found,), Standing(found, found, True, 0), self._scene.size

    def _share(self) -> _Ends:
        found = as_floats(self._chosen()) / self._size()
        return (found,), Standing(found, found), 0

    def _summed_up(self) -> tuple[nw.Expr, nw.Expr, int] | None:
        """The sum in units of the last decimal, how many are meant, and how large it may be."""
        figure, size = self._known(), self._scene.size
        largest = self._scene.largest[self._of.figure or ""] if figure.integral else LARGEST
        if largest * size >= OVERFLOW:
            return None
        value = figure.low
        if not figure.integral:
            digits = figure.digits or 0
            value = nw.when(on_grid(value, digits)).then((value * 10**digits).round(0)).otherwise(nw.lit(0.0))
        meant = value if self._holds is None else nw.when(self._holds).then(value)
        added, gaps, chosen = self._total("sum", meant), self._gaps(), self._chosen()
        return nw.when((gaps == 0) & (chosen > 0)).then(added), chosen, largest * size

    def _sum(self) -> _Ends | None:
        found, figure = self._summed_up(), self._known()
        if found is None:
            return None
        added, chosen, bound = found
        digits = 0 if figure.integral else figure.digits or 0
        integral = digits == 0
        total = added if integral else as_floats(added) / 10**digits
        if not figure.radius:
            return (total,), figure._replace(integral=integral, digits=digits, nonzero=False), bound
        reach = as_floats(chosen) * float(figure.radius)
        ends = as_floats(total) - reach, as_floats(total) + reach
        stands = figure._replace(integral=False, digits=None, radius=Fraction(0), nonzero=False)
        return ends, stands, bound

    def _mean(self) -> _Ends | None:
        found, figure = self._summed_up(), self._known()
        # Of what counts things a mean is no number of them.
        if found is None or figure.whole:
            return None
        added, chosen, _ = found
        digits = 0 if figure.integral else figure.digits or 0
        mean = as_floats(added) / nw.when(chosen > 0).then(chosen) / 10**digits
        return (mean,), figure._replace(integral=False, digits=None, nonzero=False), 0

    def _ranked(self, of: Over) -> nw.Expr:
        """One of the figures of a group, which is another where one is missing."""
        figure, name = self._known(), self._name("ranked")
        self._is_odd(self._gaps() > 0)
        self._record[name] = figure.low if self._holds is None else nw.when(self._holds).then(figure.low)
        self._summed[name] = of(nw.col(name))
        return nw.col(name).cast(nw.Int64) if figure.integral else nw.col(name)

    def _least(self) -> _Ends:
        return self._one(self._ranked(lambda column: column.min()))

    def _most(self) -> _Ends:
        return self._one(self._ranked(lambda column: column.max()))

    def _one(self, found: nw.Expr) -> _Ends:
        figure = self._known()._replace(nonzero=False)
        return (found,), figure, self._scene.largest.get(self._of.figure or "", 0)

    def _median(self) -> _Ends | None:
        figure = self._known()
        digits = (figure.digits or 0) + 1
        # Half way between two numbers of some decimals is one of one more.
        largest = self._scene.largest.get(self._of.figure or "", 0) if figure.integral else 0
        if figure.whole or digits > DIGITS or largest >= _LARGEST_FLOAT:
            return None
        name = self._name("ranked")
        self._ranked(lambda column: column.median())
        found = nw.col(name).cast(nw.Float64).round(digits)
        return (found,), figure._replace(integral=False, digits=digits, nonzero=False), 0

    def _row(self) -> _Ends | None:
        """The figure of the one record."""
        found = self._summed_up()
        if found is None:
            return None
        added, chosen, bound = found
        figure = self._known()
        digits = 0 if figure.integral else figure.digits or 0
        alone = nw.when(chosen == 1).then(added if digits == 0 else as_floats(added) / 10**digits)
        return (alone,), figure._replace(integral=digits == 0, digits=digits, nonzero=False), bound


_Ends = tuple[tuple[nw.Expr, ...], Standing, int]
_FUNCTIONS: Mapping[str, Callable[[_Statistic], _Ends | None]] = {
    "count": _Statistic._count,
    "share": _Statistic._share,
    "sum": _Statistic._sum,
    "mean": _Statistic._mean,
    "min": _Statistic._least,
    "max": _Statistic._most,
    "median": _Statistic._median,
    "row": _Statistic._row,
}
