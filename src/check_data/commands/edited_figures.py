"""What ``check-data edit`` says of lists and texts: the figures that are wrong, and those that others determine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from check_data.commands.rules import shown, told
from check_data.findings import Cited, Place

if TYPE_CHECKING:
    from check_data.located import Group
    from check_data.report.result import Report


def edited_figures(report: Report) -> int:
    """Print it; returns the exit code: 1 where some checks can't hold."""
    from check_data.located import determined, groups

    found = list(groups(report))
    for each in found:
        told(f"{_at(each.place)}: {_said(each, report)}")
    for missing in determined(report):
        said = f"{missing.figure.name} = {shown(missing.value)}, not missing: the other figures determine it"
        told(f"{_at(missing.figure.place)}: {said}")
    return 1 if found else 0


def _at(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}"


def _said(group: Group, report: Report) -> str:
    if group.located is None:
        return "too many ways in which the checks may hold to say what is wrong"
    if not group.located.sets:
        return "no change of figures makes the checks hold"
    sets = (_listed((group.figures[name] for name in each), report) for each in group.located.sets)
    return f"wrong: {' or '.join(sets)} (weight {shown(group.located.weight)})"


def _listed(figures: Iterable[Cited], report: Report) -> str:
    """Figures of a list by their names, those of a text as printed, with their places."""
    ordered = sorted(figures, key=lambda each: (each.place.path, each.place.start))
    return " and ".join(
        f"{each.quote} ({each.place.line}:{each.place.column})" if each.place.path in report.sources else each.name
        for each in ordered
    )
