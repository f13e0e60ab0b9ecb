"""Code lists: what stands in a column of another table, put into the rules that name it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from check_data.agreement.check import Check
from check_data.agreement.expression import BadExpression
from check_data.agreement.rule.texts import mapped
from check_data.agreement.rule.tree import Atom, Codes, Formula, Member, Rule, atoms
from check_data.agreement.rulefile.places import BadDeclaration
from check_data.returns.engines import choose
from check_data.returns.read import settled
from check_data.returns.sources import Source
from check_data.tables.column_missing import nearest
from check_data.tables.records_files import records_in
from check_data.tables.values import is_missing, quoted

SourceOf = Callable[[str, Path], Source]
CodesOf = Callable[[str, str], Sequence[str]]
"""The codes in a column of a table; raises `BadExpression` where there are none."""


def with_codes(checks: Sequence[Check], codes: CodesOf) -> tuple[Check, ...]:
    """Checks with the codes in place of the columns that hold them.

    Raises:
        BadDeclaration: there is no such table in the folder of ``data``, or no such column, or it is empty.
        NotRunnable: the table can't be read.

    """
    return tuple(_read(check, codes) for check in checks)


def _read(check: Check, codes: CodesOf) -> Check:
    rule = check.expression.rule
    if rule is None or not any(isinstance(atom, Codes) for atom in atoms(rule.formula)):
        return check

    def turned(atom: Atom) -> Formula:
        return Member(atom.name, frozenset(codes(atom.table, atom.column))) if isinstance(atom, Codes) else atom

    try:
        condition = mapped(rule.condition, turned) if rule.condition is not None else None
        read = Rule(mapped(rule.formula, turned), condition, rule.absent)
    except BadExpression as error:
        raise BadDeclaration(check.place.path, check.place.line, f"[{check.name}] {error}") from error
    return check._replace(expression=check.expression._replace(rule=read))


def columns_of(source: Source) -> Sequence[str]:
    """The names of a table's columns.

    Raises:
        NotRunnable: it can't be read.

    """
    found = settled(source).source
    return choose("pandas", found).open(found, numbered=False).columns


class CodeLists:
    """The columns of the tables in a folder ``data``; ``source_of`` gives the source of a table by its name and path.
    Each is read once.
    """

    def __init__(self, data: Path, source_of: SourceOf) -> None:
        self._data, self._source_of = data, source_of
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def codes(self, table: str, column: str) -> tuple[str, ...]:
        """The texts of a column of a table, each once, in their order.

        Raises:
            BadExpression: there is no such table, or no such column, or it is empty.
            NotRunnable: the table can't be read.

        """
        if (table, column) not in self._known:
            self._known[table, column] = self._read(table, column)
        return self._known[table, column]

    def _read(self, table: str, column: str) -> tuple[str, ...]:
        tables = {path.stem: path for path in records_in(self._data)}
        if table not in tables:
            raise BadExpression(f"no table {table!r} in {self._data}{nearest(table, list(tables))}")
        found = settled(self._source_of(table, tables[table]), (), {column}).source
        frame = choose("pandas", found).open(found, numbered=False)
        if column not in frame.columns:
            raise BadExpression(f"{found.path} has no column {column!r}{nearest(column, frame.columns)}")
        cells = frame.select(column).lazy().collect()[column].to_list()
        codes = tuple(dict.fromkeys(quoted(each).strip() for each in cells if not is_missing(each)))
        if not codes:
            raise BadExpression(f"{found.path} has no code in {column!r}")
        return codes
