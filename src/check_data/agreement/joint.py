"""Checks that share figures, solved together: each may hold alone and all together not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from check_data.agreement.bounds import Box
from check_data.agreement.feasible import feasible
from check_data.agreement.linear import difference
from check_data.agreement.nodes import Comparison, Name
from check_data.agreement.reduced import Row
from check_data.figures.interval import Interval

WITHIN = {
    "==": Interval.exactly(0),
    "<=": Interval(None, Interval.exactly(0).upper),
    "<": Interval(None, Interval.exactly(0).upper, upper_closed=False),
    ">=": Interval(Interval.exactly(0).lower, None),
    ">": Interval(Interval.exactly(0).lower, None, lower_closed=False),
}


def jointly_feasible(comparisons: Sequence[Comparison], box: Box) -> bool:
    """Whether all plain comparisons may hold at once: exact for linear ones over the rationals, and bounds
    for the others. False is a proof.

    Raises:
        ZeroDivisionError: a divisor may be 0.

    """
    rows, _ = rows_of(comparisons, box)
    return feasible(rows, {name: figure.interval for name, figure in box.items()})


def rows_of(comparisons: Sequence[Comparison], box: Box) -> tuple[list[Row], list[Comparison]]:
    """The linear comparisons as rows, and those that are none. ``!=`` is none.

    Raises:
        ZeroDivisionError: a divisor may be 0.

    """
    rows, others = [], []
    for comparison in comparisons:
        form = difference(comparison, box)
        if comparison.operator == "!=" or not form.of_figures_only:
            others.append(comparison)
        else:
            factors = {node.id: factor for node, factor in form.terms.items() if isinstance(node, Name)}
            rows.append(Row(factors, WITHIN[comparison.operator] - Interval.exactly(form.constant)))
    return rows, others


def groups(names_of: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Checks (by name, with the names of their figures) that hang together by shared figures, two at least."""
    checks_of: dict[str, list[str]] = {}
    figures_of = {check: list(names) for check, names in names_of.items()}
    for check, figures in figures_of.items():
        for figure in figures:
            checks_of.setdefault(figure, []).append(check)
    left, order, found = dict.fromkeys(figures_of), {check: at for at, check in enumerate(figures_of)}, []
    while left:
        members = [next(iter(left))]
        del left[members[0]]
        for check in members:  # which grows as neighbours are found
            near = [each for figure in figures_of[check] for each in checks_of.pop(figure, ())]
            for each in near:
                if each in left:
                    del left[each]
                    members.append(each)
        found.append(sorted(members, key=order.__getitem__))
    return [members for members in found if len(members) > 1]
