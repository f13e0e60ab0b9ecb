"""Which grid columns each column of numbers takes."""

from __future__ import annotations

from collections.abc import Sequence

from check_data.facts.tables.pieces import Piece


def keys_of(body: Sequence[Sequence[Piece]], first: bool) -> list[list[int]]:
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


def extents_of(body: Sequence[Sequence[Piece]], keys: Sequence[Sequence[int]], first: bool) -> list[tuple[int, int]]:
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
