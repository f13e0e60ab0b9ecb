"""One analysis as an editor asks about it: the figure under the cursor, its checks, the other figures in those."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from check_data.agreement.check import Quantity
from check_data.findings import Finding, Place
from check_data.messages import Language
from check_data.report.result import Report, Verified


class Shown(NamedTuple):
    """A figure: its name (empty in a text), what it is read as, and its place."""

    name: str
    quantity: Quantity
    place: Place


class Scene:
    """A report by its places. ``problems`` are what could not be run, each with its place; then the report is None."""

    def __init__(self, report: Report | None, problems: tuple[tuple[Place, str], ...] = ()) -> None:
        self.report = report
        self.problems = problems

    @property
    def language(self) -> Language:
        """The language to speak."""
        return self.report.language if self.report else "en"

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are not waived."""
        report = self.report
        return tuple(each for each in report.findings if not report.is_waived(each)) if report else ()

    @cached_property
    def checks(self) -> tuple[Verified, ...]:
        """Every check."""
        return tuple(self.report.checks) if self.report else ()

    @cached_property
    def declared(self) -> Mapping[str, list[Verified]]:
        """The checks that findings name: by their names, of which two publications may have the same."""
        found: dict[str, list[Verified]] = defaultdict(list)
        for each in self.checks if any(finding.check for finding in self.findings) else ():
            found[each.check.name].append(each)
        return found

    @cached_property
    def figures(self) -> Mapping[Place, Shown]:
        """Every figure by its place, with those that only checks know: the ends of a range, the names of a list."""
        listed = self.report.figure_list if self.report else ()
        found = {each.place: Shown(each.name, each.quantity, each.place) for each in listed}
        for check in self.checks:
            for name, cited in check.cited.items():
                found.setdefault(cited.place, Shown(cited.name, check.quantities[name], cited.place))
        return found

    @cached_property
    def _checks_of(self) -> Mapping[Place, list[Verified]]:
        found: dict[Place, list[Verified]] = defaultdict(list)
        for check in self.checks:
            for place in dict.fromkeys(check.cited[name].place for name in check.check.expression.names):
                found[place].append(check)
        return found

    def checks_of(self, figure: Shown) -> list[Verified]:
        """The checks that a figure is in."""
        return self._checks_of.get(figure.place, [])

    def figure_at(self, path: str, offset: int) -> Shown | None:
        """The figure whose quote holds an offset of a file, or ends there; the shortest of several."""
        here = (
            each
            for each in self.figures.values()
            if each.place.path == path and each.place.start <= offset <= each.place.end
        )
        return min(here, key=lambda each: (each.place.end - each.place.start, -each.place.start), default=None)

    def figure_on_line(self, path: str, line: int) -> Shown | None:
        """The figure of a row of a table, by its line from 1."""
        return next(
            (each for each in self.figures.values() if (each.place.path, each.place.line) == (path, line)), None
        )

    def members(self, check: Verified) -> Iterator[Shown]:
        """The figures of a check, in the order in which it names them."""
        return (self.figures[check.cited[name].place] for name in check.check.expression.names)
