"""Totals, subtotals and running lines of tables: what is told, and what must not be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.facts.tables.told import lines, told

SILENT = {
    "averages, rates and prices do not add up": """
| | Average | Price | Unemployment rate |
|---|---|---|---|
| a | 10 | 3 | 5 |
| b | 20 | 4 | 6 |
| Total | 30 | 7 | 11 |
""",
    "statistics: standard errors, odds ratios": """
| Model | OR | SE | 95% CI |
|---|---|---|---|
| a | 1.2 | 0.3 | 0.9 |
| b | 1.5 | 0.2 | 1.1 |
| Total | 2.7 | 0.5 | 2.0 |
""",
    "none of several columns agrees": """
| | Hits | Misses |
|---|---|---|
| first run | 120 | 33 |
| second run | 310 | 41 |
| Total | 489 | 66 |
""",
    "a year is no figure": """
| Place | Year |
|---|---|
| a | 1998 |
| b | 2001 |
| Total | 3999 |
""",
    "mean and standard deviation in one cell": """
| | Score |
|---|---|
| men | 12.3 ± 4.5 |
| women | 13.1 ± 4.1 |
| Mean | 12.7 ± 4.3 |
""",
    "a row without a head adds up by chance in one column": """
| | a |
|---|---|
| x | 3 |
| y | 4 |
| | 7 |
""",
    "a total of a group is not that of all that comes before": """
| | a |
|---|---|
| Software | 9.4 |
| Other: | |
| Clients | 19.1 |
| Names | 1.4 |
| Total carrying value | 30.8 |
""",
    "a part is missing in the column that does not fit": """
| | a | b |
|---|---|---|
| x | 10 | 30 |
| y | 23 | |
| z | 5 | 6 |
| Total | 38 | 90 |
""",
}


@pytest.mark.parametrize("why", SILENT)
def test_silent(why: str) -> None:
    assert lines(SILENT[why]) == ([] if "missing" not in why else ["total-alone 38 = 10 + 23 + 5"])


def test_growths_do_not_add_up() -> None:
    text = """
| Region | 2019 | 2018 | Change (%) | 增幅 |
|---|---|---|---|---|
| North | 1,320 | 1,100 | 20.0 | 20.0 |
| South | 2,575 | 2,500 | 3.0 | 3.0 |
| Total | 3,895 | 3,600 | 8.2 | 8.2 |
"""
    assert lines(text, form="total") == ["total 3,895 = 1,320 + 2,575", "total 3,600 = 1,100 + 2,500"]


def test_total_of_all_columns_is_told_once_half_agree() -> None:
    text = """
| | a | b | c |
|---|---|---|---|
| x | 10 | 300 | 51 |
| y | 23 | 410 | 62 |
| Total | 33 | 710 | 912 |
"""
    assert lines(text) == ["total 33 = 10 + 23", "total 710 = 300 + 410", "total 912 = 51 + 62"]
    assert [each.support for each in told(text).tellings] == [(1, 1), (1, 1), (2, 0)]
    assert all(each.anchor is each.roles["whole"][0] for each in told(text).tellings)


@pytest.mark.parametrize("name", ["Total", "All", "合计", "Sum", "**Total**", "Total:", "Grand total", "全国"])
def test_total_alone(name: str) -> None:
    text = f"| Q | B |\n|---|---|\n| a | 70 |\n| b | 85 |\n| {name} | 257 |"
    assert lines(text) == ["total-alone 257 = 70 + 85"]


def test_lines_that_no_head_says_are_shown_by_their_digits() -> None:
    text = """
| | 2024 | 2023 |
|---|---|---|
| Notes payable | 574,785 | 503,127 |
| Leases | 37,933 | 31,446 |
| Owed to banks | 612,718 | 534,573 |
"""
    assert lines(text) == ["unnamed 612,718 = 574,785 + 37,933", "unnamed 534,573 = 503,127 + 31,446"]
    assert lines(text.replace("534,573", "534,575")) == [
        "all-before 612,718 = 574,785 + 37,933",
        "all-before 534,575 = 503,127 + 31,446",
    ]
    other = """
| | 2024 | 2023 |
|---|---|---|
| Owed to banks | 612,718 | 534,573 |
| Notes payable | 574,785 | 503,127 |
| Leases | 37,933 | 31,446 |
"""
    assert lines(other) == [
        "leading-unnamed 612,718 = 574,785 + 37,933",
        "leading-unnamed 534,573 = 503,127 + 31,446",
    ]
    assert lines(other.replace("534,573", "534,575")) == []


def test_a_change_that_is_signed_by_what_is_better_is_no_part() -> None:
    text = """
| $ | 2024 | 2023 | Change |
|---|---|---|---|
| Net sales | 93,662 | 103,350 | (9,688) |
| Costs | 71,513 | 77,492 | 5,979 |
| Gross result | 22,149 | 25,858 | (3,709) |
"""
    assert lines(text, form="line") == ["line 22,149 = 93,662 + -71,513", "line 25,858 = 103,350 + -77,492"]


@pytest.mark.parametrize("name", ["P.A. Trento", "SD", "OR", "p"])
def test_names_of_rows_are_no_statistics(name: str) -> None:
    text = f"| | a |\n|---|---|\n| x | 70 |\n| {name} | 85 |\n| Total | 257 |"
    assert lines(text) == ["total-alone 257 = 70 + 85"]


def test_columns_in_millions_are_no_statistics() -> None:
    text = """
| | 2019 | 2018 |
| | £m | £m |
|---|---|---|
| UK | 327.6 | 342.6 |
| US | 8.6 | 6.9 |
| Total | 334.2 | 349.5 |
"""
    assert lines(text) == ["total 334.2 = 327.6 + 8.6", "total 349.5 = 342.6 + 6.9"]


def test_years_in_which_amounts_fall_due_add_up() -> None:
    text = "| | 1 year | 1-3 years |\n|---|---|---|\n| debt | 327 | 342 |\n| rent | 86 | 69 |\n| Total | 413 | 411 |"
    assert lines(text) == ["total 413 = 327 + 86", "total 411 = 342 + 69"]


def test_nested_totals() -> None:
    text = """
| | a | b |
|---|---|---|
| cash | 120.50 | 98.20 |
| stock | 80.30 | 76.10 |
| Total current assets | 200.80 | 174.30 |
| land | 10.00 | 12.00 |
| plant | 11.00 | 13.00 |
| Total fixed assets | 21.00 | 25.00 |
| Total assets | 221.80 | 199.30 |
"""
    assert lines(text)[::2] == [
        "total 200.80 = 120.50 + 80.30",
        "total 21.00 = 10.00 + 11.00",
        "total 221.80 = 200.80 + 21.00",
    ]


def test_total_of_totals_alone() -> None:
    text = """
| | a | b |
|---|---|---|
| x | 120 | 98 |
| y | 80 | 76 |
| Subtotal | 200 | 174 |
| u | 10 | 12 |
| v | — | 13 |
| Subtotal | 10 | 25 |
| memo | 7 | 8 |
| Total | 210 | 199 |
"""
    assert lines(text)[-2:] == ["total 210 = 200 + 10", "total 199 = 174 + 25"]


def test_running_lines_of_a_statement() -> None:
    text = """
| £m | 2024 | 2023 |
|---|---|---|
| Revenue | 57,268 | 55,393 |
| Operating costs | (50,132) | (50,394) |
| Operating profit | 7,136 | 4,999 |
| Interest expense | 1,060 | 830 |
| Interest income | 130 | 220 |
| Profit before tax | 6,206 | 4,389 |
"""
    assert lines(text) == [
        "line 7,136 = 57,268 + (50,132)",
        "line 4,999 = 55,393 + (50,394)",
        "line 6,206 = 7,136 + -1,060 + 130",
        "line 4,389 = 4,999 + -830 + 220",
    ]


def test_a_line_that_half_of_two_columns_show_is_told_for_both() -> None:
    text = """
| $ | 2024 | 2023 |
|---|---|---|
| Sales | 293,618 | 303,457 |
| Returns | 153,547 | 156,242 |
| Net result | 146,071 | 147,215 |
"""
    assert lines(text) == ["line 146,071 = 293,618 + -153,547", "line 147,215 = 303,457 + -156,242"]


def test_subtotal_without_a_head() -> None:
    text = """
| | 2024 | 2023 |
|---|---|---|
| North | 29,361 | 30,345 |
| South | 15,354 | 15,624 |
| | 44,715 | 45,969 |
"""
    assert lines(text) == ["line 44,715 = 29,361 + 15,354", "line 45,969 = 30,345 + 15,624"]


def test_bold_line_alone_must_show_it_by_many_digits() -> None:
    text = """
| | 2024 |
|---|---|
| North | 29,361,118 |
| South | 15,354,207 |
| **Both of them** | **44,715,325** |
"""
    assert [each.explicit for each in told(text).tellings] == [0]
    assert lines(text) == ["line-alone 44,715,325 = 29,361,118 + 15,354,207"]
    assert lines(text.replace("44,715,325", "44,715,321")) == []


def test_total_before_its_parts() -> None:
    text = """
| | a | b |
|---|---|---|
| Total | 945 | 1,182 |
| Age | | |
| young | 512 | 590 |
| old | 433 | 592 |
| Region | | |
| north | 700 | 1,000 |
| south | 245 | 182 |
"""
    assert lines(text) == [
        "leading 945 = 512 + 433",
        "leading 1,182 = 590 + 592",
        "leading 945 = 700 + 245",
        "leading 1,182 = 1,000 + 182",
    ]


def test_no_total_before_its_parts() -> None:
    text = """
| | a | b |
|---|---|---|
| Total revenue | 300 | 210 |
| Less: costs | 100 | 110 |
| Rest | 200 | 100 |

"""
    assert lines(text) == ["all-before 200 = 300 + -100", "all-before 100 = 210 + -110"]
    assert lines("| | a |\n|---|---|\n| Total | 945 |\n| x | 1 |") == []
    assert lines("| | a |\n|---|---|\n| Total | 945 |\n| x | 12% |\n| y | 13% |") == []


def test_what_is_within_another_row_is_no_part() -> None:
    text = """
| | 人数 | 金额 |
|---|---|---|
| 甲 | 100 | 2,000 |
| 其中：女 | 40 | 900 |
| 乙 | 50 | 1,500 |
| 合计 | 150 | 3,500 |
"""
    assert lines(text) == ["total 150 = 100 + 50", "total 3,500 = 2,000 + 1,500"]


def test_rows_of_other_units_are_no_parts() -> None:
    text = """
| | | June | March |
|---|---|---|---|
| Ore | 000 tonnes | 451 | 364 |
| Waste | 000 tonnes | 36 | 63 |
| Gold | kg | 2,728 | 2,303 |
| Total tonnes | 000 tonnes | 487 | 427 |
"""
    assert lines(text) == ["total 487 = 451 + 36", "total 427 = 364 + 63"]


def test_shares_add_up_to_a_hundred_only() -> None:
    text = "| | {} |\n|---|---|\n| a | 38% |\n| b | 62% |\n| Total | {} |"
    assert lines(text.format("b", "100%")) == ["total-alone 100% = 38% + 62%"]
    assert lines(text.format("b", "98%")) == ["total-alone 98% = 38% + 62%"]
    assert lines(text.format("b", "98%").replace("38%", "33%")) == []
    assert lines(text.format("b", "100%").replace("38%", "100%")) == []


def test_columns_of_a_year() -> None:
    text = """
| | Q1 | Q2 | Q3 | Q4 | {} |
|---|---|---|---|---|---|
| Revenues | 225,869 | 226,811 | 231,340 | 239,808 | 941,302 |
| Costs | 143,447 | 145,351 | 143,219 | 140,772 | 572,789 |
"""
    expected = [
        "year 941,302 = 225,869 + 226,811 + 231,340 + 239,808",
        "year 572,789 = 143,447 + 145,351 + 143,219 + 140,772",
    ]
    assert lines(text.format("Full year")) == expected
    assert lines(text.format("2023")) == expected
    assert lines(text.format("Best")) == []


def test_columns_named_total_and_their_samples() -> None:
    text = """
| | Women (n = 715) | Men (n = 467) | Total (n = 1182) |
|---|---|---|---|
| fell | 97 | 99 | 196 |
| rose | 168 | 114 | 282 |
"""
    assert lines(text) == ["total 1182 = 715 + 467", "total 196 = 97 + 99", "total 282 = 168 + 114"]


def test_columns_that_no_head_says_are_shown_by_three_rows() -> None:
    text = """
| | As reported | Effect | At prior rates |
|---|---|---|---|
| Net sales | 574,785 | 71 | 574,856 |
| Expenses | 537,933 | 531 | 538,464 |
| Advance | 36,852 | (460) | 36,392 |
"""
    assert lines(text, form="column") == [
        "column 574,856 = 574,785 + 71",
        "column 538,464 = 537,933 + 531",
        "column 36,392 = 36,852 + (460)",
    ]
    two = "\n".join(text.split("\n")[:-2])
    assert lines(two, form="column") == []


def test_one_of_many_lines_may_be_taken_off() -> None:
    text = """
| million US$ | 2015 | 2014 |
|---|---|---|
| Current account | 658,118 | 924,371 |
| Capital account | 21,407 | 22,118 |
| Financial account | 858,933 | 891,202 |
| Other items | 303,555 | 344,700 |
| Overall result | 124,147 | 399,987 |
"""
    assert lines(text) == [
        "line 124,147 = 658,118 + 21,407 + -858,933 + 303,555",
        "line 399,987 = 924,371 + 22,118 + -891,202 + 344,700",
    ]


@given(st.lists(st.tuples(st.integers(2100, 10**6), st.integers(2100, 10**6)), min_size=2, max_size=8))
def test_true_totals_are_told_and_fit(rows: list[tuple[int, int]]) -> None:
    body = "\n".join(f"| r{at}x | {a} | {b} |" for at, (a, b) in enumerate(rows))
    first, second = (sum(column) for column in zip(*rows, strict=True))
    text = f"| | a | b |\n|---|---|---|\n{body}\n| Total | {first} | {second} |"
    found = [each for each in told(text).tellings if each.form == "table:total"]
    for telling in found:
        assert telling.roles["whole"][0].value == sum(part.value for part in telling.roles["parts"])
        assert telling.support[1] == 0
    assert len(found) == 2
