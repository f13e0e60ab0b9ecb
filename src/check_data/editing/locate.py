"""Which fields of a record are wrong: the principle of Fellegi and Holt (1976).

All lightest sets of fields are given whose change makes every rule hold. Missing fields may become anything and cost
nothing, as in errorlocate. Weights are above 0; a field without one (None) is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from check_data.editing.smallest import lightest, shrunk
from check_data.editing.solve import solve
from check_data.editing.system import Record, System

ONE = Fraction(1)
MOST = 1000
"""Smallest sets that are listed at most, where parts without a common field each have several."""


class Located(NamedTuple):
    """The sets of fields of the least weight, what they weigh, and the fields that are missing. No set: the rules can't
    hold by changing these fields; the empty set: nothing has to be changed.
    """

    sets: tuple[frozenset[str], ...]
    weight: Fraction
    missing: tuple[str, ...]


def locate(system: System, record: Record, weights: Mapping[str, Fraction | None] | None = None) -> Located:
    """The fields of a record that are wrong.

    Raises:
        TooMuch: it takes too many steps to say.

    """
    missing = tuple(name for name in system.fields if record.get(name) is None)
    found: list[list[frozenset[str]]] = []
    weight = Fraction(0)
    for part in system.parts():
        sets, least = _Part(part, record, weights or {}).sets()
        found.append(sets)
        weight += least
    joined = (frozenset[str]().union(*each) for each in product(*found))
    sets_of_all = tuple(each for each, _ in zip(joined, range(MOST), strict=False))
    return Located(sets_of_all, weight, missing)


class _Part:
    """Rules that hang together by their fields."""

    def __init__(self, system: System, record: Record, weights: Mapping[str, Fraction | None]) -> None:
        self._system = system
        self._rules = {rule: system.only([rule]) for rule in system.formulas}
        self._alone: dict[tuple[str, frozenset[str]], bool] = {}
        self._record = {name: record.get(name) for name in system.fields}
        given = [name for name, value in self._record.items() if value is not None]
        self._weights = {name: weight for name in given if (weight := weights.get(name, ONE)) is not None}

    def sets(self) -> tuple[list[frozenset[str]], Fraction]:
        """All lightest sets, and their weight."""
        found = lightest(self._weights, self._conflict)
        least = sum((self._weights[name] for name in found[0]), Fraction(0)) if found else Fraction(0)
        return sorted(found, key=sorted), least

    def _conflict(self, changed: frozenset[str]) -> frozenset[str] | None:
        """Fields of which one has to be changed besides."""
        for rule, alone in self._rules.items():
            # Of one rule the conflict is smaller, and found sooner.
            own = rule, changed.intersection(alone.fields)
            if own not in self._alone:
                self._alone[own] = self._holds(alone, changed)
            if not self._alone[own]:
                return self._shrunk(alone, changed)
        return None if self._holds(self._system, changed) else self._shrunk(self._system, changed)

    def _holds(self, system: System, changed: frozenset[str]) -> bool:
        kept = {name: None if name in changed else value for name, value in self._record.items()}
        return solve(system.formulas.values(), kept) is not None

    def _shrunk(self, system: System, changed: frozenset[str]) -> frozenset[str]:
        kept = frozenset(name for name in system.fields if name in self._weights) - changed
        every = frozenset(self._weights)
        return shrunk(kept, lambda conflict: not self._holds(system, every - conflict))
