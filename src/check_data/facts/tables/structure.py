"""A line of a table that is the sum of others, in which columns it holds, and how its form was told."""

from __future__ import annotations

from typing import NamedTuple

from check_data.facts.tables.lines import Lines
from check_data.facts.tables.tried import Tried


class Structure(NamedTuple):
    """A line that is the sum of others, by ``signs``; the columns in which it holds, and those of the same kind in
    which it does not. ``explicit`` is 2 where the head says so, 0 where nothing but its holding shows it.
    """

    whole: int
    parts: tuple[int, ...]
    signs: tuple[int, ...]
    form: str
    held: tuple[int, ...]
    failed: tuple[int, ...]
    explicit: int


def made(at: int, tried: Tried, form: str, explicit: int) -> Structure:
    """The structure of lines that were tried as the sum."""
    return Structure(at, tried.parts, tried.signs, form, tried.held, tried.failed, explicit)


def expected(lines: Lines, at: int, tried: Tried, number: int) -> bool:
    """Whether a part is taken off as its head says, or else added; a cost that is printed below nought is added. What
    a firm spends on is taken off where it leads to a result.
    """
    part = tried.parts[number]
    first = lines.cells[part][tried.held[0]]
    spent = "spent_on" in lines.heads[part].first and lines.heads[at].says("result")
    takes = (spent or lines.heads[part].says("takes")) and first is not None and first.number > 0
    return takes is (tried.signs[number] < 0)
