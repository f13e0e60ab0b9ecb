"""Which fields of a record are wrong: the principle of Fellegi and Holt (1976).

All lightest sets of fields are given whose change makes every rule hold. Missing fields may become anything and cost
nothing, as in errorlocate. Weights are above 0; a field without one (None) is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from check_data.agreement.affine import difference
from check_data.agreement.formula import And
from check_data.agreement.nodes import Comparison
from check_data.editing.smallest import lightest, shrunk
from check_data.editing.solve import is_solvable
from check_data.editing.system import Record, System

Weights = Mapping[str, Fraction | None]
"""What changing a field weighs; None: it is never changed."""

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


def locate(system: System, record: Record, weights: Weights | None = None) -> Located:
    """The fields of a record that are wrong.

    Raises:
        TooMuch: it takes too many steps to say.

    """
    return Locator(system, weights or {}).located(record)


class Locator:
    """Locates wrong fields of many records."""

    def __init__(self, system: System, weights: Weights) -> None:
        self._fields, self._weights = system.fields, weights
        self._parts = [_Part.of(part) for part in system.parts()]

    def located(self, record: Record) -> Located:
        """The fields of a record that are wrong.

        Raises:
            TooMuch: it takes too many steps to say.

        """
        missing = tuple(name for name in self._fields if record.get(name) is None)
        found: list[list[frozenset[str]]] = []
        weight = Fraction(0)
        for part in self._parts:
            sets, least = _Search(part, record, self._weights).sets()
            found.append(sets)
            weight += least
        joined = (frozenset[str]().union(*each) for each in product(*found))
        sets_of_all = tuple(each for each, _ in zip(joined, range(MOST), strict=False))
        return Located(sets_of_all, weight, missing)


class _Part(NamedTuple):
    """Rules that hang together by their fields; each of them alone, with its fields."""

    system: System
    fields: tuple[str, ...]
    alone: Mapping[str, tuple[System, frozenset[str]]]

    @classmethod
    def of(cls, system: System) -> _Part:
        single = ((rule, system.only([rule])) for rule in system.formulas)
        return cls(system, system.fields, {rule: (each, frozenset(each.fields)) for rule, each in single})


class _Search:
    """The sets of one record, for rules that hang together."""

    def __init__(self, part: _Part, record: Record, weights: Weights) -> None:
        self._part = part
        self._alone: dict[tuple[str, frozenset[str]], bool] = {}
        self._record = {name: record.get(name) for name in part.fields}
        given = [name for name, value in self._record.items() if value is not None]
        self._weights = {name: weight for name in given if (weight := weights.get(name, ONE)) is not None}

    def sets(self) -> tuple[list[frozenset[str]], Fraction]:
        """All lightest sets, and their weight."""
        found = lightest(self._weights, self._conflict)
        least = sum((self._weights[name] for name in found[0]), Fraction(0)) if found else Fraction(0)
        return sorted(found, key=sorted), least

    def _conflict(self, changed: frozenset[str]) -> frozenset[str] | None:
        """Fields of which one has to be changed besides."""
        for rule, (alone, fields) in self._part.alone.items():
            # Of one rule the conflict is smaller, and found sooner.
            own = rule, changed & fields
            if own not in self._alone:
                self._alone[own] = self._holds(alone, own[1])
            if not self._alone[own]:
                return self._shrunk(alone, changed)
        return None if self._holds(self._part.system, changed) else self._shrunk(self._core(changed), changed)

    def _core(self, changed: frozenset[str]) -> System:
        """Rules that can't hold together, of which none can be left out: there are fewer fields in them."""
        whole = self._part.system
        return whole.only(shrunk(frozenset(whole.formulas), lambda left: not self._holds(whole.only(left), changed)))

    def _holds(self, system: System, changed: frozenset[str]) -> bool:
        kept = {name: None if name in changed else value for name, value in self._record.items()}
        return is_solvable(system.formulas.values(), kept)

    def _shrunk(self, system: System, changed: frozenset[str]) -> frozenset[str]:
        kept = frozenset(name for name in system.fields if name in self._weights) - changed
        if _is_one_sum(system):
            return kept  # each of them alone can make it hold
        every = frozenset(self._weights)
        return shrunk(kept, lambda conflict: not self._holds(system, every - conflict))


def _is_one_sum(system: System) -> bool:
    """Whether a system is one comparison of sums, each field of which may make it hold."""
    parts = [part for each in system.formulas.values() for part in (each.parts if isinstance(each, And) else (each,))]
    form = difference(parts[0]) if len(parts) == 1 and isinstance(parts[0], Comparison) else None
    return form is not None and all(form.factors.get(name) for name in system.fields)
