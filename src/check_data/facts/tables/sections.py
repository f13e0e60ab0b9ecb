"""Which rows of a table name columns, and which stand under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from check_data.facts.tables.pieces import Piece
from check_data.patterns import lazily

_FIGURES = lazily(r"(?=\D*\d)[\W\d_]*")
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"[0-3]?\d"
_DATE = lazily(
    rf"\s*(?:(?:19|20)\d\d[-/.]{_MONTH}[-/.]{_DAY}|(?:{_MONTH}[-/.]{_DAY}|{_DAY}[-/.]{_MONTH})[-/.](?:\d\d)?\d\d)\s*"
)


def first_is_head(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether the first grid column names the rows: unless it prints amounts alone."""
    first = [row[0] for row in rows if row[0].left == 0 and row[0].edge == 0]
    numbers = [piece.read.main for piece in first if piece.read.kind == "number"]
    amounts = [each for each in numbers if each and (each.places or each.marked or each.percent or each.unit)]
    texts = sum(piece.read.kind in ("text", "year") for piece in first)
    return texts > 1 or 2 * len(amounts) < len(first) or not first


def sections(rows: Sequence[list[Piece]], first: bool) -> Iterator[tuple[list[list[Piece]], list[list[Piece]]]]:
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
        return not below and _are_spans(others)
    named = [piece for piece in others if piece.read.kind in ("text", "year") and not _is_figures(piece)]
    if not below:
        return 2 * len(named) > len(others)
    return 2 * len(named) > len(others) and len(named) > 1 and (len(others) == len(row) or not _are_counts(named))


def _is_figures(piece: Piece) -> bool:
    """Whether a text is figures that are read as none: 24 (30.4)/55 (69.9), 27/72/1; a date may be a head."""
    text = piece.text
    return piece.read.kind == "text" and _FIGURES.fullmatch(text) is not None and _DATE.fullmatch(text) is None


def _are_spans(pieces: Sequence[Piece]) -> bool:
    """Whether texts have among them no numbers but ones of things: 1 year, 1-3 years, more than 3 years."""
    mains = [piece.read.main for piece in pieces if piece.read.kind == "number"]
    return 2 * len(mains) <= len(pieces) and all(main is not None and main.unit.isalpha() for main in mains)


def _are_counts(pieces: Sequence[Piece]) -> bool:
    """Whether what looks like years beside a head is none: years of columns follow each other."""
    years = [int(piece.read.main.digits) for piece in pieces if piece.read.kind == "year" and piece.read.main]
    steps = {abs(one - other) for one, other in pairwise(years)}
    return len(years) == len(pieces) and steps != {1}


def _counts_up(pieces: Sequence[Piece]) -> bool:
    numbers = [piece.read.main for piece in pieces]
    return len(numbers) > 1 and all(
        each is not None and each.digits == str(count) for count, each in enumerate(numbers, start=1)
    )
