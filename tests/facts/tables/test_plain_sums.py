"""Sums that their place shows: groups, lines without a head, balances between two dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.facts.tables.told import lines

TOLD = {
    "a line without a head after a group of two": (
        """
| | 2019 | 2018 |
|---|---|---|
| Other assets: | | |
| Current | 53.2 | 55.2 |
| Noncurrent | 13.6 | 14.4 |
| | 66.8 | 69.6 |
| Payables: | | |
| Accrued | 7.8 | 4.4 |
| Deferred | 1.3 | 1.0 |
| | 9.1 | 5.4 |
""",
        ["blank 66.8 = 53.2 + 13.6", "blank 69.6 = 55.2 + 14.4", "blank 9.1 = 7.8 + 1.3", "blank 5.4 = 4.4 + 1.0"],
    ),
    "one that fails in one of two columns": (
        """
| | 2019 | 2018 |
|---|---|---|
| Services | 221 | 252 |
| Insurance | 62 | 19 |
| Bonds | 188 | 199 |
| | 471 | 538 |
""",
        ["blank 471 = 221 + 62 + 188", "blank 538 = 252 + 19 + 199"],
    ),
    "the last line of one column, right or wrong": (
        """
| Quarter | 2015 |
|---|---|
| March | 61,000 |
| June | 62,000 |
| | 133,000 |
""",
        ["blank-last 133,000 = 61,000 + 62,000"],
    ),
    "one column alone shows it and can't fail, where other lines come behind it": (
        """
| Quarter | 2015 |
|---|---|
| March | 61,000 |
| June | 62,000 |
| | 123,000 |
| Staff | 17 |
""",
        ["blank-alone 123,000 = 61,000 + 62,000"],
    ),
    "all lines of a group make its last": (
        """
| | 2019 | 2018 |
|---|---|---|
| Accrued and other | 245 | 141 |
| Noncurrent | 119 | 126 |
| Restructuring reserves | 364 | 267 |
""",
        ["group 364 = 245 + 119", "group 267 = 141 + 126"],
    ),
    "a balance that runs from one date to another, as printed": (
        """
| | 2019 | 2018 |
|---|---|---|
| Balance at January 1 | 1,402 | 1,271 |
| Increases | 95 | 131 |
| Settled | (402) | (40) |
| Balance at December 31 | 1,095 | 1,362 |
""",
        ["closing 1,095 = 1,402 + 95 + (402)", "closing 1,362 = 1,271 + 131 + (40)"],
    ),
    "a balance with what is taken off in words, and the next one": (
        """
| | Number |
|---|---|
| Nonvested at January 1, 2017 | 98 |
| Granted | 132 |
| Forfeited | 19 |
| Nonvested at January 1, 2018 | 211 |
| Granted | 110 |
| Forfeited | 18 |
| Nonvested at December 30, 2018 | 303 |
""",
        ["closing 211 = 98 + 132 + -19", "closing 303 = 211 + 110 + -18"],
    ),
}


@pytest.mark.parametrize("why", TOLD)
def test_told(why: str) -> None:
    text, expected = TOLD[why]
    assert lines(text) == expected


SILENT = {
    "a balance that nothing between leads to": """
| | 2019 | 2018 |
|---|---|---|
| Balance at January 1 | 1,402 | 1,271 |
| Increases | 95 | 131 |
| Balance at December 31 | 1,777 | 1,499 |
""",
    "lines of models are numbered, not dated": """
| | a | b |
|---|---|---|
| Item 1 | 60 | 120 |
| Rest | 30 | 60 |
| Item 2 | 90 | 185 |
""",
    "a name with no more than a number is not dated": """
| | a |
|---|---|
| Item 1 | 60 |
| Rest | 30 |
| Item 2 | 90 |
""",
    "the last line is of the others only in one of three columns": """
| | 2019 | 2018 | 2017 |
|---|---|---|---|
| Trade | 245 | 141 | 132 |
| Loans | 119 | 126 | 130 |
| Reserves | 364 | 300 | 311 |
""",
    "the last line without a head is none of one column alone": """
| | 2019 |
|---|---|
| Trade | 245 |
| | 141 |
| | 400 |
""",
    "small numbers without a head prove nothing": """
| | a |
|---|---|
| x | 3 |
| y | 4 |
| | 8 |
""",
    "small numbers add up by chance": """
| | a | b |
|---|---|---|
| x | 1 | 2 |
| y | 2 | 3 |
| z | 3 | 5 |
""",
    "no column has both balances": """
| | a | b |
|---|---|---|
| Balance at January 1, 2018 | 1,210 | |
| Paid | 305 | |
| Balance at January 1, 2019 | | 1,515 |
""",
    "no column has the parts": """
| | a | b |
|---|---|---|
| x | 21 | |
| y | | |
| | | 305 |
""",
}


@pytest.mark.parametrize("why", SILENT)
def test_silent(why: str) -> None:
    assert lines(SILENT[why]) == []


def test_since_the_last_sum_of_a_group() -> None:
    text = """
| | 2019 | 2018 |
|---|---|---|
| Sales | 1,210 | 1,130 |
| Fees | 322 | 318 |
| Total revenue | 1,532 | 1,448 |
| Wages | 41 | 45 |
| Rent | 12 | 13 |
| | 53 | 58 |
"""
    assert lines(text, form="blank") == ["blank 53 = 41 + 12", "blank 58 = 45 + 13"]


def test_a_total_of_one_line_is_no_part_beside_it() -> None:
    text = """
| | 2019 | 2018 |
|---|---|---|
| Total revenue | 898,036 | 1,172,918 |
| Total expenses | 1,025,877 | 1,254,445 |
| Gain from insurance | 12,114 | 50,326 |
| Total other income | 12,114 | 50,326 |
| Net loss | (115,727) | (31,201) |
"""
    assert lines(text) == [
        "line (115,727) = 898,036 + -1,025,877 + 12,114",
        "line (31,201) = 1,172,918 + -1,254,445 + 50,326",
    ]


def test_a_total_that_takes_in_one_told_above_where_it_is_the_only_column() -> None:
    text = """
| | 2019 |
|---|---|
| Cash | 1,210 |
| Stock | 2,305 |
| Total current assets | 3,515 |
| Land | 4,020 |
| Plant | 1,530 |
| Total assets | 9,999 |
"""
    assert lines(text) == [
        "total-alone 3,515 = 1,210 + 2,305",
        "total-alone 9,999 = 3,515 + 4,020 + 1,530",
    ]


AMOUNTS = st.lists(st.integers(500, 9_999), min_size=2, max_size=6)


@given(AMOUNTS, st.lists(st.integers(500, 9_999), min_size=6, max_size=6))
def test_what_adds_up_without_a_head_is_told(one: list[int], other: list[int]) -> None:
    parts = list(zip(one, other, strict=False))
    rows = [f"| part {chr(97 + at)} | {a:,} | {b:,} |" for at, (a, b) in enumerate(parts)]
    whole = [sum(column) for column in zip(*parts, strict=True)]
    text = "\n".join(["| | a | b |", "|---|---|---|", *rows, f"| | {whole[0]:,} | {whole[1]:,} |"])
    assert {f"{each:,}" for each in whole} <= {line.split()[1] for line in lines(text)}


def test_small_subtotals_that_print_no_head() -> None:
    text = """
| | 2019 | 2018 |
|---|---|---|
| Current | | |
| Trade | 24.6 | 12.9 |
| Accruals | 49.3 | 43.2 |
| | 73.9 | 56.1 |
| Non-current | | |
| Other | 0.8 | 4.4 |
| Grants | 0.2 | 1.0 |
| | 1.0 | 5.4 |
| | 74.9 | 61.5 |
"""
    assert lines(text, form="blank")[-4:] == [
        "blank 1.0 = 0.8 + 0.2",
        "blank 5.4 = 4.4 + 1.0",
        "blank 74.9 = 73.9 + 1.0",
        "blank 61.5 = 56.1 + 5.4",
    ]
    assert lines(text.replace("5.4", "5.9").replace("61.5", "62.0"), form="blank 1.0") == []
