"""A sheet with a mention for every number: its unit, scale and precision, as head, caption and column say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from check_data.facts.tables.cells import Figure
from check_data.facts.tables.sheet import Column, Row, Sheet, Slot, place
from check_data.facts.tables.words import Head, TableWords
from check_data.figures.conventions import Conventions, Hedge, Printed, read_printed
from check_data.figures.units import NUMBER, Unit, counts_things, unit
from check_data.reading.mention import Mention, MentionKind
from check_data.reading.phrase import trailing_zeros

_PERCENT, _ENDS = ("%", "％"), 2
_LEVEL = re.compile(r"(?<![\w.,])[5-9]\d(?:[.,]\d)?\s?[%％]")
"""The level of an interval (95% CI): numbers under it are not per cent themselves."""
_SHARES = re.compile(r"[(（\[]\s*[%％]\s*[)）\]]")
_COUNTS = re.compile(r"(?<!\w)[nN]o?\.?\s?[(（\[]\s*[%％]\s*[)）\]]")
_BRACKETS = re.compile(r"[(（](?:[^()（）\d]{1,40}|[^()（）\d]{0,6}['’]?000s?[^()（）\d]{0,12})[)）]")


def power(decimals: int) -> int:
    """Ten to so many decimals."""
    tens: int = 10**decimals
    return tens


class Entry(NamedTuple):
    """A number of a ledger, or a sign for nothing (no mention).

    ``number`` is what it prints in units of the ledger's last decimal, ``last`` the worth of its own last digit in the
    same units; ``rounded`` says that it may be.
    """

    mention: Mention | None
    number: int
    last: int
    rounded: bool
    percent: bool

    @property
    def is_long(self) -> bool:
        """Whether it prints more than one digit."""
        return abs(self.number) >= 10 * self.last

    @property
    def printed(self) -> Mention:
        """The mention of an entry that has one."""
        assert self.mention is not None  # asked for after a look at `number` or `mention`
        return self.mention


class Ledger(NamedTuple):
    """The entries of a sheet by rows and columns; ``samples`` are the N of its columns' heads, ``stubs`` those of its
    rows' heads, ``overs`` those of what the rows stand under.
    """

    sheet: Sheet
    block: int
    decimals: int
    entries: tuple[tuple[Entry | None, ...], ...]
    samples: tuple[Entry | None, ...]
    stubs: tuple[Entry | None, ...]
    overs: tuple[Entry | None, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the sheet."""
        return self.sheet.rows

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the sheet."""
        return self.sheet.columns

    def column(self, at: int) -> list[Entry | None]:
        """The entries of a column from above."""
        return [row[at] for row in self.entries]


class _Scope(NamedTuple):
    """What caption and corner say of all numbers."""

    scale: int
    unit: str | None
    rounded: bool
    plain_shares: bool


class _Print(NamedTuple):
    """What is to be known of a number beside its digits."""

    scale: int
    unit: str
    percent: bool
    points: int
    zeros: int
    rounded: bool
    currencies: frozenset[Unit]


def ledger_of(sheet: Sheet, block: int, words: TableWords, conventions: Conventions) -> Ledger:
    """The ledger of a sheet: columns of years and other labels have no entries."""
    scope = _scope(sheet, words)
    figures = [[slot.figure for row in sheet.rows if (slot := row.slots[at])] for at in range(len(sheet.columns))]
    decimals = max((each.places for column in figures for each in column if each), default=0)
    made = [_column(sheet, at, decimals, scope, words, conventions, block) for at in range(len(sheet.columns))]
    rows = tuple(zip(*made, strict=True))
    plain = _Print(1, "", False, 0, 0, False, words.currencies)

    def entries(slots: Iterable[Slot | None]) -> tuple[Entry | None, ...]:
        return tuple(each and _entry(each, plain, decimals, conventions, block) for each in slots)

    samples = entries(each.sample for each in sheet.columns)
    stubs, overs = entries(each.sample for each in sheet.rows), entries(each.over for each in sheet.rows)
    return Ledger(sheet, block, decimals, rows, samples, stubs, overs)


def _scope(sheet: Sheet, words: TableWords) -> _Scope:
    said = f"{sheet.corner} | {sheet.caption[-300:]}"
    heads = list(dict.fromkeys(text for column in sheet.columns for text in column.path))
    # A head that is all bracket says it for all columns, whichever it stands above.
    over = " ".join((*(text for text in heads if text[0] in "(（" and text[-1] in ")）"), *_upper(sheet, words)))
    places = (sheet.corner, over, sheet.caption[-300:])
    scale = next((scale for place in places if (scale := words.scale(place))), 1)
    of = next((of for place in places if (of := words.unit(place))), None)
    rounded = words.head(said).says("rounding") or words.unit(f"{said} {' '.join(heads)}") is not None
    rounded = rounded or any(slot and slot.figure and slot.figure.unit for row in sheet.rows[:3] for slot in row.slots)
    return _Scope(scale, of, rounded, any(words.head(place).says("plain_shares") for place in places))


def _upper(sheet: Sheet, words: TableWords) -> list[str]:
    """A head above others that gives a scale, where only one does: it is of all columns, whichever it stands above."""
    found = dict.fromkeys(text for column in sheet.columns for text in column.path[:-1] if words.scale(text))
    return list(found) if len(found) == 1 else []


def _column(
    sheet: Sheet,
    at: int,
    decimals: int,
    scope: _Scope,
    words: TableWords,
    conventions: Conventions,
    block: int,
) -> list[Entry | None]:
    column = sheet.columns[at]
    slots = [row.slots[at] for row in sheet.rows]
    of_parts = column.head.says("full_year") and any(each.head.says("part_year") for each in sheet.columns)
    if not of_parts and _is_label(column.head, slots):
        return [None] * len(slots)
    numbers = [slot.figure for slot in slots if slot and slot.figure]
    whole = [each.digits for each in numbers if not each.places]
    # All end in noughts where they are rounded; a single one may be.
    zeros = min(map(trailing_zeros, whole), default=0)
    zeros = zeros if zeros > 1 else 0  # hardly a table is rounded to tens
    inner = _shares_in_brackets(sheet, words)
    percent = _is_percent(column, slots) or (_marked(sheet.corner) and not inner and not _has_own(column, numbers))
    upper = _upper(sheet, words)
    own_heads = " ".join(
        text for text in column.path if text not in upper and not (text[0] in "(（" and text[-1] in ")）")
    )
    scale, of = words.scale(own_heads), words.unit(own_heads)
    points = _points(column)
    shown = at + 1 < len(sheet.columns) and sheet.columns[at + 1].bracketed
    entries: list[Entry | None] = []
    for row, slot in zip(sheet.rows, slots, strict=True):
        if slot is None:
            entries.append(None)
            continue
        of_group = row.under.quotient and not row.head.says("shares_outstanding", "result", "amount")
        per = row.head.quotient or of_group or column.head.quotient
        counts = shown and row.slots[at + 1] is not None  # n (%): the share stands in the bracket
        marked = _marked(row.head.text) or (column.bracketed and _is_of_group(row, inner))
        share = percent or (marked and not counts) or bool(slot.figure and slot.figure.percent)
        measured = words.measured(row.unit)
        own = _own_scale(row.head.text, words) or (measured and measured[0]) or words.scale(row.unit) or scale
        counted = scope.plain_shares and row.under.says("shares_outstanding")
        own = own or (1 if per or counted else scope.scale)
        name = words.unit(row.head.text) or (measured and measured[1]) or of or (scope.unit if not per else None) or ""
        printed = _Print(own, name, share or points > 0, points, zeros, scope.rounded, words.currencies)
        entries.append(_entry(slot, printed, decimals, conventions, block))
    return entries


def _is_of_group(row: Row, inner: bool) -> bool:
    """Whether the head that a row stands under, or the table, says that its brackets are per cent: n (%), and its own
    nothing else.
    """
    return (inner or _marked(row.under.text)) and not row.head.says("average", "statistic", "rate", "unsummed")


def _shares_in_brackets(sheet: Sheet, words: TableWords) -> bool:
    """Whether a table says at its corner or in its caption that it prints counts with their shares in brackets."""
    corner = _SHARES.search(sheet.corner) is not None and words.head(sheet.corner).says("number")
    return corner or _COUNTS.search(sheet.caption[-300:]) is not None


def _own_scale(head: str, words: TableWords) -> int | None:
    """The scale that a row's head gives in brackets of its own: "(in thousands)", not "(net of $36,000)"."""
    found = _BRACKETS.search(head)
    return words.scale(found[0]) if found else None


def _is_label(head: Head, slots: Sequence[Slot | None]) -> bool:
    """Whether a column's numbers are years, or count its rows."""
    given = [slot for slot in slots if slot and slot.figure]
    years = sum(slot.piece.read.kind == "year" for slot in given)
    if 3 * years >= 2 * len(given) and (head.says("label") or 10 * years >= 9 * len(given)):
        return years > 1 or head.says("label") or not head.text
    counts = [slot.figure.number for slot in given if slot.figure]
    numbered = all(after - before == 1 for before, after in pairwise(counts))
    return (
        "label" in head.pure
        and (numbered or not head.says("number"))
        and not any(map(str.isdigit, head.text))
        and not head.says("rank")
        and all(not slot.figure.places and not slot.figure.marked for slot in given if slot.figure)
    )


def _has_own(column: Column, numbers: Sequence[Figure]) -> bool:
    """Whether a column says itself what its numbers are: points, amounts of a unit, or large ones."""
    said = column.head.says("points", "basis_points", "number", "amount", "population")
    return said or any(each.unit or each.marked for each in numbers)


def _points(column: Column) -> int:
    """How many of a column's points, or basis points, make one; 0 where it has neither."""
    if column.head.says("basis_points"):
        return 10_000
    return 100 if column.head.says("points") else 0


def _is_percent(column: Column, slots: Sequence[Slot | None]) -> bool:
    """Whether a column's numbers are per cent where they do not say so: by its head, or by its first number."""
    figures = [slot.figure for slot in slots if slot and slot.figure]
    if any(each.marked or each.unit for each in figures):
        return False
    if any(each.percent for each in figures):
        # Only the first says so, or it and the last: the others are the same.
        said = sum(each.percent for each in figures)
        few = len(figures) > said and (said == 1 or (said == _ENDS and figures[-1].percent))
        return few and figures[0].percent and all(abs(each.number) <= 1005 * 10**each.places // 10 for each in figures)
    return (
        _marked(column.head.text)
        or "percent" in column.head.pure
        or (column.head.says("growth") and any(each.places for each in figures))
    )


def _marked(text: str) -> bool:
    return any(each in _LEVEL.sub("", text) for each in _PERCENT)


def _entry(slot: Slot, printed: _Print, decimals: int, conventions: Conventions, block: int) -> Entry:
    figure = slot.figure
    if figure is None:
        return Entry(None, 0, 1, False, printed.percent)
    start, end, run = place(slot)
    last = 10 ** (decimals - figure.places)
    scale, name = figure.scale if figure.scale != 1 else printed.scale, figure.unit or printed.unit
    kind, of = _kind(name, printed)
    if printed.percent:
        scale, below = 1, (printed.points or 100) * 10**figure.places
    else:
        below = 10**figure.places
    worth = Fraction(scale, below)
    value = figure.number * worth
    rounded = printed.rounded or bool(figure.places) or printed.percent or scale != 1
    zeros = 0 if figure.places or printed.percent else printed.zeros
    reading = read_printed(Printed(value, worth, worth * 10**zeros, rounded, not zeros, Hedge.NONE), conventions)
    span = run.span(start, end)
    mention = Mention(
        span.start, span.end, start, end, block, slot.piece.cell.text[start:end], kind, reading, of, value, worth,
        figure.digits, figure.places, Hedge.NONE, figure.negative, scale != 1, False,
    )  # fmt: skip
    return Entry(mention, figure.number * last, last, rounded, printed.percent)


def _kind(name: str, printed: _Print) -> tuple[MentionKind, Unit | None]:
    if printed.percent:
        return ("points" if printed.points else "percent"), NUMBER
    if not name:
        return "count", None
    of = unit(name)
    if counts_things(of):
        return "count", of
    return ("money" if of in printed.currencies else "measure"), of
