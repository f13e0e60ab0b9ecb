"""Another table of a project that a check joins with its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from check_data.returns.sources import Source
from check_data.tables.cells import Described


class Neighbour(NamedTuple):
    """Its records, and what is known of its figures."""

    source: Source
    columns: Mapping[str, Described] = {}
