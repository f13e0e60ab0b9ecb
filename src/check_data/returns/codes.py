"""Code lists: what stands in a column of another table, put into the rules that name it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from check_data.agreement.across import Tree
from check_data.agreement.check import Check
from check_data.agreement.declarations import BadDeclaration
from check_data.agreement.formula import Atom, Codes, Formula, Member, Rule
from check_data.agreement.rule.texts import mapped
from check_data.agreement.statistic import Statistic
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
    lists = _Lists(data, source_of)
    return tuple(_with_tree(_read(check, lists), lists) for check in checks)


def _read(check: Check, lists: _Lists) -> Check:
    rule, across = check.expression.rule, check.across
    if rule is not None:
        check = check._replace(expression=check.expression._replace(rule=_with_members(rule, check, lists)))
    if across is not None:
        derived = (each._replace(statistic=_of_group(each.statistic, check, lists)) for each in across.derived)
        check = check._replace(across=across._replace(derived=tuple(derived)))
    return check


def _of_group(statistic: Statistic | None, check: Check, lists: _Lists) -> Statistic | None:
    if statistic is None or statistic.condition is None:
        return statistic
    return statistic._replace(condition=_with_members(statistic.condition, check, lists))


def _with_members(rule: Rule, check: Check, lists: _Lists) -> Rule:
    def turned(atom: Atom) -> Formula:
        return Member(atom.name, lists.codes(atom, check)) if isinstance(atom, Codes) else atom

    condition = mapped(rule.condition, turned) if rule.condition is not None else None
    return rule._replace(formula=mapped(rule.formula, turned), condition=condition)


def _with_tree(check: Check, lists: _Lists) -> Check:
    across = check.across
    if across is None or across.tree is None or across.tree.table is None:
        return check
    tree = across.tree
    return check._replace(across=across._replace(tree=tree._replace(above=lists.pairs(tree, check))))


class _Lists:
    def __init__(self, data: Path, source_of: SourceOf) -> None:
        self._data, self._source_of = data, source_of
        self._known: dict[tuple[str, str], frozenset[str]] = {}

    def codes(self, of: Codes, check: Check) -> frozenset[str]:
        """The texts of a column."""
        if (of.table, of.column) not in self._known:
            self._known[of.table, of.column] = self._read(of, check)
        return self._known[of.table, of.column]

    @cached_property
    def _tables(self) -> dict[str, Path]:
        return {path.stem: path for path in records_in(self._data)}

    def pairs(self, tree: Tree, check: Check) -> tuple[tuple[str, str], ...]:
        """The codes of a hierarchy, each with the one right above it."""
        codes, above = self._columns(tree.table or "", (tree.list_code or "", tree.parent or ""), check)
        both = zip(codes, above, strict=True)
        return tuple(dict.fromkeys((code, over) for code, over in both if code is not None and over is not None))

    def _read(self, of: Codes, check: Check) -> frozenset[str]:
        (texts,) = self._columns(of.table, (of.column,), check)
        return frozenset(each for each in texts if each is not None)

    def _columns(self, table: str, columns: tuple[str, ...], check: Check) -> list[list[str | None]]:
        """Some columns of a table, of which none is empty."""
        if table not in self._tables:
            raise _bad(check, f"no table {table!r} in {self._data}{nearest(table, list(self._tables))}")
        found = settled(self._source_of(table, self._tables[table]), (), set(columns)).source
        frame = choose("pandas", found).open(found, numbered=False)
        for column in columns:
            if column not in frame.columns:
                raise _bad(check, f"{found.path} has no column {column!r}{nearest(column, frame.columns)}")
        read = frame.select(*columns).lazy().collect()
        texts = [
            [None if is_missing(each) else quoted(each).strip() for each in read[column].to_list()]
            for column in columns
        ]
        for column, each in zip(columns, texts, strict=True):
            if not any(text is not None for text in each):
                raise _bad(check, f"{found.path} has no code in {column!r}")
        return texts


def _bad(check: Check, problem: str) -> BadDeclaration:
    return BadDeclaration(check.place.path, check.place.line, f"[{check.name}] {problem}")
