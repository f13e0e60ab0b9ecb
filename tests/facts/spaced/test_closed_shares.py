"""Shares of the kinds of a closed set: of one whole in a bracket behind a count, and of what happened in each kind."""

import pytest

from tests.facts.spaced.test_tellings import tellings


def shares(text: str) -> list[str]:
    return [each for each in tellings(text) if each.startswith("shares")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It asked 48 adults (58% women, 42% men).", ["shares shares:closed-bracket 1: 58% | 42%"]),
        ("It asked 48 adults (women 58%, men 24%).", ["shares shares:closed-bracket 1: 58% | 24%"]),
        ("It asked 48 adults (58% women, 33% men; 9% other).", ["shares shares:closed-bracket 1: 58% | 33% | 9%"]),
        ("Of them 58% were women and 24% men.", ["shares shares:closed 1: 58% | 24%"]),
        # What happened in each kind, and what is of none.
        ("Mortality was 12% in women and 15% in men.", []),
        ("It asked 48 adults (58% of women, 42% of men smoked).", []),
        ("It asked 48 adults (58% women, 12% nurses).", []),
        ("It asked 48 adults (58% women, 42% men, 3 nurses).", []),
        ("It asked 48 adults (58% women), and 42% men.", []),
        ("It asked 48 adults (58% women, and 42% men.", []),
        ("Smoking was rare in 48 towns of note in Rome (12% women, 15% men).", []),
        ("Some 58% (a half) and 42% in 48 towns (or 42%) smoked.", []),
    ],
)
def test_shares_of_closed_sets(text: str, expected: list[str]) -> None:
    assert shares(text) == expected
