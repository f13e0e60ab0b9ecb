"""The result of a run, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from check_data.agreement.check import Check, Outcome, Quantity
from check_data.documents.document import Document
from check_data.documents.unread import Unread
from check_data.findings import Cited, Finding, Language, Place, Severity, Verdict

if TYPE_CHECKING:
    import pandas as pd

    from check_data.returns.table import Checked
    from check_data.tables.figures_table import Figure


class Verified(NamedTuple):
    """A check that was evaluated: its publication and its outcome, with the figures as they were read.

    ``cited`` are figures at their places, by the names that the check calls them by.
    """

    publication: str
    check: Check
    outcome: Outcome
    quantities: Mapping[str, Quantity]
    cited: Mapping[str, Cited] = {}


class Report(NamedTuple):
    """What a run found.

    ``findings`` are sorted by place; waived ones are among them. ``checks`` hold every verdict, ``counts`` how many
    have each. ``figures`` are
    those of all publications, ``unchecked`` the ones that no check names. ``sources`` are the texts that were read,
    by their paths, and ``returns`` what checking each table of records gave. ``unread`` are files that could not be,
    and ``silent`` the texts of which nothing was compared.
    """

    findings: tuple[Finding, ...]
    checks: Sequence[Verified]
    counts: Counter[Verdict]
    figure_list: Sequence[Figure]
    unchecked: Sequence[Figure]
    language: Language
    remarks: tuple[str, ...] = ()
    today: date = date.min
    sources: Mapping[str, Document] = {}
    returns: tuple[Checked, ...] = ()
    printed: Mapping[Place, Place] = {}
    unread: tuple[Unread, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """The verdict of each check by its name (with its publication before it where there are several)."""
        several = len({each.publication for each in self.checks}) > 1
        return {
            f"{each.publication}.{each.check.name}" if several else each.check.name: each.outcome.verdict
            for each in self.checks
        }

    @property
    def compared(self) -> int:
        """How many checks, and records by a check, have a verdict other than undetermined."""
        counts = sum((each.counts for each in self.returns), self.counts)
        return counts.total() - counts[Verdict.UNDETERMINED]

    @property
    def is_void(self) -> bool:
        """Whether nothing at all could be read."""
        return bool(self.unread) and not (self.sources or self.figure_list or self.findings or self.returns)

    @property
    def figures(self) -> pd.DataFrame:
        """The figures as a pandas frame: a row a figure with both readings (see `tables.frame.listed`)."""
        from check_data.tables.frame import listed

        return listed(self.figure_list)

    def to_json(self) -> str:
        """The report in the stable JSON format (its JSON Schema is in the package)."""
        from check_data.report.formats import Options, render

        return render("json", self, Options())

    def _repr_html_(self) -> str:
        """The report in a notebook."""
        from check_data.report.notebook import render

        return render(self)

    def is_waived(self, finding: Finding) -> bool:
        """Whether a finding is accepted, by a waiver that is in force."""
        return self.accepted(finding) is not None

    def accepted(self, finding: Finding) -> str | None:
        """Why a finding is accepted; None where it is open."""
        return finding.waiver.reason if finding.waiver and finding.waiver.holds_on(self.today) else None

    @property
    def open_findings(self) -> list[Finding]:
        """The findings that are not accepted."""
        return [finding for finding in self.findings if not self.is_waived(finding)]

    def fails(self, finding: Finding, fail_on: str = "error") -> bool:
        """Whether a finding is open and reaches the fail level ("error", "warning", "note", "never")."""
        return fail_on != "never" and not self.is_waived(finding) and finding.severity >= Severity.named(fail_on)

    def exit_code(self, fail_on: str = "error") -> int:
        """2 where something could not be read, else 1 where a finding fails, else 0."""
        return 2 if self.unread else int(any(self.fails(finding, fail_on) for finding in self.findings))
