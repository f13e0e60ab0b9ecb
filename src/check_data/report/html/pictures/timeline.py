"""Days on a line, each with its print; where a check names two or more days."""

from __future__ import annotations

from markupsafe import Markup

from check_data.report.html.pictures.drawing import MARGIN, WIDTH, Scale, label, line, span, svg
from check_data.report.html.pictures.sides import Compared

_ROW = 16


def draw(what: Compared) -> Markup | None:
    """The picture; None where the check is not about days."""
    days = [what.part(name) for name in what.dates()]
    if len(days) < 2:
        return None
    scale, rail = Scale.over(day.values for day in days), len(days) * _ROW + 10
    drawn = [line("p-rail", MARGIN, rail, WIDTH - MARGIN, rail)]
    for row, day in enumerate(days):
        first, last = scale.ends(day.values)
        middle, y = (first + last) / 2, row * _ROW + 12
        left = middle > WIDTH / 2
        told = day.text if day.text == day.written else f"{day.text} · {day.written}"
        drawn += [
            line("p-stem", middle, y - 8, middle, rail),
            label(told, middle + (-5 if left else 5), y, anchor="end" if left else "start", room=WIDTH / 2),
            span(scale, day.values, rail),
        ]
    return svg(rail + 10, drawn)
