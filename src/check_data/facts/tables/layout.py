"""A grid as sheets: heads of columns, rows with their heads, and a slot for each number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.documents.blocks import Grid
from check_data.facts.tables.cells import CellReader, Figure
from check_data.facts.tables.extents import extents_of, keys_of
from check_data.facts.tables.pieces import Piece, pieces_of
from check_data.facts.tables.respanned import respanned
from check_data.facts.tables.sections import first_is_head, sections
from check_data.facts.tables.sheet import Column, Limits, Row, Sheet, Slot
from check_data.facts.tables.split import SAMPLE, with_brackets_apart
from check_data.facts.tables.words import TableWords
from check_data.patterns import lazily

_BARE = lazily(r"[^\W\d]\s*[(（](?!(?:19|20)\d\d[)）])(\d{1,3}(?:,\d{3})+|\d{2,})(?:\s[^\W\d_]{4,})?[)）]\s*$")
_SEVERAL = 2
"""What a head that ends with a count in brackets prints, of patients or others: no year; and such heads, at least."""

MOST_ROWS, MOST_COLUMNS = 2_000, 60
"""Rows and columns of numbers of the largest table that is read."""


def sheets_of(grid: Grid, words: TableWords, reader: CellReader) -> Iterator[Sheet]:
    """The sheets of a grid: more than one where heads come again further down."""
    if len(grid.rows) > MOST_ROWS:
        return
    rows = [pieces_of(row, reader) for row in respanned(grid, reader).rows]
    rows = [row for row in rows if row]
    first = first_is_head(rows)
    for heads, body in sections(rows, first):
        sheet = _sheet(grid, heads, body, first, words)
        if sheet is not None:
            yield sheet


def _sheet(
    grid: Grid, heads: list[list[Piece]], body: list[list[Piece]], first: bool, words: TableWords
) -> Sheet | None:
    keys = keys_of(body, first)
    if not keys or len(keys) > MOST_COLUMNS:
        return None
    extents = extents_of(body, keys, first)
    heads = [shifted(row, len(keys), extents) for row in heads]
    heads = [*(spread(row, extents) for row in heads[:-1]), *heads[-1:]]
    rows = list(_rows(body, extents, first, words, _last_alone(heads)))
    columns = _with_bare_samples(heads, extents, [_column(heads, extent, words, first) for extent in extents])
    corner = " ".join(piece.text for row in heads for piece in row if first and piece.left == 0)
    text = tuple(piece.cell for row in body for piece in row if piece.read.kind == "text")
    limits = tuple(_limits(heads, body, words))
    return with_brackets_apart(Sheet(tuple(columns), tuple(rows), corner, grid.caption, text, limits), words)


def _limits(heads: Sequence[Sequence[Piece]], body: Sequence[Sequence[Piece]], words: TableWords) -> Iterator[Limits]:
    """The cells that print an interval alone, with the heads that stand above and before them."""
    for row in body:
        named = words.head(row[0].text.strip() if row[0].left == 0 else "")
        for piece in (each for each in row if each.read.kind == "text" and each.read.low):
            over = (each.text for some in heads for each in some if _overlaps(each, piece))
            yield Limits(piece, words.head(" ".join(over)), named)


def _overlaps(one: Piece, other: Piece) -> bool:
    return one.left <= other.right and one.right >= other.left


def shifted(row: list[Piece], width: int, extents: Sequence[tuple[int, int]]) -> list[Piece]:
    """A second row of heads that lacks the cell which spans both rows: it begins at the first column of numbers."""
    plain = all(left == right for left, right in extents) and len(row) == width > 1 and row[0].left == 0
    if not plain or extents[0][0] != 1 or any(piece.left != at for at, piece in enumerate(row)):
        return row
    if not any(SAMPLE.search(piece.text) for piece in row):
        return row
    return [piece._replace(left=piece.left + 1, right=piece.right + 1) for piece in row]


def spread(row: list[Piece], extents: Sequence[tuple[int, int]]) -> list[Piece]:
    """A row of heads above others whose cells can't span columns: each stands above those without a head after it."""
    if any(left != right for left, right in extents) or any(piece.left != piece.right for piece in row):
        return row
    ends = [*(piece.left - 1 for piece in row[1:]), extents[-1][1]]
    begins = extents[0][0]
    return [
        piece._replace(right=max(end, piece.right)) if piece.left >= begins else piece
        for piece, end in zip(row, ends, strict=True)
    ]


def _last_alone(heads: Sequence[Sequence[Piece]]) -> Piece | None:
    """What the last row of heads prints in the first column, where that is all: the rows below stand under it."""
    alone = len(heads) > 1 and len(heads[-1]) == 1 and heads[-1][0].left == 0
    return heads[-1][0] if alone else None


def _rows(
    body: Sequence[Sequence[Piece]],
    extents: Sequence[tuple[int, int]],
    first: bool,
    words: TableWords,
    first_above: Piece | None,
) -> Iterator[Row]:
    group = 0
    above, over = (first_above.text, _sample(first_above)) if first_above else ("", None)
    begins = extents[0][0]
    nested = _is_nested(body, begins, words)
    for row in body:
        beside = [piece for piece in row if piece.left < begins and (first or piece.read.kind == "text")]
        slots = _slots(row, extents, beside)
        named = next((piece for piece in beside if piece.left == 0), None)
        text = named.text if named else ""
        if not any(slots):
            group, above, over = (group + 1, text, _sample(named)) if named and text else (group + 1, above, over)
            continue
        if nested and beside:
            if named:
                alone = len(beside) == 1
                group, above, over = group + 1, "" if alone else text, None if alone else _sample(named)
            named, beside = beside[-1], beside[-1:]
            text = named.text
        units = " ".join(piece.text for piece in beside if piece is not named)
        head = words.head(text.strip())
        strong = named.cell.strong if named else any(slot.piece.cell.strong for slot in slots if slot)
        under = words.head(f"{above.strip()} {text.strip()}") if above else head
        sample = _sample(named) if named else None
        yield Row(head, group, above, _indent(text), strong, units, tuple(slots), under, sample, over)


def _is_nested(body: Sequence[Sequence[Piece]], begins: int, words: TableWords) -> bool:
    """Whether rows are named in their second column, where the first one's cells stand beside several of them."""
    under = [row[0].text for row in body if 0 < row[0].left < begins and row[0].read.kind == "text"]
    return 3 * len([text for text in under if words.measured(text) is None]) > len(body)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" \u00a0\u3000\u2003\u2002-–—·•")) if text else 0


def _slots(row: Sequence[Piece], extents: Sequence[tuple[int, int]], beside: Sequence[Piece]) -> list[Slot | None]:
    slots: list[Slot | None] = [None] * len(extents)
    at = 0
    for piece in row:
        if piece in beside or piece.read.kind not in ("number", "nothing", "year"):
            continue
        while at < len(extents) and extents[at][1] < piece.cell.column:
            at += 1
        if at < len(extents) and extents[at][0] <= piece.right and slots[at] is None:
            slots[at] = Slot(piece.read.main, piece)
    return slots


def _column(heads: Sequence[Sequence[Piece]], extent: tuple[int, int], words: TableWords, first: bool) -> Column:
    left, right = extent
    over = [
        piece
        for row in heads
        for piece in row
        if piece.left <= right and piece.right >= left and not (first and piece.left == 0 and piece.right < left)
    ]
    path = tuple(dict.fromkeys(" ".join(piece.text.split()) for piece in over))
    sample = next((slot for piece in reversed(over) if (slot := _sample(piece)) is not None), None)
    named = " ".join(text for text in path if not _is_note(text, words))
    return Column(words.head(named), path, sample)


def _with_bare_samples(
    heads: Sequence[Sequence[Piece]], extents: Sequence[tuple[int, int]], columns: list[Column]
) -> list[Column]:
    """Columns with what their heads print in brackets as their N, where no head gives one by a letter, but several
    give a count: Drug (45).
    """
    last = heads[-1] if heads else ()
    given = [
        next((piece for piece in last if piece.left <= right and piece.right >= left), None) for left, right in extents
    ]
    found = [_bare_sample(piece) if piece else None for piece in given]
    if any(column.sample for column in columns) or sum(each is not None for each in found) < _SEVERAL:
        return columns
    return [column._replace(sample=each) for column, each in zip(columns, found, strict=True)]


def _bare_sample(piece: Piece) -> Slot | None:
    found = _BARE.search(piece.text)
    return _slot(piece, found) if found else None


def _is_note(text: str, words: TableWords) -> bool:
    """Whether a head says in what all figures are, and names no column: "(in thousands, except per share data)"."""
    bracketed = text[0] in "(（" and text[-1] in ")）"
    return (bracketed or words.head(text).says("exception", "plain_shares")) and words.scale(text) is not None


def _sample(piece: Piece) -> Slot | None:
    found = SAMPLE.search(piece.text)
    return _slot(piece, found) if found else None


def _slot(piece: Piece, found: re.Match[str]) -> Slot:
    figure = Figure(found[1].replace(",", ""), found.start(1), found.end(1), marked="," in found[1])
    return Slot(figure, piece)
