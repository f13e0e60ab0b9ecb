"""What an engine says of the columns of a table before it is asked for groups: how many records there are, where cells
are missing, how large whole numbers are, and whether equal cells are equal keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import narwhals.stable.v2 as nw

from check_data.returns.engines import Engine, Kinds
from check_data.returns.frames import WHOLE
from check_data.returns.passes import different
from check_data.returns.plan import floats_of
from check_data.returns.sources import Footers, Source, footers

_SAME_KEYS = (*WHOLE, nw.Date)
"""Kinds of columns whose cells are different keys where they are different."""

_ODD_KEY = r"^$|^[\s\x{85}\pZ\x00-\x1f]|[\s\x{85}\pZ\x00-\x1f]$|^\d{4}-\d\d-\d\d[T ]"
"""Texts that may be the key of another text, too: blank or with blanks around them, or moments."""

_SIZE, _GAPS, _LEAST, _MOST, _ODD = "__size", "__gaps_{}", "__least_{}", "__most_{}", "__odd"


class Looked:
    """Some columns of a table that an engine has opened as a plan; each is asked for once."""

    def __init__(self, engine: Engine, frame: nw.LazyFrame[Any], source: Source, columns: Iterable[str]) -> None:
        self.engine, self.frame = engine, frame
        self.schema: Kinds = frame.collect_schema()
        self._columns = [name for name in dict.fromkeys(columns) if name in self.schema]
        self._source = source
        self._texts: dict[str, Sequence[Any]] = {}
        self._keys: dict[str, bool] = {}

    @property
    def size(self) -> int:
        """How many records there are."""
        return self._said.records

    def is_full(self, name: str) -> bool:
        """Whether no record lacks the cell of a column."""
        return name in self._said.full

    def largest(self, name: str) -> int:
        """The size of the largest of a column of whole numbers; 0 where there is none."""
        return self._said.sizes[name]

    def digits(self, name: str) -> int | None:
        """The decimals of a column of floats, told from its first records; None where that is more than is followed."""
        return self._digits.get(name)

    def texts(self, name: str) -> Sequence[Any]:
        """The different texts of a column; of too many some."""
        if name not in self._texts:
            self._texts[name] = different(self.engine, self.frame, name)
        return self._texts[name]

    def are_keys(self, columns: Sequence[str]) -> bool:
        """Whether the cells of some columns tell groups apart as keys do, and no record lacks one."""
        return all(name in self.schema and self.is_full(name) and self._is_key(name) for name in columns)

    def _is_key(self, name: str) -> bool:
        if name not in self._keys:
            kind = self.schema[name]
            self._keys[name] = isinstance(kind, _SAME_KEYS) or (kind == nw.String and not self._has_odd_keys(name))
        return self._keys[name]

    def _has_odd_keys(self, name: str) -> bool:
        odd = nw.col(name).str.contains(_ODD_KEY).cast(nw.Int64).alias(_ODD)
        keys = self.frame.group_by(name).agg(nw.len().alias(_SIZE))
        found = self.engine.whole(keys.select(odd).select(nw.col(_ODD).sum()))
        return bool(found[_ODD][0])

    @cached_property
    def _said(self) -> Footers:
        """What the footers of files say, else the engine."""
        said = footers(self._source.files, self._columns) if self._source.ending == ".parquet" else None
        return said or self._counted()

    def _counted(self) -> Footers:
        asked = [nw.len().alias(_SIZE)]
        for at, name in enumerate(self._columns):
            column = nw.col(name)
            asked.append(column.is_null().cast(nw.Int64).sum().alias(_GAPS.format(at)))
            if isinstance(self.schema[name], WHOLE):
                asked += [column.min().alias(_LEAST.format(at)), column.max().alias(_MOST.format(at))]
        counted = self.engine.whole(self.frame.select(*asked))
        row = dict(zip(counted.columns, counted.row(0), strict=True))
        full = frozenset(name for at, name in enumerate(self._columns) if not row[_GAPS.format(at)])
        ends = {
            name: [end for each in (_LEAST, _MOST) if (end := row.get(each.format(at))) is not None]
            for at, name in enumerate(self._columns)
        }
        sizes = {name: max((abs(int(end)) for end in both), default=0) for name, both in ends.items()}
        return Footers(int(row[_SIZE]), max(sizes.values(), default=0), full, sizes=sizes)

    @cached_property
    def _digits(self) -> dict[str, int | None]:
        return floats_of(self.frame, self.schema, self._columns)[0]
