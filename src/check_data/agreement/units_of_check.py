"""A check adds or compares figures of units that do not fit.

## What it does
Follows the units of the figures through the check's expression. Values that are added, subtracted or compared must
have one unit: names of one unit (名, 人, 位) are the same, convertible ones (小时, 天) are converted, 个 stands in
for any count, and a bare number fits all.

## Why
1200名 + 207家 is no number of anything; the check, or a unit in the figures table, is wrong.

## Example
`holds = "staff == doctors + clinics"` with staff in 人, doctors in 人 and clinics in 家.

## What it does not report
Products and quotients, which make units of their own, and figures whose unit is not known.
"""

from __future__ import annotations

from check_data.agreement.check import Check
from check_data.agreement.dimensions import Units, UnitsDoNotFit, require_units_to_fit
from check_data.findings import Cited, Finding, Message, Severity, Verdict
from check_data.messages import English

CODE = "CD105"

_MESSAGE = English("{check} joins units that do not fit: {left} and {right}")


def judge(check: Check, units: Units, cited: tuple[Cited, ...]) -> Finding | None:
    """The finding of one check, None where its units fit. ``cited`` are its figures."""
    try:
        require_units_to_fit(check.expression, units)
    except UnitsDoNotFit as misfit:
        names = {"check": check.name, "left": misfit.left.name or "1", "right": misfit.right.name or "1"}
        return Finding(
            rule=CODE,
            severity=Severity.ERROR,
            message=Message(_MESSAGE, names),
            place=check.place,
            figures=cited,
            verdict=Verdict.UNDETERMINED,
            check=check.name,
            because=check.because,
            waiver=check.waiver,
            about=check.about,
        )
    return None
