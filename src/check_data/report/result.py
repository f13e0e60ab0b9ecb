"""The result of a run, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from check_data.agreement.check import Check, Outcome, Quantity
from check_data.documents.document import Document
from check_data.documents.unread import Unread
from check_data.findings import Cited, Finding, Place, Severity, Verdict, WaiverKind
from check_data.messages import Language

if TYPE_CHECKING:
    import pandas as pd

    from check_data.returns.checked import Checked
    from check_data.returns.tally import Hidden
    from check_data.tables.figures_table import Figure

Counting = TypeVar("Counting", Severity, str)


class Told(NamedTuple):
    """How a check came out of a text: the rule, the form of its claim, and, where it does not hold, the level at which
    it is told (None: not at all) and how likely the text is wrong there.
    """

    rule: str
    form: str
    severity: Severity | None
    confidence: float


class Verified(NamedTuple):
    """A check that was evaluated: its publication and its outcome, with the figures as they were read.

    ``cited`` are figures at their places, by the names that the check calls them by; ``told`` is how the check came out
    of a text (None: it is declared).
    """

    publication: str
    check: Check
    outcome: Outcome
    quantities: Mapping[str, Quantity]
    cited: Mapping[str, Cited] = {}
    told: Told | None = None


class Report(NamedTuple):
    """What a run found.

    ``findings`` are sorted by place; waived ones are among them. ``checks`` hold every verdict, ``counts`` how many
    have each. ``figures`` are
    those of all publications, ``unchecked`` the ones that no check names. ``sources`` are the texts that were read,
    by their paths, and ``returns`` what checking each table of records gave. ``hidden`` are findings on records besides
    those that are shown. ``passed_over`` counts the texts of folders that were not read, by reason (see `walk`).
    ``untold`` are claims of texts that do not hold and are likely not meant: they are neither findings nor checks.
    ``unread`` are files that could not be read, and ``silent`` the texts of which nothing was compared. ``kinds`` says
    of the figures of texts how many of each kind are in a check, and how many there are.
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
    passed_over: Mapping[str, int] = {}
    untold: Sequence[Verified] = ()
    hidden: Mapping[Hidden, int] = {}
    unread: tuple[Unread, ...] = ()
    silent: tuple[str, ...] = ()
    kinds: Mapping[str, tuple[int, int]] = {}

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

    def language_of(self, finding: Finding) -> Language:
        """The language that a finding is told in."""
        return finding.language or self.language

    def message(self, finding: Finding) -> str:
        """What a finding says, in its language."""
        return finding.message.text(self.language_of(finding))

    def is_waived(self, finding: Finding) -> bool:
        """Whether a finding is accepted, by a waiver that is in force."""
        return self.accepted(finding) is not None

    def accepted(self, finding: Finding | Hidden) -> str | None:
        """Why a finding is accepted; None where it is open."""
        return finding.waiver.reason if finding.waiver and finding.waiver.holds_on(self.today) else None

    @property
    def severities(self) -> Counter[Severity]:
        """How many findings are open of each severity, those that are not shown among them."""
        return self._counted(lambda each: each.severity)

    @property
    def rules(self) -> Counter[str]:
        """How many findings are open of each rule, those that are not shown among them."""
        return self._counted(lambda each: each.rule)

    def _counted(self, of: Callable[[Finding | Hidden], Counting]) -> Counter[Counting]:
        counts = Counter(map(of, self.open_findings))
        for kind, number in self.hidden.items():
            if self.accepted(kind) is None:
                counts[of(kind)] += number
        return counts

    @property
    def waivers(self) -> Counter[WaiverKind]:
        """How many findings are accepted in each way, those that are not shown among them."""
        counts: Counter[WaiverKind] = Counter()
        counts.update(each.waiver.kind for each in self.findings if each.waiver and self.is_waived(each))
        for kind, number in self.hidden.items():
            if kind.waiver and self.accepted(kind) is not None:
                counts[kind.waiver.kind] += number
        return counts

    def shortened(self, first: int) -> Self:
        """The report with so many findings of each check on records, the open ones before the others; the rest is
        hidden.
        """
        from check_data.returns.tally import Hidden, Tally

        tables, tally = {each.path for each in self.returns}, Tally(first)
        kept = []
        for place, finding in sorted(enumerate(self.findings), key=lambda each: self.is_waived(each[1])):
            of_record = finding.check is not None and finding.place.path in tables
            kind = Hidden(finding.rule, finding.check, finding.severity, finding.waiver)
            if not of_record or tally.shows(kind, finding.place.path):
                kept.append(place)
        shown = tuple(self.findings[place] for place in sorted(kept))
        return self._replace(findings=shown, hidden=tally.hidden)

    @property
    def open_findings(self) -> list[Finding]:
        """The findings that are not accepted."""
        return [finding for finding in self.findings if not self.is_waived(finding)]

    def fails(self, finding: Finding | Hidden, fail_on: str = "error") -> bool:
        """Whether a finding is open and reaches the fail level ("error", "warning", "note", "never")."""
        return fail_on != "never" and self.accepted(finding) is None and finding.severity >= Severity.named(fail_on)

    def exit_code(self, fail_on: str = "error") -> int:
        """2 where something could not be read, else 1 where a finding fails, else 0."""
        found: list[Finding | Hidden] = [*self.findings, *self.hidden]
        return 2 if self.unread else int(any(self.fails(each, fail_on) for each in found))
