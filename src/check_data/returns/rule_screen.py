"""The screen of rules: where one surely holds and where it surely does not, in the same pass as comparisons alone.

A rule is put together of its parts by three-valued logic: of figures of one value each and of texts, parts that are
known decide it exactly. What is read from texts, has ends or is rounded is left to the evaluator, record by record.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement.check import Check
from check_data.agreement.dimensions import UnitsDoNotFit, mixes_scales, require_units_to_fit
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import Expression
from check_data.agreement.formula import (
    NEGATED,
    And,
    Atom,
    Formula,
    Missing,
    Not,
    Or,
    Rule,
    Same,
    Unknown,
    atoms,
    figures_of,
)
from check_data.agreement.meaning import plain_comparison
from check_data.agreement.nodes import Call, Comparison, walk
from check_data.agreement.rule.decide import comparisons_of, stated
from check_data.agreement.rule.functions import OWN
from check_data.figures.units import Unit
from check_data.findings import Verdict
from check_data.returns.engines import Kinds
from check_data.returns.flags import OVERFLOW, Flag, arithmetic_of, compared_exactly, side_of, soundness
from check_data.returns.form import Form
from check_data.returns.frames import SCREENED, columns_of
from check_data.returns.screen import compared
from check_data.returns.standing import Standings
from check_data.tables.values import text_of

MOST_TEXTS = 10_000
"""Different texts of a column up to which a rule on it is screened."""
_ONE_BY_ONE = 4
"""Values up to which each is compared to: that is faster than to look it up."""

Domains = Mapping[str, Sequence[Any]]
"""The different cells of columns of texts."""


class Sides(NamedTuple):
    """Where a part of a rule surely holds, and where it surely does not; ``doubt``: where it is known that only the
    evaluator can say (None: nowhere); up to which size of whole numbers that is so.
    """

    holds: nw.Expr
    fails: nw.Expr
    doubt: nw.Expr | None = None
    largest: int = OVERFLOW


def is_screened(check: Check, form: Form, schema: Kinds) -> bool:
    """Whether a rule over columns of such kinds is screened at all."""
    rule = check.expression.rule
    assert rule is not None  # it is one
    if not all(_is_number(name, form, schema) for name in rule.figures):
        return False
    said = (name for atom in atoms(rule.formula) if not isinstance(atom, Missing) for name in _texts(atom))
    units = {name: form.described(name).meant for name in rule.figures}
    return all(_holds_texts(name, schema) for name in said) and is_of_screened_parts(rule, units)


def is_of_screened_parts(rule: Rule, units: Mapping[str, Unit | None]) -> bool:
    """Whether engines work out all that a rule compares, whose figures have such ``units``."""
    if any(isinstance(each, Comparison) and not is_worked_out_by_engines(each) for each in atoms(rule.formula)):
        return False
    comparisons = comparisons_of(rule)
    try:
        require_units_to_fit(comparisons, units)
    except UnitsDoNotFit:
        return False
    return not mixes_scales(comparisons, units)


def is_worked_out_by_engines(comparison: Comparison) -> bool:
    """Whether its functions are those that frame libraries have."""
    nodes = (node for side in (comparison.left, comparison.right) for node in walk(side))
    return not any(isinstance(node, Call) and node.function in (*OWN, "round") for node in nodes)


def _texts(atom: Atom) -> tuple[str, ...]:
    match atom:
        case Comparison():
            return ()
        case Same(one, other):
            return (one, other)
        case _:
            return (atom.name,)


def _is_number(name: str, form: Form, schema: Kinds) -> bool:
    value, *ends = columns_of(name, schema)
    described = form.described(name)
    if value is None or any(end is not None for end in ends) or described.radius:
        return False
    return isinstance(schema[value], SCREENED) and (not described.whole or schema[value].is_integer())


def _holds_texts(name: str, schema: Kinds) -> bool:
    return name in schema and isinstance(schema[name], nw.String | nw.Boolean)


def text_columns(checks: Iterable[Check], schema: Kinds) -> list[str]:
    """The columns of texts that some rules read."""
    rules = [check.expression.rule for check in checks if check.expression.rule is not None]
    found = dict.fromkeys(name for rule in rules for name in rule.said if name in schema)
    return [name for name in found if _holds_texts(name, schema)]


def rule_flag(
    rule: Rule, figures: Standings, domains: Domains, full: Collection[str], floats: Collection[str]
) -> Flag | None:
    """The flag of a rule; None where a column has too many different texts. ``full`` are the columns without gaps,
    ``floats`` those of floats, in which NaN is one.
    """
    if any(len(domains.get(name, ())) > MOST_TEXTS for name in rule.said):
        return None
    screen = RuleScreen(figures, domains, full, floats)
    found = screen.sides(rule.formula)
    if found is None:
        return None
    doubtful, open_ = ~found.holds, ~found.holds & ~found.fails
    if found.doubt is not None:
        open_ = open_ & ~found.doubt
    if rule.absent == "passes":
        return Flag(doubtful & ~open_, largest=found.largest)
    if rule.absent == "fails" or all(name in full for name in rule.names):
        return Flag(doubtful, largest=found.largest)
    return Flag(doubtful & ~open_, (open_,), found.largest)


class RuleScreen:
    """The sides of formulas over a frame."""

    def __init__(self, figures: Standings, domains: Domains, full: Collection[str], floats: Collection[str]) -> None:
        self._figures, self._domains, self._full, self._floats = figures, domains, full, floats

    def sides(self, formula: Formula) -> Sides | None:
        """The sides of a formula; None where one of its parts has none."""
        match formula:
            case Not(part):
                found = self.sides(part)
                return found and found._replace(holds=found.fails, fails=found.holds)
            case And(parts):
                return self._joined(parts, and_, or_)
            case Or(parts):
                return self._joined(parts, or_, and_)
            case Comparison():
                return self._compared(formula)
            case Missing(name):
                gap = self.gap(name)
                return Sides(gap, ~gap)
            case Same(one, other):
                return self.same(one, other)
            case _:
                assert not isinstance(formula, Unknown)  # no rule says it
                return self.of_text(formula.name, lambda text: stated(formula, [text]))

    def _joined(
        self, parts: tuple[Formula, ...], holds: Callable[[Any, Any], Any], fails: Callable[[Any, Any], Any]
    ) -> Sides | None:
        found = [self.sides(part) for part in parts]
        known = [each for each in found if each is not None]
        if len(known) < len(found):
            return None
        doubts = [each.doubt for each in known if each.doubt is not None]
        return Sides(
            reduce(holds, (each.holds for each in known)),
            reduce(fails, (each.fails for each in known)),
            reduce(or_, doubts) if doubts else None,
            min(each.largest for each in known),
        )

    def _compared(self, comparison: Comparison) -> Sides:
        names = figures_of(comparison)
        if not names:
            holds = evaluate(Expression("", (comparison,)), {}).verdict is Verdict.AGREES
            return Sides(nw.lit(holds), nw.lit(not holds))
        used = {name: self._figures[name] for name in names}
        plain = plain_comparison(comparison)
        arithmetic = arithmetic_of(used)
        exact = None
        if arithmetic is not None:
            left, right = (side_of(side, used, arithmetic) for side in (plain.left, plain.right))
            exact = compared_exactly(plain.operator, left, right, arithmetic)
        if exact is None or arithmetic is None:
            return self._bounded(plain, used)
        fails, both = exact
        sound = soundness(used, arithmetic)
        largest = (OVERFLOW - both.constant) // max(both.weight, 1) if arithmetic.integral else OVERFLOW
        return self._sides(used, ~fails, fails, sound, largest)

    def _sides(self, used: Standings, holds: nw.Expr, fails: nw.Expr, sound: Sequence[nw.Expr], largest: int) -> Sides:
        doubt = None
        if sound:
            trusted = reduce(and_, sound)
            holds, fails, doubt = holds & trusted, fails & trusted, ~trusted
        gaps = [figure.low.is_null() for name, figure in used.items() if name not in self._full]
        if gaps:
            there = ~reduce(or_, gaps)
            holds, fails = (_known(each) & there for each in (holds, fails))
            doubt = None if doubt is None else _known(doubt) & there
        return Sides(holds, fails, doubt, largest)

    def _bounded(self, comparison: Comparison, used: Standings) -> Sides:
        """A comparison that bounds of floats decide, of most records."""
        opposite = Comparison(NEGATED[comparison.operator], comparison.left, comparison.right)
        one, other = (compared(each, used) for each in (comparison, opposite))
        zeros = (*one.undetermined, *other.undetermined)
        clear = ~reduce(or_, zeros) if zeros else nw.lit(True)
        gaps = reduce(or_, (figure.low.is_null() for figure in used.values()))
        holds, fails = (_known(~each.doubtful & clear) & ~gaps for each in (one, other))
        return Sides(holds, fails, ~holds & ~fails & ~gaps, min(one.largest, other.largest))

    def gap(self, name: str) -> nw.Expr:
        """Where a column is missing."""
        if name in self._figures or name not in self._domains:
            cells = self._figures[name].low if name in self._figures else nw.col(name)
            return cells.is_null() | cells.is_nan().fill_null(True) if name in self._floats else cells.is_null()
        blank = [cell for cell in self._domains[name] if cell is not None and text_of(cell) is None]
        return nw.col(name).is_null() | self._one_of(name, blank) if blank else nw.col(name).is_null()

    def same(self, one: str, other: str) -> Sides | None:
        """Where two columns hold the same text; None where that can't be told."""
        for name in (one, other):
            if any(text_of(cell) != cell for cell in self._domains[name] if cell is not None):
                return None  # blanks around them
        equal, there = nw.col(one) == nw.col(other), ~(nw.col(one).is_null() | nw.col(other).is_null())
        return Sides(_known(equal) & there, _known(~equal) & there)

    def of_text(self, name: str, holds: Callable[[str], bool]) -> Sides:
        """What is so of some of the texts of a column."""
        texts = [(cell, text_of(cell)) for cell in self._domains[name]]
        yes = [cell for cell, text in texts if text is not None and holds(text)]
        no = [cell for cell, text in texts if text is not None and not holds(text)]
        if len(yes) + len(no) == len(texts):  # no gaps
            if len(yes) <= len(no):
                found = self._one_of(name, yes)
                return Sides(found, ~found)
            found = self._one_of(name, no)
            return Sides(~found, found)
        return Sides(_known(self._one_of(name, yes)), _known(self._one_of(name, no)))

    def _one_of(self, name: str, cells: Sequence[Any]) -> nw.Expr:
        if not cells:
            return nw.lit(False)
        if len(cells) <= _ONE_BY_ONE:
            found: nw.Expr = reduce(or_, (nw.col(name) == cell for cell in cells))
            return found
        return nw.col(name).is_in(cells)


def _known(flag: nw.Expr) -> nw.Expr:
    """A flag that is false where nothing is known."""
    return flag.fill_null(False)
