"""Fewer and shorter rules that say the same of a record without missing fields: what follows from the others is left
out, conditions that always hold, and consequences that never can.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Literal, NamedTuple

from check_data.agreement.formula import Formula, Not, Or
from check_data.editing.smallest import shrunk
from check_data.editing.solve import solve
from check_data.editing.system import System

Shorter = Literal["then", "never"]
"""What is left of a conditional rule: what it says then, or that its condition never holds."""


class Simplified(NamedTuple):
    """The rules that are left, as they are then; those that are left out, each with the fewest from which it follows;
    and what was shortened.
    """

    system: System
    dropped: Mapping[str, frozenset[str]]
    shortened: Mapping[str, Shorter]


def simplify(system: System) -> Simplified:
    """Simpler rules; what can't hold together is left as it is.

    Raises:
        TooMuch: it takes too many steps to say.

    """
    dropped: dict[str, frozenset[str]] = {}
    shortened: dict[str, Shorter] = {}
    kept: dict[str, Formula] = {}
    for part in system.parts():
        formulas = dict(part.formulas)
        if _possible(*formulas.values()):
            shortened |= _shorten(formulas, part)
            dropped |= _dropped(formulas)
        kept |= formulas
    ordered = {name: dropped[name] for name in system.formulas if name in dropped}
    left = {name: kept[name] for name in system.formulas if name in kept}
    return Simplified(system._replace(formulas=left), ordered, shortened)


def _possible(*formulas: Formula) -> bool:
    return solve(formulas, {}) is not None


def _shorten(formulas: dict[str, Formula], part: System) -> dict[str, Shorter]:
    """Put shorter rules in place of conditional ones, one after the other: each by those that are there then."""
    found: dict[str, Shorter] = {}
    for name, formula in part.formulas.items():
        condition = part.conditions.get(name)
        if condition is None or not isinstance(formula, Or) or formula.parts[:1] != (Not(condition),):
            continue
        then = Or(formula.parts[1:])
        others = [each for other, each in formulas.items() if other != name]
        if not _possible(*others, Not(condition)):
            formulas[name], found[name] = then, "then"
        elif not _possible(*others, then):
            formulas[name], found[name] = Not(condition), "never"
    return found


def _dropped(formulas: dict[str, Formula]) -> dict[str, frozenset[str]]:
    """Take out the rules that follow from those that stay, and say from which of these."""
    out: dict[str, Formula] = {}
    for name, formula in list(formulas.items()):
        if not _possible(Not(formula), *(each for other, each in formulas.items() if other != name)):
            out[name] = formulas.pop(name)
    return {name: shrunk(frozenset(formulas), partial(_follows, formulas, each)) for name, each in out.items()}


def _follows(formulas: Mapping[str, Formula], formula: Formula, rules: frozenset[str]) -> bool:
    return not _possible(Not(formula), *(formulas[each] for each in rules))
