"""Columns whose cells print a second number in brackets, as two columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from check_data.facts.tables.sheet import Column, Sheet, Slot
from check_data.facts.tables.words import TableWords

SAMPLE = re.compile(r"(?<!\w)[nN]\s*[=＝:]\s*(\d{1,3}(?:,\d{3})+|\d+)")
"""The N of a head: (n = 44)."""
_SAMPLE_BRACKET = re.compile(r"[(（\[]\s*[nN]\s*[=＝:]\s*[\d,]+\s*[)）\]]")
_LAST_BRACKET = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]\s*$")


def with_brackets_apart(sheet: Sheet, words: TableWords) -> Sheet:
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
            outer, inner = _both(column, words)
            if _counts_last(cells, seconds):
                outer, inner = inner._replace(bracketed=False, sample=outer.sample), outer._replace(bracketed=True)
                for line, first, second in zip(slots, cells, seconds, strict=True):
                    line[-1] = second or first
                seconds = [first if second else None for first, second in zip(cells, seconds, strict=True)]
            columns[-1] = outer
            columns.append(inner)
            for line, slot in zip(slots, seconds, strict=True):
                line.append(slot)
    rows = tuple(row._replace(slots=tuple(line)) for row, line in zip(sheet.rows, slots, strict=True))
    return sheet._replace(columns=tuple(columns), rows=rows)


def _counts_last(cells: Sequence[Slot | None], seconds: Sequence[Slot | None]) -> bool:
    """Whether the shares stand first, and the counts in brackets behind them: 37.5% (45)."""
    pairs = [(first.figure, second.figure) for first, second in zip(cells, seconds, strict=True) if first and second]
    return all(one and other and one.percent and not other.percent and not other.places for one, other in pairs)


def _both(column: Column, words: TableWords) -> tuple[Column, Column]:
    """A column and that of its brackets: a head's last bracket but that of its N names the latter."""
    text = _SAMPLE_BRACKET.sub("", column.head.text)
    found = _LAST_BRACKET.search(text)
    if found is None or SAMPLE.search(found[1]):
        return column, column._replace(bracketed=True, sample=None)
    outer, inner = words.head(text[: found.start()].strip()), words.head(found[1].strip())
    return column._replace(head=outer), column._replace(head=inner, bracketed=True, sample=None)


def _second(slot: Slot | None) -> Slot | None:
    if slot is None or slot.piece.read.second is None or slot.piece.read.spread:
        return None
    return Slot(slot.piece.read.second, slot.piece)
