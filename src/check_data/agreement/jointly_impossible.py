"""Checks that hold one by one cannot hold together.

## What it does
Solves checks that share figures as one system: exactly where they are linear (rounding intervals, open ends and
hedges included), by bounds where they are not. Names a smallest set of checks that contradict each other.

## Why
A rounded figure may satisfy one sum with its low end and another with its high end. No true value does both.

## Example
2万 (15000 to 25000 when rounded) that must equal 16000 + a and also 24000 + a, with a from 500 to 900.

## What it does not report
Checks of which one already disagrees by itself (that is CD201), and contradictions that only whole numbers or
non-linear checks show and that their bounds leave open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from check_data.agreement.check import Check, Quantity
from check_data.agreement.evaluate import box
from check_data.agreement.expression import Expression
from check_data.agreement.joint import groups
from check_data.agreement.meaning import plain_comparison
from check_data.agreement.search import can_hold
from check_data.agreement.too_much import TooMuch
from check_data.findings import Cited, Finding, Message, Verdict
from check_data.messages import English

CODE = "CD301"

_MESSAGE = English("{checks} hold one by one, but no values of their figures satisfy all of them")


def judge(checks: Sequence[Check], quantities: Mapping[str, Quantity], cited: Mapping[str, Cited]) -> list[Finding]:
    """A finding for each group of checks that contradict each other; ``checks`` are those that hold alone."""
    by_name = {check.name: check for check in checks}
    open_figures = {
        check.name: [name for name in check.expression.names if not _is_exact(quantities[name])] for check in checks
    }
    found = []
    for group in groups(open_figures):
        members = [by_name[name] for name in group]
        if not _possible(members, quantities):
            found.append(_finding(_smallest(members, quantities), cited))
    return found


def _is_exact(quantity: Quantity) -> bool:
    return quantity.reading is not None and quantity.reading.rounded.exact


def _possible(checks: Sequence[Check], quantities: Mapping[str, Quantity]) -> bool:
    comparisons = tuple(each for check in checks for each in check.expression.comparisons)
    values = box(Expression("", comparisons), quantities, "rounded")
    try:
        return can_hold([plain_comparison(comparison) for comparison in comparisons], values)
    except TooMuch:
        return True  # a doubt is never reported


def _smallest(checks: Sequence[Check], quantities: Mapping[str, Quantity]) -> list[Check]:
    """Without the checks that the contradiction does not need."""
    needed = _needed([], checks, quantities, changed=False)
    return [check for check in checks if check in needed]


def _needed(
    given: Sequence[Check], checks: Sequence[Check], quantities: Mapping[str, Quantity], *, changed: bool
) -> list[Check]:
    """The checks that, with those ``given``, contradict each other: halves are left out as a whole where they can be
    (Junker, QuickXplain, 2004).
    """
    if changed and not _possible(given, quantities):
        return []
    if len(checks) == 1:
        return list(checks)
    first, last = checks[: len(checks) // 2], checks[len(checks) // 2 :]
    of_last = _needed([*given, *first], last, quantities, changed=bool(first))
    of_first = _needed([*given, *of_last], first, quantities, changed=bool(of_last))
    return [*of_first, *of_last]


def _finding(checks: list[Check], cited: Mapping[str, Cited]) -> Finding:
    names = dict.fromkeys(name for check in checks for name in check.expression.names)
    figures = tuple(cited[name] for name in names)
    return Finding(
        rule=CODE,
        severity=min(check.severity for check in checks),
        message=Message(_MESSAGE, {"checks": ", ".join(check.name for check in checks)}),
        place=figures[0].place,
        figures=figures,
        verdict=Verdict.DISAGREES,
        arithmetic="; ".join(check.expression.text for check in checks),
        because="",
    )
