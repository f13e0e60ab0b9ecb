"""What leaves records undetermined that no finding tells of: said with a run, so that silence does not look like
approval.
"""

from __future__ import annotations

from collections.abc import Sequence

from check_data.agreement.across import Across, Derived
from check_data.agreement.check import Check


def lost(count: int, columns: Sequence[str], derived: Derived) -> str:
    """So many records lack a cell of the columns that say to which sum they belong."""
    return f"{count} records have no {_listed(columns)}: {derived.name} is undetermined"


def unplaced(count: int, across: Across, derived: Derived) -> str:
    """So many records lack a cell of their group or of the order."""
    where = "in their groups" if across.by else "in the table"
    return f"{count} records have no {_listed((*across.by, *across.order))}: {derived.name} is undetermined {where}"


def alone(count: int, across: Across) -> str:
    """So many records of this table have no counterpart in the other one."""
    return f"{count} records have no counterpart in {across.table} by {_listed(across.on)}: undetermined"


def unused(count: int, across: Across) -> str:
    """So many names of records are in the other table alone."""
    return f"{count} values of {_listed(across.on)} in {across.table} have no record here: not checked"


def totalless(count: int, across: Across) -> str:
    """So many groups have parts and no total."""
    where = f"groups by {_listed(across.by)}" if across.by else "tables"
    return f"{count} {where} have no total: their parts are not checked"


def childless(count: int, derived: Derived) -> str:
    """Of so many records not all codes below theirs are there."""
    return f"of {count} records not all codes right below theirs are there: {derived.name} is undetermined"


def of_check(check: Check, what: str) -> str:
    """A remark with the place of its check."""
    return f"{check.place.path}:{check.place.line}: [{check.name}] {what}"


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(columns)
