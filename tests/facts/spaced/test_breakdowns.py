"""Breakdowns that are printed in one line: seats by party, a kind of land and what it is made of."""

import pytest

from tests.facts.spaced.test_flow import told

HOUSE = "The house has 246 seats; it sits for 4 years.\n\n"


def breakdowns(text: str) -> list[str]:
    return told(text, "list:by", "list:of-line")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{HOUSE}results: seats by party - Reds 113, Blues 84, Greens 49",
            ["sum list:by 1: 246 | 113 | 84 | 49"],
        ),
        (
            f"{HOUSE}seats by party: Reds 113, Blues 84 and Greens 94; note: the house had 300 seats before",
            ["sum list:by 1: 246 | 113 | 84 | 94"],
        ),
        ("farm land: 7.5% ++ arable land 6.4%; pasture 1.1%", ["sum list:of-line 1: 7.5% | 6.4% | 1.1%"]),
        ("farm land: 75 ha; arable land 46 ha; pasture 11 ha", ["sum list:of-line 1: 75 ha | 46 ha | 11 ha"]),
        # Of other things; more parts than are listed; no whole of the noun, or one that can't be; another unit.
        (f"{HOUSE}votes by party - Reds 113, Blues 84, Greens 49", []),
        (f"{HOUSE}seats by party - Reds 113, Blues 84, 49 others", []),
        (f"{HOUSE}seats by party - Reds 113, Blues 84, Greens 49 in all but 12 towns", []),
        (f"{HOUSE}seats by party - Reds 1,130, Blues 84, Greens 49", []),
        ("The house has up to 246 seats.\n\nseats by party - Reds 113, Blues 84, Greens 49", []),
        ("farm land: 7.5% ++ arable land 64 km2; pasture 11 km2", []),
        ("farm land: 7.5%; arable land 6.4%", []),
    ],
)
def test_breakdowns(text: str, expected: list[str]) -> None:
    assert breakdowns(text) == expected
