"""Shares of the counts of a group of rows in their sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.facts.tables.told import lines

SEX = """
| | Drug | Placebo |
|---|---|---|
| Age, years | 61.5 | 60.2 |
| Women | 45 (37.5%) | 52 (44.1%) |
| Men | 75 (62.5%) | 66 (55.9%) |
| Diabetes | 31 (25.8%) | 29 (24.6%) |
"""

STUDY = """
| | Drug | | Placebo | |
|---|---|---|---|---|
| | n | % | n | % |
| Smoking | | | | |
| never | 62 | 51.7 | 59 | 50.0 |
| in the past | 38 | 31.7 | 35 | 29.7 |
| now | 20 | 16.7 | 24 | 20.3 |
| Drinking | | | | |
| yes | 41 | 34.2 | 44 | 37.3 |
| no | 79 | 65.8 | 74 | 62.7 |
"""


def test_men_and_women_are_all() -> None:
    assert lines(SEX, form="share") == [
        "shares-of-group 37.5% + 62.5%",
        "share-of-group 45 of 45 + 75: 37.5%",
        "share-of-group 75 of 45 + 75: 62.5%",
        "shares-of-group 44.1% + 55.9%",
        "share-of-group 52 of 52 + 66: 44.1%",
        "share-of-group 66 of 52 + 66: 55.9%",
    ]


def test_rows_that_follow_each_other_by_far_more_than_chance() -> None:
    text = SEX.replace("Women", "Early").replace("Men", "Late")
    assert len(lines(text, form="shares-of-group")) == 2
    alone = "| | Drug |\n|---|---|\n| Early | 45 ({}%) |\n| Late | 75 ({}%) |\n| None | 9 (35%) |"
    assert lines(alone.format("37.5", "62.5"), form="shares-of-group") != []
    assert lines(alone.format("38", "62"), form="shares-of-group") == []


def test_one_share_at_odds_with_all_others() -> None:
    assert len(lines(STUDY, form="share-of-group")) == 10
    for text, told in (
        (STUDY.replace("29.7", "27.9"), "35 of 59 + 35 + 24: 27.9"),
        (STUDY.replace("| 24 |", "| 42 |"), "42 of 59 + 35 + 42: 20.3"),
    ):
        assert lines(text, form="share-of-group")[3] == f"share-of-group {told}"
        assert len(lines(text, form="share-of-group")) == 8


@pytest.mark.parametrize(
    "placebo",
    [
        "59 | 48.4 |;35 | 28.7 |;24 | 19.7 |",  # of 122, four of whom did not answer
        "59 | 52.4 |;35 | 27.9 |;24 | 20.3 |",  # two shares at odds
        "59 | 0.0 |;35 | 27.9 |;24 | 20.3 |",
    ],
)
def test_shares_of_something_else(placebo: str) -> None:
    text = STUDY
    for old, new in zip(("59 | 50.0 |", "35 | 29.7 |", "24 | 20.3 |"), placebo.split(";"), strict=True):
        text = text.replace(old, new)
    assert not [each for each in lines(text, form="share") if " 59 " in each or " 35 " in each or " 24 " in each]


def test_two_shares_are_at_odds_with_nothing() -> None:
    text = (
        SEX.replace("(55.9%)", "(59.5%)") + "| Old | 45 (37.5%) | 52 (44.1%) |\n| Young | 75 (62.5%) | 66 (55.9%) |\n"
    )
    assert not [each for each in lines(text, form="share") if "59.5" in each]  # it may be of those who answered
    text = text.replace("59.5%", "49.5%")
    assert [each for each in lines(text, form="share") if "49.5" in each] == ["share-of-base 66 of 52 + 66: 49.5%"]


@pytest.mark.parametrize(
    "row",
    ["| Total | 9 (7.5%) | 9 (7.6%) |", "| Mean score | 9 (7.5%) | 9 (7.6%) |", "| Missing | 2 (1.6%) | 2 (1.7%) |"],
)
def test_totals_means_and_what_is_missing_are_in_no_group(row: str) -> None:
    text = SEX.replace("| Diabetes | 31 (25.8%) | 29 (24.6%) |", row)
    assert len(lines(text, form="shares-of-group")) == 2


def test_rows_without_a_share_or_with_nothing_else() -> None:
    assert lines(SEX.replace("45 (37.5%)", "45").replace("52 (44.1%)", "–"), form="shares-of-group") == []
    assert lines("| | n (%) |\n|---|---|\n| men | 0 (0%) |\n| women | 40 (100%) |", form="shares-of-group") == []
    told = lines(
        "| | n | % |\n|---|---|---|\n| men | 45 | 37.5 |\n| women | 75 | 62.5 |\n| boys | -5 | 2.5 |", form="share-of"
    )
    assert len(told) == 2
    assert lines("| | SD | % |\n|---|---|---|\n| men | 45 | 37.5 |\n| women | 75 | 62.5 |", form="share-of-group") == []
    assert lines("| | Share | % |\n|---|---|---|\n| men | 45% | 37.5 |\n| women | 75% | 62.5 |", form="share-of") == []


def test_a_count_behind_its_share() -> None:
    text = "| | % | n |\n|---|---|---|\n| men | 37.5 | 45 |\n| women | 62.5 | 75 |\n| old | 30.8 | 37 |\n"
    assert "share-of-group 45 of 45 + 75: 37.5" in lines(text, form="share-of-group")


@given(st.lists(st.integers(3, 900), min_size=3, max_size=8))
def test_true_shares_are_never_at_odds(counts: list[int]) -> None:
    rows = "\n".join(
        f"| kind {'abcdefgh'[at]} | {each} | {100 * each / sum(counts):.1f} |" for at, each in enumerate(counts)
    )
    for each in lines(f"| | n | % |\n|---|---|---|\n| Kinds | | |\n{rows}", form="share-of-group"):
        part, whole = (text.split(" of ")[-1] for text in (each.split(":")[0].split(" of ")[0], each.split(":")[0]))
        assert sum(map(int, whole.split(" + "))) == sum(counts)
        assert part


ALONE = """
| Segment | Revenue | Share |
|---|---|---|
| Retail | 312.5 | 51.0% |
| Wholesale | {} | {}% |
| Online | 98.7 | 16.1% |
"""


def test_the_one_count_of_all_that_is_not_its_share() -> None:
    wrong = lines(ALONE.format("222.8", "32.9"), form="share-of-group")
    assert wrong == ["share-of-group 222.8 of 312.5 + 222.8 + 98.7: 32.9%"]


@pytest.mark.parametrize(
    "text",
    [
        ALONE.format("222.8", "33.9"),  # the shares do not make all
        ALONE.format("222.8", "32.9").replace("Share", "Rate"),
        ALONE.format("222.8", "33").replace("51.0", "51").replace("16.1", "16"),  # of few digits
        ALONE.format("222.8", "32.9").replace("312.5", "412.5"),  # two are not
        ALONE.format("222.8", "32.9").replace("Online", "Total"),
        ALONE.format("222.8", "49.0").replace("| Online | 98.7 | 16.1% |\n", ""),
        ALONE.format("222.8", "32.9").replace("98.7", ""),
    ],
)
def test_counts_of_which_none_is_known_to_be_wrong(text: str) -> None:
    assert lines(text, form="share-of-group") == []
