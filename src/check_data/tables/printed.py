"""Where the figures of a table are printed in the publication's text, if that is kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from check_data.documents.document import Document
from check_data.documents.lines import split, starts
from check_data.findings import Place
from check_data.tables.figures_table import Figure


def printed_places(figures: Sequence[Figure], document: Document) -> Mapping[Place, Place]:
    """The places in the text by those in the table; figures that the text does not print are left out.

    The first, second … of several figures with one quote on one line stand where that quote is printed the first,
    second … time.
    """
    lines, begins = split(document.readable), starts(document.readable)
    folded = cache(lambda number: _folded(lines[number]))
    found: dict[Place, Place] = {}
    taken: set[tuple[int, int]] = set()
    for figure in figures:
        numbers = range(len(lines)) if figure.source_line is None else [figure.source_line - 1]
        spans = [
            (begins[number] + first, begins[number] + last)
            for number in numbers
            if number < len(lines)
            for first, last in _on(*folded(number), unicodedata.normalize("NFKC", figure.quantity.quote))
        ]
        if spans:
            span = next((each for each in spans if each not in taken), spans[-1])
            taken.add(span)
            found[figure.place] = document.place(*span)
    return found


def _folded(line: str) -> tuple[str, Sequence[int]]:
    """A line with plain characters for full-width ones, and the character of the line that each comes from."""
    if unicodedata.is_normalized("NFKC", line):
        return line, range(len(line))
    plain, origin = "", list[int]()
    for index, char in enumerate(line):
        folded = unicodedata.normalize("NFKC", char)
        plain += folded
        origin += [index] * len(folded)
    return plain, origin


def _on(line: str, origin: Sequence[int], quote: str) -> Iterator[tuple[int, int]]:
    """Where a line prints a quote that is not the end of a longer number."""
    at = line.find(quote) if quote else -1
    while at >= 0:
        end = at + len(quote)
        if not (line[at].isdigit() and line[at - 1 : at].isdigit()):
            yield origin[at], origin[end - 1] + 1
        at = line.find(quote, end)
