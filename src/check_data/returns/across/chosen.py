"""Which groups an engine chooses: those in which a record may fail a check, by the engine's own group-by and window
functions over plain numbers. The exact evaluator decides them; of all others it is sure here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement.across import Across
from check_data.agreement.check import Check
from check_data.agreement.formula import Rule
from check_data.figures.units import DATE
from check_data.returns.across.derived import Made, Scene, made
from check_data.returns.across.groups import Unordered, require_order
from check_data.returns.across.keys import key_of, kind_of
from check_data.returns.across.looked import Looked
from check_data.returns.flags import Flag
from check_data.returns.form import LOWER, UPPER, Form
from check_data.returns.frames import WHOLE, Known, of_column
from check_data.returns.rule_screen import MOST_TEXTS, RuleScreen, Sides, is_of_screened_parts, rule_flag
from check_data.returns.screen import flag
from check_data.returns.standing import Standing

DOUBT, OPEN, SIZE = "__doubt", "__open", "__subjects"
_END, _ODD, _TIED = "__end_{}_{}", "__odd", "__tied"


class Chosen(NamedTuple):
    """The groups that are to be decided, by their cells of some columns; how many records, or groups, of which the
    check is about, agree besides, and how many are undetermined.
    """

    by: tuple[str, ...]
    groups: nw.DataFrame[Any]
    agreeing: int
    undetermined: int


def looked_for(checks: Iterable[tuple[Check, Across]]) -> list[str]:
    """The columns that have to be looked at for some checks."""
    return [
        column
        for check, across in checks
        for column in (*across.figures(check.expression), *across.columns, *across.texts(check.expression))
    ]


def chosen(check: Check, across: Across, form: Form, looked: Looked) -> Chosen | None:
    """The groups that a check is decided for; None where only the evaluator can say, of all of them."""
    by = across.unique or across.grouping
    if not by or across.table is not None or across.total_row or across.tree is not None or not looked.are_keys(by):
        return None
    if across.unique:
        doubted = looked.frame.group_by(*by).agg(nw.len().alias(SIZE))
        flags = (nw.col(SIZE) > 1).cast(nw.Int64).alias(DOUBT), nw.lit(0).alias(OPEN)
        return _told(looked, by, doubted.with_columns(*flags))
    flagged = _Flagged(check, across, form, looked, by).flagged()
    return None if flagged is None else _told(looked, by, flagged)


def _told(looked: Looked, by: tuple[str, ...], flagged: nw.LazyFrame[Any]) -> Chosen:
    found = looked.engine.whole(flagged.select(*by, SIZE, DOUBT, OPEN))
    sure = found.filter(nw.col(DOUBT) == 0)
    undetermined = int(sure[OPEN].sum() or 0)
    groups = found.filter(nw.col(DOUBT) > 0).select(*by)
    return Chosen(by, groups, int(sure[SIZE].sum() or 0) - undetermined, undetermined)


class _Flagged:
    """One check, whose figures are derived by the engine."""

    def __init__(self, check: Check, across: Across, form: Form, looked: Looked, by: tuple[str, ...]) -> None:
        self._check, self._across, self._form, self._looked, self._by = check, across, form, looked, by
        self._rule = check.expression.rule

    def flagged(self) -> nw.LazyFrame[Any] | None:
        """The groups of a table with how many of their records are doubtful, and how many undetermined."""
        if not self._is_ordered() or not self._are_told():
            return None
        names = self._across.figures(self._check.expression)
        found = {name: each for name in names if (each := self._own(name)) is not None}
        if len(found) < len(names):
            return None
        largest = {name: self._looked.largest(name) for name, each in found.items() if each.integral}
        scene = Scene(found, largest, self._looked.size, lambda rule: self._sides(rule, found, largest))
        derived = {
            each.name: made(number, each, self._across, scene) for number, each in enumerate(self._across.derived)
        }
        known = {name: each for name, each in derived.items() if each is not None}
        return self._with_flags(scene, known) if len(known) == len(derived) else None

    def _is_ordered(self) -> bool:
        order, looked = self._across.order, self._looked
        if not looked.are_keys(order):
            return False
        texts = [looked.texts(column) for column in order if looked.schema[column] == nw.String]
        try:
            for each in texts:
                require_order("", map(key_of, each))
        except Unordered:
            return False
        # Texts of digits are numbers, which stand in another order than their digits.
        return all(isinstance(key := key_of(cell), str) and kind_of(key) != "number" for each in texts for cell in each)

    def _are_told(self) -> bool:
        """Whether each column of texts holds texts, and not too many different ones."""
        said, looked = self._across.texts(self._check.expression), self._looked
        are_texts = all(isinstance(looked.schema.get(name), nw.String | nw.Boolean) for name in said)
        return are_texts and all(len(looked.texts(name)) <= MOST_TEXTS for name in said)

    def _own(self, name: str) -> Standing | None:
        """A figure of this table that is a plain number."""
        looked, described = self._looked, self._form.described(name)
        kind = looked.schema.get(name)
        ends = name + LOWER in looked.schema or name + UPPER in looked.schema
        if kind is None or ends or described.meant == DATE or (described.radius and self._rules):
            return None
        if not isinstance(kind, WHOLE) and (kind != nw.Float64 or described.whole or looked.digits(name) is None):
            return None
        return of_column(name, described, looked.schema, Known({name: looked.digits(name)}))

    @property
    def _rules(self) -> Sequence[Rule]:
        return self._across.rules(self._check.expression)

    def _sides(self, rule: Rule, figures: Mapping[str, Standing], largest: Mapping[str, int]) -> Sides | None:
        """Where a condition holds; None where only the evaluator can say."""
        if not is_of_screened_parts(rule, {name: figures[name].unit for name in rule.figures}):
            return None
        found = RuleScreen(figures, self._domains(rule), (), self._floats(rule)).sides(rule.formula)
        reached = max((largest.get(name, 0) for name in rule.figures), default=0)
        return None if found is None or found.largest <= reached else found

    def _domains(self, rule: Rule) -> dict[str, Sequence[Any]]:
        return {name: self._looked.texts(name) for name in rule.said}

    def _floats(self, rule: Rule) -> frozenset[str]:
        return frozenset(name for name in rule.figures if self._looked.schema.get(name) == nw.Float64)

    def _with_flags(self, scene: Scene, derived: Mapping[str, Made]) -> nw.LazyFrame[Any] | None:
        figures = {name: each for name, each in scene.figures.items() if name in self._names}
        for number, (name, each) in enumerate(derived.items()):
            low = nw.col(_END.format(number, 0))
            high = nw.col(_END.format(number, 1)) if len(each.ends) > 1 else low
            figures[name] = each.stands._replace(low=low, high=high).grounded()
        found = self._flag(figures)
        largest = max((*scene.largest.values(), *(each.bound for each in derived.values())), default=0)
        if found is None or found.largest <= largest:
            return None
        frame = self._derived(derived)
        frame = frame.with_columns(
            **{name: expression.cast(nw.Int64) for name, expression in self._told_of(found, figures)}
        )
        if self._of_groups:
            return frame.with_columns(nw.lit(1).alias(SIZE))
        told = nw.len().alias(SIZE), nw.col(DOUBT).sum(), nw.col(OPEN).sum()
        return frame.group_by(*self._by).agg(*told)

    @property
    def _names(self) -> Sequence[str]:
        rule = self._check.expression.rule
        return self._check.expression.names if rule is None else rule.figures

    @property
    def _of_groups(self) -> bool:
        return self._across.of_groups(self._check.expression) is not None

    def _flag(self, figures: Mapping[str, Standing]) -> Flag | None:
        if self._rule is None:
            return flag(self._check, figures)
        if not is_of_screened_parts(self._rule, {name: figures[name].unit for name in self._rule.figures}):
            return None
        return rule_flag(self._rule, figures, self._domains(self._rule), (), self._floats(self._rule))

    def _derived(self, derived: Mapping[str, Made]) -> nw.LazyFrame[Any]:
        """The records, or groups, with the figures that are derived, and where these may be others."""
        record = {name: each for one in derived.values() for name, each in one.record.items()}
        frame = self._looked.frame.with_columns(**record) if record else self._looked.frame
        summed = {name: each for one in derived.values() for name, each in one.summed.items()}
        if self._of_groups:
            frame = frame.group_by(*self._by).agg(**summed)
        elif summed:
            frame = frame.with_columns(**{name: each.over(*self._by) for name, each in summed.items()})
        frame = self._in_order(frame, derived)
        ends = {_END.format(n, at): end for n, one in enumerate(derived.values()) for at, end in enumerate(one.ends)}
        odd = [each.odd for each in derived.values() if each.odd is not None]
        return frame.with_columns(**ends, **{_ODD: reduce(or_, odd, nw.lit(False))})

    def _in_order(self, frame: nw.LazyFrame[Any], derived: Mapping[str, Made]) -> nw.LazyFrame[Any]:
        order, before = (
            self._across.order,
            {name: each for one in derived.values() for name, each in one.before.items()},
        )
        if not before:
            return frame.with_columns(nw.lit(False).alias(_TIED))
        same = [nw.col(name) == nw.col(name).shift(1).over(*self._by, order_by=order) for name in order]
        tied = nw.all_horizontal(*same, ignore_nulls=False).fill_null(False).alias(_TIED)
        shifted = {name: each.over(*self._by, order_by=order) for name, each in before.items()}
        return frame.with_columns(tied, **shifted)

    def _told_of(self, found: Flag, figures: Mapping[str, Standing]) -> list[tuple[str, nw.Expr]]:
        """Where records are doubtful, and where they are undetermined."""
        odd, tied = nw.col(_ODD).fill_null(True), nw.col(_TIED)
        doubtful, open_ = found.doubtful.fill_null(False), [each.fill_null(False) for each in found.undetermined]
        if self._rule is None:
            gaps = reduce(or_, (each.low.is_null() for each in figures.values()))
            undetermined = reduce(or_, open_, gaps)
            doubt = ~gaps & (odd | (doubtful & ~undetermined))
            return [(DOUBT, doubt | odd | tied), (OPEN, undetermined & ~doubt)]
        undetermined = reduce(or_, open_, nw.lit(False))
        doubt = odd | (doubtful & ~undetermined)
        return [(DOUBT, doubt | tied), (OPEN, undetermined & ~doubt)]
