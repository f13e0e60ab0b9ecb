"""Code lists: what stands in a column of another table, put into the rules that name it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from check_data.agreement.check import Check
from check_data.agreement.declarations import BadDeclaration
from check_data.agreement.rule.texts import mapped
from check_data.agreement.rule.tree import Atom, Codes, Formula, Member, Rule, atoms
from check_data.returns.engines import choose
from check_data.returns.read import settled
from check_data.returns.sources import Source
from check_data.tables.column_missing import nearest
from check_data.tables.records_files import records_in
from check_data.tables.values import is_missing, quoted

SourceOf = Callable[[str, Path], Source]


def with_codes(checks: Sequence[Check], data: Path, source_of: SourceOf) -> tuple[Check, ...]:
    """Checks with the codes in place of the columns that hold them; ``source_of`` gives the source of a table
    by its name and path.

    Raises:
        BadDeclaration: there is no such table in the folder of ``data``, or no such column, or it is empty.
        NotRunnable: the table can't be read.

    """
    if not any(isinstance(atom, Codes) for check in checks for atom in _atoms(check)):
        return tuple(checks)
    lists = _Lists(data, source_of)
    return tuple(_read(check, lists) for check in checks)


def _atoms(check: Check) -> Sequence[Atom]:
    return tuple(atoms(check.expression.rule.formula)) if check.expression.rule else ()


def _read(check: Check, lists: _Lists) -> Check:
    rule = check.expression.rule
    if rule is None:
        return check

    def turned(atom: Atom) -> Formula:
        return Member(atom.name, lists.codes(atom, check)) if isinstance(atom, Codes) else atom

    condition = mapped(rule.condition, turned) if rule.condition is not None else None
    read = Rule(mapped(rule.formula, turned), condition, rule.absent)
    return check._replace(expression=check.expression._replace(rule=read))


class _Lists:
    def __init__(self, data: Path, source_of: SourceOf) -> None:
        self._data, self._source_of = data, source_of
        self._tables = {path.stem: path for path in records_in(data)}
        self._known: dict[tuple[str, str], frozenset[str]] = {}

    def codes(self, of: Codes, check: Check) -> frozenset[str]:
        """The texts of a column."""
        if (of.table, of.column) not in self._known:
            self._known[of.table, of.column] = self._read(of, check)
        return self._known[of.table, of.column]

    def _read(self, of: Codes, check: Check) -> frozenset[str]:
        if of.table not in self._tables:
            raise _bad(check, f"no table {of.table!r} in {self._data}{nearest(of.table, list(self._tables))}")
        found = settled(self._source_of(of.table, self._tables[of.table]), (), {of.column}).source
        frame = choose("pandas", found).open(found, numbered=False)
        if of.column not in frame.columns:
            raise _bad(check, f"{found.path} has no column {of.column!r}{nearest(of.column, frame.columns)}")
        cells = frame.select(of.column).lazy().collect()[of.column].to_list()
        codes = frozenset(quoted(each).strip() for each in cells if not is_missing(each))
        if not codes:
            raise _bad(check, f"{found.path} has no code in {of.column!r}")
        return codes


def _bad(check: Check, problem: str) -> BadDeclaration:
    return BadDeclaration(check.place.path, check.place.line, f"[{check.name}] {problem}")
