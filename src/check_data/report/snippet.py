"""Lines of a text with the figures of a finding underlined, as a compiler shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.documents.document import Document
from check_data.findings import Place
from check_data.report.columns import printable, width

CELLS = 100
"""Cells of a line that are shown; longer lines are cut around the figures."""
_BESIDE = 12
"""Characters that a cut leaves before the first and after the last figure of a piece."""


def snippet(document: Document, places: Sequence[Place]) -> list[str]:
    """The lines on which figures stand, each with its number and a line of marks below."""
    lines = sorted({place.line for place in places})
    margin = len(str(lines[-1]))
    shown: list[str] = []
    for number in lines:
        text = document.line(number)
        marks = sorted(
            {(place.column - 1, place.column - 1 + place.end - place.start) for place in places if place.line == number}
        )
        for first, last, inside in _pieces(text, marks):
            shown += _drawn(text, first, last, inside, f"{number:>{margin}}")
    return shown


def _pieces(text: str, marks: list[tuple[int, int]]) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """The line whole where it is short enough, else pieces of it around figures that stand together."""
    if width(text) <= CELLS:
        yield 0, len(text), marks
        return
    group: list[tuple[int, int]] = []
    for mark in marks:
        if group and width(text[group[0][0] : mark[1]]) > CELLS - 4 * _BESIDE:
            yield max(group[0][0] - _BESIDE, 0), min(group[-1][1] + _BESIDE, len(text)), group
            group = []
        group.append(mark)
    yield max(group[0][0] - _BESIDE, 0), min(group[-1][1] + _BESIDE, len(text)), group


def _drawn(text: str, first: int, last: int, marks: list[tuple[int, int]], number: str) -> Iterator[str]:
    lead, tail = "…" if first else "", "…" if last < len(text) else ""
    yield f"{number} | {lead}{printable(text[first:last].replace(chr(9), ' '))}{tail}".rstrip()
    under, at = " " * width(lead), first
    for start, end in marks:
        under += " " * width(text[at:start]) + "^" * max(width(text[start : min(end, last)]), 1)
        at = end
    yield f"{' ' * len(number)} | {under}"
