"""Missing values that the others determine, in every way in which the rules hold (deductive imputation)."""

from __future__ import annotations

from fractions import Fraction

from check_data.agreement.formula import Formula, Member, Not
from check_data.agreement.nodes import Comparison, Name, Number
from check_data.editing.categories import OTHER
from check_data.editing.solve import solve
from check_data.editing.system import Record, System


def deduced(system: System, record: Record) -> dict[str, Fraction | str]:
    """The values of missing fields that follow from the rules and the other fields; nothing of fields whose rules can't
    hold.

    Raises:
        TooMuch: it takes too many steps to say.

    """
    found: dict[str, Fraction | str] = {}
    for part in system.parts():
        missing = [name for name in part.fields if record.get(name) is None]
        found |= _of_part(part, record, missing) if missing else {}
    return found


def fixed(system: System) -> dict[str, Fraction | str]:
    """The fields that have one possible value in any record."""
    return deduced(system, {})


def _of_part(part: System, record: Record, missing: list[str]) -> dict[str, Fraction | str]:
    formulas = tuple(part.formulas.values())
    witness = solve(formulas, record)
    if witness is None:
        return {}
    found: dict[str, Fraction | str] = {}
    for name in missing:
        value = witness.texts.get(name) if name in part.texts else witness.figures.get(name)
        if value is not None and value != OTHER and _is_only(formulas, record, name, value):
            found[name] = value
    return found


def _is_only(formulas: tuple[Formula, ...], record: Record, name: str, value: Fraction | str) -> bool:
    """Whether a field can't be anything else."""
    if isinstance(value, str):
        return solve((*formulas, Not(Member(name, frozenset((value,))))), record) is None
    number = Number(value, str(value))
    return all(solve((*formulas, Comparison(sign, Name(name), number)), record) is None for sign in ("<", ">"))
