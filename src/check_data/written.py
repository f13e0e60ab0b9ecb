"""What a run writes, before it is written: apart from the cache that keeps it, which runs over texts do without."""

from __future__ import annotations

from typing import NamedTuple


class Result(NamedTuple):
    """What a run wrote: its outputs in order, its remarks and its exit code."""

    outputs: tuple[str, ...]
    remarks: tuple[str, ...]
    code: int
