"""A declared check does not hold.

## What it does
Evaluates every check of `checks/NAME.toml` over the readings of its figures. An error (or the severity that the
check names) where no values that print as these quotes satisfy it; a warning where only rounded readings do.

## Why
Figures that must agree and do not are the mistake that readers find. Which figures must agree is the author's
knowledge; the check writes it down once.

## Example
`holds = "members == serving + retired + unposted"` with 3520名, 2202人, 755人 and 536人:

    2202人 + 755人 + 536人 = 3493 ≠ 3520名

## What it does not report
A check that some true values behind the printed ones satisfy: rounding, hedges (近, 约, more than) and ranges are
taken at their widest honest meaning. A check with a missing figure or a divisor that may be 0 is undetermined, and
counted as such in the summary.
"""

from __future__ import annotations

from collections.abc import Mapping

from check_data.agreement.arithmetic import arithmetic, rounded_arithmetic
from check_data.agreement.check import Check, Outcome, Quantity
from check_data.findings import Cited, Finding, Message, Severity, Verdict
from check_data.messages import English

CODE = "CD201"

_DISAGREES = English("{check} does not hold, neither as stated nor as rounded")
_ROUNDED = English("{check} holds only if figures are rounded; as stated it does not")


def severity_of(check: Check, verdict: Verdict) -> Severity:
    """How bad a finding of a check is: one that holds as rounded is no error."""
    return min(check.severity, Severity.WARNING) if verdict is Verdict.AGREES_AS_ROUNDED else check.severity


def judge(
    check: Check, outcome: Outcome, quantities: Mapping[str, Quantity], cited: tuple[Cited, ...]
) -> Finding | None:
    """The finding of one evaluated check; None where it agrees or is undetermined. ``cited`` are its figures."""
    if outcome.verdict not in (Verdict.DISAGREES, Verdict.AGREES_AS_ROUNDED):
        return None
    return failing(check, outcome.verdict, cited, worked_out(check, outcome.verdict, quantities))


def message_of(check: Check, verdict: Verdict) -> Message:
    """What a finding of a check says."""
    return Message(_ROUNDED if verdict is Verdict.AGREES_AS_ROUNDED else _DISAGREES, {"check": check.name})


def worked_out(check: Check, verdict: Verdict, quantities: Mapping[str, Quantity]) -> str:
    """The arithmetic of a check that fails."""
    worked = arithmetic(check.expression, quantities, fails=True)
    if verdict is Verdict.AGREES_AS_ROUNDED and check.expression.rule is None:
        return f"{worked}; ≈ {rounded_arithmetic(check.expression, quantities)}"
    return worked


def failing(check: Check, verdict: Verdict, cited: tuple[Cited, ...], worked: str) -> Finding:
    """The finding of a check that fails, by its figures and its arithmetic."""
    return Finding(
        rule=CODE,
        severity=severity_of(check, verdict),
        message=message_of(check, verdict),
        place=cited[0].place if cited else check.place,
        figures=cited,
        verdict=verdict,
        check=check.name,
        because=check.because,
        arithmetic=worked,
        waiver=check.waiver,
        about=check.about,
    )
