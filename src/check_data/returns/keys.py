"""What names the records of a table: one column, several together, or their numbers; and whether it names each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import narwhals.stable.v2 as nw

from check_data.findings import Finding, Place
from check_data.not_runnable import NotRunnable
from check_data.returns.engines import RECORD, Engine, Opens
from check_data.returns.passes import Failure
from check_data.returns.schema import FailingRecord
from check_data.tables import key_not_unique
from check_data.tables.column_missing import nearest
from check_data.tables.values import is_missing, quoted

if TYPE_CHECKING:
    from check_data.returns.table import Table

_TIMES = "__times"
_Told = TypeVar("_Told", Failure, FailingRecord)


def key_findings(table: Table, engine: Opens) -> list[Finding]:
    """The findings on a table's key; none where it has none."""
    columns = table.named
    if not columns:
        return []
    keys = engine.open(table.source, numbered=False).select(*columns).lazy()
    lost = nw.any_horizontal(*(nw.col(name).is_null() for name in columns), ignore_nulls=True)
    times = keys.group_by(*columns).agg(nw.len().alias(_TIMES))
    repeated = times.filter((nw.col(_TIMES) > 1) & ~lost)
    missing = keys.filter(lost).select(nw.len().alias(_TIMES)).collect()[_TIMES][0]
    many = repeated.sort(*columns).collect()
    first = ", ".join(str(many[name][0]) for name in columns) if len(many) else ""
    return key_not_unique.judge(", ".join(columns), len(many), first, int(missing), Place(table.source.path, 1))


def require_keys(table: Table, there: Sequence[str]) -> None:
    """Pass where the columns that name the records together are there.

    Raises:
        NotRunnable: one is not.

    """
    for name in table.keys:
        if name not in there:
            problem = f"no column {name!r} to name the records by{nearest(name, there)}"
            raise NotRunnable(f"{table.source.path}:1: {problem}")


class Names:
    """What findings call the records of a table whose key is several columns; none is read before it is asked for."""

    def __init__(self, table: Table, engine: Engine) -> None:
        self._table, self._engine = table, engine
        if table.keys:
            require_keys(table, engine.open(table.source, numbered=False).columns)

    @property
    def several(self) -> bool:
        """Whether there are such names."""
        return bool(self._table.keys)

    def of(self, number: int | None) -> str:
        """The cells that name the record of a number, from 1."""
        return self._known.get(number, "")

    def all(self, failures: Iterable[_Told]) -> Iterator[_Told]:
        """Failures by the names of their records."""
        return map(self.named, failures) if self.several else iter(failures)

    def named(self, failing: _Told) -> _Told:
        """A failure by the name of its record."""
        return failing._replace(record=self.of(failing.number)) if self.several else failing

    @cached_property
    def _known(self) -> dict[int | None, str]:
        frame: Any = self._engine.open(self._table.source, numbered=True)
        batches = self._engine.batches(frame, (RECORD, *self._table.keys))
        return {
            number: called(cells)
            for batch in batches
            for number, *cells in zip(*(batch[name].to_list() for name in (RECORD, *self._table.keys)), strict=True)
        }


def called(cells: Iterable[object]) -> str:
    """What some cells call a record."""
    return ", ".join("" if is_missing(cell) else quoted(cell).strip() for cell in cells)
