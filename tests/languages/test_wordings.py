"""Ordinary wordings of English: each pair of texts that differ in one figure is seen, and the traps are silent."""

from typing import Any

import pytest

from check_data.findings import Severity, Verdict
from tests.languages.wordings import GROUPS, changed, judged, over

HOLDS = (Verdict.AGREES, Verdict.AGREES_AS_ROUNDED)


def rows(key: str) -> list[Any]:
    return [pytest.param(group["kinds"], *row, id=row[0]) for group in GROUPS for row in group.get(key, ())]


def is_seen(kinds: list[str], text: str, figure: str, other: str) -> bool:
    """Whether a claim over the figure holds, and one over what stands in its place does not, or only as rounded."""
    right = any(each.outcome.verdict is Verdict.AGREES for each in over(text, figure, kinds))
    wrong = over(changed(text, figure, other), other, kinds)
    return right and any(each.outcome.verdict is not Verdict.AGREES for each in wrong)


@pytest.mark.parametrize(("kinds", "text", "figure", "other"), rows("told"))
def test_told(kinds: list[str], text: str, figure: str, other: str) -> None:
    assert is_seen(kinds, text, figure, other)


@pytest.mark.parametrize(("kinds", "text", "figure", "other"), rows("unseen"))
def test_unseen(kinds: list[str], text: str, figure: str, other: str) -> None:
    # Move a row to `told` as soon as it is.
    assert not is_seen(kinds, text, figure, other)


@pytest.mark.parametrize("text", [text for group in GROUPS for text in group["silent"]])
def test_silent(text: str) -> None:
    wrong = [each for each in judged(text) if each.outcome.verdict not in HOLDS]
    loud = [each for each in wrong if each.level.severity is not None and each.level.severity >= Severity.WARNING]
    assert not loud
    assert not [each for each in wrong if each.claim.telling.explicit == 2]
