"""Parts stacked against their whole, with the band that rounding leaves to it, and the gap where they do not meet."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from check_data.agreement.arithmetic import written
from check_data.figures.interval import Interval
from check_data.report.html.pictures.drawing import MARGIN, WIDTH, Scale, box, label, line, svg
from check_data.report.html.pictures.sides import Compared, Side, addends

_BAR = 14
_MOST = 40
"""Parts that are told apart; more are one bar."""


def draw(what: Compared) -> Markup | None:
    """The picture; None where no sum of figures, none of them negative, equals a side."""
    if what.operators != ("==",):
        return None
    left, right = what.sides
    added, whole = (left, right) if addends(left.node) else (right, left)
    parts = [what.part(node) for node in addends(added.node)]
    if not parts or any((each.values.lower or 0) < 0 or each.values.upper is None for each in (*parts, whole)):
        return None
    scale = Scale.over([added.values, whole.values], zero=True)
    drawn = [*_bar(scale, added.values, 18, "p-part"), *_stack(scale, parts)]
    drawn += [*_bar(scale, whole.values, 38, "p-solid"), *_gap(scale, added.values, whole.values)]
    apart = _apart(added.values, whole.values, percent="%" in whole.text)
    end = WIDTH - MARGIN - (70 if apart else 0)
    drawn += [
        label(whole.text, MARGIN, 66, room=WIDTH / 3),
        label(f"Σ {added.written}", end, 66, anchor="end", room=WIDTH / 2, name="p-text p-value"),
        label(apart, WIDTH - MARGIN, 66, anchor="end", room=66, name="p-text p-off"),
    ]
    return svg(72, drawn)


def _stack(scale: Scale, parts: Sequence[Side]) -> list[Markup]:
    """The borders of the parts at their least values, and the print of those that have the room."""
    if len(parts) > _MOST:
        return []
    ends = [Fraction(0)]
    for part in parts:
        ends.append(ends[-1] + (part.values.lower or 0))
    drawn = []
    for part, (start, end) in zip(parts, pairwise(map(scale.at, ends)), strict=True):
        drawn += [
            label(part.text, (start + end) / 2, 12, anchor="middle", room=end - start),
            line("p-border", end, 18, end, 18 + _BAR),
        ]
    return drawn


def _bar(scale: Scale, values: Interval, top: float, name: str) -> list[Markup]:
    """What is at least there, and the band that there may be."""
    first, last = scale.ends(values)
    drawn = [box(name, MARGIN, first, top, _BAR)]
    return drawn if values.exact else [*drawn, box("p-band", first, last, top, _BAR)]


def _between(added: Interval, whole: Interval) -> tuple[Fraction, Fraction] | None:
    """The ends of the gap between two values that do not meet; None where there is none."""
    if added.meets(whole):
        return None
    short, long = sorted((added, whole), key=lambda each: (each.upper or Fraction(0), each.upper_closed))
    assert short.upper is not None  # only sides with an end are drawn
    assert long.lower is not None  # what lies above begins somewhere
    return None if short.upper == long.lower else (short.upper, long.lower)


def _gap(scale: Scale, added: Interval, whole: Interval) -> list[Markup]:
    """The gap, drawn where it is missing."""
    between = _between(added, whole)
    if between is None:
        return []
    return [box("p-gap", scale.at(between[0]), scale.at(between[1]), 18 if between[0] == added.upper else 38, _BAR)]


def _apart(added: Interval, whole: Interval, *, percent: bool) -> str:
    """How wide the gap is, at least where one of the two is no single value."""
    between = _between(added, whole)
    if between is None:
        return ""
    exact = added.exact and whole.exact
    return f"Δ {'' if exact else '≥ '}{written(Interval.exactly(between[1] - between[0]), percent=percent)}"
