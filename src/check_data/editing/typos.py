"""Typing errors in balances: a figure that one slip turns into what a balance needs (Scholtus 2009).

A correction is taken if all rules that name the field hold with it; of several that belong together, those that make
the most rules hold with the fewest changes, where no others do as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations

from check_data.agreement.affine import difference
from check_data.agreement.formula import And, Formula
from check_data.agreement.nodes import Comparison
from check_data.editing.slip import is_slip, is_slip_of_days
from check_data.editing.solve import solve
from check_data.editing.system import Record, System
from check_data.figures.interval import Interval

MOST = 12
"""Corrections that are weighed against each other at most; of more, none is sure."""


def corrected(system: System, record: Record) -> dict[str, Fraction]:
    """The figures of a record that a slip explains, as they should be."""
    found: dict[str, Fraction] = {}
    for part in system.parts():
        found |= _of_part(part, record)
    return found


def _of_part(part: System, record: Record) -> dict[str, Fraction]:
    own = {name: record.get(name) for name in part.fields}
    broken = [rule for rule in part.formulas if not _holds(part, rule, own)]
    if not broken:
        return {}
    candidates = list(dict.fromkeys(each for rule in broken for each in _candidates(part, rule, own)))
    if len(candidates) > MOST:
        return {}
    best: tuple[int, int] | None = None
    chosen: list[dict[str, Fraction]] = []
    for size in range(1, len(candidates) + 1):
        for some in combinations(candidates, size):
            changes = dict(some)
            if len(changes) < size or not _fits(part, own, changes):
                continue
            mended = sum(_holds(part, rule, _with(own, changes)) for rule in part.formulas)
            if best is None or (mended, -size) > best:
                best, chosen = (mended, -size), []
            if (mended, -size) == best:
                chosen.append(changes)
    return chosen[0] if len(chosen) == 1 else {}


def _with(record: Record, changes: Mapping[str, Fraction]) -> Record:
    return {**record, **{name: Interval.exactly(value) for name, value in changes.items()}}


def _fits(part: System, record: Record, changes: Mapping[str, Fraction]) -> bool:
    """Whether all rules hold that name a field that is changed."""
    changed = _with(record, changes)
    touched = [rule for rule in part.formulas if set(part.names(rule)) & set(changes)]
    return all(_holds(part, rule, changed) for rule in touched)


def _holds(part: System, rule: str, record: Record) -> bool:
    return solve([part.formulas[rule]], record) is not None


def _candidates(part: System, rule: str, record: Record) -> Iterator[tuple[str, Fraction]]:
    """What one figure of a balance would have to be, where a slip explains it."""
    formula: Formula = part.formulas[rule]
    balances = formula.parts if isinstance(formula, And) else (formula,)
    for balance in balances:
        form = difference(balance) if isinstance(balance, Comparison) and balance.operator == "==" else None
        if form is None:
            continue
        values = {name: _exact(record.get(name)) for name in form.factors}
        known = {name: value for name, value in values.items() if value is not None}
        if len(known) < len(values):
            continue
        total = form.constant + sum((factor * known[name] for name, factor in form.factors.items()), Fraction(0))
        for name, factor in form.factors.items():
            wanted = known[name] - total / factor
            if total and _is_slip(part, name, known[name], wanted):
                yield name, wanted


def _is_slip(part: System, name: str, wrong: Fraction, right: Fraction) -> bool:
    return is_slip_of_days(wrong, right, part.days[name]) if name in part.days else is_slip(wrong, right)


def _exact(value: object) -> Fraction | None:
    return value.lower if isinstance(value, Interval) and value.exact else None
