"""A frame of records as the screen takes it: which columns each figure has, and of what kind they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import NamedTuple

import narwhals.stable.v2 as nw

from check_data.figures.units import DATE, Unit, counts_things
from check_data.returns.engines import Kinds
from check_data.returns.form import LOWER, UPPER, Form
from check_data.returns.standing import DIGITS, LARGEST, Standing, as_floats, days, reals, short_reals, whole_numbers
from check_data.tables.cells import Described

SAMPLE = 1000
"""Values of a column of floats from which its decimals are told; a value that has more is a candidate."""

INF = float("inf")

_APART = 1e-12
"""Relative to their sizes: floats further apart than this stand for numbers in the same order."""

WHOLE = (nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.UInt8, nw.UInt16, nw.UInt32)
DAYS = (nw.Date, nw.Datetime)
SCREENED = (*WHOLE, nw.Float64, *DAYS)
"""Kinds of columns whose cells have one value each, as the screen of rules takes them."""
PRINTED = (nw.String, nw.Object, nw.Categorical, nw.Enum, nw.Unknown)


class BadFrame(ValueError):
    """A frame that a form's checks can't be evaluated on; the message says which column and why."""


class Ends(NamedTuple):
    """A column of texts that was read: the names of the columns of its ends and doubts, their decimals, its unit."""

    low: str
    high: str
    odd: str
    digits: int
    unit: Unit | None


class Known(NamedTuple):
    """What is known of a frame's cells: the decimals of its floats, its texts, the columns without gaps, those whose
    NaN need not be taken out (it is missing there already, or so rare that its records may be candidates), those
    without 0, and whether whole numbers are so huge that their sums may not fit 64 bits.
    """

    digits: Mapping[str, int | None] = {}
    printed: Mapping[str, Ends] = {}
    full: Collection[str] = ()
    bare: Collection[str] = ()
    nonzero: Collection[str] = ()
    huge: bool = False


def columns_of(figure: str, names: Collection[str]) -> tuple[str | None, str | None, str | None]:
    """The columns of a figure: its values, and the lower and upper ends of its readings; None for what is not there.

    Raises:
        BadFrame: there is none, or only one end.

    """
    value, lower, upper = (name if name in names else None for name in (figure, figure + LOWER, figure + UPPER))
    if value is None and (lower is None or upper is None):
        raise BadFrame(f"no column {figure!r}, nor {figure + LOWER!r} and {figure + UPPER!r}; there are {_told(names)}")
    return value, lower, upper


def _told(names: Collection[str]) -> str:
    shown = list(names)[:20]
    return ", ".join(shown) + (", …" if len(names) > len(shown) else "")


def raw_columns(form: Form, names: Collection[str]) -> list[str]:
    """The columns that a form's checks read, each once.

    Raises:
        BadFrame: a figure has none.

    """
    found = (column for figure in form.figures for column in columns_of(figure, names) if column is not None)
    return list(dict.fromkeys(found))


def require_figures(schema: Kinds, columns: Sequence[str]) -> None:
    """Pass where each column can hold figures.

    Raises:
        BadFrame: one holds truth values, lists or the like.

    """
    for column in columns:
        kind = schema[column]
        if not kind.is_numeric() and not isinstance(kind, (*DAYS, *PRINTED)):
            raise BadFrame(f"column {column!r} holds {kind}, which is no figure")


def is_printed(kind: nw.dtypes.DType) -> bool:
    """Whether a column holds texts, or cells of many kinds."""
    return isinstance(kind, PRINTED)


def digits_of(values: Sequence[float | None]) -> int | None:
    """The most decimals among some floats; None where they have more than the screen follows."""
    finite = [value for value in values if value is not None and abs(value) < float("inf")]
    decimals = (digits for digits in range(DIGITS + 1) if all(round(each, digits) == each for each in finite))
    return next(decimals, None)


def standings(form: Form, schema: Kinds, known: Known) -> dict[str, Standing]:
    """Every figure of a form in a frame."""
    return {figure: _standing(figure, form.described(figure), schema, known) for figure in form.figures}


def _standing(figure: str, described: Described, schema: Kinds, known: Known) -> Standing:
    value, lower, upper = columns_of(figure, schema)
    own = of_column(value, described, schema, known) if value else None
    if lower is None and upper is None:
        assert own is not None  # a figure without ends has a column of its own
        return own
    return _with_ends(own, lower, upper, described, schema, known)


def of_column(column: str, described: Described, schema: Kinds, known: Known) -> Standing:
    """The figure of one column without ends."""
    kind, unit = schema[column], described.meant
    if column in known.printed:
        ends = known.printed[column]
        whole = ends.unit is not None and counts_things(ends.unit)
        low, high = nw.col(ends.low), nw.col(ends.high)
        return Standing(low, high, False, ends.digits, Fraction(0), whole, ends.unit, ~nw.col(ends.odd), True)
    if isinstance(kind, DAYS):
        end = days(column, kind)
        return Standing(end, end, True, 0, unit=DATE)
    radius = Fraction(floor(described.radius)) if described.whole else described.radius
    return _numbers(column, kind, known)._replace(radius=radius, whole=described.whole, unit=unit).grounded()


def _numbers(column: str, kind: nw.dtypes.DType, known: Known) -> Standing:
    if isinstance(kind, WHOLE) and not known.huge:
        end = whole_numbers(column, kind)
        return Standing(end, end, True, 0, nonzero=column in known.nonzero)
    if kind == nw.Float32:
        digits = known.digits.get(column)
        if digits is not None:
            end, sound = short_reals(column, digits)
            return Standing(end, end, False, digits, sound=sound)
        end = nw.col(column).cast(nw.Float64)
        return Standing(end, end, sound=nw.lit(False))
    end = reals(column, kind, bare=column in known.bare)
    if kind.is_integer():
        return Standing(end, end, False, 0)
    if isinstance(kind, nw.Decimal):
        return Standing(end, end, False, kind.scale if kind.scale <= DIGITS else None)
    return Standing(end, end, False, known.digits.get(column))


def _with_ends(
    own: Standing | None, lower: str | None, upper: str | None, described: Described, schema: Kinds, known: Known
) -> Standing:
    """A figure whose ends, where they are given, replace those of its own value."""
    low, high = (None if each is None else _numbers(each, schema[each], known) for each in (lower, upper))
    full = lower in known.full and upper in known.full
    parts = [each for each in (low, high, None if full else own) if each is not None]
    digits = [each.digits for each in parts if each.digits is not None]
    integral = full and all(each.integral for each in parts)
    if full and low and high:
        ends = (low.low, high.low) if integral else (_float(low), _float(high))
    else:
        ends = _filled(low, high, own)
    decimals = max(digits, default=0) if len(digits) == len(parts) else None
    floats = (full or own is None) and all(schema[each] == nw.Float64 for each in (lower, upper) if each is not None)
    sound = ends[0] <= ends[1] if integral or floats else _surely_ordered(*ends, decimals)
    for part in parts:
        sound = sound if part.sound is None else sound & part.sound.fill_null(True)
        if not part.integral and not part.printed:
            sound = sound & part.low.is_finite().fill_null(True)  # an infinite number is no figure; a gap is one
    if own is not None and not full and own.unit != described.meant:
        sound = nw.lit(False)  # of some records the unit is the cell's, of others the column's
    return Standing(
        *ends,
        integral=integral,
        digits=decimals,
        whole=described.whole,
        unit=described.meant,
        sound=sound,
    ).grounded()


def _filled(low: Standing | None, high: Standing | None, own: Standing | None) -> tuple[nw.Expr, nw.Expr]:
    """Gaps in one end take the figure's own, else they are unbounded; where all are gaps the figure is missing."""
    radius = float(own.radius) if own is not None else 0.0
    first = [_float(low)] if low else []
    last = [_float(high)] if high else []
    first += [_float(own) - radius] if own else []
    last += [_float(own, own.high) + radius] if own else []
    below, above = nw.when(~nw.coalesce(*last).is_null()), nw.when(~nw.coalesce(*first).is_null())
    return nw.coalesce(*first, below.then(nw.lit(-INF))), nw.coalesce(*last, above.then(nw.lit(INF)))


def _surely_ordered(low: nw.Expr, high: nw.Expr, digits: int | None) -> nw.Expr:
    """Where the lower of two ends is not above the upper one: as floats, different numbers may be the same."""
    apart = high - low > (low.abs() + high.abs()) * _APART
    return apart if digits is None else apart | ((low == high) & (low.abs() < LARGEST / 10**digits))


def _float(figure: Standing, end: nw.Expr | None = None) -> nw.Expr:
    chosen = figure.low if end is None else end
    return as_floats(chosen) if figure.integral else chosen.cast(nw.Float64)
