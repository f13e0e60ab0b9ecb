"""How often the run of a command looks for garbage in cycles."""

from __future__ import annotations

import gc

OBJECTS = 1_000_000


def collect_seldom() -> None:
    """Look only after so many more objects: a run makes few cycles and many objects that live long, and to go over them
    again and again takes up to a fifth of its time.
    """
    gc.set_threshold(OBJECTS)
