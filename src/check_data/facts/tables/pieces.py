"""Cells of a row that print one thing, joined: a currency, brackets and a percent sign go to their number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from check_data.documents.blocks import Cell
from check_data.facts.tables.cells import CellReader, CellText

_BEFORE = re.compile(r"\s*(?:[A-Z]{0,3}[$€£¥￥]|[(（])?\s*[(（]?\s*")
_AFTER = re.compile(r"\s*[)）]?\s*[%％]?\s*[)）]?\s*")
_SHORT = 7
"""Characters of a cell that opens or closes another one, at most."""


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


def pieces_of(row: Sequence[Cell], reader: CellReader) -> list[Piece]:
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
            piece = _piece(cell, reader, opened)
            if opened is not None and not piece.shift:
                pieces.append(_piece(opened, reader))
            pieces.append(piece)
            opened = None
    if opened is not None:
        pieces.append(_piece(opened, reader))
    return pieces


def _opens(text: str) -> bool:
    return len(text) <= _SHORT and _BEFORE.fullmatch(text) is not None


def _closes(last: Piece, text: str) -> bool:
    return len(text) <= _SHORT and last.read.kind == "number" and _AFTER.fullmatch(text) is not None


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
