"""Checks that share figures, solved together: each may hold alone and all together not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from check_data.agreement.bounds import Box
from check_data.agreement.expression import Comparison, Name
from check_data.agreement.linear import difference
from check_data.agreement.simplex import Row, feasible
from check_data.figures.interval import Interval

_WITHIN = {
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
    rows = []
    for comparison in comparisons:
        form = difference(comparison, box)
        if comparison.operator == "!=" or not form.of_figures_only or not form.terms:
            continue
        factors = {node.id: factor for node, factor in form.terms.items() if isinstance(node, Name)}
        rows.append(Row(factors, _WITHIN[comparison.operator] - Interval.exactly(form.constant)))
    return feasible(rows, {name: figure.interval for name, figure in box.items()})


def groups(names_of: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Checks (by name, with the names of their figures) that hang together by shared figures, two at least."""
    clusters: list[tuple[set[str], list[str]]] = []
    for check, figures in names_of.items():
        merged, members = set(figures), [check]
        apart = []
        for known, others in clusters:
            if known & merged:
                merged, members = merged | known, others + members
            else:
                apart.append((known, others))
        clusters = [*apart, (merged, members)]
    return [members for _, members in clusters if len(members) > 1]
