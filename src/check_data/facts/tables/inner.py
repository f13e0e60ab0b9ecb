"""What one cell tells by itself: an estimate within its interval, a part of a whole with its share (31/44 (70%))."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from check_data.facts.fact import Telling
from check_data.facts.tables.cells import Figure
from check_data.facts.tables.ledger import Ledger
from check_data.facts.tables.sheet import Slot, place
from check_data.figures.conventions import Conventions, Printed, read_printed
from check_data.figures.units import NUMBER
from check_data.reading.mention import Mention, MentionKind


def inner(ledger: Ledger, conventions: Conventions) -> Iterator[Telling]:
    """The tellings of cells that print an interval, or a fraction with its share."""
    for row, entries in zip(ledger.rows, ledger.entries, strict=True):
        for slot, entry in zip(row.slots, entries, strict=True):
            if slot is None or entry is None or entry.mention is None or slot.figure is not slot.piece.read.main:
                continue
            main, read = entry.mention, slot.piece.read
            if read.low and read.high:
                low, high = (beside(main, each, slot, conventions) for each in (read.low, read.high))
                roles = {"low": (low,), "high": (high,), "estimate": (main,)}
                yield Telling("interval", "table:cell-interval", roles, 1, anchor=main)
            elif read.of and read.second:
                whole = beside(main, read.of, slot, conventions)
                share = beside(main, read.second, slot, conventions, share=True)
                roles = {"part": (main,), "whole": (whole,), "share": (share,)}
                yield Telling("share", "table:cell-share", roles, 2, anchor=share)


def beside(main: Mention, figure: Figure, slot: Slot, conventions: Conventions, *, share: bool = False) -> Mention:
    """A mention of another figure of the main one's cell, in its unit, or in per cent."""
    start, end, run = place(Slot(figure, slot.piece))
    worth = main.last_digit * Fraction(10**main.places, 10**figure.places)
    kind: MentionKind = main.kind
    if share:
        worth, kind = Fraction(1, 100 * 10**figure.places), "percent"
    value = figure.number * worth
    rounded = share or bool(figure.places) or main.scaled or main.kind == "percent"
    reading = read_printed(Printed(value, worth, worth, rounded, True), conventions)
    span = run.span(start, end)
    return main._replace(
        start=span.start, end=span.end, at=start, to=end, quote=run.text[start:end], kind=kind, reading=reading,
        unit=NUMBER if share else main.unit, value=value, last_digit=worth, digits=figure.digits,
        places=figure.places, negative=figure.negative,
    )  # fmt: skip
