"""Checks whose columns a table has, and those that must be left out; and names that may be meant otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from check_data.agreement.across import Across
from check_data.agreement.backticks import quoted
from check_data.agreement.check import Check
from check_data.agreement.nodes import Number, walk
from check_data.findings import Finding
from check_data.not_runnable import NotRunnable
from check_data.returns.engines import RECORD, Opens
from check_data.returns.form import LOWER, UPPER
from check_data.returns.needs import needed
from check_data.returns.sources import Held, Plain, Source
from check_data.tables import column_missing
from check_data.tables.column_missing import nearest

if TYPE_CHECKING:
    from check_data.returns.table import Table

Names = Mapping[str | None, Sequence[str]]
"""The columns of a table (None) and of those that it is joined with."""


class Usable(NamedTuple):
    """A table with the checks whose columns are there, the names of the others, and the findings on them."""

    table: Table
    without: Sequence[str]
    findings: Sequence[Finding]


def names_of(table: Table, engine: Opens) -> Names:
    """The columns of a table and of its neighbours.

    Raises:
        NotRunnable: the records can't be read.

    """
    return {name: _names(source, engine) for name, source in _sources(table).items()}


def _sources(table: Table) -> dict[str | None, Source]:
    own: dict[str | None, Source] = {None: table.source}
    return own | {name: each.source for name, each in table.others.items()}


def _names(source: Source, engine: Opens) -> list[str]:
    if isinstance(source.reading, Plain):
        return list(source.reading.columns)
    if isinstance(source.reading, Held):
        return list(source.reading.frame.columns)
    return [name for name in engine.open(source, numbered=False).columns if name != RECORD]


def usable(table: Table, names: Names) -> Usable:
    """A table without the checks that lack a column.

    Raises:
        NotRunnable: all checks lack one.

    """
    paths = {name: source.path for name, source in _sources(table).items()}
    lacking: dict[str, Finding] = {}
    for check in table.form.declared:
        for other, column in _absent(check, names):
            lacking.setdefault(check.name, column_missing.judge(check, column, paths[other], names[other]))
    declared = table.form.declared
    if declared and len(lacking) == len(declared):
        check = declared[0]
        other, column = next(_absent(check, names))
        near = nearest(column, names[other]) or f"; there are {', '.join(list(names[other])[:20])}"
        where = f"{check.place.path}:{check.place.line}: [{check.name}]"
        raise NotRunnable(f"{where} {paths[other]}: no column {column!r}{near}")
    form = table.form._replace(
        checks=tuple(check for check in table.form.checks if check.name not in lacking),
        across=tuple(check for check in table.form.across if check.name not in lacking),
        rules=tuple(check for check in table.form.rules if check.name not in lacking),
    )
    return Usable(table._replace(form=form), list(lacking), list(lacking.values()))


def _absent(check: Check, names: Names) -> Iterator[tuple[str | None, str]]:
    """The columns that a check needs and that are not there, with the table of each."""
    across = check.across or Across()
    for other, there in names.items():
        figures, keys = needed(check, across, other) if other is None or check.across else ((), ())
        texts = across.texts(check.expression) if other is None else ()
        for figure in dict.fromkeys((*figures, *texts)):
            if figure not in there and not {figure + LOWER, figure + UPPER} <= set(there):
                yield other, figure
        yield from ((other, key) for key in keys if key not in there)


def numbers_that_are_names(table: Table, names: Names) -> Iterator[str]:
    """What to say of numbers in checks that columns are named by."""
    for check in table.form.declared:
        for number in dict.fromkeys(_numbers(check)):
            if number in names[None]:
                yield (
                    f"{check.place.path}:{check.place.line}: [{check.name}] {number} is the number; "
                    f"the column of that name is {quoted(number)}"
                )


def _numbers(check: Check) -> Iterator[str]:
    for comparison in check.expression.comparisons:
        for node in (*walk(comparison.left), *walk(comparison.right)):
            if isinstance(node, Number):
                yield node.text
