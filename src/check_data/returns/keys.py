"""Whether the key of a table names each record once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from check_data.findings import Finding, Place
from check_data.returns.engines import Opens
from check_data.tables import key_not_unique

if TYPE_CHECKING:
    from check_data.returns.table import Table

_TIMES = "__times"


def key_findings(table: Table, engine: Opens) -> list[Finding]:
    """The findings on a table's key; none where it has none."""
    if table.key is None:
        return []
    keys = engine.open(table.source, numbered=False).select(table.key)
    times = keys.lazy().group_by(table.key).agg(nw.len().alias(_TIMES))
    repeated = times.filter((nw.col(_TIMES) > 1) & ~nw.col(table.key).is_null())
    missing = _collected(keys.lazy().select(nw.col(table.key).is_null().cast(nw.Int64).sum()))[table.key][0]
    many = _collected(repeated.select(nw.len().alias(_TIMES), nw.col(table.key).min()))
    count, first = int(many[_TIMES][0]), many[table.key][0]
    place = Place(table.source.path, 1)
    return key_not_unique.judge(table.key, count, str(first), int(missing), place)


def _collected(frame: nw.LazyFrame[Any]) -> nw.DataFrame[Any]:
    return frame.collect()
