"""A quote is not in the publication's text at its line.

## What it does
Where the publication's text is kept beside its figures (`data/NAME.txt` or `data/NAME.md`), looks up every quote at
the line that the figures table names; without a line, anywhere in the text.

## Why
Figures are copied by hand or by a tool, and the text is edited after that. A check over a figure that the text does
not print says nothing about the text.

## Example
`members,3520名,人,,members,89` where line 89 now reads 3521名.

## What it does not report
Figures without a quote, and publications whose text is not kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from check_data.documents.lines import split
from check_data.findings import Finding, Message, Severity
from check_data.messages import English
from check_data.tables.figures_table import Figure

CODE = "CD101"

_MESSAGE = English("{figure}: the text does not print {quote} on line {line}")
_NOWHERE = English("{figure}: the text does not print {quote}")


def judge(figures: Sequence[Figure], text: str) -> list[Finding]:
    """A finding for each quote that ``text`` does not print where it should."""
    lines = [unicodedata.normalize("NFKC", line) for line in split(text)]
    return [_finding(figure) for figure in figures if not _printed(figure, lines)]


def _printed(figure: Figure, lines: Sequence[str]) -> bool:
    quote, line = unicodedata.normalize("NFKC", figure.quantity.quote), figure.source_line
    if line is None:
        return any(quote in each for each in lines)
    return line <= len(lines) and quote in lines[line - 1]


def _finding(figure: Figure) -> Finding:
    line = figure.source_line
    values = {"figure": figure.name, "quote": figure.quantity.quote, "line": str(line)}
    return Finding(
        rule=CODE,
        severity=Severity.ERROR,
        message=Message(_NOWHERE if line is None else _MESSAGE, values),
        place=figure.place,
        figures=(figure.cited(),),
    )
