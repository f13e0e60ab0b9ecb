"""What each record's check is about: its own figures, and those that other records give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from check_data.agreement.across import Across, Derived
from check_data.agreement.check import Check, Quantity
from check_data.agreement.statistic import Statistic
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.returns.across import remarks
from check_data.returns.across.codes import NONE, Coded, Codes, looked_up
from check_data.returns.across.column import MISSING, Column, of_another
from check_data.returns.across.figures import Figures
from check_data.returns.across.gather import Gathered
from check_data.returns.across.group_sums import GroupSums
from check_data.returns.across.groups import Repeated, a_year_before, apart, before, grouped, joined, repeats
from check_data.returns.across.hierarchy import families
from check_data.returns.across.keys import key_of
from check_data.returns.across.statistics import Statistics
from check_data.returns.across.texts import Texts
from check_data.returns.across.values import Flags


class Lost(NamedTuple):
    """Whether records that are not looked at lack the cell that says to which group of this table, or of the other,
    they belong: nothing is known then of any sum over the groups here.
    """

    own: bool = False
    other: bool = False


ALL_HERE = Lost()


class Derivation(NamedTuple):
    """A check over its table: the records that it is about, its figures, the records that stand where one other does
    (of this table and of the other), what leaves records undetermined, how many records of this table, and names of the
    other, have no counterpart, and how many groups no total.
    """

    check: Check
    subjects: Sequence[int]
    columns: Mapping[str, Column]
    repeats: Sequence[Repeated] = ()
    other_repeats: Sequence[Repeated] = ()
    remarks: Sequence[str] = ()
    apart: tuple[int, int] = (0, 0)
    totalless: int = 0
    childless: int = 0
    texts: Mapping[str, Texts] = {}
    by: tuple[str, ...] | None = None
    size: int = 0


def derive(
    check: Check, across: Across, own: Gathered, other: Gathered | None = None, lost: Lost = ALL_HERE
) -> Derivation:
    """The figures of a check across records. ``other`` is the other table that it names; where only some groups of both
    are given, whole ones, ``lost`` says what is known of the rest.
    """
    made = _Made(check, across, own, other, lost)
    derived = {each.name: made.column(each) for each in across.derived}
    rule = check.expression.rule
    for name in check.expression.names if rule is None else rule.figures:
        if name not in derived:
            figures = own.figures[name]
            derived[name] = Column(figures.__getitem__, values=figures.values)
    for name in () if rule is None else rule.said:
        derived.setdefault(name, _of_texts(own.texts[name]))
    told = made.remarks, made.apart, made.totalless, made.childless
    about = own.texts, made.of_groups, own.size
    return Derivation(check, made.subjects, derived, made.repeats, made.other_repeats, *told, *about)


def _of_texts(texts: Texts) -> Column:
    return Column(lambda place: Quantity(texts[place] or "", None))


class _Made:
    def __init__(self, check: Check, across: Across, own: Gathered, other: Gathered | None, lost: Lost) -> None:
        self._check = check
        self._lost = lost
        self._across = across
        self._own = own
        self._other = other
        self._totals = totals_in(across, own)
        self.subjects: Sequence[int] = range(own.size)
        if self._totals is not None:
            self.subjects = np.flatnonzero(self._totals).tolist()
        self.of_groups = across.of_groups(check.expression)
        if self.of_groups is not None:
            groups = grouped(own, self.of_groups)
            self.subjects = np.sort(groups.firsts()[groups.sizes() > 0]).tolist()
        self.repeats: Sequence[Repeated] = ()
        self.other_repeats: Sequence[Repeated] = ()
        self.remarks: list[str] = []
        self.apart = 0, 0
        self.totalless = 0
        self.childless = 0

    @property
    def _neighbour(self) -> Gathered:
        assert self._other is not None  # the parser lets no figure of another table through without one
        return self._other

    @cached_property
    def _joined(self) -> tuple[Coded, Coded]:
        return joined(self._own, self._neighbour, self._across.on)

    def column(self, derived: Derived) -> Column:
        if derived.kind == "previous":
            return self._previous(derived)
        if derived.kind == "partner":
            return self._partner(derived.figure)
        if derived.kind == "year_before":
            return self._year_before(derived)
        if derived.kind == "exists":
            return self._exists()
        if derived.kind == "children":
            return self._children(derived)
        if derived.statistic is not None:
            return self._statistic(derived, derived.statistic)
        if not derived.other:
            return self._own_sum(derived)
        here, there = self._joined
        column = self._sum(derived, self._neighbour.figures[derived.figure], there, here.codes, there.lost)
        self._tell_unmatched()
        return column

    def _own_sum(self, derived: Derived) -> Column:
        groups = grouped(self._own, self._across.by)
        lost, parts = groups.codes < 0, groups
        if self._totals is not None:
            lost, parts = lost & ~self._totals, groups._replace(codes=np.where(self._totals, NONE, groups.codes))
            self._tell_totalless(parts, groups._replace(codes=np.where(self._totals, groups.codes, NONE)))
        return self._sum(derived, self._own.figures[derived.figure], parts, groups.codes, int(lost.sum()))

    def _sum(self, derived: Derived, figures: Figures, parts: Coded, asked: Codes, lost: int) -> Column:
        """The sums of a figure over the groups of its parts, and the group that each record asks for."""
        if lost:
            self._tell(remarks.lost(lost, self._across.on if derived.other else self._across.by, derived))
        if lost or (self._lost.other if derived.other else self._lost.own):
            asked = np.full_like(asked, NONE)
        sums = GroupSums(figures, parts, asked)
        return Column(lambda place: sums.total(place).quantity, lambda _: None, derived.other, sums.total, sums.values)

    def _previous(self, derived: Derived) -> Column:
        return of_another(self._own.figures[derived.figure], self._before(derived, derived.steps))

    def _before(self, derived: Derived, steps: int = 1) -> Codes:
        """The record so many before each one; -1 where that is not known."""
        across = self._across
        found = before(self._own, across.by, across.order)
        self.repeats = found.repeats
        if found.lost:
            self._tell(remarks.unplaced(found.lost, across, derived))
        each = np.full_like(found.of, NONE) if self._lost.own else found.of
        earlier = each
        for _ in range(steps - 1):
            earlier = looked_up(each, earlier)
        return earlier

    def _year_before(self, derived: Derived) -> Column:
        across = self._across
        found = a_year_before(self._own, across.by, across.order)
        self.repeats = found.repeats
        if found.lost:
            self._tell(remarks.unplaced(found.lost, across, derived))
        sources = np.full_like(found.of, NONE) if self._lost.own else found.of
        return of_another(self._own.figures[derived.figure], sources)

    def _exists(self) -> Column:
        here, there = self._joined
        lost = there.lost or self._lost.other
        found = np.where(here.codes < 0, NONE, np.append(there.sizes(), 0)[here.codes])

        def quantity(place: int) -> Quantity:
            number = int(found[place])
            known = number > 0 or (number == 0 and not lost)
            return Quantity(str(number), Reading.only(Interval.exactly(number))) if known else MISSING

        return Column(quantity, lambda _: None, other=True)

    def _statistic(self, derived: Derived, of: Statistic) -> Column:
        groups = grouped(self._own, of.by)
        if groups.lost:
            self._tell(remarks.lost(groups.lost, of.by, derived))
        if groups.lost or self._lost.own:
            groups = groups._replace(codes=np.full_like(groups.codes, NONE))
        before_each = self._before(derived) if of.function == "hb" else None
        found = Statistics(of, self._own, groups, before_each)
        return Column(
            lambda place: found.found(place).quantity,
            lambda _: None,
            values=lambda: found.values,
            open=lambda place: found.found(place).open,
        )

    def _children(self, derived: Derived) -> Column:
        across = self._across
        assert across.tree is not None  # the parser lets no children through without a hierarchy
        found = families(across.tree, self._own, across.by)
        self.subjects = np.flatnonzero(found.heads).tolist()
        self.repeats = repeats(grouped(self._own, (*across.by, across.tree.code)), (*across.by, across.tree.code))
        self.childless = found.incomplete
        if found.incomplete:
            self._tell(remarks.childless(found.incomplete, derived))
        lost = grouped(self._own, (*across.by, across.tree.code)).lost
        twice = np.unique(found.parts.codes[[each.places[0] for each in self.repeats]])
        asked = np.where(np.isin(found.asked, twice), NONE, found.asked)
        return self._sum(derived, self._own.figures[derived.figure], found.parts, asked, lost)

    def _partner(self, figure: str) -> Column:
        here, there = self._joined
        self.other_repeats = repeats(there, self._across.on)
        self._tell_unmatched()
        alone = np.where(there.sizes() == 1, there.firsts(), NONE)
        return of_another(self._neighbour.figures[figure], looked_up(alone, here.codes), other=True)

    def _tell_unmatched(self) -> None:
        """Say how many records of either table have no counterpart: silence about them must not look like approval."""
        alone, unused = self.apart = apart(*self._joined)
        if alone:
            self._tell(remarks.alone(alone, self._across))
        if unused:
            self._tell(remarks.unused(unused, self._across))

    def _tell_totalless(self, parts: Coded, totals: Coded) -> None:
        """Say in how many groups there is nothing to compare the sum of the parts with."""
        self.totalless = int(((parts.sizes() > 0) & (totals.sizes() == 0)).sum())
        if self.totalless:
            self._tell(remarks.totalless(self.totalless, self._across))

    def _tell(self, what: str) -> None:
        remark = remarks.of_check(self._check, what)
        if remark not in self.remarks:
            self.remarks.append(remark)


def totals_in(across: Across, own: Gathered) -> Flags | None:
    """Which records hold totals; None where all records are alike."""
    holds = [own.keys[column].equal(key_of(cell)) for column, cell in across.total_row]
    return np.logical_and.reduce(holds) if holds else None
