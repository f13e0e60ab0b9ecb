"""The ranges of missing figures that the rules and the other fields leave, exact: both ends can be come near to."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from check_data.agreement.formula import Formula
from check_data.agreement.nodes import Comparison, Name, Number
from check_data.agreement.simplex import farthest
from check_data.agreement.too_much import TooMuch
from check_data.editing.solve import Search
from check_data.editing.system import Record, System
from check_data.figures.interval import EVERYTHING, Interval


class Ranges:
    """Tells the ranges of missing figures of records by the rules of a system."""

    def __init__(self, system: System) -> None:
        self._parts = system.parts()
        self._texts = system.texts
        self._alone: dict[str, Interval] = {}

    def left(self, record: Record, but: Iterable[str]) -> dict[str, Interval]:
        """What other fields leave of the missing ones, where that is less than the rules leave of any record; nothing
        of the fields ``but``.
        """
        found: dict[str, Interval] = {}
        known = {*but, *self._texts}
        for part in self._parts:
            names = [name for name in part.fields if record.get(name) is None and name not in known]
            formulas = tuple(part.formulas.values())
            for name in names if len(names) < len(part.fields) else ():
                seen = _range(formulas, record, name)
                if name not in self._alone:
                    self._alone[name] = _range(formulas, {}, name)
                if _is_less(seen, self._alone[name]):
                    found[name] = seen
        return found


def _is_less(seen: Interval, alone: Interval) -> bool:
    """Whether one of the ends is nearer."""
    up = seen.upper is not None and (alone.upper is None or seen.upper < alone.upper)
    return up or (seen.lower is not None and (alone.lower is None or seen.lower > alone.lower))


def _range(formulas: tuple[Formula, ...], record: Record, name: str) -> Interval:
    """Everything where it can't be told, or the formulas can't hold."""
    try:
        return Interval(_end(formulas, record, name, up=False), _end(formulas, record, name, up=True))
    except TooMuch:
        return EVERYTHING


def _end(formulas: tuple[Formula, ...], record: Record, name: str, *, up: bool) -> Fraction | None:
    """The end of all ways in which formulas hold: that of one, then of one that goes farther, while there is one."""
    best: Fraction | None = None
    farther: tuple[Formula, ...] = ()
    while True:
        search = Search((*formulas, *farther), record)
        if search.found() is None:
            return best
        linear = search.linear
        if linear is None or name not in linear.ranges:
            return None
        best = farthest(linear, name, up=up)
        if best is None:
            return None
        farther = (Comparison(">" if up else "<", Name(name), Number(best, str(best))),)
