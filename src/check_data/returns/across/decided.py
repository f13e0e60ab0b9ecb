"""The verdicts of a check across records: those that the screen is sure of as counts, the rest one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from check_data.agreement.check import Outcome, Quantity
from check_data.agreement.expression import Expression
from check_data.agreement.formula import And, Not, Rule
from check_data.agreement.rule.decide import cells_of, judge
from check_data.findings import Verdict
from check_data.returns.across.derive import Derivation
from check_data.returns.across.judge import Judge
from check_data.returns.across.rule_sides import surely
from check_data.returns.across.screen import screened

_Figures = Mapping[str, Quantity]


class Decided(NamedTuple):
    """How many records have which verdict for sure, and the exact outcome of each other one, by its place."""

    surely: Counter[Verdict]
    outcomes: Iterator[tuple[int, Outcome]]


def decided(derivation: Derivation) -> Decided:
    """All records that a check is about."""
    decide = _Decide(derivation)
    rule = derivation.check.expression.rule
    if rule is not None:
        open_ = _open(rule, derivation)
        agreeing = Counter({Verdict.AGREES: len(derivation.subjects) - len(open_)})
        return Decided(agreeing, ((place, decide.outcome(place)) for place in open_))
    screen = screened(derivation)
    agree = len(derivation.subjects) - len(screen.candidates) - screen.undetermined
    surely = Counter({Verdict.AGREES: agree, Verdict.UNDETERMINED: screen.undetermined})
    return Decided(surely, ((place, decide.outcome(place)) for place in screen.candidates))


def _open(rule: Rule, derivation: Derivation) -> Sequence[int]:
    """The records over which a rule does not surely hold."""
    values = {name: derivation.columns[name].values() for name in rule.figures}
    found = surely(rule, values, derivation.texts, derivation.size)
    if found is None:
        return derivation.subjects
    places = np.fromiter(derivation.subjects, np.int64, len(derivation.subjects))
    open_: list[int] = places[~found.holds[places]].tolist()
    return open_


class _Decide:
    """Decides a check record by record."""

    def __init__(self, derivation: Derivation) -> None:
        expression = derivation.check.expression
        self._given = expression.rule
        self._rule = (expression.rule or Rule(And(expression.comparisons)))._replace(absent="undetermined")
        self._texts = {name: derivation.texts[name] for name in self._rule.said if self._given is not None}
        self._columns = {name: derivation.columns[name] for name in self._rule.figures}
        self._opens = any(column.open is not None for column in self._columns.values())
        self._plain = None if self._given is not None else _compared(expression)

    def outcome(self, place: int) -> Outcome:
        """The outcome of one record."""
        figures = {name: column.quantity(place) for name, column in self._columns.items()}
        found = self._judged(self._rule, place, figures) if self._plain is None else self._plain(figures)
        if found.why == "missing" and self._opens:
            found = self._opened(place, figures, found)
        absent = "undetermined" if self._given is None else self._given.absent
        if found.why != "missing" or absent == "undetermined":
            return found
        return Outcome(Verdict.DISAGREES if absent == "fails" else Verdict.AGREES)

    def _opened(self, place: int, figures: _Figures, found: Outcome) -> Outcome:
        """Whether it is so whatever the missing cells of a group are."""
        opens = {name: column.open(place) for name, column in self._columns.items() if column.open is not None}
        known = {name: each for name, each in opens.items() if each is not None}
        if self._judged(self._rule, place, {**figures, **known}).verdict is Verdict.DISAGREES:
            return Outcome(Verdict.DISAGREES)
        opposite = Rule(Not(self._rule.formula))
        if self._judged(opposite, place, {**figures, **known}).verdict is Verdict.DISAGREES:
            return Outcome(Verdict.AGREES)
        return found

    def _judged(self, rule: Rule, place: int, figures: _Figures) -> Outcome:
        return judge(rule, cells_of(figures, {name: column[place] for name, column in self._texts.items()}))


def _compared(expression: Expression) -> Callable[[_Figures], Outcome]:
    """What decides comparisons of figures alone."""
    plain = Judge(expression)
    return lambda figures: plain.outcome([figures[name] for name in plain.names])
