"""Rules about rules: which contradict each other, follow from others, never apply, always hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from check_data.agreement.formula import Formula, Not
from check_data.editing.deduce import fixed
from check_data.editing.smallest import lightest, shrunk
from check_data.editing.solve import solve
from check_data.editing.system import System


class Analysis(NamedTuple):
    """``contradictory``: smallest sets of rules that can't hold together; ``removable``: the fewest rules without which
    the others can, all such sets. Of rules that share no field with such ones, ``implied``: rules that follow from the
    others, with the fewest that say so; ``vacuous``: rules whose condition no record fulfils; ``fixed``: fields with
    one possible value. ``always``: rules that no record breaks.
    """

    contradictory: tuple[frozenset[str], ...] = ()
    removable: tuple[frozenset[str], ...] = ()
    implied: Mapping[str, frozenset[str]] = MappingProxyType({})
    vacuous: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    fixed: Mapping[str, Fraction | str] = MappingProxyType({})


def analyse(system: System) -> Analysis:
    """What is wrong with rules.

    Raises:
        TooMuch: it takes too many steps to say.

    """
    always = tuple(name for name, each in system.formulas.items() if not _possible([Not(each)]))
    conflicts: list[frozenset[str]] = []
    removable: list[frozenset[str]] = []
    sound: list[str] = []
    for part in system.parts():
        found, removed = _conflicts(part)
        conflicts += found
        removable = [one | other for one in removable or [frozenset()] for other in removed] if removed else removable
        sound += () if found else part.formulas
    whole = system.only(sound)
    others = whole.only(name for name in sound if name not in always)
    implied = {name: reason for name in others.formulas if (reason := _reason(others, name)) is not None}
    vacuous = tuple(_vacuous(whole))
    return Analysis(tuple(conflicts), tuple(removable), implied, vacuous, always, fixed(whole))


def _possible(formulas: Iterable[Formula]) -> bool:
    return solve(formulas, {}) is not None


def _conflicts(part: System) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """The conflicts that were met, and the smallest sets of rules that have one of each."""
    conflicts: list[frozenset[str]] = []

    def conflict(removed: frozenset[str]) -> frozenset[str] | None:
        kept = frozenset(part.formulas) - removed
        if _holds(part, kept):
            return None
        conflicts.append(shrunk(kept, lambda rules: not _holds(part, rules)))
        return conflicts[-1]

    removable = lightest(dict.fromkeys(part.formulas, Fraction(1)), conflict)
    return conflicts, removable if conflicts else []


def _holds(part: System, rules: frozenset[str]) -> bool:
    return _possible(part.only(rules).formulas.values())


def _reason(system: System, name: str) -> frozenset[str] | None:
    """The fewest other rules from which one follows; None where it does not."""
    part = next(each for each in system.parts() if name in each.formulas)
    opposite = Not(part.formulas[name])

    def follows(rules: frozenset[str]) -> bool:
        return not _possible([opposite, *part.only(rules).formulas.values()])

    others = frozenset(part.formulas) - {name}
    return shrunk(others, follows) if follows(others) else None


def _vacuous(system: System) -> Iterable[str]:
    for name, condition in system.conditions.items():
        if name not in system.formulas:
            continue
        part = next(each for each in system.parts() if name in each.formulas)
        if not _possible([condition, *part.formulas.values()]):
            yield name
