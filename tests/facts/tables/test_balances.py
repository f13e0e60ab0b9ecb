"""Amounts that run on, balances carried forward, votes of one body, and what one cell tells by itself."""

import pytest

from tests.facts.tables.told import lines, told

CASES = {
    "cumulated amounts": (
        """
| Month | Cases | Cumulative cases |
|---|---|---|
| a | 120 | 520 |
| b | 131 | 651 |
| c | 90 | 741 |
| d | 44 | 795 |
""",
        ["cumulative 651 = 520 + 131", "cumulative 741 = 651 + 90", "cumulative 795 = 741 + 44"],
    ),
    "the newest first": (
        "| 日 | 累计 | 新增 |\n|---|---|---|\n| c | 741 | 90 |\n| b | 651 | 131 |\n| a | 520 | 120 |",
        ["cumulative 651 = 520 + 131", "cumulative 741 = 651 + 90"],
    ),
    "cumulated alone": ("| | Cumulative |\n|---|---|\n| a | 741 |\n| b | 651 |", []),
    "growths of what is cumulated": (
        "| | New | Cumulative change |\n|---|---|---|\n| a | 1 | 1 |\n| b | 2 | 3 |\n| c | 3 | 6 |",
        [],
    ),
    "other things beside": (
        "| | Beds | Cumulative |\n|---|---|---|\n| a | 1 | 1 |\n| b | 7 | 3 |\n| c | | 6 |\n| d | 5% | 6 |",
        [],
    ),
    "votes of one body": (
        """
| Nominee | Votes For | Votes Withheld | Broker Non-Votes |
|---|---|---|---|
| A | 2,300 | 219 | 250 |
| B | 1,859 | 660 | 250 |
| C | 2,140 | 379 | 250 |
| D | | 379 | 250 |
""",
        ["constant 2,300 = 1,859 + 660 + 250 + -219 + -250", "constant 1,859 = 2,140 + 379 + 250 + -660 + -250"],
    ),
    "votes of several": (
        "| | For | Against |\n|---|---|---|\n| A | 2,300 | 219 |\n| B | 1,859 | 66 |\n| C | 140 | 379 |",
        [],
    ),
    "balances carried forward": (
        """
| | 2024 | 2023 | 2022 |
|---|---|---|---|
| Opening balance | 500 | 420 | 400 |
| Additions | 120 | 80 | 20 |
| Closing balance | 620 | 500 | 421 |
""",
        ["carried 500 = 500", "carried 421 = 420"],
    ),
    "balances of no years": (
        "| | a | b |\n|---|---|---|\n| Opening balance | 500 | 420 |\n| Closing balance | 620 | 500 |",
        [],
    ),
    "balances of other years": (
        "| | 2024 | 2022 |\n|---|---|---|\n| Opening balance | 500 | 420 |\n| Closing balance | 620 | 500 |",
        [],
    ),
    "balances of nothing": (
        "| | 2024 | 2023 |\n|---|---|---|\n| Opening balance | — | 420 |\n| Closing balance | 620 | 500 |",
        [],
    ),
    "balances that are restated": (
        "| | 2024 | 2023 |\n|---|---|---|\n| Opening balance | 505 | 420 |\n| Closing balance | 620 | 500 |",
        [],
    ),
    "two balances": (
        "| | 2024 | 2023 |\n|---|---|---|\n| Opening cash | 5 | 4 |\n| Opening stock | 5 | 4 |\n| Closing | 6 | 5 |",
        [],
    ),
}


@pytest.mark.parametrize("why", CASES)
def test_balances(why: str) -> None:
    text, expected = CASES[why]
    assert [each for each in lines(text) if each.startswith(("cumulative", "constant", "carried"))] == expected


def test_cells_by_themselves() -> None:
    text = """
| | Risk | Fell |
|---|---|---|
| a | 0.85 (0.70–1.03) | 31/44 (70%) |
| b | 1.56 [1.91, 1.93] | 5/44 (11.4%) |
| c | 4.2 | 3/44 |
| d | — | 12 (27%) |
| e | 4% (−1.5% to 9%) | |
"""
    assert lines(text, form="cell") == [
        "cell-interval 0.70 <= 0.85 <= 1.03",
        "cell-share 31 of 44: 70%",
        "cell-interval 1.91 <= 1.56 <= 1.93",
        "cell-share 5 of 44: 11.4%",
        "cell-interval −1.5 <= 4% <= 9",
    ]
    low = [each.roles["low"][0] for each in told(text).tellings if each.kind == "interval"]
    assert [float(each.value) for each in low] == [0.7, 1.91, -0.015]
    share = next(each.roles["share"][0] for each in told(text).tellings if each.form == "table:cell-share")
    assert (float(share.value), share.kind, text[share.start : share.end]) == (0.7, "percent", "70%")


def test_columns_of_like_numbers_add_up_by_chance() -> None:
    text = """
| | a | b | c | d |
|---|---|---|---|---|
| x | 204 | 207 | 206 | 205 |
| y | 214 | 211 | 203 | 222 |
| z | 204 | 199 | 200 | 203 |
"""
    assert lines(text) == []
