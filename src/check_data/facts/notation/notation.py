"""Everything that the notation of a document tells, in whatever language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from check_data.documents.blocks import Block, Run
from check_data.facts.fact import Telling
from check_data.figures.conventions import Conventions
from check_data.reading.mention import Mention

_OF_TESTS, _OF_INTERVALS = "=<>≤≥⩽⩾＝＜＞", "%％"


def notation(blocks: Sequence[Block], conventions: Conventions, told: Iterable[Telling]) -> Iterator[Telling]:
    """The tellings of the blocks of a document, and of the cells of its tables, but for intervals and shares that are
    ``told``.
    """
    known = _places(told)
    for number, block in enumerate(blocks):
        cells = (cell.run for row in block.grid.rows for cell in row) if block.grid else ()
        for run in (block.run, *cells):
            if any(sign in run.text for sign in _OF_TESTS):
                yield from _tests(run, number, conventions)
            if any(sign in run.text for sign in _OF_INTERVALS):
                yield from _intervals(run, number, conventions, known)


def _tests(run: Run, number: int, conventions: Conventions) -> Iterator[Telling]:
    from check_data.facts.notation.numbers import Notation
    from check_data.facts.notation.tested import tests

    yield from tests(Notation(run, number, conventions))


def _intervals(run: Run, number: int, conventions: Conventions, known: frozenset[int]) -> Iterator[Telling]:
    """Intervals around estimates, and shares beside their counts."""
    from check_data.facts.notation.fractions import fractions
    from check_data.facts.notation.intervals import centre, shown, significance, within
    from check_data.facts.notation.numbers import Notation

    text = Notation(run, number, conventions)
    for each in shown(text):
        if _is_new(each.estimate, known):
            yield from within(each)
        yield from centre(each)
        yield from significance(text, each)
    for share in fractions(text):
        if _is_new(share.roles["share"][0], known):
            yield share


def _places(told: Iterable[Telling]) -> frozenset[int]:
    """The characters of the file that are of an estimate with its interval, or of a share."""
    of = {"interval": "estimate", "share": "share"}
    mentions = (each.roles[of[each.kind]][0] for each in told if each.kind in of)
    return frozenset(place for each in mentions for place in range(each.start, each.end))


def _is_new(mention: Mention, known: frozenset[int]) -> bool:
    return known.isdisjoint(range(mention.start, mention.end))
