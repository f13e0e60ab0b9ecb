"""Counts that make the N of their column's head."""

import pytest

from tests.facts.tables.told import lines

GROUP = """
| | Drug (n = 79) | Placebo (n = 69) | Control (n = 74) |
|---|---|---|---|
| Knee, n (%) | | | |
| Right | 33 (41.8) | 31 (44.9) | 25 (33.8) |
| Left | 31 (39.2) | 23 (33.3) | 28 (37.8) |
| Back | 15 (19.0) | 15 (21.7) | 21 (28.4) |
"""
CELL = """
| | Drug (n = 17) | Placebo (n = 16) | Control (n = 28) |
|---|---|---|---|
| Age | 63 | 64 | 62 |
| Sex (M/F) | 7/10 | 10/6 | 15/13 |
"""


def test_a_group() -> None:
    assert lines(GROUP, form="group-of") == [
        "group-of-sample 79 = 33 + 31 + 15",
        "group-of-sample 69 = 31 + 23 + 15",
        "group-of-sample 74 = 25 + 28 + 21",
    ]


def test_its_brackets_are_shares_of_the_sample() -> None:
    assert lines(GROUP, form="share-sample")[0] == "share-sample 33 of 79: 41.8"
    assert len(lines(GROUP, form="share-sample")) == 9


def test_brackets_of_means_in_a_group_are_no_shares() -> None:
    text = GROUP + "| Mean weight (SD) | 80.7 (18.5) | 83.1 (15.4) | 83.0 (15.8) |\n"
    assert len(lines(text, form="share-sample")) == 9


@pytest.mark.parametrize(
    ("was", "now", "count"),
    [
        ("33 (41.8) | 31 (44.9)", "43 (41.8) | 41 (44.9)", 0),
        ("33 (41.8)", "43 (41.8)", 3),  # two of three hold
        ("33 (41.8)", "", 2),
        ("33 (41.8)", "33.5 (41.8)", 2),
        ("Right", "Total", 0),
        ("| Knee, n (%) | | | |\n", "", 0),
        ("(n = 79)", "", 2),
        (" (n = 79)", "", 2),
    ],
)
def test_what_else_is_told_of_a_group(was: str, now: str, count: int) -> None:
    assert len(lines(GROUP.replace(was, now), form="group-of")) == count


def test_a_group_is_of_the_number_that_more_columns_make() -> None:
    table = """
| | Site one | Site two | Site three | Site four |
|---|---|---|---|---|
| Number of patients | 740 | 1,241 | 2,895 | 2,631 |
| Number of samples | 740 | 1,241 | 2,895 | 3,286 |
| Result | | | | |
| Normal | 614 | 1,117 | 2,137 | 3,083 |
| Abnormal | 126 | 124 | 758 | 203 |
"""
    assert lines(table, form="group-of") == [
        "group-of-sample 740 = 614 + 126",
        "group-of-sample 1,241 = 1,117 + 124",
        "group-of-sample 2,895 = 2,137 + 758",
        "group-of-sample 3,286 = 3,083 + 203",
    ]


def test_a_cell() -> None:
    assert lines(CELL) == [
        "cell-of-sample 17 = 7 + 10",
        "cell-of-sample 16 = 10 + 6",
        "cell-of-sample 28 = 15 + 13",
    ]


@pytest.mark.parametrize(
    ("was", "now", "count"),
    [
        ("Sex (M/F)", "Able to walk", 0),
        ("7/10", "7/10 (41%)", 2),
        ("7/10", "", 2),
        ("7/10", "7.5/10", 2),
        ("10/6", "10/9", 3),
        ("10/6 | 15/13", "10/9 | 15/11", 2),  # more than all
    ],
)
def test_what_else_is_told_of_a_cell(was: str, now: str, count: int) -> None:
    assert len(lines(CELL.replace(was, now), form="cell-of")) == count


def test_small_samples_prove_nothing() -> None:
    text = "| | A (n = 2) | B (n = 3) |\n|---|---|---|\n| Age | 1 | 2 |\n| Stroke (R/L) | 1/1 | 1/2 |\n"
    assert lines(text, form="cell-of") == []


def test_men_and_women_of_a_cell_by_few_digits() -> None:
    head = "| | Drug (n = 13) | Placebo (n = 11) |\n|---|---|---|\n"
    text = f"{head}| Gender, M/F | 3/10 | 1/10 |\n| Donor, A/B | 3/10 | 1/10 |"
    assert lines(text, form="cell-of") == ["cell-of-sample 13 = 3 + 10", "cell-of-sample 11 = 1 + 10"]


def test_men_and_women_that_stand_together() -> None:
    head = "| | Drug (n = 63) | Placebo (n = 71) |\n|---|---|---|\n"
    text = f"{head}| Male | 30 | 31 |\n| Female | 33 | 40 |\n| Old | 2 | 5 |"
    assert lines(text, form="group-of") == ["group-of-sample 63 = 30 + 33", "group-of-sample 71 = 31 + 40"]
    assert lines(text.replace("Female", "Children"), form="group-of") == []
    swapped = text.replace("Male", "x").replace("Female", "Male").replace("| x", "| Women")
    assert len(lines(swapped, form="group-of")) == 2


def test_one_column_shows_only_what_holds() -> None:
    text = "| | All (N = 120) |\n|---|---|\n| Smoking | |\n| yes | 40 |\n| no | {} |"
    assert lines(text.format(80), form="group-of") == ["group-of-sample-alone 120 = 40 + 80"]
    assert lines(text.format(81), form="group-of") == []
    assert lines(text.replace("120", "20").replace("40", "4").format(16), form="group-of") == []


def test_a_group_makes_the_number_of_a_row_above() -> None:
    text = """
| | Study A | Study B |
|---|---|---|
| Number of patients screened | 39 | 206 |
| Number of patients randomised | 33 | 75 |
| Duration of asthma | | |
| 1 to 5 years | 2 | 5 |
| 10 to 20 years | 9 | 31 |
| longer | 22 | 39 |
"""
    assert lines(text, form="group-of") == ["group-of-sample 33 = 2 + 9 + 22", "group-of-sample 75 = 5 + 31 + 39"]
    assert lines(text.replace("| 33 |", "| |").replace("| 75 |", "| 7.5 |"), form="group-of") == []


def test_shares_of_a_cell_make_all() -> None:
    text = "| | A | B | C |\n|---|---|---|---|\n| Sex: males/females % | 48/52 | 45/54 | 49 |\n| Age | 33 | 36 | – |"
    assert lines(text, form="cell-shares") == ["cell-shares 48 + 52", "cell-shares 45 + 54"]
    assert lines(text.replace(" %", ""), form="cell-shares") == []
    assert lines(text.replace("49", "").replace("45/54", "n/a"), form="cell-shares") == ["cell-shares 48 + 52"]


def test_of_two_arms_men_and_women_are_all_in_one_at_least() -> None:
    text = "| | Drug (n = 17) | Placebo (n = 16) |\n|---|---|---|\n| Male | 11 | 11 |\n| Female | {} | {} |\n"
    assert lines(text.format(8, 5), form="group-of") == ["group-of-sample 17 = 11 + 8", "group-of-sample 16 = 11 + 5"]
    assert lines(text.format(8, 4), form="group-of") == []
    assert lines(text.format(8, 5).replace("Male", "Old").replace("Female", "Young"), form="group-of") == []


def test_men_and_women_that_are_more_than_all() -> None:
    text = "| | A (n = 17) | B (n = 16) | C (n = 28) |\n|---|---|---|---|\n| Sex (M/F) | 7/10 | 10/9 | 15/16 |\n"
    assert len(lines(text, form="cell-of")) == 3
    assert lines(text.replace("7/10", "7/9"), form="cell-of") == []
    assert lines(text.replace("10/9", "5/9"), form="cell-of") == [
        "cell-of-sample 17 = 7 + 10",
        "cell-of-sample 28 = 15 + 16",
    ]


def test_a_group_of_rows_that_stand_further_in() -> None:
    text = GROUP.replace("| Right", "| - Right").replace("| Left", "| - Left").replace("| Back", "| - Back")
    assert lines(text + "| Pain | 33 (41.8) | 31 (44.9) | 25 (33.8) |\n", form="group-of") == lines(
        GROUP, form="group-of"
    )


TWO = """
| | Drug (n = 145) | Placebo (n = 146) |
|---|---|---|
| Stage | | |
| I | 50 | {} |
| II | 65 | 44 |
| III | 30 | 40 |
| Site | | |
| Left | 75 | 80 |
| Right | 70 | 66 |
"""


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (62, "group-of-sample 146 = 62 + 44 + 40"),
        (72, "group-of-sample 146 = 72 + 44 + 40"),  # more than all
        (12, "group-of-sample 146 = 12 + 44 + 40"),  # far fewer
        (52, ""),  # some are missing
    ],
)
def test_of_two_arms_where_other_groups_are_all(first: int, told: str) -> None:
    found = lines(TWO.format(first), form="group-of")
    assert "group-of-sample 145 = 50 + 65 + 30" in found
    assert [each for each in found if "44" in each] == ([told] if told else [])
    alone = TWO.format(first).partition("| Site")[0]
    assert len(lines(alone, form="group-of")) == (2 if first == 62 else 0)


BELOW = "| | 2019 | 2020 |\n|---|---|---|\n| {} | 1,245 | 1,312 |\n| {}women | 512 | {} |\n| {}men | 733 | 772 |\n"


@pytest.mark.parametrize(("what", "which"), [("Employees", "of which: "), ("Randomised", "")])
def test_men_and_women_of_the_row_above(what: str, which: str) -> None:
    held = lines(BELOW.format(what, which, 540, which), form="pair-of")
    assert held == ["pair-of-sample 1,245 = 512 + 733", "pair-of-sample 1,312 = 540 + 772"]
    wrong = lines(BELOW.format(what, which, 450, which), form="pair-of")
    assert wrong == ["pair-of-sample 1,245 = 512 + 733", "pair-of-sample 1,312 = 450 + 772"]


def test_men_and_women_below_something_else() -> None:
    text = BELOW.format("Beds", "", 540, "")
    assert lines(text.replace("1,245 | 1,312", "1,345 | 1,412"), form="pair-of") == []
    assert lines(text.replace("1,245 | 1,312", "12.5 | –"), form="pair-of") == []
    assert lines(text.replace("| Beds | 1,245 | 1,312 |\n", ""), form="pair-of") == []
