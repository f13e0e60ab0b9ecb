"""What `check-data edit` changes in tables of records: shown, or written into a copy with its log."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.rules import shown, told
from check_data.saying import say

if TYPE_CHECKING:
    from check_data.returns.change import Change
    from check_data.returns.edit import Edit
    from check_data.returns.sources import Source

LOG = ("line", "column", "before", "after", "why")
"""The columns of the log of changes."""


def said(column: str, value: Fraction | str, dates: Collection[str]) -> str:
    """A value for people, a day of a column of them as one."""
    if column in dates and isinstance(value, Fraction) and 1 <= value <= date.max.toordinal():
        return date.fromordinal(floor(value)).isoformat()
    return shown(value)


def _printed(value: Fraction | str, form: str | None) -> str | None:
    """A day as a column of them prints it, by the format of its dates (empty: ISO); None of what is no day (None), or
    where it would not be read as that day again.
    """
    from check_data.reading.declared_days import ends
    from check_data.reading.phrase import NotUnderstood

    if form is None or isinstance(value, str):
        return None
    day = date.fromordinal(int(value))
    if not form:
        return day.isoformat()
    text = day.strftime(form)
    try:
        first, last = ends(text, form)
    except NotUnderstood:
        return None
    return text if first <= day <= last else None


def changes_of(edit: Edit, line: int, dates: Mapping[str, str]) -> Iterator[Change]:
    """The cells of a record, which stands on a line, that are to be changed; ``dates`` are the columns of days, each
    with its format (empty: ISO).
    """
    from check_data.returns.change import Change

    for values, why in ((edit.corrected, "one slip explains it"), (edit.deduced, "the other columns determine it")):
        for name, value in values.items():
            day, before = _printed(value, dates.get(name)), edit.before.get(name, "")
            if day is None:
                yield Change(edit.number, line, name, before, value, said(name, value, dates), why)
            else:
                yield Change(edit.number, line, name, before, day, day, why, is_day=not dates[name])
    if edit.exchanged:
        for name, other in (edit.exchanged, edit.exchanged[::-1]):
            after = edit.before[other]
            yield Change(edit.number, line, name, edit.before[name], after, after, f"exchanged with {other}", other)


def show(source: Source, folder: Path | None, changes: Sequence[Change]) -> None:
    """What would be changed, a record after the other."""
    if changes:
        told(f"--- {source.path}")
        told(f"+++ {folder / Path(source.path).name if folder else source.path}")
    line = 0
    for each in changes:
        if each.line != line:
            line = each.line
            told(f"@@ {line} @@")
        told(f"-{each.column}: {each.before}")
        told(f"+{each.column}: {each.after} ({each.why})")


def write_copy(source: Source, folder: Path, changes: Sequence[Change], dates: Collection[str]) -> None:
    """Write a copy of the table with the changes, and their log beside it; what can't be written is said. ``dates`` are
    the columns of days.

    Raises:
        OSError: they can't be written.

    """
    from check_data.returns.copies import write

    days = {each for each in changes if each.column in dates and isinstance(each.value, Fraction)}
    left = days | set(write(source, folder, [each for each in changes if each not in days]))
    for each in (each for each in changes if each in left):
        say(f"{source.path}:{each.line}: {each.column} = {each.after} can't be written there, and is left as it is")
    with (folder / f"{Path(source.path).stem}.changes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(LOG)
        written = (each for each in changes if each not in left)
        writer.writerows((each.line, each.column, each.before, each.after, each.why) for each in written)
