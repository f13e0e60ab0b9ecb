"""Intervals in cells of their own, beside their estimates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.facts.tables.told import lines, told

TOLD = {
    "an interval in the next column": (
        "| | Cases | OR | 95% CI |\n|---|---|---|---|\n| Rural | 45 | 1.88 † | 1.38–2.72 |\n| Urban | 61 | Ref | |",
        ["limits 1.38 <= 1.88 <= 2.72"],
    ),
    "in brackets, with words and signs": (
        "| | Difference | Confidence interval |\n|---|---|---|\n| a | -0.4 | (-1.2 to 0.4) |\n| b | 2.1 | [0.9; 3.3] |",
        ["limits -1.2 <= -0.4 <= 0.4", "limits 0.9 <= 2.1 <= 3.3"],
    ),
    "upper end first": (
        "| | Slope | 95% CI |\n|---|---|---|\n| a | -0.6 | -0.2, -1.0 |",
        ["limits -1.0 <= -0.6 <= -0.2"],
    ),
    "a p value and an error between": (
        "| | β | SE | p value | 95% CI |\n|---|---|---|---|---|\n| a | 0.52 | 0.11 | 0.03 | 0.30 to 0.74 |",
        ["limits 0.30 <= 0.52 <= 0.74"],
    ),
    "an error in brackets between": (
        "| | Mean (SE) | 95% CI |\n|---|---|---|\n| a | 3.2 (0.4) | 2.4, 4.0 |\n| b | 2.2 (0.3) | 1.6, 2.8 |",
        ["limits 2.4 <= 3.2 <= 4.0", "limits 1.6 <= 2.2 <= 2.8"],
    ),
    "a median and its range": (
        "| | n | Median | Range |\n|---|---|---|---|\n| Age | 20 | 41 | 19–77 |",
        ["limits 19 <= 41 <= 77"],
    ),
    "in the row below": (
        "| | Drug | Placebo |\n|---|---|---|\n| Difference (se) | 0.27 (0.04) | 0.29 (0.04) |\n"
        "| 95% CI | 0.19, 0.35 | 0.21, 0.27 |\n| P value | 0.01 | 0.02 |",
        ["limits 0.19 <= 0.27 <= 0.35", "limits 0.21 <= 0.29 <= 0.27"],
    ),
    "a median with its range below": (
        "| | Drug | Placebo |\n|---|---|---|\n| Median age | 41 | 43 |\n| Range | 19–77 | 20–80 |\n| n | 40 | 41 |",
        ["limits 19 <= 41 <= 77", "limits 20 <= 43 <= 80"],
    ),
    "one that is wrong among others": (
        "| | OR | 95% CI |\n|---|---|---|\n| a | 1.8 | 1.3–2.4 |\n| b | 7.1 | 0.8–1.6 |",
        ["limits 1.3 <= 1.8 <= 2.4", "limits 0.8 <= 7.1 <= 1.6"],
    ),
    "one that is wrong alone": (
        "| | OR | 95% CI |\n|---|---|---|\n| a | 8.1 | 1.3–2.4 |",
        ["limits 1.3 <= 8.1 <= 2.4"],
    ),
}

SILENT = {
    "classes, not intervals": "| | Cases | Age |\n|---|---|---|\n| a | 25 | 20–29 |\n| b | 31 | 30–39 |",
    "ranges of others": "| | Patients | Age range |\n|---|---|---|\n| a | 35 | 20–45 |\n| b | 31 | 30–39 |",
    "less precise numbers": "| | Cases | 95% CI |\n|---|---|---|\n| a | 12 | 0.8–1.4 |\n| b | 1 | 0.9–1.6 |",
    "most out of them": "| | Dose | 95% CI |\n|---|---|---|\n| a | 5.0 | 0.8–1.4 |\n| b | 7.0 | 0.9–1.6 |",
    "no number before": "| | 95% CI | OR |\n|---|---|---|\n| a | 0.8–1.4 | 1.1 |\n| b | 0.9–1.6 | 1.2 |",
    "only statistics before": "| | p value | 95% CI |\n|---|---|---|\n| a | 0.2 | 0.8–1.4 |\n| b | 0.3 | 0.1–1.6 |",
    "dashes before": "| | OR | 95% CI | N |\n|---|---|---|---|\n| a | — | 0.8–1.4 | 15 |",
    "a dash without a median": "| | Mean | Area | 95% CI | N |\n|---|---|---|---|---|\n| a | | — | 0.8–1.4 | 15 |",
    "a range below others": "| | A | B |\n|---|---|---|\n| Patients | 41 | 43 |\n| Range | 19–77 | 20–80 |",
    "an error above": "| | A | B |\n|---|---|---|\n| SE | 0.3 | 0.4 |\n| 95% CI | 0.1–0.7 | 0.2–0.8 |\n| n | 4 | 4 |",
    "no number above": "| | A | B |\n|---|---|---|\n| Slope | 0.3 | |\n| 95% CI | | 0.2–0.8 |\n| n | 4 | 4 |",
    "far above": "| | A | B |\n|---|---|---|\n| OR | 1.3 | 1.4 |\n| Note | x | y |\n| 95% CI | 1.1–1.7 | 1.2–1.8 |",
    "no numbers in the row": "| | OR | 95% CI |\n|---|---|---|\n| a | Ref | 0.8–1.4 |\n| b | 1.2 | – |",
}


@pytest.mark.parametrize("why", TOLD)
def test_told(why: str) -> None:
    text, expected = TOLD[why]
    assert lines(text, form="limits") == expected


@pytest.mark.parametrize("why", SILENT)
def test_silent(why: str) -> None:
    assert lines(SILENT[why], form="limits") == []


def test_an_interval_behind_a_deviation() -> None:
    head = "| | Mean ± SD (95% CI) | n |\n|---|---|---|\n"
    assert lines(head + "| a | 21 ± 8.9 (17.7-24.4)a | 40 |", form="cell") == ["cell-interval 17.7 <= 21 <= 24.4"]
    assert lines(head + "| a | 21 ± 8.9 (40) | 40 |", form="cell") == []
    assert lines(head + "| a | 21 ± 8.9 | 40 |", form="cell") == []


@pytest.mark.parametrize("head", ["95%置信区间", "95%-KI", "IC 95 %", "99% CI"])
def test_a_level_says_it_in_any_language(head: str) -> None:
    assert lines(f"| | OR | {head} |\n|---|---|---|\n| a | 1.8 | 1.3–2.4 |") == ["limits 1.3 <= 1.8 <= 2.4"]


def test_support_is_that_of_the_other_rows() -> None:
    text, _ = TOLD["one that is wrong among others"]
    assert [each.support for each in told(text).tellings if each.form == "table:limits"] == [(0, 1), (1, 0)]


@given(st.integers(1, 900), st.integers(1, 900), st.sampled_from(["–", "-", ", ", "; ", " to ", " - "]))
def test_an_estimate_is_told_with_both_ends(below: int, above: int, mark: str) -> None:
    low, estimate, high = (f"{each / 100:.2f}" for each in (1000 - below, 1000, 1000 + above))
    text = f"| | Mean | 95% CI |\n|---|---|---|\n| a | {estimate} | {low}{mark}{high} |"
    assert lines(text, form="limits") == [f"limits {low} <= {estimate} <= {high}"]
