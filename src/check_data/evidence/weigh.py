"""All claims of a text to those that are told: readings compete, what holds is kept, the rest gets its level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from check_data.agreement.check import Outcome
from check_data.evidence.level import Level, level
from check_data.evidence.rates import Rates
from check_data.findings import Thresholds, Verdict
from check_data.relations.claim import Claim
from check_data.relations.verdict import outcome_of

PROVES_NOTHING = 0.7
"""The chance rate from which a claim that holds proves nothing: its figures don't count as checked by it."""
_HOLDS = (Verdict.AGREES, Verdict.AGREES_AS_ROUNDED)


class Judged(NamedTuple):
    """A claim with its outcome; ``proves``: that it holds is no chance. ``level`` is that of one that does not."""

    claim: Claim
    outcome: Outcome
    proves: bool
    level: Level = Level(None, 1.0)

    @property
    def told(self) -> bool:
        """Whether it is a check: it agrees, or is told at some level."""
        return self.outcome.verdict is Verdict.AGREES or self.fails

    @property
    def fails(self) -> bool:
        """Whether it is a finding."""
        return self.level.severity is not None


def weigh(claims: Iterable[Claim], rates: Rates, thresholds: Thresholds) -> list[Judged]:
    """The claims that are made, one of each anchor and kind, without those that say the same of the same figures."""
    readings: dict[tuple[int, str, str], list[Judged]] = defaultdict(list)
    for claim in claims:
        outcome = outcome_of(claim.expression, claim.quantities())
        if outcome.verdict is not Verdict.UNDETERMINED:
            judged = Judged(claim, outcome, rates.chance(claim) < PROVES_NOTHING)
            readings[_contest(claim)].append(judged)
    made = _each_once(each for contest in readings.values() for each in _winners(contest))
    return _told_once([_with_level(each, rates, thresholds) for each in made])


def _contest(claim: Claim) -> tuple[int, str, str]:
    apart = claim.expression if claim.telling.kind == "change" else str(claim.telling.options.get("apart", ""))
    return claim.anchor.start, claim.telling.kind, apart


def _winners(readings: list[Judged]) -> list[Judged]:
    """All readings of one claim that hold and prove something; else the most explicit, which has to be likely."""
    holding = [each for each in readings if each.outcome.verdict is Verdict.AGREES and each.proves]
    if holding:
        return holding
    best = max(readings, key=lambda each: (each.claim.telling.explicit, each.outcome.verdict in _HOLDS))
    telling = best.claim.telling
    shown = _HOLDS if telling.options.get("rounded") else (Verdict.AGREES,)
    return [best] if telling.explicit or best.outcome.verdict in shown else []


def _each_once(made: Iterable[Judged]) -> Iterator[Judged]:
    seen: set[tuple[str, bool, frozenset[tuple[int, int]]]] = set()
    for each in made:
        # That parts are at most their whole does not say that they are all of it.
        key = each.claim.telling.kind, "<=" in each.claim.expression, _places(each)
        if key not in seen:
            seen.add(key)
            yield each


def _places(judged: Judged) -> frozenset[tuple[int, int]]:
    return frozenset((mention.start, mention.end) for mention in judged.claim.mentions)


def _with_level(judged: Judged, rates: Rates, thresholds: Thresholds) -> Judged:
    if judged.outcome.verdict is Verdict.AGREES:
        return judged
    return judged._replace(level=level(judged.claim, judged.outcome, rates, thresholds))


def _told_once(made: list[Judged]) -> list[Judged]:
    """One slip breaks every claim over its figure: of findings of one telling, or over the same figures, or some of
    them, the most certain is told; the others stay as checks.
    """
    order = sorted(range(len(made)), key=lambda number: -made[number].level.confidence)
    told: list[frozenset[tuple[int, int]]] = []
    tellings, quiet = set[int](), set[int]()
    for number in order:
        if made[number].level.severity is None:
            continue
        places, telling = _places(made[number]), id(made[number].claim.telling)
        if telling in tellings or any(places <= each or each <= places for each in told):
            quiet.add(number)
        else:
            told.append(places)
            tellings.add(telling)
    return [
        each._replace(level=Level(None, each.level.confidence)) if n in quiet else each for n, each in enumerate(made)
    ]
