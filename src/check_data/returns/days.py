"""Columns of a table whose dates are printed in a declared format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals.stable.v2 as nw

from check_data.not_runnable import NotRunnable
from check_data.returns.engines import Engine, Kinds, opened
from check_data.returns.frames import PRINTED
from check_data.returns.sources import Source
from check_data.tables.cells import Described
from check_data.tables.column_missing import nearest


def dated(columns: Mapping[str, Described]) -> set[str]:
    """The columns for which a format of dates is declared."""
    return {name for name, each in columns.items() if each.dates}


def require_days(columns: Mapping[str, Described], source: Source, engine: Engine) -> None:
    """Pass where each of them is there and holds texts, or days.

    Raises:
        NotRunnable: one is not, or holds numbers, which would be compared as such.

    """
    names = sorted(dated(columns))
    if not names:
        return
    frame = engine.open(source, numbered=False)
    _require_there(names, frame.columns, source)
    schema, _ = opened(engine, frame, names)
    _require_texts(names, schema, source)


def require_days_in(schema: Kinds, columns: Mapping[str, Described], source: Source) -> None:
    """The same of a table all of whose kinds are known.

    Raises:
        NotRunnable: as above.

    """
    names = sorted(dated(columns))
    _require_there(names, list(schema), source)
    _require_texts(names, schema, source)


def _require_there(names: Sequence[str], there: Sequence[str], source: Source) -> None:
    for name in names:
        if name not in there:
            problem = f"no column {name!r}, whose dates are declared{nearest(name, there)}"
            raise NotRunnable(f"{source.path}:1: {problem}")


def _require_texts(names: Sequence[str], schema: Kinds, source: Source) -> None:
    for name in names:
        if not isinstance(schema[name], (*PRINTED, nw.Date, nw.Datetime)):
            raise NotRunnable(f"{source.path}:1: {name} holds {schema[name]}; a format of dates is for texts")
