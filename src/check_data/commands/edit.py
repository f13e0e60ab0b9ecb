"""``check-data edit [PATH]``: which fields of failing records are wrong, and what they should be.

``--fix FOLDER`` writes corrected copies of the tables there, with a log of every change, ``--diff`` shows the changes
alone. Sources are never changed.
"""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.corrected import changes_of, said, show, write_copy
from check_data.commands.edited_figures import edited_figures
from check_data.commands.parser import Parser
from check_data.commands.rules import said_unread, shown, told
from check_data.not_runnable import NotRunnable
from check_data.saying import say

if TYPE_CHECKING:
    from check_data.returns.change import Change
    from check_data.returns.edit import Edit
    from check_data.returns.table import Table

_FOR_TABLES = "--weight, --fix and --diff are for tables of records"


def main(arguments: Sequence[str]) -> int:
    """Print what records need; returns the exit code: 1 where some can't be left as they are."""
    parser = Parser(
        "check-data edit", "Say which fields of failing records, and which figures, are wrong, and what they should be."
    )
    parser.add_argument(
        "path", nargs="?", default=".", metavar="PATH", help="the project's folder (default: .), or a text"
    )
    parser.add_argument("--fix", metavar="FOLDER", help="write corrected copies of the tables to FOLDER, with a log")
    parser.add_argument("--diff", action="store_true", help="only show what would be changed in tables of records")
    parser.add_argument(
        "--weight", action="append", default=[], type=_weight, metavar="COLUMN=N",
        help="how sure a column is (default: 1; never: it is not changed); may be given several times",
    )  # fmt: skip
    parser.add_argument("--no-code", action="store_true", help="do not run schemas/*.py")
    options = parser.parse_args(arguments)
    path, weights, folder = Path(options.path), dict(options.weight), Path(options.fix) if options.fix else None
    if path.is_file():
        if weights or folder or options.diff:
            raise NotRunnable(f"{path}: {_FOR_TABLES}")
        return _text(path)
    return _project(path, weights, folder, code=not options.no_code, diff=options.diff)


def _text(path: Path) -> int:
    from check_data.configuration import find_configuration
    from check_data.texts import lint

    report = lint([path], settings=find_configuration(path.parent))
    code = edited_figures(report)
    return 2 if said_unread(report.unread) else code


def _project(path: Path, weights: Mapping[str, Fraction | None], folder: Path | None, *, code: bool, diff: bool) -> int:
    from check_data.project import load_project
    from check_data.runner import run_project

    project = load_project(path, code=code)
    tables = [each for each in project.tables if any(check.across is None for check in each.form.declared)]
    lists = [each for each in project.publications if each.checks]
    if not (tables or lists or project.unread):
        raise NotRunnable(f"{path}: no figures with checks, and no table of records with checks within a record")
    if (weights or folder or diff) and not tables:
        raise NotRunnable(f"{path}: {_FOR_TABLES}")
    try:
        found = [_edited(table, weights, folder, diff=diff) for table in tables]
    except OSError as error:
        raise NotRunnable(f"{error.filename}: can't be written: {error.strerror}") from error
    if lists:
        found.append(edited_figures(run_project(replace(project, tables=()), date.today())))
    return 2 if said_unread(project.unread) else max(found, default=0)


def _weight(text: str) -> tuple[str, Fraction | None]:
    column, _, said = text.rpartition("=")
    try:
        weight = None if said == "never" else Fraction(said)
    except (ValueError, ZeroDivisionError):
        weight = Fraction(0)
    if not column or (weight is not None and weight <= 0):
        raise ArgumentTypeError(f"{text!r}: write COLUMN=2, a number above 0, or COLUMN=never")
    return column, weight


def _edited(table: Table, weights: Mapping[str, Fraction | None], folder: Path | None, *, diff: bool) -> int:
    from check_data.returns.copies import place_of
    from check_data.returns.edit import edits, is_of_days

    found = edits(table.source, table.form, weights)
    for remark in found.remarks:
        say(remark)
    unknown = [name for name in weights if name not in found.system.fields]
    if unknown:
        raise NotRunnable(f"--weight {unknown[0]}: no rule of {table.name} names it")
    if folder is not None and not diff:
        place_of(found.source, folder)
    changes: list[Change] = []
    failing = 0
    dates = {name: table.form.described(name).dates for name in found.system.fields if is_of_days(name, table.form)}
    for edit in found.edits:
        line = found.source.line(edit.number)
        failing += _fails(edit)
        if not diff:
            for each in _told(edit, dates):
                told(f"{table.source.path}:{line}: {each}")
        changes += changes_of(edit, line, dates)
    if diff:
        show(table.source, folder, changes)
    elif folder is not None:
        write_copy(found.source, folder, changes, dates)
    return 1 if failing else 0


def _fails(edit: Edit) -> bool:
    """Whether the record can't be left as it is."""
    return edit.located is None or edit.located.sets != (frozenset(),)


def _told(edit: Edit, dates: Mapping[str, str]) -> Iterator[str]:
    if edit.located is None:
        yield "too many ways in which the rules may hold to say what is wrong"
    elif not edit.located.sets:
        yield "no change of the columns that may be changed makes the rules hold"
    elif _fails(edit):
        sets = (" and ".join(sorted(each)) for each in edit.located.sets)
        yield f"wrong: {' or '.join(sets)} (weight {shown(edit.located.weight)})"
    for change in changes_of(edit, 1, dates):
        yield f"{change.column} = {change.after}, not {change.before or 'missing'}: {change.why}"
    for column, left in edit.ranges.items():
        ends = [None if end is None else said(column, end, dates) for end in (left.lower, left.upper)]
        yield f"{column} is missing: {_between(*ends)}, as the other columns leave it"


def _between(lower: str | None, upper: str | None) -> str:
    """A range that has an end."""
    if lower is None or upper is None:
        return f"at most {upper}" if lower is None else f"at least {lower}"
    return f"{lower} to {upper}"
