"""A share as it follows from its part and whole, against the share that is printed."""

from __future__ import annotations

from fractions import Fraction

from markupsafe import Markup

from check_data.figures.interval import Interval
from check_data.report.html.pictures.drawing import MARGIN, WIDTH, Scale, box, label, line, span, svg
from check_data.report.html.pictures.sides import Compared, ratio

_WHOLE = Interval(Fraction(0), Fraction(1))


def draw(what: Compared) -> Markup | None:
    """The picture; None where no share of a whole is compared to a printed one."""
    if what.operators != ("==",):
        return None
    left, right = what.sides
    worked, printed = (left, right) if ratio(left.node) else (right, left)
    if not ratio(worked.node) or any(not _WHOLE.covers(each.values) for each in (worked, printed)):
        return None
    scale = Scale.over([_WHOLE], zero=True)
    first, last = scale.ends(worked.values)
    return svg(
        68,
        [
            label(f"{worked.text} = {worked.written}", MARGIN, 12, room=WIDTH - 2 * MARGIN),
            box("p-track", MARGIN, WIDTH - MARGIN, 18, 12),
            box("p-solid", MARGIN, first, 18, 12),
            box("p-band", first, last, 18, 12) if not worked.values.exact else Markup(""),
            line("p-rail", MARGIN, 42, WIDTH - MARGIN, 42),
            span(scale, printed.values, 42),
            label(printed.text, MARGIN, 62, room=WIDTH / 3),
            label(printed.written, WIDTH - MARGIN, 62, anchor="end", room=WIDTH / 2, name="p-text p-value"),
        ],
    )
