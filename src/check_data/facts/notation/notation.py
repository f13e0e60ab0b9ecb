"""Everything that the notation of a document tells, in whatever language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.documents.blocks import Block
from check_data.facts.fact import Telling
from check_data.facts.notation.numbers import Notation
from check_data.facts.notation.tested import tests
from check_data.figures.conventions import Conventions

_SIGNS = "=<>≤≥⩽⩾"


def notation(blocks: Sequence[Block], conventions: Conventions) -> Iterator[Telling]:
    """The tellings of the blocks of a document, and of the cells of its tables."""
    for number, block in enumerate(blocks):
        cells = (cell.run for row in block.grid.rows for cell in row) if block.grid else ()
        for run in (block.run, *cells):
            if any(sign in run.text for sign in _SIGNS):
                yield from tests(Notation(run, number, conventions))
