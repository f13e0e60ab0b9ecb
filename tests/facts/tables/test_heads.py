"""What heads of columns and of groups say: notes over all figures, heads over several columns, heads of groups."""

import pytest

from tests.facts.tables.told import lines

STATEMENT = """
| | {head} | |
|---|---|---|
| | 2019 | 2018 |
| Net income | 1,169 | 1,116 |
| Denominator: | | |
| Shares used in basic computation | {basic} | 268{full} |
| Dilutive impact of awards | 5{full} | 8{full} |
| Shares used in diluted computation | 259{full} | 276{full} |
| Net income per share: | | |
| Basic | $ 4.60 | $ 4.16 |
| Diluted | $ 4.51 | $ 4.04 |
"""
PER_SHARE = ["per 1,169 / 254{} = $ 4.60", "per 1,116 / 268{} = $ 4.16", "per 1,169 / 259{} = $ 4.51"]


def test_earnings_per_share_under_a_head() -> None:
    text = STATEMENT.format(head="(in millions, except per share data)", basic="254", full="")
    assert lines(text, form="per")[:3] == [each.format("") for each in PER_SHARE]


def test_shares_in_full_beside_amounts_in_millions() -> None:
    head = "In millions, except share and per share data"
    text = STATEMENT.format(head=head, basic="254,000,000", full=",000,000")
    assert lines(text, form="per")[:3] == [each.format(",000,000") for each in PER_SHARE]


def test_a_note_over_all_figures_names_no_column() -> None:
    text = """
| | {} | |
|---|---|---|
| | 2019 | 2018 |
| Sales | 641 | 464 |
| Fees | 935 | 608 |
| Total | 1,576 | 1,072 |
"""
    told = ["total 1,576 = 641 + 935", "total 1,072 = 464 + 608"]
    assert lines(text.format("(in thousands, except per share amounts)")) == told
    assert lines(text.format("In thousands, except per share amounts")) == told
    assert lines(text.format("Price per share")) == []  # one that names columns


def test_sums_of_rows_in_thousands_and_in_full_are_not_told() -> None:
    text = """
| | 2019 | 2018 |
|---|---|---|
| Net earnings | 329,013 | 157,133 |
| Shares outstanding (thousands) | 49,418 | 52,432 |
| Effect of options | 581 | 678 |
| Diluted number | 49,999 | 53,110 |
"""
    assert lines(text, form="unnamed") == lines(text, form="group") == []


CHANGES = """
| | Fiscal year | | Variance in | |
|---|---|---|---|---|
| | 2018 | 2017 | Dollars | Percent |
| Revenues | 2,554 | 2,355 | 199 | 8% |
| Income | 473 | 187 | 286 | 153% |
"""


def test_a_head_stands_over_the_columns_after_it_that_have_none() -> None:
    assert lines(CHANGES, form="growth") == ["growth 2,355 -> 2,554: 8%", "growth 187 -> 473: 153%"]
    assert lines(CHANGES, form="difference") == ["difference 2,355 -> 2,554: 199", "difference 187 -> 473: 286"]


def test_changes_between_the_years_that_their_heads_name() -> None:
    text = """
| | 2019 | 2018 | 2017 | {} | 2018 vs 2017 Change |
|---|---|---|---|---|---|
| Marketing | 472,841 | 350,069 | 225,694 | 35.1% | {}% |
"""
    head = "2019 vs 2018 Change"
    told = ["growth 350,069 -> 472,841: 35.1%", "growth 225,694 -> 350,069: 55.1%"]
    assert lines(text.format(head, "55.1")) == told
    assert lines(text.format(head, "45.1"))[1] == "growth 225,694 -> 350,069: 45.1%"
    assert lines(text.format("2016 vs 2012 Change", "55.1"))[-1:] == told[1:]


def test_one_change_of_many_digits_shows_between_what_it_is() -> None:
    text = """
| | 2019 | 2018 | 2017 | Change |
|---|---|---|---|---|
| Marketing | 472,841 | 350,069 | 225,694 | {} |
"""
    assert lines(text.format("35.07%")) == ["growth 350,069 -> 472,841: 35.07%"]
    assert lines(text.format("35%")) == lines(text.format("41.2%")) == []


@pytest.mark.parametrize("cell", ["24 (30.4)/55 (69.9)", "27/72/1"])
def test_a_row_of_figures_in_no_known_form_is_no_row_of_heads(cell: str) -> None:
    text = f"""
| | A (n = 79) | B (n = 69) | Total |
|---|---|---|---|
| Right | 33 | 31 | 64 |
| Sex | {cell} | {cell} | {cell} |
| Left | 46 | 38 | 84 |
| Elsewhere | 21 | 17 | 38 |
"""
    assert [each for each in lines(text) if each.startswith(("total", "column"))] == [
        "total 64 = 33 + 31",
        "total 84 = 46 + 38",
        "total 38 = 21 + 17",
    ]


def test_dates_may_be_heads_further_down() -> None:
    text = """
| | 6/30/2019 | 6/30/2018 |
|---|---|---|
| Right | 33 | 31 |
| Left | 46 | 38 |
| Total | 79 | 69 |
| | 12/31/2019 | 12/31/2018 |
| Right | 53 | 41 |
| Left | 46 | 38 |
| Total | 99 | 79 |
"""
    assert len(lines(text, form="total")) == 4


ANSWERS = """
| | Drug | | Placebo | |
|---|---|---|---|---|
| | n | % | n | % |
| n | 302 | | 151 | |
| Smoker | 97 | {} | 33 | 22.0% |
| Diabetes | 44 | 14.7% | 15 | 9.9% |
| Married | 177 | 58.6% | 86 | 57.3% |
| Works | 219 | 72.5% | 62 | 41.3% |
| Retired | 61 | 20.2% | 41 | 27.2% |
| Student | 33 | 10.9% | 17 | 11.3% |
| Alone | 72 | 23.8% | 38 | 25.2% |
| Other | 119 | 39.4% | 53 | 35.1% |
| Left | 98 | 32.5% | 44 | 29.1% |
"""


def test_shares_of_those_who_answered_are_not_told_as_of_all() -> None:
    told = lines(ANSWERS.format("32.3%"), form="share-sample")
    assert "share-sample 98 of 302: 32.5%" in told
    assert not [each for each in told if each.endswith(("32.3%", "14.7%", "22.0%", "57.3%", "41.3%"))]


def test_one_share_that_is_too_low_is_told_still() -> None:
    text = ANSWERS.replace("14.7%", "14.6%").replace("22.0%", "21.9%").replace("57.3%", "57.0%")
    assert "share-sample 97 of 302: 22.3%" in lines(text.replace("41.3%", "41.1%").format("22.3%"), form="share-sample")


FIRST = """
| | A | B |
|---|---|---|
| Smoking | | |
| Current | 22 (24%) | 30 (33%) |
| Past | 50 (54%) | 49 (54%) |
| Never | 20 (22%) | 12 (13%) |
| Hypertension | 65 (71%) | 63 (69%) |
| Angina | 55 (60%) | 53 (58%) |
"""


def test_the_first_shares_of_a_group_make_all() -> None:
    assert lines(FIRST, form="shares-first") == ["shares-first 24% + 54% + 22%", "shares-first 33% + 54% + 13%"]
    wrong = FIRST.replace("| 12 (13%)", "| 12 (19%)")
    assert lines(wrong, form="shares-first") == []


def test_shares_that_make_all_by_chance() -> None:
    text = FIRST.replace("22 (", "82 (").replace("30 (", "90 (")
    assert lines(text, form="shares-first") == []


@pytest.mark.parametrize("head", ["Share (%)", "%"])
def test_shares_of_each_group_make_all(head: str) -> None:
    text = f"""
| | Sales | {head} |
|---|---|---|
| Region | | |
| North | 120 | 30.0 |
| South | 80 | 20.0 |
| East | 150 | 37.5 |
| West | 50 | 12.5 |
| Kind | | |
| Retail | 310 | 77.5 |
| Trade | 90 | 22.5 |
"""
    assert lines(text, form="shares") == ["shares-of-sum 30.0 + 20.0 + 37.5 + 12.5", "shares-of-sum 77.5 + 22.5"]


GROWN = """
| | North | South |
|---|---|---|
| {} | 520 | 410 |
| {} | 572 | 451 |
| Growth (%) | 10 | 12 |
"""


def test_a_row_of_growth_below_two_years() -> None:
    assert lines(GROWN.format(2023, 2024)) == ["growth 520 -> 572: 10", "growth 410 -> 451: 12"]
    falling = lines(GROWN.format(2024, 2023).replace("| 10 | 12 |", "| -9.1 | -8.1 |"))
    assert falling == ["growth 572 -> 520: -9.1", "growth 451 -> 410: -8.1"]
    assert lines(GROWN.format("Plan", "Fact")) == []
    assert lines(GROWN.format(2023, 2024).replace("| 10 |", "| 15 |")) == []
