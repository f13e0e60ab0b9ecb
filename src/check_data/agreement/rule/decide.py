"""The verdict on a rule: three values all through, so that it disagrees only where no true values satisfy it.

A comparison over a missing cell may hold and may not; one whose divisor may be 0, too. Of printed figures, whatever
prints as they do may be meant, of all parts of a rule together.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from check_data.agreement.bounds import Range
from check_data.agreement.check import Outcome, Quantity, ReadingName
from check_data.agreement.dimensions import UnitsDoNotFit, mixes_scales, require_units_to_fit
from check_data.agreement.expression import Expression
from check_data.agreement.formula import (
    NEGATED,
    Matches,
    Member,
    Missing,
    Not,
    Rule,
    Same,
    Statement,
    Unknown,
    atoms,
    figures_of,
    names_of,
)
from check_data.agreement.meaning import plain, plain_comparison
from check_data.agreement.nodes import Call, Comparison, walk
from check_data.agreement.rule.functions import OWN, worked_out
from check_data.agreement.rule.matching import fits
from check_data.agreement.rule.residue import Residue, residue, ways
from check_data.agreement.search import can_hold
from check_data.agreement.too_much import TooMuch
from check_data.findings import Verdict

READINGS: tuple[ReadingName, ReadingName] = ("stated", "rounded")
WAYS = 2000
"""Ways in which a rule may hold that are tried at most."""


class Cells(NamedTuple):
    """What a record says: each column as a figure, and as a text (None: missing)."""

    figures: Mapping[str, Quantity]
    texts: Mapping[str, str | None]


def cells_of(figures: Mapping[str, Quantity], texts: Mapping[str, str | None]) -> Cells:
    """What a record says whose figures and texts these are: a figure is missing where it says nothing."""
    said = {name: None if each.reading is None and not each.quote else each.quote for name, each in figures.items()}
    return Cells(figures, {**said, **texts})


def judge(rule: Rule, cells: Cells) -> Outcome:
    """The verdict on a rule over one record, or over a list of figures."""
    try:
        outcome = _judged(rule, cells, converts=_converts(rule, cells))
    except UnitsDoNotFit:
        return Outcome(Verdict.UNDETERMINED, "units")
    except TooMuch:
        return Outcome(Verdict.UNDETERMINED, "much")
    if outcome.why == "missing" and rule.absent != "undetermined":
        return Outcome(Verdict.DISAGREES if rule.absent == "fails" else Verdict.AGREES)
    return outcome


class Truth(NamedTuple):
    """What a condition is over one record: under each reading whether it may hold and whether it may not; ``missing``:
    a missing cell leaves it open.
    """

    stated: tuple[bool, bool]
    rounded: tuple[bool, bool]
    missing: bool = False


OPEN = Truth((True, True), (True, True), missing=True)


def truth(rule: Rule, cells: Cells) -> Truth:
    """What a condition is over one record."""
    try:
        converts = _converts(rule, cells)
        first, second = (_may(rule, cells, reading, converts) for reading in READINGS)
    except (UnitsDoNotFit, TooMuch):
        return OPEN
    return Truth(first[:2], second[:2], second[2])


def _may(rule: Rule, cells: Cells, reading: ReadingName, converts: bool) -> tuple[bool, bool, bool]:
    """Whether it may hold, whether it may not, and whether it would be known with all cells."""
    holds = _Reading(rule, cells, reading, converts)
    fails = _Reading(Rule(Not(rule.formula)), cells, reading, converts)
    may, may_not = holds.holds(unknown=True), fails.holds(unknown=True)
    return may, may_not, may and may_not and (holds.missing or holds.zero)


def _converts(rule: Rule, cells: Cells) -> bool:
    """Whether figures of convertible units meet, so that all must be converted.

    Raises:
        UnitsDoNotFit: some may not be joined as they are.

    """
    if all(each.unit is None for each in cells.figures.values()):
        return False
    units = {name: None if (of := cells.figures.get(name)) is None else of.unit for name in rule.names}
    expression = comparisons_of(rule)
    require_units_to_fit(expression, units)
    return mixes_scales(expression, units)


def comparisons_of(rule: Rule) -> Expression:
    """The comparisons of figures in a rule."""
    return Expression("", tuple(each for each in atoms(rule.formula) if isinstance(each, Comparison)))


def _judged(rule: Rule, cells: Cells, *, converts: bool) -> Outcome:
    as_stated = _Reading(rule, cells, "stated", converts)
    if as_stated.holds(unknown=False):
        return Outcome(Verdict.AGREES)
    rounded = _Reading(rule, cells, "rounded", converts)
    if rounded.holds(unknown=False):
        return Outcome(Verdict.AGREES_AS_ROUNDED)
    if rounded.holds(unknown=True):
        return Outcome(Verdict.UNDETERMINED, "zero" if rounded.zero and not rounded.missing else "missing")
    return Outcome(Verdict.DISAGREES)


class _Reading:
    """A rule under one reading of its figures."""

    def __init__(self, rule: Rule, cells: Cells, reading: ReadingName, converts: bool) -> None:
        self._texts = cells.texts
        self._lengths = {name: len(text) for name, text in cells.texts.items() if text is not None}
        self._box: dict[str, Range] = {}
        for name, each in cells.figures.items():
            if each.reading is not None:
                interval = each.reading.stated if reading == "stated" else each.reading.rounded
                if converts and each.unit is not None:
                    interval = interval.scaled(each.unit.factor)
                self._box[name] = Range(interval, each.whole)
        self.missing = self.zero = False
        self._left = residue(rule.formula, self._known)

    def holds(self, *, unknown: bool) -> bool:
        """Whether it may hold; of what is unknown all holds, or nothing.

        Raises:
            TooMuch: it takes too many steps to say.

        """
        tried = ways(self._left, unknown)
        for way in islice(tried, WAYS):
            if not way or can_hold([each for each in way if isinstance(each, Comparison)], self._box):
                return True
        if next(tried, None) is not None:
            raise TooMuch
        return False

    def _known(self, atom: Comparison | Statement) -> Residue | bool:
        if isinstance(atom, Missing):
            return self._texts[atom.name] is None
        if isinstance(atom, Comparison):
            return self._compared(atom)
        said = [self._texts[name] for name in names_of(atom)]
        texts = [each for each in said if each is not None]
        if len(texts) < len(said):
            self.missing = True
            return Unknown()
        return stated(atom, texts)

    def _compared(self, comparison: Comparison) -> Residue | bool:
        written = _plainly(comparison)
        try:
            worked = written or self._worked_out(comparison)
            if not can_hold([worked], self._box):
                return False
            if written and all(self._box[name].interval.exact for name in figures_of(written)):
                return True
            if not can_hold([Comparison(NEGATED[worked.operator], worked.left, worked.right)], self._box):
                return True
        except KeyError:
            self.missing = True
            return Unknown()
        except ZeroDivisionError:
            self.zero = True
            return Unknown()
        return worked

    def _worked_out(self, comparison: Comparison) -> Comparison:
        left, right = (plain(worked_out(side, self._box, self._lengths)) for side in comparison[1:])
        return Comparison(comparison.operator, left, right)


@lru_cache(maxsize=4096)
def _plainly(comparison: Comparison) -> Comparison | None:
    """A comparison written out, where it has none of the functions that are worked out for each record."""
    nodes = (node for side in (comparison.left, comparison.right) for node in walk(side))
    if any(isinstance(node, Call) and node.function in (*OWN, "round") for node in nodes):
        return None
    return plain_comparison(comparison)


def stated(atom: Statement, texts: list[str]) -> bool:
    """Whether a statement is true of the texts of its columns, of which none is missing."""
    match atom:
        case Member(_, values):
            return texts[0] in values
        case Same():
            return texts[0] == texts[1]
        case _:
            assert isinstance(atom, Matches)  # what is missing is known, and code lists are read before
            return fits(atom.pattern, texts[0])
