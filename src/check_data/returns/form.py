"""A form: the checks that many records share, and what is known of their columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from check_data.agreement.check import Check
from check_data.agreement.dimensions import UnitsDoNotFit, mixes_scales, require_units_to_fit
from check_data.agreement.expression import BadExpression, parse, require_several
from check_data.figures.units import Unit
from check_data.reading.quote import Reader
from check_data.tables.cells import UNDESCRIBED, Described

LOWER, UPPER = "_lower", "_upper"
"""What follows a figure's name in the columns that hold the ends of its reading."""

Checks = Mapping[str, str] | Iterable[Check | str]


class Form(NamedTuple):
    """Checks within each record, descriptions of figures by their names, the reader of figures that are printed, and
    checks across records; ``rules`` are those within a record that are more than comparisons of figures.
    """

    checks: tuple[Check, ...]
    columns: Mapping[str, Described] = {}
    reader: Reader = Reader()
    across: tuple[Check, ...] = ()
    rules: tuple[Check, ...] = ()

    def described(self, figure: str) -> Described:
        """What is known of a figure."""
        return self.columns.get(figure, UNDESCRIBED)

    @property
    def declared(self) -> tuple[Check, ...]:
        """All checks, in the order in which they are declared."""
        every = (*self.checks, *self.across, *self.rules)
        return tuple(sorted(every, key=lambda check: (check.place.path, check.place.start)))

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures of all checks within each record, each once."""
        return tuple(dict.fromkeys(name for check in self.checks for name in check.expression.names))

    def converts(self, check: Check) -> bool:
        """Whether figures of convertible units meet in a check, so that all must be converted."""
        return mixes_scales(check.expression, self._units(check))

    def units_fit(self, check: Check) -> bool:
        """Whether the declared units of a check's figures may be joined as it joins them."""
        try:
            require_units_to_fit(check.expression, self._units(check))
        except UnitsDoNotFit:
            return False
        return True

    def _units(self, check: Check) -> dict[str, Unit | None]:
        return {name: self.described(name).meant for name in check.expression.names}


def checks_of(given: Checks) -> tuple[Check, ...]:
    """Checks by their names and expressions; an expression without a name is named by itself.

    Raises:
        BadExpression: an expression is none of the language, or a check joins records.

    """
    named = given.items() if isinstance(given, Mapping) else ((each, each) for each in given)
    checks = tuple(each if isinstance(each, Check) else Check(str(name), parse(each)) for name, each in named)
    for check in checks:
        require_several(check.expression)
        if check.across is not None:
            raise BadExpression(f"{check.name} joins records, which only the command does, over tables in data/")
    return checks
