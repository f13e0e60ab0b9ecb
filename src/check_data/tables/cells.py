"""Cells of a table of records: what each of them says, exactly.

A number is what it says: 1400 is 1400, and a float stands for its shortest digits (0.1 is a tenth). A text is a
figure as printed, with both of its readings. Ends that are given beside a cell replace those of its reading.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Real
from typing import NamedTuple

from check_data.agreement.check import Quantity
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import DATE, Unit, counts_things, unit
from check_data.reading import declared_days
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from check_data.tables.dialect import groups_thousands, number_in
from check_data.tables.values import is_missing, quoted

_NO_ENDS = (None, None)


class Described(NamedTuple):
    """What is known of a column of figures: its unit, how far rounding may have moved its numbers, whether its texts of
    bare digits are numbers (in a CSV file all cells are texts), and the format of its dates where one is declared.
    """

    unit: str = ""
    radius: Fraction = Fraction(0)
    digits_are_numbers: bool = False
    dates: str = ""

    @property
    def meant(self) -> Unit | None:
        """The unit as one; None where none is declared."""
        return unit(self.unit) if self.unit else None

    @property
    def whole(self) -> bool:
        """Whether the unit counts things."""
        return self.meant is not None and counts_things(self.meant)


UNDESCRIBED = Described()


def described(metadata: Mapping[str, object], declared: str) -> Described:
    """A column's description by the metadata of its field (see `kinds.figure`)."""
    rounded_to, decimals = metadata.get("rounded_to"), metadata.get("decimals")
    if rounded_to is not None:
        return Described(declared, Fraction(str(rounded_to)) / 2)
    return Described(declared, Fraction(0) if decimals is None else Fraction(1, 2 * 10 ** int(str(decimals))))


def number(value: object) -> Fraction | int:
    """The exact value of a numeric cell; a float's shortest digits.

    Raises:
        NotUnderstood: it is infinite.

    """
    if type(value) is int or isinstance(value, Integral):
        return int(value)
    if isinstance(value, float | Decimal) and math.isinf(value):
        raise NotUnderstood("an infinite number is no figure")
    if isinstance(value, Decimal):
        return Fraction(value)
    if not isinstance(value, float):
        return Fraction(str(value))
    digits = repr(float(value))
    whole, _, decimals = digits.partition(".")
    # A fraction of two numbers is made in a third of the time that one of a text is.
    return Fraction(int(whole + decimals), 10 ** len(decimals)) if decimals.isdigit() else Fraction(digits)


def is_number(value: object) -> bool:
    """Whether a cell is a number, which is taken at its word. True and False are none."""
    return type(value) in (int, float) or (isinstance(value, Real | Decimal) and not isinstance(value, bool))


def quantity(value: object, column: Described, reader: Reader, ends: tuple[object, object] = _NO_ENDS) -> Quantity:
    """What a cell says; without a reading where it is missing.

    Raises:
        NotUnderstood: it is neither a number nor a quote that a grammar reads, or its ends enclose nothing.

    """
    lower, upper = (None if is_missing(end) else Fraction(number(end)) for end in ends)
    if lower is None and upper is None:
        return _read(value, column, reader)
    given = lower is not None and upper is not None
    read = (
        Quantity("" if is_missing(value) else quoted(value), None, column.meant)
        if given
        else _read(value, column, reader)
    )
    own = read.reading.rounded if read.reading else Interval()
    try:
        replaced = Interval(
            own.lower if lower is None else lower,
            own.upper if upper is None else upper,
            lower is not None or own.lower_closed,
            upper is not None or own.upper_closed,
        )
    except ValueError as error:
        raise NotUnderstood(str(error)) from error
    return Quantity(read.quote, Reading.only(replaced), read.unit)


def _read(value: object, column: Described, reader: Reader) -> Quantity:
    if type(value) is int and not column.radius and not column.unit:
        return Quantity(str(value), Reading.only(Interval.exactly(value)))
    if is_missing(value):
        return Quantity("", None, column.meant)
    if column.dates and isinstance(value, str):
        return Quantity(value, declared_days.reading(value, column.dates), DATE)
    if column.digits_are_numbers and isinstance(value, str):
        if value.strip().lower() == "nan":
            return Quantity("", None, column.meant)
        bare = number_in(value)
        value = value if bare is None else bare
    if not is_number(value) or column.meant == DATE:
        quote = quoted(value)
        if not groups_thousands(quote):
            raise NotUnderstood("a comma that groups no thousands is a decimal mark in some countries")
        understood = reader.read(quote, column.unit)
        return Quantity(quote, understood.reading, understood.unit)
    meant = column.meant
    reading: Reading | None = Reading.only(Interval.around(Fraction(number(value)), column.radius))
    if column.whole and reading is not None:
        reading = reading.whole()
    if reading is None:
        raise NotUnderstood(f"no whole number is meant by {value}")
    return Quantity(quoted(value), reading, meant)
