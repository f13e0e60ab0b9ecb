"""The verdicts of a check across records: those that the screen is sure of as counts, the rest one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from check_data.agreement.check import Outcome
from check_data.findings import Verdict
from check_data.returns.across.derive import Derivation
from check_data.returns.across.judge import Judge
from check_data.returns.across.screen import screened


class Decided(NamedTuple):
    """How many records have which verdict for sure, and the exact outcome of each other one, by its place."""

    surely: Counter[Verdict]
    outcomes: Iterator[tuple[int, Outcome]]


def decided(derivation: Derivation) -> Decided:
    """All records that a check is about."""
    screen = screened(derivation)
    agree = len(derivation.subjects) - len(screen.candidates) - screen.undetermined
    surely = Counter({Verdict.AGREES: agree, Verdict.UNDETERMINED: screen.undetermined})
    judge = Judge(derivation.check.expression)
    figures = [derivation.columns[name].quantity for name in judge.names]
    outcomes = ((place, judge.outcome([figure(place) for figure in figures])) for place in screen.candidates)
    return Decided(surely, outcomes)
