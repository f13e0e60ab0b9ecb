"""Values in each other's place: two neighbouring fields whose exchange makes all rules that name them hold."""

from __future__ import annotations

from collections.abc import Iterable

from check_data.editing.solve import solve
from check_data.editing.system import Record, System


def exchanged(system: System, record: Record, neighbours: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The neighbours that were exchanged; None where none explain what is broken, or several do.

    All rules that name one of them hold once they are changed back, and some did not before.
    """
    found = [pair for pair in neighbours if _explains(system, record, *pair)]
    return found[0] if len(found) == 1 else None


def _explains(system: System, record: Record, one: str, other: str) -> bool:
    left, right = record.get(one), record.get(other)
    if left is None or right is None or left == right or (one in system.texts) != (other in system.texts):
        return False
    touched = system.only(rule for rule in system.formulas if {one, other}.intersection(system.names(rule)))
    back = {**record, one: right, other: left}
    formulas = touched.formulas.values()
    if all(solve([each], record) is not None for each in formulas):
        return False
    return all(solve([each], back) is not None for each in formulas)
