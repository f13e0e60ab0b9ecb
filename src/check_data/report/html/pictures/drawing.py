"""What the pictures are drawn with: a scale of exact values, marks on it, and text that fits."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup, escape

from check_data.figures.interval import Interval
from check_data.report.columns import printable, width

WIDTH, MARGIN = 360, 6
_CELL = 6.2
"""The width of a terminal cell of a label; a Han character takes two."""
_DOT = 3.5


class Scale(NamedTuple):
    """Values from ``low`` to ``high`` over the width of a picture, calculated exactly until they are drawn."""

    low: Fraction
    high: Fraction

    @classmethod
    def over(cls, intervals: Iterable[Interval], *, zero: bool = False) -> Scale:
        """The scale that holds every end with some room beside it; from 0 on where ``zero``."""
        ends = [end for each in intervals for end in (each.lower, each.upper) if end is not None]
        low, high = min(ends, default=Fraction(0)), max(ends, default=Fraction(0))
        if zero:
            return cls(Fraction(0), high or Fraction(1))
        room = (high - low) / 8 or abs(high) / 20 or Fraction(1)
        return cls(low - room, high + room)

    def at(self, value: Fraction | None, *, unbounded: float = WIDTH - MARGIN) -> float:
        """Where a value is; ``unbounded`` stands for no value."""
        if value is None:
            return unbounded
        return MARGIN + float((value - self.low) / (self.high - self.low)) * (WIDTH - 2 * MARGIN)

    def ends(self, interval: Interval) -> tuple[float, float]:
        """Where an interval starts and ends."""
        return self.at(interval.lower, unbounded=MARGIN), self.at(interval.upper)


def svg(height: float, drawn: Iterable[Markup]) -> Markup:
    """A picture. It is hidden from screen readers, which have the arithmetic."""
    return Markup('<svg class="pic" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>').format(
        WIDTH, f"{height:g}", Markup("").join(drawn)
    )


def box(name: str, first: float, last: float, top: float, height: float) -> Markup:
    """A filled piece; one without a width still shows. ``name`` is a class of ours, never a text of the report."""
    at = f'x="{first:.1f}" y="{top:.1f}" width="{max(last - first, 1):.1f}" height="{height:.1f}"'
    return Markup(f'<rect class="{name}" {at}/>')


def line(name: str, x1: float, y1: float, x2: float, y2: float) -> Markup:
    """A line; ``name`` as for `box`."""
    return Markup(f'<line class="{name}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>')


def span(scale: Scale, interval: Interval, y: float) -> Markup:
    """An interval on a rail: a dot where it is one value, a band with its ends else, an arrow where it has no end."""
    first, last = scale.ends(interval)
    if interval.exact:
        return Markup('<circle class="p-dot" cx="{:.1f}" cy="{:.1f}" r="{}"/>').format(first, y, _DOT)
    ends = [
        _end(at, y, closed=closed, bounded=end is not None, outwards=outwards)
        for at, end, closed, outwards in (
            (first, interval.lower, interval.lower_closed, -1),
            (last, interval.upper, interval.upper_closed, 1),
        )
    ]
    return box("p-band", first, last, y - 4, 8) + Markup("").join(ends)


def _end(at: float, y: float, *, closed: bool, bounded: bool, outwards: int) -> Markup:
    if not bounded:
        return Markup('<path class="p-line" d="M{:.1f} {:.1f}l{} 5l{} 5"/>').format(
            at - 5 * outwards, y - 5, 5 * outwards, -5 * outwards
        )
    return line("p-line" if closed else "p-line p-open", at, y - 6, at, y + 6)


def label(text: str, x: float, y: float, *, anchor: str = "start", room: float = WIDTH, name: str = "p-text") -> Markup:
    """A text, cut to the room that it has."""
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(
        name, x, y, anchor, escape(fitted(printable(text), room))
    )


def fitted(text: str, room: float) -> str:
    """The text, or as much of it as fits, with an ellipsis."""
    if width(text) * _CELL <= room:
        return text
    cells = int(room / _CELL) - 1
    kept = max((end for end in range(min(len(text), cells + 1)) if width(text[:end]) <= cells), default=0)
    return f"{text[:kept]}…" if kept else ""
