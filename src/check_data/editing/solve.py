"""Whether rules can hold at once, with some fields given and all others free; and values with which they do.

Exact for linear, conditional and categorical rules: ways in which the rules may hold are tried one after the other,
each as a linear system over the rationals (`simplex`). What is not linear is decided by bounds, where those decide it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.agreement.affine import Affine, difference, holds
from check_data.agreement.bounds import Range
from check_data.agreement.formula import (
    ALWAYS,
    And,
    Atom,
    Formula,
    Matches,
    Member,
    Missing,
    Not,
    Or,
    Rule,
    Same,
    atoms,
    figures_of,
)
from check_data.agreement.joint import WITHIN, rows_of
from check_data.agreement.nodes import Comparison
from check_data.agreement.reduced import Row
from check_data.agreement.reduced import System as Linear
from check_data.agreement.rule.functions import worked_out
from check_data.agreement.rule.matching import fits
from check_data.agreement.rule.residue import residue
from check_data.agreement.search import can_hold
from check_data.agreement.simplex import solution
from check_data.agreement.too_much import TooMuch
from check_data.editing.categories import Categories, Category, as_member, same
from check_data.editing.pieces import pieces, with_values
from check_data.editing.system import Record
from check_data.figures.interval import EVERYTHING, Interval

STEPS = 20_000
"""Ways that are tried at most."""

_NOTHING = Category()


class Witness(NamedTuple):
    """Values with which the rules hold; of what is not linear, only that nothing speaks against it."""

    figures: Mapping[str, Fraction]
    texts: Mapping[str, str]


def solve(formulas: Iterable[Formula], given: Record) -> Witness | None:
    """Values of all fields with which all formulas hold, those that are given being what they are; None is a proof that
    there are none.

    Raises:
        TooMuch: it takes too many steps to say.

    """
    return Search(tuple(formulas), given).found()


def is_solvable(formulas: Iterable[Formula], given: Record) -> bool:
    """Whether there are such values: told sooner than what they are.

    Raises:
        TooMuch: it takes too many steps to say.

    """
    return Search(tuple(formulas), given, values=False).found() is not None


class Search:
    """A search for values with which formulas hold, those that are given being what they are.

    ``linear`` is what was solved last, once it is found: the way in which the formulas hold there; None where that is
    not linear.
    """

    def __init__(self, formulas: Sequence[Formula], given: Record, *, values: bool = True) -> None:
        self._given, self._wants_values = given, values
        self._ranges = {name: each for name, each in given.items() if isinstance(each, Interval)}
        self._values = {
            name: each.lower for name, each in self._ranges.items() if each.exact and each.lower is not None
        }
        self._lengths = {name: len(each) for name, each in given.items() if isinstance(each, str)}
        every = [atom for each in formulas for atom in atoms(each)]
        named = (value for atom in every if isinstance(atom, Member) for value in atom.values)
        self._universe = frozenset((*named, *(each for each in given.values() if isinstance(each, str))))
        self._formulas = formulas
        self._left = STEPS
        self.linear: Linear | None = None

    def found(self) -> Witness | None:
        """Values, None where there are none.

        Raises:
            TooMuch: it takes too many steps to say.

        """
        whole = [residue(each, self._known) for each in self._formulas]
        return self._go([each for each in whole if each != ALWAYS or isinstance(each, Or)], (), {})

    # What is known before anything is tried.

    def _known(self, atom: Atom) -> Formula | bool:
        match atom:
            case Comparison():
                return self._compared(atom)
            case Missing(name):
                return False if self._given.get(name) is not None else as_member(atom)
            case Member(name, values):
                text = self._given.get(name)
                return text in values if isinstance(text, str) else atom
            case Matches(name, pattern):
                text = self._given.get(name)
                return fits(pattern, text) if isinstance(text, str) else atom
            case _:
                assert isinstance(atom, Same)  # code lists are read before
                return self._same(atom, self._given.get(atom.left), self._given.get(atom.right))

    def _same(self, atom: Same, left: object, right: object) -> Formula | bool:
        if isinstance(left, str) and isinstance(right, str):
            return left == right
        if isinstance(left, str):
            return Member(atom.right, frozenset((left,)))
        return Member(atom.left, frozenset((right,))) if isinstance(right, str) else atom

    def _compared(self, atom: Comparison) -> Formula | bool:
        form = difference(atom)
        if form is not None:
            return atom if set(form.factors) - self._values.keys() else holds(atom.operator, self._constant(form))
        sides = [with_values(side, self._values) for side in (atom.left, atom.right)]
        box = {name: Range(self._ranges.get(name, EVERYTHING)) for name in figures_of(atom)}
        try:
            left, right = (worked_out(side, box, self._lengths) for side in sides)
        except (KeyError, ZeroDivisionError):
            return ALWAYS  # a function of what is free may be anything
        self._ranges |= {name: each.interval for name, each in box.items() if name.startswith("\0")}
        worked = Comparison(atom.operator, left, right)
        if any(True for _ in Rule(worked).figures):
            return worked
        try:
            return can_hold([worked], {})
        except ZeroDivisionError:
            return ALWAYS  # undetermined, and no reason to change anything

    def _constant(self, form: Affine) -> Fraction:
        """What the fields of one value, and the constant, add up to."""
        known = (factor * self._values[name] for name, factor in form.factors.items() if name in self._values)
        return sum(known, form.constant)

    # Trying.

    def _go(self, left: list[Formula], rows: tuple[Comparison, ...], texts: Categories) -> Witness | None:
        """Values for what is left to hold, beside rows and categories that hold already."""
        self._left -= 1
        if self._left < 0:
            raise TooMuch
        waiting: list[Or] = []
        left = list(left)
        while left:
            match left.pop():
                case And(parts):
                    left += parts
                case Or() as either:
                    waiting.append(either)
                case Comparison() as comparison:
                    found = self._split(comparison)
                    if isinstance(found, Comparison):
                        rows = (*rows, found)
                    else:
                        waiting.append(found)
                case Not(Same() as atom):
                    waiting.append(_either(same(atom, False, self._universe)))
                case Same() as atom:
                    waiting.append(_either(same(atom, True, self._universe)))
                case atom:
                    narrowed = _narrowed(texts, atom)
                    if narrowed is None:
                        return None
                    texts = narrowed
        values = self._values_of(rows)
        if values is None:
            return None
        if not waiting:
            return Witness(values, {name: each.example() or "" for name, each in texts.items()})
        waiting.sort(key=lambda each: -len(each.parts))
        branch = waiting.pop()
        for way in branch.parts:
            found_here = self._go([*waiting, way], rows, texts)
            if found_here is not None:
                return found_here
        return None

    def _split(self, comparison: Comparison) -> Comparison | Or:
        if comparison.operator != "!=" and difference(comparison) is not None:
            return comparison
        found = pieces(comparison)
        return comparison if found is None else Or(tuple(And(each) for each in found))

    def _values_of(self, rows: Sequence[Comparison]) -> dict[str, Fraction] | None:
        """Values of the figures with which all comparisons hold."""
        forms = [difference(each) for each in rows]
        self.linear = None
        if None not in forms:
            return self._of_forms([(each.operator, form) for each, form in zip(rows, forms, strict=True) if form])
        names = dict.fromkeys(name for each in rows for name in Rule(each).figures)
        box = {name: Range(self._ranges.get(name, EVERYTHING)) for name in names}
        linear, others = _rows(rows, box)
        found = solution(Linear(linear, {name: each.interval for name, each in box.items()}))
        return None if found is None or (others and not _may_hold(rows, box)) else found

    def _of_forms(self, forms: Sequence[tuple[str, Affine]]) -> dict[str, Fraction] | None:
        """The same where all are sums: what most rules are, and taken much faster."""
        rows = []
        for operator, form in forms:
            free = {name: factor for name, factor in form.factors.items() if name not in self._values}
            rows.append(Row(free, WITHIN[operator] - Interval.exactly(self._constant(form))))
        if not self._wants_values:
            rows = self._bound(rows)
        names = dict.fromkeys(name for row in rows for name in row.factors)
        self.linear = Linear(rows, {name: self._ranges.get(name, EVERYTHING) for name in names})
        return solution(self.linear)

    def _bound(self, rows: list[Row]) -> list[Row]:
        """The rows that may not hold: without those with a free figure that no other one has, again and again."""
        while True:
            times = Counter(name for row in rows for name, factor in row.factors.items() if factor)
            free = {name for name, number in times.items() if number == 1 and name not in self._ranges}
            left = [row for row in rows if not any(factor and name in free for name, factor in row.factors.items())]
            if len(left) == len(rows):
                return left
            rows = left


def _rows(comparisons: Sequence[Comparison], box: dict[str, Range]) -> tuple[list[Row], list[Comparison]]:
    """The linear comparisons as rows, and those that are none."""
    rows: list[Row] = []
    others: list[Comparison] = []
    for each in comparisons:
        try:
            own, odd = rows_of([each], box)
        except ZeroDivisionError:
            own, odd = [], [each]
        rows += own
        others += odd
    return rows, others


def _may_hold(comparisons: Sequence[Comparison], box: dict[str, Range]) -> bool:
    """Whether bounds leave it open that comparisons hold, of which some are not linear."""
    try:
        return can_hold(comparisons, box)
    except (TooMuch, ZeroDivisionError):
        return True


def _either(formula: Formula) -> Or:
    assert isinstance(formula, Or)
    return formula


def _narrowed(texts: Categories, atom: Formula) -> Categories | None:
    stated, holds = (atom.part, False) if isinstance(atom, Not) else (atom, True)
    assert isinstance(stated, Member | Matches)
    found = texts.get(stated.name, _NOTHING).narrowed(stated, holds)
    return None if found is None else {**texts, stated.name: found}
