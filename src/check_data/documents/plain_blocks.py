"""The blocks of a plain text: paragraphs, titles and headings, items, and tables by tabs or blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.documents.blocks import Block, Cell, Grid, plain_run
from check_data.documents.outline import Outline
from check_data.documents.runs import RunMaker
from check_data.documents.wrapping import Wrapping, marked
from check_data.patterns import lazily

_LINE = lazily(r"[^\r\n]*[^\s][^\r\n]*|\r\n?|\n|[^\S\r\n]+")
_SENTENCE_ENDS = tuple("。．.!！?？;；:：,，、…")
_LONGEST_TITLE, _LONGEST_PART = 80, 40
_GAP = lazily(r"(?<![ \t\u3000])[ \u3000]*+\t[ \t\u3000]*+|(?<=\S)[ \u3000]{2,}+(?=\S)")
_NUMERIC = lazily(r"[^\w]*[-+−(]?[$€£¥]?\d[\d,.]*[%）)]?\s*|[-–—]+")
_FEWEST_ROWS = 3
_NARROWEST = 20
"""The fewest columns that plain texts are wrapped at."""


class Line(NamedTuple):
    """A line with words on it, by its place, without its end."""

    start: int
    end: int
    text: str


def plain_blocks(text: str, comments: Sequence[int] = ()) -> tuple[Block, ...]:
    """The blocks of a text; ``comments`` are where lines begin that are not read."""
    outline = Outline()
    wrapping = Wrapping(text, _NARROWEST)
    for group in _groups(text, comments):
        _read_group(text, group, outline, wrapping)
    return tuple(outline.blocks)


def _groups(text: str, comments: Sequence[int]) -> Iterator[list[Line]]:
    """Lines that follow each other, without the empty ones that divide them."""
    group: list[Line] = []
    unread = frozenset(comments)
    ends = 0
    for found in _LINE.finditer(text):
        if found[0].isspace():
            ends += found[0][0] in "\r\n"
            if ends > 1 and group:
                yield group
                group = []
            continue
        ends = 0
        if found.start() not in unread:
            group.append(Line(found.start(), found.end(), found[0]))
    if group:
        yield group


def _read_group(text: str, group: list[Line], outline: Outline, wrapping: Wrapping) -> None:
    if len(group) >= _FEWEST_ROWS or (len(group) > 1 and group[0].text.lstrip().startswith("|")):
        grid = _table(text, group)
        if grid is not None:
            outline.table(grid)
            return
    goes_on = wrapping.going_on([(line.start, line.end) for line in group])
    parts: list[list[Line]] = [[]]
    for line, more in zip(group, goes_on, strict=True):
        parts[-1].append(line)
        if not more:
            parts.append([])
    parts.pop()
    for number, lines in enumerate(parts):
        # A headline among paragraphs of a line each: the one before ends a sentence, the one after is long.
        before = not number or parts[number - 1][-1].text.rstrip().endswith(_SENTENCE_ENDS)
        after = number + 1 < len(parts) and _length(parts[number + 1]) > _LONGEST_TITLE
        _add(text, lines, len(parts) == 1 or (before and after), outline)


def _length(lines: list[Line]) -> int:
    return lines[-1].end - lines[0].start


def _add(text: str, lines: list[Line], alone: bool, outline: Outline) -> None:
    """Add a paragraph, or what it is told to be by its first words, its length and whether it stands alone."""
    maker = RunMaker()
    maker.read(text, lines[0].start, lines[-1].end)
    run = maker.run()
    short = len(run.text) <= _LONGEST_TITLE and not run.text.endswith(_SENTENCE_ENDS)
    if short and not outline.blocks:
        outline.add("title", run)
    elif marked(lines[0].text):
        level = _part(lines[0].text) if short and len(run.text) <= _LONGEST_PART else 0
        outline.add("heading" if level else "item", run, level)
    elif short and alone:
        outline.add("heading", run, 1)
    else:
        outline.add("paragraph", run)


def _part(line: str) -> int:
    """The level of the heading of a part: 1 for "三、", 2 for "（三）"; 0 for a digit, which marks an item."""
    mark = line.strip()
    bracketed = mark[0] in "(（"
    return 1 + bracketed if mark[bracketed].isalpha() else 0


def _table(text: str, group: list[Line]) -> Grid | None:
    """The table that lines make: rows of pipes, or fields that tabs or two blanks divide, as many in each, numbers in
    most of all but the first.
    """
    if all(line.text.lstrip().startswith("|") for line in group):
        from check_data.documents.pipes import pipe_table

        return pipe_table(text, [(line.start, line.end) for line in group])
    rows = [_fields(line) for line in group]
    count = len(rows[-1])
    if count < 2 or any(len(row) != count for row in rows[1:]) or len(rows[0]) not in (count, count - 1):
        return None
    body = [text[start:end] for row in rows[1:] for start, end in row[1:]]
    if sum(_NUMERIC.fullmatch(field) is not None for field in body) * 2 < len(body):
        return None
    shift = count - len(rows[0])
    return Grid(
        tuple(
            tuple(
                Cell(plain_run(text[start:end], start), number, column + (0 if number else shift))
                for column, (start, end) in enumerate(row)
            )
            for number, row in enumerate(rows)
        ),
        count,
    )


def _fields(line: Line) -> list[tuple[int, int]]:
    at, fields = line.start + len(line.text) - len(line.text.lstrip()), []
    for gap in _GAP.finditer(line.text.rstrip()):
        if line.start + gap.start() >= at:
            fields.append((at, line.start + gap.start()))
            at = line.start + gap.end()
    return [*fields, (at, line.start + len(line.text.rstrip()))]
