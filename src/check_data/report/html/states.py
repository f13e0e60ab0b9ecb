"""How a figure or a check is marked: by its verdict, the worst one where it has several."""

from __future__ import annotations

from enum import IntEnum

from check_data.findings import Finding, Verdict


class State(IntEnum):
    """From the one that says least to the one that outranks all others; the name is the class in the page.

    FLAG is that of a finding without a verdict: about the data, not about how they agree. POSSIBLE is that of figures
    that disagree if they are meant as they were read, which is not sure.
    """

    NONE = 0
    OK = 1
    WAIVED = 2
    POSSIBLE = 3
    OPEN = 4
    NEAR = 5
    FLAG = 6
    BAD = 7

    @property
    def mark(self) -> str:
        """The class of its line in the page."""
        return self.name.lower()


_OF_VERDICT = {
    Verdict.AGREES: State.OK,
    Verdict.AGREES_AS_ROUNDED: State.NEAR,
    Verdict.DISAGREES: State.BAD,
    Verdict.UNDETERMINED: State.OPEN,
}


def of_verdict(verdict: Verdict) -> State:
    """The state of a check without a finding."""
    return _OF_VERDICT[verdict]


def of_finding(finding: Finding, *, waived: bool) -> State:
    """The state of what a finding is about."""
    if waived:
        return State.WAIVED
    if finding.only_possible and finding.verdict is Verdict.DISAGREES:
        return State.POSSIBLE
    return State.FLAG if finding.verdict is None else _OF_VERDICT[finding.verdict]
