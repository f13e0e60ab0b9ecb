"""Two or more values on one scale: each a dot, or the band of what it may be."""

from __future__ import annotations

from markupsafe import Markup

from check_data.report.html.pictures.drawing import MARGIN, WIDTH, Scale, label, line, span, svg
from check_data.report.html.pictures.sides import Compared

_SIGNS = {"==": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
_ROW, _HALF = 34, 170


def draw(what: Compared) -> Markup:
    """The picture; every check has one of this kind."""
    scale, drawn = Scale.over(side.values for side in what.sides), list[Markup]()
    for row, side in enumerate(what.sides):
        top = row * _ROW
        sign = f"{_SIGNS[what.operators[row - 1]]} " if row else ""
        drawn += [
            label(sign + side.text, MARGIN, top + 12, room=_HALF),
            label(side.written, WIDTH - MARGIN, top + 12, anchor="end", room=_HALF, name="p-text p-value"),
            line("p-rail", MARGIN, top + 23, WIDTH - MARGIN, top + 23),
            span(scale, side.values, top + 23),
        ]
    return svg(len(what.sides) * _ROW, drawn)
