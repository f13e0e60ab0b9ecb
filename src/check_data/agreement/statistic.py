"""Figures of groups of records: how many, their mean, their median, what is missing of a series."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from check_data.agreement.formula import Rule

OF_GROUPS = ("count", "mean", "median", "gaps", "mad", "hb")
"""Functions of a group of records alone; `sum`, `min`, `max` and `share` are such of one figure."""
OF_ONE = ("sum", "min", "max", "share")
OUTLIERS = ("mad", "hb")
"""Those that say how far a record is from the others: a check that uses one warns, unless it says otherwise."""

PARAMETERS = {"hb": {"u": Fraction(1, 2), "a": Fraction(1, 20)}}
"""The parameters of a function, and what they are unless they are given."""


class Statistic(NamedTuple):
    """A function of the records of a group: of one ``figure`` (None: of the records themselves), of those alone for
    which a ``condition`` holds, weighted by another figure. ``by``: the columns that the records of a group share;
    ``order``: the columns that say which record is before; ``begin`` and ``end``: the periods from which and to which a
    series must run.
    """

    function: str
    figure: str | None = None
    condition: Rule | None = None
    by: tuple[str, ...] = ()
    weight: str | None = None
    parameters: tuple[tuple[str, Fraction], ...] = ()
    begin: str | None = None
    end: str | None = None

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures that it is made of."""
        named = () if self.figure is None or self.function == "gaps" else (self.figure,)
        weights = () if self.weight is None else (self.weight,)
        return (*named, *weights, *(() if self.condition is None else self.condition.figures))

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns whose cells name things: those of the group, and the periods of a series."""
        return (*self.by, *((self.figure,) if self.figure is not None and self.function == "gaps" else ()))

    def parameter(self, name: str) -> Fraction:
        """A parameter, as given or as usual."""
        return dict(self.parameters).get(name, PARAMETERS[self.function][name])
