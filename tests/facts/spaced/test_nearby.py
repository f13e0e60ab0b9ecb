"""Counts with their shares in rows, as those of two groups: at one place of each row they have one whole."""

import pytest

from tests.facts.spaced.test_flow import told

GROUPS = "There were 120 patients on the drug and 80 on placebo. "
ROWS = "Fever 30 (25%) vs 20 (25%), cough 60 (50%) vs 16 (20%), pain 48 (40%) vs 24 (30%), "


def columns(text: str) -> list[str]:
    return told(text, "names:whole-of-column")


def test_a_column_has_one_whole_whether_a_share_of_it_holds_or_not() -> None:
    right, wrong = (f"share names:whole-of-column 1: {each} | 120 | 60%" for each in (72, 27))
    assert right in columns(f"{GROUPS}{ROWS}rash 72 (60%) vs 28 (35%).")
    told_wrong = columns(f"{GROUPS}{ROWS}rash 27 (60%) vs 28 (35%).")
    assert told_wrong[0] == wrong
    assert "share names:whole-of-column 1: 28 | 80 | 35%" in told_wrong


@pytest.mark.parametrize(
    "text",
    [
        # Too few rows; rows whose figures are of no whole that is told, or of two that fit alike; rows of other blocks.
        f"{GROUPS}Fever 30 (25%) vs 20 (25%), cough 60 (50%) vs 16 (20%), pain 27 (40%) vs 24 (30%).",
        f"It was seen. {ROWS}rash 27 (60%) vs 28 (35%).",
        f"{GROUPS}\n\n{ROWS[:29]}.\n\n{ROWS[29:]}rash 27 (60%) vs 28 (35%).",
        f"{GROUPS}In 30 (25%) it was told on the first day, 20 (25%) the next; 60 (50%) had it for weeks, or more, and"
        " 16 (20%) never had it in their life.",
    ],
)
def test_no_columns(text: str) -> None:
    assert columns(text) == []


def test_a_column_of_which_a_part_has_another_whole_has_none() -> None:
    groups = "There were 120 patients on the drug, 80 on placebo and 200 at home. "
    rows = (
        "Fever 30 (25%) vs 20 (25%), cough 60 (50%) vs 16 (20%). Pain 80 (40%) vs 24 (30%). Rash 50 (25%) vs 28 (35%)."
    )
    assert [each for each in columns(groups + rows) if "| 120 |" in each] == []


def test_where_people_are_missing_nothing_is_told() -> None:
    more = "chills 36 (30%) vs 8 (10%), aches 12 (10%) vs 40 (50%), hives 6 (5%) vs 4 (5%), "
    in_a_row = columns(f"{GROUPS}{ROWS}{more}rash 27 (25%) vs 13 (20%).")
    in_none = columns(f"{GROUPS}{ROWS}{more}rash 27 (25%) vs 13 (19%).")
    assert not [each for each in in_none if "27 |" in each]
    below = columns(f"{GROUPS}{ROWS}{more}{more}at home 33 (30%) vs 24 (30%), elsewhere 77 (70%) vs 16 (20%).")
    assert not [
        each for each in (*in_a_row, *below) if "27 |" in each or "13 |" in each or "33 |" in each or "77 |" in each
    ]
    assert "share names:whole-of-column 1: 60 | 120 | 50%" in in_a_row
    assert "share names:whole-of-column 1: 24 | 80 | 30%" in below
