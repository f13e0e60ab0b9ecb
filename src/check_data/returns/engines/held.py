"""Records that are held in memory: the same frames for every engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from check_data.returns.engines import RECORD
from check_data.returns.sources import Held

SLICE = 2**21
"""Records whose intermediate columns are small beside a table that fits memory."""


def opened(held: Held, *, numbered: bool) -> nw.DataFrame[Any]:
    """All records, with their numbers where they are wanted."""
    frame = held.frame.assign(**{RECORD: range(1, len(held.frame) + 1)}) if numbered else held.frame
    return nw.from_native(frame, eager_only=True)


def slices(frame: nw.DataFrame[Any], columns: Sequence[str], size: int = SLICE) -> Iterator[nw.DataFrame[Any]]:
    """Some columns of all records, in frames of so many: one at least."""
    wanted = frame.select(list(columns))
    for start in range(0, max(len(frame), 1), size):
        yield wanted[start : start + size]
