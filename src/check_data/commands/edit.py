"""``check-data edit [PATH]``: which fields of failing records are wrong, and what they should be.

``--fix FOLDER`` writes corrected copies of CSV tables there, with a log of every change. Sources are never changed.
"""

from __future__ import annotations

import csv
from argparse import ArgumentTypeError
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.parser import Parser
from check_data.commands.rules import said_unread, shown, told
from check_data.not_runnable import NotRunnable
from check_data.saying import say

if TYPE_CHECKING:
    from check_data.returns.edit import Edit, Edits
    from check_data.returns.table import Table

LOG = ("line", "column", "before", "after", "why")
"""The columns of the log of changes."""


def main(arguments: Sequence[str]) -> int:
    """Print what records need; returns the exit code: 1 where some can't be left as they are."""
    from check_data.project import load_project

    parser = Parser("check-data edit", "Say which fields of failing records are wrong, and what they should be.")
    parser.add_argument("path", nargs="?", default=".", metavar="PATH", help="the project's folder (default: .)")
    parser.add_argument(
        "--fix", metavar="FOLDER", help="write corrected copies of the CSV tables to FOLDER, with a log"
    )
    parser.add_argument(
        "--weight", action="append", default=[], type=_weight, metavar="COLUMN=N",
        help="how sure a column is (default: 1; never: it is not changed); may be given several times",
    )  # fmt: skip
    parser.add_argument("--no-code", action="store_true", help="do not run schemas/*.py")
    options = parser.parse_args(arguments)
    project = load_project(Path(options.path), code=not options.no_code)
    tables = [each for each in project.tables if any(check.across is None for check in each.form.declared)]
    if not tables and not project.unread:
        raise NotRunnable(f"{options.path}: no table of records with checks within a record")
    folder = Path(options.fix) if options.fix else None
    try:
        code = max([_edited(table, dict(options.weight), folder) for table in tables], default=0)
    except OSError as error:
        raise NotRunnable(f"{error.filename}: can't be written: {error.strerror}") from error
    return 2 if said_unread(project) else code


def _weight(text: str) -> tuple[str, Fraction | None]:
    column, _, said = text.rpartition("=")
    try:
        weight = None if said == "never" else Fraction(said)
    except (ValueError, ZeroDivisionError):
        weight = Fraction(0)
    if not column or (weight is not None and weight <= 0):
        raise ArgumentTypeError(f"{text!r}: write COLUMN=2, a number above 0, or COLUMN=never")
    return column, weight


def _edited(table: Table, weights: Mapping[str, Fraction | None], folder: Path | None) -> int:
    from check_data.returns.edit import edits

    found = edits(table.source, table.form, weights)
    for remark in found.remarks:
        say(remark)
    unknown = [name for name in weights if name not in found.system.fields]
    if unknown:
        raise NotRunnable(f"--weight {unknown[0]}: no rule of {table.name} names it")
    if folder is not None and table.source.ending != ".csv":
        raise NotRunnable(f"{table.source.path}: --fix writes CSV tables only")
    changes: list[tuple[int, str, str, str, str]] = []
    failing = 0
    for edit in found.edits:
        line = found.source.line(edit.number)
        failing += _fails(edit)
        for each in _told(edit):
            told(f"{table.source.path}:{line}: {each}")
        changes += ((line, *change) for change in _changes(edit))
    if folder is not None:
        _write(found, folder, changes)
    return 1 if failing else 0


def _fails(edit: Edit) -> bool:
    """Whether the record can't be left as it is."""
    return edit.located is None or edit.located.sets != (frozenset(),)


def _told(edit: Edit) -> Iterator[str]:
    if edit.located is None:
        yield "too many ways in which the rules may hold to say what is wrong"
    elif not edit.located.sets:
        yield "no change of the columns that may be changed makes the rules hold"
    elif _fails(edit):
        sets = (" and ".join(sorted(each)) for each in edit.located.sets)
        yield f"wrong: {' or '.join(sets)} (weight {shown(edit.located.weight)})"
    yield from (
        f"{column} = {after}, not {before or 'missing'}: {why}" for column, before, after, why in _changes(edit)
    )


def _changes(edit: Edit) -> Iterator[tuple[str, str, str, str]]:
    """The columns to change, before and after, and why."""
    for values, why in ((edit.corrected, "one slip explains it"), (edit.deduced, "the other columns determine it")):
        yield from ((name, edit.before.get(name, ""), shown(value), why) for name, value in values.items())


def _write(found: Edits, folder: Path, changes: Sequence[tuple[int, str, str, str, str]]) -> None:
    """A copy of the table with the changes, and their log beside it.

    Raises:
        OSError: they can't be written.

    """
    import pandas as pd

    from check_data.returns.engines import RECORD, choose
    from check_data.returns.read import settled

    source = settled(found.source._replace(reading=None)).source  # all cells as they are written
    name = Path(source.path).name
    if (folder / name).resolve() == source.files[0].resolve():
        raise NotRunnable(f"--fix {folder}: holds the source itself; name another folder")
    folder.mkdir(parents=True, exist_ok=True)
    frame = choose("pandas", source).open(source, numbered=True)
    columns = [each for each in frame.columns if each != RECORD]
    cells: pd.DataFrame = frame.select(*columns).lazy().collect("pandas").to_native().copy()
    row_of = {source.line(number): number - 1 for number in range(1, len(cells) + 1)}
    for line, column, _, after, _ in changes:
        cells.loc[row_of[line], column] = after
    cells.to_csv(folder / name, index=False)
    with (folder / f"{Path(name).stem}.changes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(LOG)
        writer.writerows(changes)
