"""Everything that the notation of a document tells, in whatever language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from check_data.documents.blocks import Block
from check_data.facts.fact import Telling
from check_data.facts.notation.intervals import Shown, centre, shown, significance, within
from check_data.facts.notation.numbers import Notation
from check_data.facts.notation.tested import tests
from check_data.figures.conventions import Conventions
from check_data.reading.mention import Mention

_OF_TESTS = "=<>≤≥⩽⩾"


def notation(blocks: Sequence[Block], conventions: Conventions, told: Iterable[Telling]) -> Iterator[Telling]:
    """The tellings of the blocks of a document, and of the cells of its tables, but for intervals that are ``told``."""
    known = [each.anchor or each.roles["estimate"][0] for each in told if each.kind == "interval"]
    for number, block in enumerate(blocks):
        cells = (cell.run for row in block.grid.rows for cell in row) if block.grid else ()
        for run in (block.run, *cells):
            text = Notation(run, number, conventions)
            if any(sign in run.text for sign in _OF_TESTS):
                yield from tests(text)
            if "%" in run.text:
                for each in shown(text):
                    yield from _of_interval(text, each, known)


def _of_interval(text: Notation, each: Shown, known: Sequence[Mention]) -> Iterator[Telling]:
    if not any(other.start < each.estimate.end and each.estimate.start < other.end for other in known):
        yield from within(each)
    yield from centre(each)
    yield from significance(text, each)
