"""Everything that the notation of a document tells, in whatever language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from check_data.documents.blocks import Block
from check_data.facts.fact import Telling
from check_data.facts.notation.intervals import Shown, centre, shown, significance, within
from check_data.facts.notation.numbers import Notation
from check_data.facts.notation.tested import tests
from check_data.figures.conventions import Conventions

_OF_TESTS, _OF_INTERVALS = "=<>≤≥⩽⩾＝＜＞", "%％"


def notation(blocks: Sequence[Block], conventions: Conventions, told: Iterable[Telling]) -> Iterator[Telling]:
    """The tellings of the blocks of a document, and of the cells of its tables, but for intervals that are ``told``."""
    known = _places(told)
    for number, block in enumerate(blocks):
        cells = (cell.run for row in block.grid.rows for cell in row) if block.grid else ()
        for run in (block.run, *cells):
            if any(sign in run.text for sign in _OF_TESTS):
                yield from tests(Notation(run, number, conventions))
            if any(sign in run.text for sign in _OF_INTERVALS):
                text = Notation(run, number, conventions)
                for each in shown(text):
                    yield from _of_interval(text, each, known)


def _places(told: Iterable[Telling]) -> frozenset[int]:
    """The characters of the file that are of an estimate with its interval."""
    estimates = (each.roles["estimate"][0] for each in told if each.kind == "interval")
    return frozenset(place for each in estimates for place in range(each.start, each.end))


def _of_interval(text: Notation, each: Shown, known: frozenset[int]) -> Iterator[Telling]:
    if known.isdisjoint(range(each.estimate.start, each.estimate.end)):
        yield from within(each)
    yield from centre(each)
    yield from significance(text, each)
