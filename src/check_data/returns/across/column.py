"""A figure of a check across records, record by record."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from check_data.agreement.check import Quantity
from check_data.returns.across.codes import Codes
from check_data.returns.across.figures import Figures
from check_data.returns.across.sums import Total
from check_data.returns.across.values import Values

MISSING = Quantity("", None)


class Column(NamedTuple):
    """A figure of a check, record by record; ``source`` is the record that gives it, where one alone does, and
    whether it is of the other table; ``total`` is what it is the sum of, where it is one; ``values`` are all of them in
    bulk, None where they are more than numbers; ``open`` is what a missing one is whatever the missing cells are.
    """

    quantity: Callable[[int], Quantity]
    source: Callable[[int], int | None] = lambda place: place
    other: bool = False
    total: Callable[[int], Total] | None = None
    values: Callable[[], Values | None] = lambda: None
    open: Callable[[int], Quantity | None] | None = None


def of_another(figures: Figures, sources: Codes, *, other: bool = False) -> Column:
    """A figure as one other record gives it."""

    def source(place: int) -> int | None:
        found = int(sources[place])
        return None if found < 0 else found

    def quantity(place: int) -> Quantity:
        found = source(place)
        return MISSING if found is None else figures[found]

    def values() -> Values | None:
        found = figures.values()
        return None if found is None else found.at(sources)

    return Column(quantity, source, other, values=values)
