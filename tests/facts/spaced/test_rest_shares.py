"""Shares that a sentence tells as the rest of those before it."""

import pytest

from tests.facts.spaced.test_flow import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 60% of the shops are small. The other 40% are large.", ["About 60% | 40%"]),
        ("Of all shops 65% are small. The rest (40%) are large.", ["65% | 40%"]),
        ("In it 50% is bread. Some 30% is cake. The remaining 20% is tea.", ["Some 30% | 20%", "50% | Some 30% | 20%"]),
        ("It is small in most (61%). The remaining 39% are large.", ["61% | 39%"]),
        # Those that a bracket holds are of others.
        ("It is 70% bread (5% of it rye). The remaining 30% is cake.", ["70% | 30%"]),
    ],
)
def test_a_rest_makes_what_was_told_before_whole(text: str, expected: list[str]) -> None:
    assert told(text, "shares:rest-next") == [f"shares shares:rest-next 1: {each}" for each in expected]


@pytest.mark.parametrize(
    "text",
    [
        # None before it; in another block; a change; too many; several answers; no rest, or not of all.
        "It is small in most. The other 40% are large.",
        "It is 60% bread.\n\nThe other 40% is cake.",
        "It is 60% bread. It is sold. The other 40% is cake.",
        "It rose by 60% in May. The other 40% came in June.",
        "It has 10%, 11%, 12%, 13%, 9%, 8% and 7% of it. The other 30% is cake.",
        "It is 60% bread. The other 40%, with multiple answers, is cake.",
        "It is 60% bread. The town has 40% cake.",
        "It is 60% bread. Of the other 40% most is cake.",
        "It is 60% bread. The other 40 shops are closed.",
        "It is 60% bread. The other shops have 40% cake.",
    ],
)
def test_no_other_share_is_taken_for_the_rest(text: str) -> None:
    assert told(text, "shares:rest-next") == []
