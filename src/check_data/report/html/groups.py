"""The rows of a group of findings on records: a line each, in a table of the figures' names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from check_data.findings import Cited, Finding, Place
from check_data.report.grouped import Group

Shown = Callable[[Place], Place]
"""Where a place is shown."""


def rows_of(group: Group, shown: Shown) -> Markup:
    """The rows, with nothing but their cells: thousands of them are most of a page."""
    cells = Markup("</td><td>")
    return Markup("\n").join(
        Markup("<tr><td>") + cells.join(_cells(each, shown)) + Markup("</td></tr>") for each in group.findings
    )


def _cells(finding: Finding, shown: Shown) -> Iterator[Markup]:
    yield escape(finding.message.values["record"])
    yield escape(str(shown(finding.place).line))
    for cited in finding.figures:
        yield escape(_quote(cited, finding.place))
    yield escape(finding.arithmetic)


def _quote(cited: Cited, place: Place) -> str:
    """A figure's quote, with where it stands if that is not where the finding is."""
    quote = cited.quote or "—"
    return quote if cited.place == place else f"{quote} ({cited.place.path}:{cited.place.line})"
