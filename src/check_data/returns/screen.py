"""The screen: each check as one expression that says where it may not hold.

It is true for the records that the exact evaluator has to decide, false where the check surely agrees as stated, and
null (or `absent`) where it is undetermined. What it leaves open is candidates, never agreement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, lcm

import narwhals.stable.v2 as nw

from check_data.agreement.affine import Affine, difference
from check_data.agreement.check import Check
from check_data.agreement.dimensions import UnitsDoNotFit, mixes_scales, require_units_to_fit
from check_data.agreement.evaluate import evaluate
from check_data.agreement.meaning import plain_comparison
from check_data.agreement.nodes import Comparison, Name, Node, Operation, walk
from check_data.findings import Verdict
from check_data.returns import loose
from check_data.returns.flags import (
    ALL,
    CERTAIN,
    NONE,
    Arithmetic,
    Flag,
    arithmetic_of,
    compared_exactly,
    guarded,
    reaches,
    side_of,
)
from check_data.returns.quotients import rounded_share, share
from check_data.returns.scaled import Scaled, Term
from check_data.returns.standing import Standing, Standings


def flag(check: Check, figures: Standings) -> Flag:
    """The flag of a check."""
    comparisons = [plain_comparison(each) for each in check.expression.comparisons]
    used = {name: figures[name] for name in check.expression.names}
    if not used:
        return CERTAIN if evaluate(check.expression, {}).verdict is Verdict.AGREES else ALL
    units = {name: figure.unit for name, figure in used.items()}
    try:
        require_units_to_fit(check.expression, units)
    except UnitsDoNotFit:
        return ALL if any(figure.printed for figure in used.values()) else NONE
    if mixes_scales(check.expression, units):
        used = {name: _converted(figure) for name, figure in used.items()}
    clear = _clear_divisors(comparisons, used)
    if clear is None:
        return ALL
    if len(comparisons) > 1 and not all(figure.single for figure in used.values()):
        # Several comparisons may each hold, and not at once: only where the values themselves satisfy all of them
        # is agreement sure.
        used = {name: _witness(figure) for name, figure in used.items()}
    flags = [compared(each, used) for each in comparisons]
    doubtful = flags[0].doubtful
    for other in flags[1:]:
        doubtful = doubtful | other.doubtful
    for each in clear:
        doubtful = doubtful | ~each
    return Flag(
        doubtful,
        tuple(each for one in flags for each in one.undetermined),
        min(one.largest for one in flags),
        bool(clear) or any(one.hides for one in flags),
    )


def _clear_divisors(comparisons: Sequence[Comparison], figures: Standings) -> list[nw.Expr] | None:
    """Where no divisor of several values may be 0; None where bounds can't tell."""
    sides = [side for each in comparisons for side in (each.left, each.right)]
    operations = [node for side in sides for node in walk(side) if isinstance(node, Operation)]
    divisors = [node.right for node in operations if node.operator == "/"]
    clear = []
    for divisor in divisors:
        if all(figures[name].single for name in _names(divisor)):
            continue
        found = loose.bounds(divisor, figures)
        if found is None:
            return None
        clear += [loose.clear_of_zero(found), *found.sound]
    return clear


def _converted(figure: Standing) -> Standing:
    return figure if figure.unit is None else figure._replace(factor=figure.unit.factor)


def _witness(figure: Standing) -> Standing:
    return figure._replace(high=figure.low, radius=Fraction(0))


def compared(comparison: Comparison, figures: Standings) -> Flag:
    """The flag of one plain comparison."""
    used = {name: figures[name] for name in _names(comparison.left, comparison.right)}
    arithmetic = arithmetic_of(used)
    found = None
    if arithmetic is not None:
        if all(figure.single for figure in used.values()):
            found = _points(comparison, used, arithmetic) or share(comparison, used, arithmetic)
        else:
            found = _sum(comparison, used, arithmetic)
    found = found or rounded_share(comparison, used)
    if found is None:
        bound = loose.doubtful(comparison, _fit_for_bounds(comparison, used))
        return ALL if bound is None else Flag(bound.doubtful, bound.undetermined, hides=bound.hides)
    return found


def _fit_for_bounds(comparison: Comparison, figures: Standings) -> Standings:
    """The figures as bounds may take them: bounds are exact where each open figure counts once and is not whole."""
    names = [node.id for side in (comparison.left, comparison.right) for node in walk(side) if isinstance(node, Name)]
    open_figures = [name for name in names if not figures[name].single]
    exact = len(set(open_figures)) == len(open_figures) and not any(figures[name].whole for name in open_figures)
    return figures if exact else {name: _witness(figure) for name, figure in figures.items()}


def _names(*sides: Node) -> dict[str, None]:
    return dict.fromkeys(node.id for side in sides for node in walk(side) if isinstance(node, Name))


def _points(comparison: Comparison, figures: Standings, arithmetic: Arithmetic) -> Flag | None:
    """Figures of one value each, in sums: exact."""
    left, right = (side_of(side, figures, arithmetic) for side in (comparison.left, comparison.right))
    compared = compared_exactly(comparison.operator, left, right, arithmetic)
    return compared and guarded(compared[0], compared[1], figures, arithmetic)


def _sum(comparison: Comparison, figures: Standings, arithmetic: Arithmetic) -> Flag | None:
    """Figures with ends, in sums: the least and the greatest that left minus right may be."""
    form = difference(comparison)
    if form is None or not form.factors:
        return None
    if not _adds_up(form, figures):
        return _points(comparison, {name: _witness(figure) for name, figure in figures.items()}, arithmetic)
    factors = {name: factor * figures[name].factor for name, factor in form.factors.items()}
    scale = lcm(form.constant.denominator, *(factor.denominator for factor in factors.values()))
    whole = {name: int(factor * scale) for name, factor in factors.items()}
    slack = sum((abs(whole[name]) * figures[name].radius for name in whole), Fraction(0))
    size = int(abs(form.constant) * scale) + ceil(slack)
    both = Scaled(0, scale, sum(abs(each) for each in whole.values()), size, len(whole) + 1)
    if not reaches(both, arithmetic):
        return None
    least, greatest = (_total(whole, int(form.constant * scale), figures, arithmetic, top) for top in (False, True))
    if all(figures[name].low is figures[name].high for name in whole):
        greatest = least
    fails = _outside(comparison.operator, least, greatest, slack, arithmetic)
    # Those that cancel out too: where one of them is no figure, the check is undetermined.
    return guarded(fails, both, figures, arithmetic)


def _adds_up(form: Affine, figures: Standings) -> bool:
    """Whether every value between the least and the greatest sum is one: not where open counts take steps."""
    used = {name: figures[name] for name in form.factors}
    if not any(figure.whole and not figure.single for figure in used.values()):
        return True
    return form.constant.denominator == 1 and all(
        abs(form.factors[name] * figure.factor) == 1
        and figure.radius.denominator == 1
        and (figure.whole or figure.integral)
        for name, figure in used.items()
    )


def _total(
    factors: Mapping[str, int], constant: int, figures: Standings, arithmetic: Arithmetic, greatest: bool
) -> nw.Expr:
    """The least or the greatest sum; what is added comes before what is taken away."""
    total: Term = constant
    for name, factor in sorted(factors.items(), key=lambda each: each[1] < 0):
        end = figures[name].high if greatest == (factor > 0) else figures[name].low
        value = arithmetic.of(figures[name], end)
        part = value if abs(factor) == 1 else value * abs(factor)
        if isinstance(total, int) and not total:
            total = part if factor > 0 else -part
        else:
            total = total + part if factor > 0 else total - part
    assert isinstance(total, nw.Expr)  # a sum has figures
    return total


def _outside(operator: str, least: nw.Expr, greatest: nw.Expr, slack: Fraction, arithmetic: Arithmetic) -> nw.Expr:
    """Where no value from the least (less the slack) to the greatest (with it) compares to 0."""
    grid = 1 if arithmetic.integral else 10**arithmetic.digits
    down, up = floor(slack * grid), ceil(slack * grid)
    above = down if arithmetic.integral else (down + 0.5) / grid
    reaching = up - 1 if arithmetic.integral else (up - 0.5) / grid
    match operator:
        case "==":
            return least.abs() > above if least is greatest else (least > above) | (greatest < -above)
        case "<=":
            return least > above
        case "<":
            return least > reaching
        case ">=":
            return greatest < -above
        case ">":
            return greatest < -reaching
        case _:
            never = least != least
            return never if slack else (least.abs() <= arithmetic.half) & (greatest.abs() <= arithmetic.half)
