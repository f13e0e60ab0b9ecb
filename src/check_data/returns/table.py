"""A table of records of a project, and what is given the failures in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from check_data.findings import Finding
from check_data.returns.form import Form
from check_data.returns.neighbour import Neighbour
from check_data.returns.passes import Failure
from check_data.returns.sources import Source
from check_data.returns.worked import Worked

if TYPE_CHECKING:
    from check_data.tables.schemas import Models


class Table(NamedTuple):
    """A table of records of a project: its name, its records, its form, and the column that names them; ``others`` are
    the tables that its checks join it with. ``keys``: the columns that name them together, where those are several.
    """

    name: str
    source: Source
    form: Form
    key: str | None = None
    models: Models | None = None
    others: Mapping[str, Neighbour] = {}
    keys: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that name its records: none, one or several."""
        return self.keys or (() if self.key is None else (self.key,))

    def named_by(self, columns: Sequence[str]) -> Table:
        """The table, its records named by some columns; by their numbers where there are none."""
        if len(columns) == 1:
            return self._replace(key=columns[0], keys=())
        return self._replace(key=None, keys=tuple(columns))


class Named(Protocol):
    """Something of a record: what names it, and its number."""

    @property
    def record(self) -> object:
        """The key of the record, or its number."""
        ...

    @property
    def number(self) -> int | None:
        """Its number, where the engine gives one."""
        ...


class Sink(Protocol):
    """What is given every failure: with its finding, or with what a finding would show."""

    def __call__(self, failing: Named, finding: Finding) -> object:
        """Take a finding on a record."""
        ...

    def failed(self, failure: Failure, path: str, told: Callable[[], Worked]) -> object:
        """Take a record of a table that fails a check; ``told`` works its figures out."""
        ...
