"""Where a rule over the columns of a table in memory surely holds and where it surely does not, for all its records.

The texts of a column come as codes, so that each different one is looked at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from check_data.agreement.formula import Rule
from check_data.returns.across.texts import Texts
from check_data.returns.across.values import Flags, Values
from check_data.returns.rule_screen import MOST_TEXTS, RuleScreen, Sides, is_of_screened_parts
from check_data.returns.standing import Standing

_LARGEST_FLOAT = 2**53


class Surely(NamedTuple):
    """The records over which a rule surely holds, and those over which it surely does not."""

    holds: Flags
    fails: Flags


def surely(rule: Rule, values: Mapping[str, Values | None], texts: Mapping[str, Texts], size: int) -> Surely | None:
    """The sides of a rule over so many records; None where only the evaluator can say."""
    figures = {name: each for name in rule.figures if (each := values[name]) is not None}
    said = {name: texts[name] for name in rule.said}
    if len(figures) < len(rule.figures) or not _is_screened(rule, figures, said):
        return None
    odd = np.zeros(size, np.bool_)
    columns: dict[str, object] = {name: each.codes for name, each in said.items()}
    standing: dict[str, Standing] = {}
    for name, each in figures.items():
        columns[name], doubtful = _column(each)
        standing[name] = _standing(name, each)
        odd |= doubtful
    frame = nw.from_native(pd.DataFrame(columns, copy=False), eager_only=True)
    floats = frozenset(name for name, each in standing.items() if not each.integral)
    found = _Coded(standing, said, floats).sides(rule.formula)
    if found is None or found.largest <= _largest(figures):
        return None
    told = frame.with_columns(__holds=found.holds, __fails=found.fails)
    holds, fails = (told[name].to_numpy().astype(np.bool_) for name in ("__holds", "__fails"))
    return Surely(holds & ~odd, fails & ~odd)


class _Coded(RuleScreen):
    """Sides over columns of texts that hold codes; below 0 where one is missing."""

    def __init__(self, figures: Mapping[str, Standing], texts: Mapping[str, Texts], floats: frozenset[str]) -> None:
        super().__init__(figures, {}, (), floats)
        self._texts = texts

    def gap(self, name: str) -> nw.Expr:
        return nw.col(name) < 0 if name in self._texts else super().gap(name)

    def same(self, one: str, other: str) -> Sides | None:  # noqa: ARG002
        return None  # each column has codes of its own

    def of_text(self, name: str, holds: Callable[[str], bool]) -> Sides:
        yes, no = list[int](), list[int]()
        for code, text in enumerate(self._texts[name].different):
            (yes if holds(text) else no).append(code)
        column = nw.col(name)
        if len(yes) <= len(no):
            found = column.is_in(yes)
            return Sides(found, ~found & (column >= 0))
        found = column.is_in(no)
        return Sides(~found & (column >= 0), found)


def _is_screened(rule: Rule, figures: Mapping[str, Values], texts: Mapping[str, Texts]) -> bool:
    if any(len(each.different) > MOST_TEXTS for each in texts.values()):
        return False
    if any(each.described.radius or (each.described.whole and not each.integral) for each in figures.values()):
        return False
    return is_of_screened_parts(rule, {name: each.described.meant for name, each in figures.items()})


def _column(values: Values) -> tuple[object, Flags]:
    """The numbers of a figure, NaN where one is missing; and where they may be others."""
    if not values.missing.any():
        return values.numbers, values.odd
    odd = values.odd | (np.abs(values.numbers) >= _LARGEST_FLOAT) if values.integral else values.odd
    return np.where(values.missing, np.nan, values.numbers), odd


def _standing(name: str, values: Values) -> Standing:
    end, integral = nw.col(name), values.integral and not values.missing.any()
    return Standing(end, end, integral=integral, digits=values.digits, unit=values.described.meant)


def _largest(figures: Mapping[str, Values]) -> int:
    whole = [each.numbers for each in figures.values() if each.integral and len(each.numbers)]
    return max((max(abs(int(each.min())), abs(int(each.max()))) for each in whole), default=0)
