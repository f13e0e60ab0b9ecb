"""From a claim that does not hold to its level: how likely the text is wrong there, given how far off it is.

The odds of an error are: how often published text tells a true relation wrong, times how much likelier this residual is
under an error than under a misreading, times how much likelier a claim of this form is meant than misread.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

from check_data.agreement.check import Outcome
from check_data.evidence.rates import GENUINE, Rates
from check_data.figures.conventions import Hedge, Reading
from check_data.findings import Severity, Thresholds, Verdict
from check_data.relations.claim import Claim

if TYPE_CHECKING:
    from check_data.evidence.residual import Residual

BANDS = ((0.03, 6.0), (0.15, 4.0), (0.7, 2.0), (1.5, 0.5), (inf, 0.01))
"""How much likelier a residual up to the first number is under an error of the pen or a stale value than under a
misreading.
"""
NAMED_BANDS = ((0.03, 6.0), (0.15, 4.0), (0.4, 1.5), (inf, 0.02))
"""The same where only a name links the figures: far apart they are of different things."""
WITHIN_BANDS = ((0.15, 2.0), (0.7, 1.2), (3.0, 0.6), (inf, 0.25))
"""The same for a part that is larger than its whole: a slip or a stale value leaves it near, a misreading anywhere; and
who writes one sees it sooner than another error.
"""
NAMED = frozenset(["same"])
LOOSE = frozenset(
    [
        "interval",
        "lunar",
        "none",
        "order",
        "significance",
        "test",
        "threshold",
        "weekday",
        "within",
    ]
)
NOTED = frozenset(["centre", "significance"])
"""Kinds that hold by how most are worked out (an interval that is resampled is not even): a note at most."""
LOOSE_BAND = 1.5
"""The same for kinds whose residual says little."""
MOST_OF_SLIP = 60.0
"""How much likelier an error a slip of the pen that explains all makes it at most."""
SURE = 0.03
"""Misreadings of a form of which a figure that was cut instead of rounded is still worth a warning."""
HEDGED_NEAR, HEDGED_NEAR_SURE = 0.12, 0.07
"""The share by which a hedged figure may be off without a word; the same where words say outright what is told."""
_OUTRIGHT = 2
SUPPORT = (1.0, 2.0, 4.0, 6.0)
"""By what misreading is divided where so many like tellings of a table hold; the last for more."""
MANY_FAIL, DISPLACED = 2, 0.6
"""Like tellings that fail beside one from which, where they are not few of all, a table's columns are likely displaced;
and how likely that is.
"""


class Level(NamedTuple):
    """How bad a claim that does not hold is, None for nothing, and how likely the text is wrong there."""

    severity: Severity | None
    confidence: float


def level(claim: Claim, outcome: Outcome, rates: Rates, thresholds: Thresholds) -> Level:
    """The level of a claim that disagrees, or agrees only as rounded."""
    if outcome.verdict is Verdict.AGREES_AS_ROUNDED and claim.telling.kind in NAMED:
        return Level(None, 0.0)  # who tells a figure again, in a headline or another unit, rounds it
    from check_data.evidence.residual import residual  # most claims hold

    off = residual(claim)
    misread = min(_misread(claim, rates), 0.99)
    if any(each.hedge is not Hedge.NONE for each in claim.mentions):
        misread = min(2 * misread, 0.99)
        if off.hedged < (HEDGED_NEAR_SURE if claim.telling.explicit == _OUTRIGHT else HEDGED_NEAR):
            return Level(None, 0.0)
    odds = GENUINE * _band(claim, off) * (1 - misread) / misread
    confidence = odds / (1 + odds)
    return Level(_severity(confidence, _most(claim, outcome, off, misread, rates), thresholds), confidence)


def _misread(claim: Claim, rates: Rates) -> float:
    holds, fails = claim.telling.support
    misread = rates.misread(claim) / SUPPORT[min(holds, len(SUPPORT) - 1)]
    if fails >= MANY_FAIL and MANY_FAIL * fails >= holds:
        return max(misread, DISPLACED)
    return 2 * misread if fails > holds else misread


def _band(claim: Claim, off: Residual) -> float:
    if claim.telling.kind == "within":
        return next(worth for most, worth in WITHIN_BANDS if off.share <= most)
    if claim.telling.kind in LOOSE:
        return LOOSE_BAND
    far = claim.telling.kind in NAMED and not claim.telling.options.get("beside")
    bands = NAMED_BANDS if far else BANDS
    band = next(worth for most, worth in bands if off.share <= most)
    return max(band, min(off.slip, MOST_OF_SLIP))


def _most(claim: Claim, outcome: Outcome, off: Residual, misread: float, rates: Rates) -> Severity:
    """The highest level that the claim may have."""
    if claim.telling.kind in NOTED or _is_dashed(claim):
        return Severity.NOTE
    if not rates.measured(claim):
        return Severity.WARNING if rates.vouched(claim) and off.units >= 1 else Severity.NOTE
    if off.units < 1:
        return Severity.WARNING if misread <= SURE else Severity.NOTE
    if claim.telling.options.get("doubtful"):
        return Severity.WARNING
    return Severity.WARNING if outcome.verdict is Verdict.AGREES_AS_ROUNDED else Severity.ERROR


def _is_dashed(claim: Claim) -> bool:
    """Whether the sum of a table's cells holds where one that is printed with a minus is positive: the dash of an empty
    cell beside it, as columns are displaced.
    """
    if claim.telling.kind != "sum" or not claim.form.startswith("table:"):
        return False
    from check_data.evidence.residual import residual

    negative = (place for place, each in enumerate(claim.mentions) if each.negative and each.reading is not None)
    return any(residual(_turned(claim, place)).share == 0 for place in negative)


def _turned(claim: Claim, place: int) -> Claim:
    """A claim with one of its figures of the other sign."""
    told = claim.mentions[place]
    reading = Reading(*(-each for each in told.reading or ()))
    turned = told._replace(reading=reading, value=-told.value, negative=False)
    return claim._replace(mentions=(*claim.mentions[:place], turned, *claim.mentions[place + 1 :]))


def _severity(confidence: float, most: Severity, thresholds: Thresholds) -> Severity | None:
    for severity, least in (
        (Severity.ERROR, thresholds.error),
        (Severity.WARNING, thresholds.warning),
        (Severity.NOTE, thresholds.note),
    ):
        if confidence >= least:
            return min(severity, most)
    return None
