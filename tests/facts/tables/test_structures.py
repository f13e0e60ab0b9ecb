"""Structures that heads show: limits behind their estimates, shares of a total beside, sums without a head."""

import pytest

from tests.facts.tables.told import lines, told

MODEL = """
| | Estimate (SE) | t | p | 95 % CI Lower Bound | 95 % CI Upper Bound |
|---|---|---|---|---|---|
| Group | 0.87 (0.18) | 4.84 | 0.03 | 0.52 | 1.23 |
| Age | -0.38 (0.18) | -2.19 | 0.03 | -0.73 | -0.04 |
"""


def test_limits_some_columns_behind_their_estimate() -> None:
    assert lines(MODEL) == ["interval-apart 0.52 <= 0.87 <= 1.23", "interval-apart -0.73 <= -0.38 <= -0.04"]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("| t |", "| Number |"),  # something else stands between
        ("Estimate (SE)", "Group size (SE)"),
        ("Upper", "Middle"),
        ("| 0.52 | 1.23 |\n| Age | -0.38 (0.18) | -2.19 | 0.03 | -0.73 ", "| | 1.23 |\n| Age | -0.38 (0.18) | | | "),
        ("| Estimate (SE) | t | p |", "| Estimate (SE) | t | z | F | df | p |"),  # too far
    ],
)
def test_limits_of_nothing(was: str, now: str) -> None:
    assert lines(MODEL.replace(was, now), form="interval") == []


def test_a_level_is_no_mark_of_shares() -> None:
    assert not any(fact.mention.kind == "percent" for fact in told(MODEL).facts)
    assert any(fact.mention.kind == "percent" for fact in told(MODEL.replace("95 % CI Lower", "2019 % Lower")).facts)


def test_the_letter_of_a_note_behind_a_fraction() -> None:
    text = "| | Drug | Placebo |\n|---|---|---|\n| Able to walk | 28/43{} (65.1) | 27/44{} (61.4) |\n"
    told_so = ["cell-share 28 of 43: 65.1", "cell-share 27 of 44: 61.4"]
    assert lines(text.format("c", "c"), form="cell") == lines(text.format("", ""), form="cell") == told_so
    assert lines(text.format("x", "xy"), form="cell") == []


EVENTS = """
| Site | Events | {} | % |
|---|---|---|---|
| North | 12 | 45 | 26.7 |
| South | 10 | 46 | 23.7 |
| West | 30 | 90 | 33.3 |
"""


def test_shares_of_a_total_beside() -> None:
    assert lines(EVENTS.format("Total"), form="quotient") == [
        "quotient 12 of 45: 26.7",
        "quotient 10 of 46: 23.7",
        "quotient 30 of 90: 33.3",
    ]
    assert lines(EVENTS.format("Beds"), form="quotient") == []


ANSWERS = """
| Answer | Men (%) | Women (%) |
|---|---|---|
| Yes | 45.2 | 51.3 |
| No | 38.1 | 30.2 |
| Not sure | 16.7 | 18.5 |
"""


def test_shares_are_all_where_those_of_one_column_are() -> None:
    both = ["shares-like 45.2 + 38.1 + 16.7", "shares-like 51.3 + 30.2 + 18.5"]
    assert lines(ANSWERS) == both
    assert lines(ANSWERS.replace("45.2", "25.4")) == ["shares-like 25.4 + 38.1 + 16.7", both[1]]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("45.2 | 51.3 |\n| No | 38.1", "5.2 | 51.3 |\n| No | 8.1"),  # hardly of the same kind
        ("45.2", "95.2"),
        ("45.2 | 51.3 |\n| No | 38.1 | 30.2", "25 | 52 |\n| No | 38 | 30"),
    ],
)
def test_a_column_of_something_else(was: str, now: str) -> None:
    assert lines(ANSWERS.replace(was, now), form="shares-like") == []


STATEMENT = """
| | 2019 | 2018 |
|---|---|---|
| Revenues | | |
| Product | 3,312 | 3,041 |
| Service | 2,010 | 1,870 |
| | 5,322 | 4,911 |
| Costs and expenses | | |
| Product | 2,191 | 1,982 |
| Service | 1,003 | 1,001 |
| | 3,194 | 2,983 |
| Operating profit | {} | 1,928 |
"""


def test_a_sum_without_a_head_is_called_by_what_it_stands_under() -> None:
    assert lines(STATEMENT.format("2,182"), form="statement") == [
        "statement 2,182 = 5,322 + -3,194",
        "statement 1,928 = 4,911 + -2,983",
    ]
    assert "line 2,128 = 5,322 + -3,194" in lines(STATEMENT.format("2,128"))


def test_a_head_of_a_group_right_below_the_heads() -> None:
    text = "| | n (%) |\n|---|---|\n| Sex, n = 210 | |\n| Men | 90 (42.9) |\n| Women | 120 (57.1) |\n"
    assert lines(text, form="counts-of") == ["counts-of-sample 210 = 90 + 120"]
    alone = text.replace("Sex, n = 210", "n = 210")
    assert lines(alone, form="counts-of") == ["counts-of-sample 210 = 90 + 120"]


def test_an_n_beside_rows_that_stand_under_a_first_column() -> None:
    text = "| Kind | Answer | n (%) |\n|---|---|---|\n| Sex (n = 210) | men | 90 (42.9) |\n| | women | 120 (57.1) |\n"
    text += "| School (n = 200) | early | 60 (30.0) |\n| | later on | 140 (70.0) |\n| All | | 210 (99.9) |\n"
    assert lines(text, form="counts-of") == ["counts-of-sample 210 = 90 + 120", "counts-of-sample 200 = 60 + 140"]


@pytest.mark.parametrize("cell", ["{} ({})%", "{} {}%", "{}, {}%", "{} ({}%)"])
def test_per_cent_behind_a_count(cell: str) -> None:
    rows = [("Old", 37, "68.5"), ("Ill", 26, "48.1"), ("Tall", 8, "14.8")]
    text = "| | Drug (n = 54) |\n|---|---|\n" + "".join(
        f"| {name} | {cell.format(part, share)} |\n" for name, part, share in rows
    )
    assert [each.split(":")[0] for each in lines(text, form="share-sample")] == [
        "share-sample 37 of 54",
        "share-sample 26 of 54",
        "share-sample 8 of 54",
    ]


OWN = """
| | Drug (n = 45) | Placebo (n = 46) |
|---|---|---|
| Male | 31/45 (68.9%) | 26/46 (56.5%) |
| Ill | 12/45 (26.7%) | 10/46 (21.7%) |
| Old | 20/45 (44.4%) | 22/46 (47.8%) |
"""


def test_a_share_of_what_its_cell_prints() -> None:
    own = OWN.replace("12/45 (26.7%)", "12/40 (30.0%)")
    assert "cell-share 12 of 40: 30.0%" in lines(own)
    assert not any("12 of 45" in each for each in lines(own))
    wrong = lines(OWN.replace("12/45", "12/54"))
    assert "cell-share 12 of 54: 26.7%" in wrong
    assert not any("12 of 45" in each for each in wrong)


CROSS = """
| | Cured | Not cured | {} |
|---|---|---|---|
| Drug | 32 ({}%) | 13 (28.9%) | 45 |
| Placebo | 20 (43.5%) | 26 (56.5%) | 46 |
"""


def test_shares_in_brackets_of_a_total_beside() -> None:
    found = lines(CROSS.format("Total", "17.1"), form="quotient")
    assert found == [
        "quotient 32 of 45: 17.1%",
        "quotient 20 of 46: 43.5%",
        "quotient 13 of 45: 28.9%",
        "quotient 26 of 46: 56.5%",
    ]
    assert len(lines(CROSS.format("Age", "17.1"), form="quotient")) == 0


SPENT = """
| | 2019 | 2018 |
|---|---|---|
| Gross profit | 212,027 | 189,303 |
| Selling, general and administrative | 98,114 | 91,208 |
| Research and development | {} | 28,450 |
| {} | 82,888 | 69,645 |
"""


def test_what_a_firm_spends_on_is_taken_off() -> None:
    first = "line 82,888 = 212,027 + -98,114 + -{}"
    assert first.format("31,025") in lines(SPENT.format("31,025", "Operating income"))
    assert first.format("36,025") in lines(SPENT.format("36,025", "Operating income"))
    # Nothing says that it leads there.
    assert lines(SPENT.format("36,025", "Other")) == []
