"""Localisation of what fails in a table of records that was checked."""

from __future__ import annotations

from check_data.returns.checked import Checked
from check_data.returns.edit import edits
from check_data.returns.located import counts_of, located_of
from check_data.returns.table import Table


def can_be_located(table: Table) -> bool:
    """Whether some check is within a record: the others say nothing of single columns."""
    return any(check.across is None for check in table.form.declared)


def with_located(table: Table, checked: Checked) -> Checked:
    """What checking a table gave, with the columns that are most often located in its failing records.

    Raises:
        NotRunnable: the records can't be read.

    """
    if not can_be_located(table):
        return checked
    found = edits(table.source, table.form, {})
    located = located_of(counts_of(found.edits))
    return checked._replace(located=located, remarks=tuple(dict.fromkeys((*checked.remarks, *found.remarks))))
