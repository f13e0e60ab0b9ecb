"""The columns of a table that checks across records need, in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast

import narwhals.stable.v2 as nw

from check_data.reading.quote import Reader
from check_data.returns.across.figures import Figures
from check_data.returns.across.named import Column, Keys
from check_data.returns.across.numbers import cells
from check_data.returns.across.texts import Texts
from check_data.returns.engines import RECORD, Engine, Opened, opened
from check_data.returns.frames import columns_of, require_figures
from check_data.tables.cells import UNDESCRIBED, Described
from check_data.tables.cells_unfit import Unfit


class Needs(NamedTuple):
    """The figures of a table that are needed, and the columns that are keys or texts; how figures are described and
    read.
    """

    figures: Sequence[str]
    columns: Sequence[str]
    described: Mapping[str, Described] = {}
    reader: Reader = Reader()
    texts: Sequence[str] = ()


class Gathered(NamedTuple):
    """So many records: what each figure says in each of them, their keys by column, their numbers from 1, what names
    them, the columns with cells that no grammar reads, and texts by column.
    """

    size: int
    figures: Mapping[str, Figures]
    keys: Mapping[str, Keys]
    numbers: Sequence[int]
    names: Sequence[object]
    unread: tuple[Unfit, ...] = ()
    texts: Mapping[str, Texts] = {}


def gather(frame: Opened, engine: Engine, needs: Needs, name: str | None = None) -> Gathered:
    """The records of a table that an engine has opened and numbered; ``name`` is the column that names them (None:
    their numbers do).

    Raises:
        NotRunnable: they can't be read.
        BadFrame: a column holds no figures. That all are there is for the caller to see to.

    """
    there = frame.columns
    columns = [each for figure in needs.figures for each in columns_of(figure, there) if each is not None]
    schema, batches = opened(engine, frame, _all_of(needs, columns, there, name))
    require_figures(schema, columns)
    return gathered(batches, needs, name)


def _all_of(needs: Needs, columns: Sequence[str], there: Sequence[str], name: str | None) -> list[str]:
    texts = [column for column in needs.texts if column in there]
    return list(dict.fromkeys([*columns, *needs.columns, *texts, name or RECORD, RECORD]))


def gathered(batches: Iterable[nw.DataFrame[Any]], needs: Needs, name: str | None = None) -> Gathered:
    """The records of some frames, numbered by a column `RECORD`."""
    keys = {column: Column() for column in needs.columns}
    texts = {column: Texts() for column in needs.texts}
    parts: dict[str, list[nw.Series[Any]]] = defaultdict(list)
    names: list[object] = []
    of: dict[str, tuple[str | None, ...]] = dict.fromkeys(needs.figures, (None, None, None))
    for batch in batches:
        of = {figure: columns_of(figure, batch.columns) for figure in needs.figures}
        for column in dict.fromkeys([RECORD, *(each for columns in of.values() for each in columns if each)]):
            parts[column].append(batch[column])
        # Keys are numbered batch by batch: texts are larger than their numbers.
        for each, key in keys.items():
            key.take(batch[each])
        for each, text in texts.items():
            if each in batch.columns:
                text.take(batch[each])
        names += batch[name].to_list() if name is not None else []
    held = {column: cells(parts.pop(column)) for column in list(parts)}
    numbers = cast("Sequence[int]", held.get(RECORD, ()))
    figures = {
        figure: Figures(
            [None if column is None else held[column] for column in columns],
            len(numbers),
            needs.described.get(figure, UNDESCRIBED),
            needs.reader,
        )
        for figure, columns in of.items()
    }
    unread = tuple(Unfit(figure, each.unread, each.first_unread) for figure, each in figures.items() if each.unread)
    coded = {column: each.keys() for column, each in keys.items()}
    said = {column: each.whole(len(numbers)) for column, each in texts.items()}
    return Gathered(len(numbers), figures, coded, numbers, numbers if name is None else names, unread, said)
