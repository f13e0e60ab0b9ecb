"""The sums of a figure over groups of records: one by one exactly, each when it is asked for, and all in bulk."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from check_data.returns.across.codes import Coded, Codes
from check_data.returns.across.figures import Figures
from check_data.returns.across.sums import NOTHING, Total, total
from check_data.returns.across.totals import totals
from check_data.returns.across.values import Values


class GroupSums:
    """Sums for records: ``parts`` are the groups of the figures, ``asked`` the group that each record asks for."""

    def __init__(self, figures: Figures, parts: Coded, asked: Codes) -> None:
        self._figures = figures
        self._parts = parts
        self._asked = asked
        self._known: dict[int, Total] = {}

    def total(self, place: int) -> Total:
        """The sum for a record, with its parts."""
        group = int(self._asked[place])
        if group < 0:
            return NOTHING
        if group not in self._known:
            start, end = self._bounds[group : group + 2]
            self._known[group] = total([self._figures[each] for each in self._sorted[start:end].tolist()])
        return self._known[group]

    def values(self) -> Values | None:
        """The sums for all records; None where the figures are more than numbers."""
        values = self._figures.values()
        found = None if values is None else totals(values, self._parts)
        return None if found is None else found.at(self._asked)

    @cached_property
    def _sorted(self) -> Codes:
        return np.argsort(self._parts.codes, kind="stable")

    @cached_property
    def _bounds(self) -> Codes:
        groups = np.arange(self._parts.distinct + 1)
        return np.searchsorted(self._parts.codes[self._sorted], groups).astype(np.int64)
