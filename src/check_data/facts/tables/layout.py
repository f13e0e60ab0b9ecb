"""A grid as a sheet: heads of columns, rows with their heads, and a slot for each number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.documents.blocks import Cell, Grid, Run
from check_data.facts.tables.cells import CellReader, CellText, Figure
from check_data.facts.tables.words import Head, TableWords

MOST_ROWS, MOST_COLUMNS = 2_000, 60
"""Rows and columns of numbers of the largest table that is read."""
_BEFORE = re.compile(r"\s*(?:[A-Z]{0,3}[$€£¥￥]|[(（])?\s*[(（]?\s*")
_AFTER = re.compile(r"\s*[)）]?\s*[%％]?\s*[)）]?\s*")
_SAMPLE = re.compile(r"(?<!\w)[nN]\s*[=＝:]\s*(\d{1,3}(?:,\d{3})+|\d+)")

_LAST_BRACKET = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]\s*$")


class Piece(NamedTuple):
    """One or more cells of a row that print one thing ("$", "1.1", ")"): the text, and the grid columns it takes.

    ``shift`` is where ``cell`` begins in the text; ``edge`` the last column of the cell that has the digits.
    """

    text: str
    cell: Cell
    shift: int
    left: int
    right: int
    edge: int
    read: CellText


class Slot(NamedTuple):
    """A place of a sheet that has a number, or a sign for nothing (no figure)."""

    figure: Figure | None
    piece: Piece

    @property
    def number(self) -> int:
        """Its value in units of its last digit; nothing is 0."""
        return self.figure.number if self.figure else 0


class Column(NamedTuple):
    """A column of numbers: its head, the texts that lead to it from above, and the N of its head (n = 44).

    ``bracketed`` says that its numbers stand in brackets behind those of the column before.
    """

    head: Head
    path: tuple[str, ...]
    sample: Slot | None = None
    bracketed: bool = False


class Row(NamedTuple):
    """A row with numbers: its head, what it stands under, the unit in a column of its own, and a slot a column."""

    head: Head
    group: int
    above: str
    indent: int
    strong: bool
    unit: str
    slots: tuple[Slot | None, ...]


class Sheet(NamedTuple):
    """The rows of a table that stand under the same heads."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    corner: str
    caption: str
    text: tuple[Cell, ...] = ()


def sheets_of(grid: Grid, words: TableWords, reader: CellReader) -> Iterator[Sheet]:
    """The sheets of a grid: more than one where heads come again further down."""
    if len(grid.rows) > MOST_ROWS:
        return
    rows = [_pieces(row, reader) for row in grid.rows]
    rows = [row for row in rows if row]
    first = _first_is_head(rows)
    for heads, body in _sections(rows, first):
        sheet = _sheet(grid, heads, body, first, words)
        if sheet is not None:
            yield sheet


def _pieces(row: Sequence[Cell], reader: CellReader) -> list[Piece]:
    """The cells of a row that print something, with a currency, brackets and a percent sign of their own joined."""
    pieces: list[Piece] = []
    opened: Cell | None = None
    for cell in row:
        text = cell.text
        if not text or text.isspace():
            continue
        right = cell.column + cell.columns - 1
        if pieces and _closes(pieces[-1], text):
            pieces[-1] = _joined(pieces[-1], text, right, reader)
        elif _opens(text):
            if opened is not None:
                pieces.append(_piece(opened, reader))
            opened = cell
        else:
            pieces.append(_piece(cell, reader, opened))
            opened = None
    if opened is not None:
        pieces.append(_piece(opened, reader))
    return pieces


def _opens(text: str) -> bool:
    return len(text) < 8 and _BEFORE.fullmatch(text) is not None


def _closes(last: Piece, text: str) -> bool:
    return len(text) < 6 and last.read.kind == "number" and _AFTER.fullmatch(text) is not None


def _piece(cell: Cell, reader: CellReader, opened: Cell | None = None) -> Piece:
    right = cell.column + cell.columns - 1
    if opened is not None:
        text = f"{opened.text}{cell.text}"
        read = reader.read(text)
        if read.kind in ("number", "nothing", "year"):
            return Piece(text, cell, len(opened.text), opened.column, right, right, read)
    return Piece(cell.text, cell, 0, cell.column, right, right, reader.read(cell.text))


def _joined(piece: Piece, text: str, right: int, reader: CellReader) -> Piece:
    whole = piece.text + text
    read = reader.read(whole)
    if read.kind != "number":
        return piece
    return piece._replace(text=whole, right=right, read=read)


def _first_is_head(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether the first grid column names the rows: unless it prints amounts alone."""
    first = [row[0] for row in rows if row[0].left == 0 and row[0].edge == 0]
    numbers = [piece.read.main for piece in first if piece.read.kind == "number"]
    amounts = [each for each in numbers if each and (each.places or each.marked or each.percent or each.unit)]
    texts = sum(piece.read.kind in ("text", "year") for piece in first)
    return texts > 1 or 2 * len(amounts) < len(first) or not first


def _sections(rows: Sequence[list[Piece]], first: bool) -> Iterator[tuple[list[list[Piece]], list[list[Piece]]]]:
    """Rows of heads with the rows under them, as often as heads come again."""
    heads: list[list[Piece]] = []
    body: list[list[Piece]] = []
    for row in rows:
        if _is_head(row, first, bool(body)):
            if body:
                yield heads, body
                heads, body = [], []
            heads.append(row)
        elif body or _has_number(row, first):
            body.append(row)
        else:
            heads.append(row)
    if body:
        yield heads, body


def _has_number(row: Sequence[Piece], first: bool) -> bool:
    return any(piece.read.kind == "number" for piece in row if not (first and piece.left == 0))


def _is_head(row: Sequence[Piece], first: bool, below: bool) -> bool:
    """Whether a row names columns: numbers counted up in marked heads, or texts and years beside the first column."""
    others = [piece for piece in row if not (first and piece.left == 0)]
    if not others:
        return False
    if all(piece.cell.head for piece in others) and _counts_up(others):
        return True
    if _has_number(row, first):
        return False
    named = [piece for piece in others if piece.read.kind in ("text", "year")]
    return 2 * len(named) > len(others) and (not below or len(named) > 1)


def _counts_up(pieces: Sequence[Piece]) -> bool:
    numbers = [piece.read.main for piece in pieces]
    return len(numbers) > 1 and all(
        each is not None and each.digits == str(count) for count, each in enumerate(numbers, start=1)
    )


def _sheet(
    grid: Grid, heads: list[list[Piece]], body: list[list[Piece]], first: bool, words: TableWords
) -> Sheet | None:
    keys = _keys(body, first)
    if not keys or len(keys) > MOST_COLUMNS:
        return None
    extents = _extents(body, keys, first)
    heads = [_shifted(row, len(keys), extents) for row in heads]
    rows = list(_rows(body, keys, extents, first, words))
    columns = [_column(heads, extent, words, first) for extent in extents]
    corner = " ".join(piece.text for row in heads for piece in row if first and piece.left == 0)
    text = tuple(piece.cell for row in body for piece in row if piece.read.kind == "text")
    return _split(Sheet(tuple(columns), tuple(rows), corner, grid.caption, text), words)


def _keys(body: Sequence[Sequence[Piece]], first: bool) -> list[list[int]]:
    """The edges at which numbers end, those of one column together."""
    taken: dict[int, set[int]] = {}
    wide = False
    for number, row in enumerate(body):
        for piece in row:
            if piece.read.kind in ("number", "year") and not (first and piece.left == 0):
                taken.setdefault(piece.edge, set()).add(number)
                wide = wide or piece.right != piece.left
    keys: list[list[int]] = []
    rows: list[set[int]] = []
    for edge in sorted(taken):
        if wide and keys and edge - keys[-1][-1] <= 2 and rows[-1].isdisjoint(taken[edge]):
            keys[-1].append(edge)
            rows[-1] |= taken[edge]
        else:
            keys.append([edge])
            rows.append(set(taken[edge]))
    return keys


def _extents(body: Sequence[Sequence[Piece]], keys: Sequence[Sequence[int]], first: bool) -> list[tuple[int, int]]:
    """The grid columns that each column of numbers takes."""
    of = {edge: at for at, key in enumerate(keys) for edge in key}
    lefts, rights = [key[0] for key in keys], [key[-1] for key in keys]
    for row in body:
        for piece in row:
            at = of.get(piece.edge)
            if at is None or piece.read.kind not in ("number", "year") or (first and piece.left == 0):
                continue
            floor = keys[at - 1][-1] + 1 if at else int(first)
            lefts[at] = min(lefts[at], max(piece.left, floor))
            rights[at] = max(rights[at], min(piece.right, keys[at + 1][0] - 1 if at + 1 < len(keys) else piece.right))
    return list(zip(lefts, rights, strict=True))


def _shifted(row: list[Piece], width: int, extents: Sequence[tuple[int, int]]) -> list[Piece]:
    """A second row of heads that lacks the cell which spans both rows: it begins at the first column of numbers."""
    plain = all(left == right for left, right in extents) and len(row) == width and row[0].left == 0
    if not plain or extents[0][0] != 1 or any(piece.left != at for at, piece in enumerate(row)):
        return row
    if not any(_SAMPLE.search(piece.text) for piece in row):
        return row
    return [piece._replace(left=piece.left + 1, right=piece.right + 1) for piece in row]


def _rows(
    body: Sequence[Sequence[Piece]],
    keys: Sequence[Sequence[int]],
    extents: Sequence[tuple[int, int]],
    first: bool,
    words: TableWords,
) -> Iterator[Row]:
    group, above = 0, ""
    begins = extents[0][0]
    for row in body:
        beside = [piece for piece in row if piece.left < begins and (first or piece.read.kind == "text")]
        slots = _slots(row, extents, beside)
        named = next((piece for piece in beside if piece.left == 0), None)
        text = named.text if named else ""
        if not any(slots):
            group, above = group + 1, text or above
            continue
        units = " ".join(piece.text for piece in beside if piece is not named)
        head = words.head(text.strip())
        strong = named.cell.strong if named else any(slot.piece.cell.strong for slot in slots if slot)
        yield Row(head, group, above, _indent(text), strong, units, tuple(slots))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" \u00a0\u3000\u2003\u2002-–—·•")) if text else 0


def _slots(row: Sequence[Piece], extents: Sequence[tuple[int, int]], beside: Sequence[Piece]) -> list[Slot | None]:
    slots: list[Slot | None] = [None] * len(extents)
    at = 0
    for piece in row:
        if piece in beside or piece.read.kind not in ("number", "nothing", "year"):
            continue
        while at < len(extents) and extents[at][1] < piece.left:
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
    return Column(words.head(" ".join(path)), path, sample)


def _sample(piece: Piece) -> Slot | None:
    found = _SAMPLE.search(piece.text)
    if found is None:
        return None
    figure = Figure(found[1].replace(",", ""), found.start(1), found.end(1), marked="," in found[1])
    return Slot(figure, piece)


def _split(sheet: Sheet, words: TableWords) -> Sheet:
    """With a column of its own for the numbers that most cells of a column print in brackets."""
    columns: list[Column] = []
    slots: list[list[Slot | None]] = [[] for _ in sheet.rows]
    for at, column in enumerate(sheet.columns):
        columns.append(column)
        cells = [row.slots[at] for row in sheet.rows]
        for line, slot in zip(slots, cells, strict=True):
            line.append(slot)
        seconds = [_second(slot) for slot in cells]
        if 2 * sum(each is not None for each in seconds) > sum(slot is not None for slot in cells):
            outer, inner = _bracketed(column, words)
            columns[-1] = outer
            columns.append(inner)
            for line, slot in zip(slots, seconds, strict=True):
                line.append(slot)
    rows = tuple(row._replace(slots=tuple(line)) for row, line in zip(sheet.rows, slots, strict=True))
    return sheet._replace(columns=tuple(columns), rows=rows)


def _bracketed(column: Column, words: TableWords) -> tuple[Column, Column]:
    """A column and that of its brackets: a head's last bracket names the latter, unless it gives an N."""
    text = column.head.text
    found = _LAST_BRACKET.search(text)
    if found is None or _SAMPLE.search(found[1]):
        return column, column._replace(bracketed=True, sample=None)
    outer, inner = words.head(text[: found.start()].strip()), words.head(found[1].strip())
    return column._replace(head=outer), column._replace(head=inner, bracketed=True, sample=None)


def _second(slot: Slot | None) -> Slot | None:
    if slot is None or slot.piece.read.second is None or slot.piece.read.spread:
        return None
    return Slot(slot.piece.read.second, slot.piece)


def place(slot: Slot) -> tuple[int, int, Run]:
    """Where a slot's figure stands in the text of its cell."""
    assert slot.figure is not None  # only figures have places
    length = len(slot.piece.cell.text)
    start = max(slot.figure.start - slot.piece.shift, 0)
    return start, min(slot.figure.end - slot.piece.shift, length), slot.piece.cell.run
