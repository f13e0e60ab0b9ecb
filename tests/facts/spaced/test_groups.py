"""Parts in a bracket, each a name with its number."""

import pytest

from tests.facts.spaced.test_flow import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It asked 36 workers (nurses, n=20; doctors, n=16).", ["sum list:bracket:n 1: 36 | 20 | 16"]),
        ("It asked 36 workers (nurses: n = 20, cooks: n = 25).", ["sum list:bracket:n 1: 36 | 20 | 25"]),
        (
            "It asked 36 workers (nurses [n = 20], cooks [n = 9], maids [n = 7]).",
            ["sum list:bracket:n 1: 36 | 20 | 9 | 7"],
        ),
        # Groups, not what is in them; one part; something else in the bracket.
        ("It made two equal groups (nurses, n = 20; doctors, n = 16).", []),
        ("It asked 36 workers (nurses, n = 20).", []),
        ("It asked 36 workers (nurses, n = 20; doctors, n = 16; mean age 41).", []),
        ("It asked 36 workers (nurses, n = 20; doctors, p = 16).", []),
    ],
)
def test_numbers_in_a_bracket(text: str, expected: list[str]) -> None:
    assert told(text, "list:bracket:n") == expected
