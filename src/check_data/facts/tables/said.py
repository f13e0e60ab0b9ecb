"""What tables say, as it is handed on; apart from what reads them, which is imported where there are any."""

from __future__ import annotations

from typing import NamedTuple

from check_data.documents.blocks import Cell
from check_data.facts.fact import Fact, Telling


class TablesTold(NamedTuple):
    """The facts of all cells with figures, the tellings of the tables' structure, and the cells that are prose, each
    with the number of its block.
    """

    facts: tuple[Fact, ...]
    tellings: tuple[Telling, ...]
    prose: tuple[tuple[int, Cell], ...]
