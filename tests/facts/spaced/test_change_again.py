"""Changes that a noun refers back to."""

from __future__ import annotations

import pytest

from tests.facts.spaced.test_tellings import tellings

FELL = "Crime fell by 12%. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whether it holds or not.
        (f"{FELL}The 12% decrease in crime came late.", ["12% | 12%"]),
        (f"{FELL}The 15% decrease in crime came late.", ["12% | 15%"]),
        (f"{FELL}The 15% monthly decrease came late.", ["12% | 15%"]),
        (f"{FELL}The decrease in crime of 15% came late.", ["12% | 15%"]),
        (f"{FELL}It rose by 14%. The 15% decrease came late.", ["12% | 15%"]),
        # Of another subject, direction or size.
        (f"{FELL}The 15% decrease in rents came late.", []),
        (f"{FELL}The 15% decrease that was expected came late.", []),
        (f"{FELL}The 15% decrease expected came late.", []),
        (f"{FELL}The 15% increase in crime came late.", []),
        (f"{FELL}The 40% decrease in crime came late.", []),
        # Several may be it; no article; no noun of change, or one of no direction; one digit.
        (f"{FELL}Theft fell by 14%. The 15% decrease came late.", []),
        (f"{FELL}A 15% decrease in crime would be good.", []),
        (f"{FELL}Some decrease in crime of 15% came late.", []),
        (f"{FELL}The 15% of crime came late.", []),
        (f"{FELL}The 15% change in crime came late.", []),
        (f"{FELL}The 9% decrease in crime came late.", []),
    ],
)
def test_changes_again(text: str, expected: list[str]) -> None:
    found = [each.partition(": ") for each in tellings(text) if " names:the-change " in each]
    assert [figures.removesuffix(" apart=change beside=1") for _, _, figures in found] == expected
