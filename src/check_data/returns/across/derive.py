"""What each record's check is about: its own figures, and those that other records give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from check_data.agreement.across import Across, Derived
from check_data.agreement.check import Check, Quantity
from check_data.returns.across import remarks
from check_data.returns.across.gather import Gathered
from check_data.returns.across.groups import Names, Repeat, before, grouped, names_of, unmatched
from check_data.returns.across.keys import key_of
from check_data.returns.across.sums import NOTHING, Total, total

MISSING = Quantity("", None)


class Lost(NamedTuple):
    """Whether records that are not looked at lack the cell that says to which group of this table, or of the other,
    they belong: nothing is known then of any sum over the groups here.
    """

    own: bool = False
    other: bool = False


NONE = Lost()


class Column(NamedTuple):
    """A figure of a check, record by record; ``source`` is the record that gives it, where one alone does, and
    whether it is of the other table; ``total`` is what it is the sum of, where it is one.
    """

    quantity: Callable[[int], Quantity]
    source: Callable[[int], int | None] = lambda place: place
    other: bool = False
    total: Callable[[int], Total] | None = None


class Derivation(NamedTuple):
    """A check over its table: the records that it is about, its figures, the records that stand where one other does
    (of this table and of the other), and what leaves records undetermined.
    """

    check: Check
    subjects: Sequence[int]
    columns: Mapping[str, Column]
    repeats: Sequence[Repeat] = ()
    other_repeats: Sequence[Repeat] = ()
    remarks: Sequence[str] = ()


def derive(check: Check, across: Across, own: Gathered, other: Gathered | None = None, lost: Lost = NONE) -> Derivation:
    """The figures of a check across records. ``other`` is the other table that it names; where only some groups of both
    are given, whole ones, ``lost`` says what is known of the rest.
    """
    made = _Made(check, across, own, other, lost)
    derived = {each.name: made.column(each) for each in across.derived}
    for name in check.expression.names:
        if name not in derived:
            derived[name] = Column(own.figures[name].__getitem__)
    return Derivation(check, made.subjects, derived, made.repeats, made.other_repeats, made.remarks)


class _Made:
    def __init__(self, check: Check, across: Across, own: Gathered, other: Gathered | None, lost: Lost) -> None:
        self._check = check
        self._lost = lost
        self._across = across
        self._own = own
        self._other = other
        wanted = [(own.keys[column], key_of(cell)) for column, cell in across.total_row]
        holds_total = [all(keys[place] == cell for keys, cell in wanted) for place in range(own.size)]
        self.subjects = [place for place, holds in enumerate(holds_total) if holds]
        self._parts = [place for place, holds in enumerate(holds_total) if not holds] if wanted else self.subjects
        self.repeats: list[Repeat] = []
        self.other_repeats: list[Repeat] = []
        self.remarks: list[str] = []

    def column(self, derived: Derived) -> Column:
        if derived.kind == "previous":
            return self._previous(derived)
        if derived.kind == "partner":
            return self._partner(derived.figure)
        if derived.other:
            assert self._other is not None  # the parser lets no figure of another table through without one
            return self._sum(derived, self._other, self._across.on, None)
        return self._sum(derived, self._own, self._across.by, self._parts)

    def _sum(self, derived: Derived, table: Gathered, columns: Sequence[str], parts: Sequence[int] | None) -> Column:
        groups = grouped(table, columns, parts)
        if groups.lost:
            self._tell(remarks.lost(groups.lost, columns, derived))
        unknown = groups.lost or (self._lost.other if derived.other else self._lost.own)
        quantities = table.figures[derived.figure]
        sums: dict[Names, Total] = {}

        def summed(place: int) -> Total:
            names = names_of(self._own, columns, place)
            if unknown or names not in groups.of:
                return NOTHING
            if names not in sums:
                sums[names] = total([quantities[each] for each in groups.of[names]])
            return sums[names]

        if derived.other:
            self._tell_unmatched(groups.of)
        return Column(lambda place: summed(place).quantity, lambda _: None, derived.other, summed)

    def _previous(self, derived: Derived) -> Column:
        across, quantities = self._across, self._own.figures[derived.figure]
        found = before(self._own, across.by, across.order)
        self.repeats = list(found.repeats)
        if found.lost:
            self._tell(remarks.unplaced(found.lost, across, derived))
        records = {} if self._lost.own else found.of

        def of(place: int) -> Quantity:
            last = records.get(place)
            return MISSING if last is None else quantities[last]

        return Column(of, records.get)

    def _partner(self, figure: str) -> Column:
        assert self._other is not None  # the parser lets no figure of another table through without one
        columns, quantities = self._across.on, self._other.figures[figure]
        groups = grouped(self._other, columns).of
        repeats = [Repeat(each, first, columns) for first, *others in groups.values() for each in others]
        self.other_repeats = sorted(repeats)
        self._tell_unmatched(groups)

        def source(place: int) -> int | None:
            partners = groups.get(names_of(self._own, columns, place), ())
            return partners[0] if len(partners) == 1 else None

        def of(place: int) -> Quantity:
            partner = source(place)
            return MISSING if partner is None else quantities[partner]

        return Column(of, source, other=True)

    def _tell_unmatched(self, groups: Mapping[Names, Sequence[int]]) -> None:
        """Say how many records of either table have no counterpart: silence about them must not look like approval."""
        across, own = self._across, grouped(self._own, self._across.on)
        here = sum(len(places) for names, places in own.of.items() if names not in groups) + own.lost
        there = unmatched(groups, own.of)
        if here:
            self._tell(remarks.alone(here, across))
        if there:
            self._tell(remarks.unused(there, across))

    def _tell(self, what: str) -> None:
        remark = remarks.of_check(self._check, what)
        if remark not in self.remarks:
            self.remarks.append(remark)
