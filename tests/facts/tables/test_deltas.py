"""Columns of changes that say so by a sign: Δ, ΔT2−T1."""

import pytest

from tests.facts.tables.told import lines

TWO = "| | T1 | T2 | T3 | T4 | {} |\n|---|---|---|---|---|---|\n| a | 70.3 | 70.4 | 60.1 | 66.1 | {} |\n"
TOLD = {
    "the two that it names": (TWO.format("ΔT4-T3", "6.0"), ["difference 60.1 -> 66.1: 6.0"]),
    "by the other sign and a long dash": (TWO.format("∆ T3 – T1", "-10.2"), ["difference 70.3 -> 60.1: -10.2"]),
    "one row that is wrong": (TWO.format("ΔT4-T3", "7.0"), ["difference 60.1 -> 66.1: 7.0"]),
    "under a head of its own": (
        "| | Meals | | | Snacks | | |\n| | T1 | T2 | ∆T2-T1 | T3 | T4 | ∆T4-T3 |\n|---|---|---|---|---|---|---|\n"
        "| a | 15.3 ± 6.8 | 15.0 ± 6.7 | −0.30 ± 0.65 | 14.1 ± 6.3 | 15.1 ± 6.6 | +1.02 ± 1.81 |",
        ["difference 15.3 -> 15.0: −0.30", "difference 14.1 -> 15.1: +1.02"],
    ),
    "the two before it": (
        "| | Start | End | Δ in lake |\n|---|---|---|---|\n| a | 312 | 15 | -297 |\n| b | 3.26 | 1.01 | -2.25 |",
        ["difference 312 -> 15: -297", "difference 3.26 -> 1.01: -2.25"],
    ),
    "none of whole numbers that were rounded": (
        "| | Start | End | Δ |\n|---|---|---|---|\n| a | 289 | 260 | -29.56 |\n| b | 3.26 | 1.01 | -2.25 |",
        ["difference 3.26 -> 1.01: -2.25"],
    ),
}
SILENT = {
    "a change of changes": TWO.format("∆∆(T4-T3)", "6.0"),
    "a name that begins with the sign": TWO.format("Station-Δ", "6.0"),
    "no sign": TWO.format("T4-T3", "6.0"),
    "two that no column is": TWO.format("ΔT9-T8", "8.8"),
    "most of other things": (
        "| | Start | End | Δ |\n|---|---|---|---|\n| a | 312 | 15 | 12 |\n| b | 3.26 | 1.01 | 9.5 |\n| c | 5 | 7 | 2 |"
    ),
}


@pytest.mark.parametrize("why", TOLD)
def test_told(why: str) -> None:
    text, expected = TOLD[why]
    assert [each for each in lines(text) if each.startswith("difference")] == expected


@pytest.mark.parametrize("why", SILENT)
def test_silent(why: str) -> None:
    assert [each for each in lines(SILENT[why]) if each.startswith(("difference", "growth"))] == []
