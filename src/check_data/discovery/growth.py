"""A change that is told twice of one value: by how much it is another than before, and by what part of it."""

from __future__ import annotations

from typing import NamedTuple

from check_data.reading.text import TextFigure


class Growth(NamedTuple):
    """A value that changed by a ``difference``, and by what part of the value before, its growth: $7.2 million, an
    increase of $1.2 million, or 20 %. ``rise`` or fall; ``sure``: nothing speaks of another base.
    """

    value: TextFigure
    difference: TextFigure
    by: TextFigure
    rise: bool
    sure: bool
