"""Engines: how records are read and passed over. One file an engine; `choose` finds one by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from typing import Any, Protocol

import narwhals.stable.v2 as nw

from check_data.not_runnable import NotRunnable
from check_data.returns.sources import Source

SMALL = 2**24
"""Bytes on disk up to which starting another engine than pandas does not pay."""

RECORD = "__record"
"""The column that numbers the records from 1, where no key names them."""


Kinds = Mapping[str, nw.dtypes.DType]
"""The columns of a frame and their types."""


class Opened(Protocol):
    """Records that are open: a lazy frame, or what reads the columns that are wanted."""

    @property
    def columns(self) -> list[str]:
        """The names of all columns."""
        ...

    def select(self, *columns: str) -> nw.LazyFrame[Any] | nw.DataFrame[Any]:
        """Some columns of all records."""
        ...


class Opens(Protocol):
    """Opens tables of records."""

    name: str

    def open(self, source: Source, *, numbered: bool) -> Opened:
        """The records, with a column `RECORD` where they are to be ``numbered``.

        Raises:
            NotRunnable: they can't be read.

        """
        ...


class Engine(Opens, Protocol):
    """Reads records, and passes over them: as a plan, or batch by batch."""

    plans: bool
    """Whether it takes a plan over a lazy frame; else it is given frames of batches."""
    numbers: bool
    """Whether numbering the records costs next to nothing."""
    span: int
    """Records among which a pass tells its failures a check after the other, whatever batches they come in."""

    def collect(
        self, counts: nw.LazyFrame[Any] | None, failing: nw.LazyFrame[Any], *, together: bool
    ) -> tuple[nw.DataFrame[Any] | None, Iterator[nw.DataFrame[Any]]]:
        """One frame of counts, and the failing records; in one pass where the engine can and reading is what takes its
        time (``together``), else one after the other.
        """
        ...

    def whole(self, frame: nw.LazyFrame[Any]) -> nw.DataFrame[Any]:
        """All of a plan, in memory."""
        ...

    def among(self, frame: nw.LazyFrame[Any], rows: nw.DataFrame[Any]) -> nw.LazyFrame[Any]:
        """The records of a plan that have the cells of one of some rows, which `whole` has given, in their order."""
        ...

    def batches(self, frame: Opened, columns: Sequence[str]) -> Iterator[nw.DataFrame[Any]]:
        """Some columns of all records, in frames that fit memory: one at least, and all of the same kinds."""
        ...


def opened(engine: Engine, frame: Opened, columns: Sequence[str]) -> tuple[Kinds, Iterator[nw.DataFrame[Any]]]:
    """Some columns of records that an engine has opened: their kinds, and the frames that hold them.

    Raises:
        NotRunnable: the records can't be read.

    """
    batches = engine.batches(frame, columns)
    if isinstance(frame, nw.LazyFrame):
        return frame.select(*columns).collect_schema(), batches
    first = next(batches)  # what pandas makes of cells it says when it has read them
    return first.schema, chain([first], batches)


def choose(name: str, source: Source) -> Engine:
    """The engine of a name; ``auto`` takes pandas for a small table, else Polars, else DuckDB, as installed.

    Raises:
        NotRunnable: it is not installed.

    """
    if name == "auto":
        installed = [each for each in ("polars", "duckdb") if find_spec(each) is not None]
        name = installed[0] if installed and source.bytes > SMALL else "pandas"
    if name == "spark":
        raise NotRunnable("Spark checks tables by the command: check-data --engine spark")
    if find_spec(name) is None:
        raise NotRunnable(f'--engine {name} needs {name}: pip install "check-data[{name}]"')
    engine: Engine = import_module(f"check_data.returns.engines.{name}").ENGINE
    return engine
