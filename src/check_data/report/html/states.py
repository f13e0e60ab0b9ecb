"""How a figure or a check is marked: by its verdict, the worst one where it has several."""

from __future__ import annotations

from enum import IntEnum

from check_data.findings import Finding, Verdict


class State(IntEnum):
    """From the one that says least to the one that outranks all others; the name is the class in the page.

    FLAG is that of a finding without a verdict: about the data, not about how they agree.
    """

    NONE = 0
    OK = 1
    WAIVED = 2
    OPEN = 3
    NEAR = 4
    FLAG = 5
    BAD = 6

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
    return State.FLAG if finding.verdict is None else _OF_VERDICT[finding.verdict]
