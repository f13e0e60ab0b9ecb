"""Figures that belong together: bare numbers that take the unit of the next, and ranges."""

from __future__ import annotations

from collections.abc import Sequence

from check_data.documents.blocks import Run
from check_data.figures.conventions import Conventions
from check_data.reading.mention import NUMERIC, Mention
from check_data.reading.unspaced.grammar import Grammar
from check_data.reading.unspaced.made import like, range_of

_OPENED, _CHANGE = 12, 10
"""Characters before a figure in which 由 or 从 opens a change, and between its two values at most."""


class Joined:
    """Joins the figures of a text by one grammar's words."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def units(self, text: str, found: list[Mention], conventions: Conventions) -> None:
        """Gives bare numbers the unit of the next figure: in a list (12、15和18家), a range (35至45只), a change
        (由 47.2降至 51.8亿元).
        """
        for index in range(len(found) - 2, -1, -1):
            one, two = found[index], found[index + 1]
            if two.kind in NUMERIC and _takes_unit(one, two) and self._is_joined(text, one, two):
                found[index] = like(one, two, conventions)

    def _is_joined(self, text: str, one: Mention, two: Mention) -> bool:
        joined = text[one.to : two.at].strip()
        if joined in self._grammar.lists or joined in self._grammar.ranges:
            return True
        to = len(joined) <= _CHANGE and joined.endswith(tuple(self._grammar.ranges)) and "，" not in joined
        return to and self._is_opened(text, one)

    def ranges(self, text: str, found: Sequence[Mention], run: Run) -> list[Mention]:
        """The figures, with both ends of a range as one mention."""
        joined: list[Mention] = []
        for each in found:
            mention = _of_rate(joined[-1], each) if joined else each
            if joined and self._is_range(text, joined[-1], mention):
                joined[-1] = range_of(joined[-1], mention, run)
            else:
                joined.append(each)
        return joined

    def _is_range(self, text: str, one: Mention, two: Mention) -> bool:
        if text[one.to : two.at].strip() not in self._grammar.ranges or one.kind != two.kind:
            return False
        return one.unit is two.unit and one.kind in NUMERIC and not self._is_opened(text, one)

    def _is_opened(self, text: str, one: Mention) -> bool:
        opened = text[max(0, one.at - _OPENED) : one.at]
        return any(mark in opened for mark in self._grammar.ranges_from)


def _of_rate(one: Mention, two: Mention) -> Mention:
    """每分钟 35只至 45只: the second end of a rate is one too."""
    if one.kind != "measure" or two.kind == one.kind or one.unit is None or two.unit is None:
        return two
    of = len(one.unit.powers) == 2 and len(two.unit.powers) == 1 and two.unit.powers[0] in one.unit.powers
    return two._replace(kind=one.kind, unit=one.unit) if of else two


def _takes_unit(one: Mention, two: Mention) -> bool:
    if one.kind != "count" or not one.digits:
        return False
    if one.unit is None:
        return two.unit is not None
    return two.kind == "points" and not one.scaled  # 0.9个和1.4个百分点
