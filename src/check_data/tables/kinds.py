"""What a figure can be, as Pandera data types: counts, shares, amounts, measures and days.

A column of such a type holds quotes as printed ("近10亿元") or plain numbers; it is checked for what they say.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeVar

import pandas as pd
import pandera.pandas as pa
from pandera import dtypes
from pandera.engines import pandas_engine

from check_data.figures.interval import EVERYTHING, Interval
from check_data.figures.units import DATE, NUMBER, Unit, counts_things, generic, unit
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from check_data.tables.values import is_missing, quoted

Kind = TypeVar("Kind", bound="Printed")

# A quote's kind and bounds don't hang on the year; any year lets dates without one be read.
_ANY_YEAR = Reader(year=2000)


class Printed(pandas_engine.DataType):
    """A column of quotes or numbers of one unit, within bounds."""

    type: Any = "object"
    unit: str = ""
    ge: Any = None
    le: Any = None

    def check(self, pandera_dtype: dtypes.DataType, data_container: Any = None) -> Any:
        """Whether each value can be of this kind; a missing one can (nullability is the field's matter)."""
        if data_container is None:
            return isinstance(pandera_dtype, type(self))
        return takes_all(self, data_container)

    def coerce(self, data_container: Any) -> Any:
        """Quotes are kept as printed."""
        return data_container

    def takes(self, value: object) -> bool:
        """Whether one quote or number is of this kind, unit and within the bounds."""
        try:
            understood = _ANY_YEAR.read(quoted(value), self.unit)
        except NotUnderstood:
            return False
        printed = understood.printed_unit
        wanted = unit(self.unit) if self.unit else printed
        fits = printed is None or wanted is None or printed.fits(wanted) or generic(printed) or generic(wanted)
        return (
            fits and self.is_kind(understood.unit) and understood.reading.rounded.intersect(self.within()) is not None
        )

    def within(self) -> Interval:
        """The bounds, both closed."""
        if self.ge is None and self.le is None:
            return EVERYTHING
        lower, upper = (None if end is None else Fraction(str(end)) for end in (self.ge, self.le))
        return Interval(lower, upper)

    def is_kind(self, of: Unit | None) -> bool:
        """Whether the unit (None: none is known) belongs to this kind."""
        raise NotImplementedError

    def __str__(self) -> str:
        own = f" in {self.unit}" if self.unit not in ("", "%", "date") else ""
        if self.ge is not None and self.le is not None:
            return f"{type(self).__name__.lower()}{own} from {self.ge} to {self.le}"
        bound = (
            f" of at least {self.ge}"
            if self.ge is not None
            else f" of at most {self.le}"
            if self.le is not None
            else ""
        )
        return f"{type(self).__name__.lower()}{own}{bound}"


def takes_all(kind: Printed, cells: pd.Series[Any]) -> pd.Series[Any]:
    """Whether each cell of a column is missing or of a kind: numbers all at once, anything else one by one."""
    if not pd.api.types.is_numeric_dtype(cells.dtype) or pd.api.types.is_bool_dtype(cells.dtype) or kind.unit == "date":
        takes = lru_cache(maxsize=None, typed=True)(kind.takes)
        taken = [is_missing(value) or takes(value) for value in cells]
        return pd.Series(taken, index=cells.index, dtype=bool)
    numbers = cells.astype("float64")
    fits = numbers.abs() < float("inf")
    if counts_things(unit(kind.unit)):
        fits &= numbers % 1 == 0
    if kind.ge is not None:
        fits &= numbers >= float(kind.ge)
    if kind.le is not None:
        fits &= numbers <= float(kind.le)
    return fits | numbers.isna()


def _data_type(kind: type[Kind]) -> type[Kind]:
    """Make a class a frozen data type that Pandera's pandas engine knows; its own decorators are not typed."""
    immutable: Any = dtypes.immutable(init=True)
    register: Any = pandas_engine.Engine.register_dtype
    registered: type[Kind] = register(immutable(kind))
    return registered


@_data_type
class Count(Printed):
    """A number of things: whole and not negative (人, 家, 台, firms …)."""

    type: Any = "object"
    unit: str = "个"
    ge: Any = 0
    le: Any = None

    def is_kind(self, of: Unit | None) -> bool:
        """Counts take units of things."""
        return of is not None and counts_things(of)


@_data_type
class Share(Printed):
    """A part of a whole: a percentage or fraction, from 0 to 1 (1 is 100 %)."""

    type: Any = "object"
    unit: str = "%"
    ge: Any = 0
    le: Any = 1

    def is_kind(self, of: Unit | None) -> bool:
        """Shares are pure numbers."""
        return of == NUMBER


@_data_type
class Measure(Printed):
    """A measured value with a unit: money, time, length, a rate (元, 小时, 只/分钟 …)."""

    type: Any = "object"
    unit: str = ""
    ge: Any = None
    le: Any = None

    def is_kind(self, of: Unit | None) -> bool:
        """Anything but days of the calendar."""
        return of != DATE


@_data_type
class Day(Printed):
    """A day, month or year of the calendar, Gregorian or lunar."""

    type: Any = "object"
    unit: str = "date"
    ge: Any = None
    le: Any = None

    def is_kind(self, of: Unit | None) -> bool:
        """Days only."""
        return of == DATE


def figure(
    unit: str = "",
    *,
    ge: int | Decimal | str | None = None,
    le: int | Decimal | str | None = None,
    nullable: bool = False,
    about: str = "",
    rounded_to: int | Decimal | str | None = None,
    decimals: int | None = None,
) -> Any:
    """The field of one figure in a Pandera model, next to `Count`, `Share`, `Measure` or `Day` as its annotation.

    ``unit`` is the unit in which it is declared; ``ge`` and ``le`` are bounds in that unit (a share's are 0 to 1);
    ``nullable`` lets the figure be missing; ``about`` says what it is. A column of numbers is taken at its word,
    unless it says how it was rounded: ``rounded_to=1000`` or ``decimals=1``.
    """
    given = {"unit": unit, "ge": ge, "le": le}
    return pa.Field(
        nullable=nullable,
        description=about or None,
        dtype_kwargs={key: value for key, value in given.items() if value not in (None, "")} or None,
        metadata={"unit": unit, "rounded_to": rounded_to, "decimals": decimals},
    )
