"""Pipe tables of Markdown, also such as parsers of it don't see: without a rule, with ragged rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.documents.blocks import Cell, Grid, Run, plain_run
from check_data.documents.inline import read_inline, strong
from check_data.patterns import lazily

_FIELD = lazily(r"(?:[^|\\]|\\.|\\)*")
_NOTE_MARKS = lazily(r"(?<=[\d%)）])[*†‡§¶#]+\Z")


def pipe_table(text: str, lines: Sequence[tuple[int, int]]) -> Grid:
    """The table of lines, by their starts and ends in the text. Rows above the first rule are its head."""
    rows: list[tuple[Cell, ...]] = []
    heads: int | None = None
    for start, end in lines:
        if is_rule(text[start:end], first=heads is None):
            heads = len(rows) if heads is None else heads
            continue
        rows.append(tuple(_cells(text, start, end, len(rows))))
    return Grid(
        tuple(
            tuple(cell._replace(head=True) for cell in row) if row[0].row < (heads or 0) else row for row in rows if row
        ),
        max((len(row) for row in rows), default=0),
    )


def is_rule(line: str, *, first: bool = True) -> bool:
    """Whether a line is the rule below a table's head; another below it is one only by its length, as "-" is also what
    an empty cell prints.
    """
    return not line.strip(" \t\r\n|:-") and ("-" if first else "---") in line


def _cells(text: str, start: int, end: int, number: int) -> Iterator[Cell]:
    line = text[start:end]
    at, last = len(line) - len(line.lstrip()), len(line.rstrip())
    at += line.startswith("|", at)
    column = 0
    while at < last:
        field = _FIELD.match(line, at, last)
        assert field is not None  # it matches nothing at least
        words = field[0].strip()
        first = field.start() + len(field[0]) - len(field[0].lstrip())
        run = read_inline(plain_run(words, start + first))
        yield Cell(without_marks(run), number, column, strong=strong(words))
        column += 1
        at = field.end() + 1


def without_marks(run: Run) -> Run:
    """What a cell prints, without the marks of notes behind its figure."""
    marks = _NOTE_MARKS.search(run.text)
    if marks is None:
        return run
    kept = sum(start < marks.start() for start in run.starts)
    return Run(run.text[: marks.start()], run.starts[:kept], run.places[:kept])
