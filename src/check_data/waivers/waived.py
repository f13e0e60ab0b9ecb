"""A waiver where it is written, and whether it accepted anything: what the rules on waivers judge."""

from __future__ import annotations

from typing import NamedTuple

from check_data.findings import Place, Waiver


class Waived(NamedTuple):
    """A waiver of ``name`` (a check's, or the comment itself) at its place. ``used``: something was found that it is
    meant for, or nobody looked.
    """

    name: str
    waiver: Waiver
    place: Place
    used: bool
