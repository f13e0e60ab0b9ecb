"""Sums of all lines since the last one, and balances from date to date: one column that holds shows the other."""

import pytest

from tests.facts.tables.told import lines

TOLD = {
    "a subtotal without a word for it": (
        """
| | 2019 | 2018 |
|---|---|---|
| Hardware | 190 | 217 |
| Software | 66 | 72 |
| Buildings | 247 | 228 |
| Hardware, software and buildings | 503 | 571 |
""",
        ["all-before 503 = 190 + 66 + 247", "all-before 571 = 217 + 72 + 228"],
    ),
    "the last sum with what stands behind it, taken off in words": (
        """
| | 2019 | 2018 |
|---|---|---|
| Term loan | 190 | 217 |
| Bonds | 66 | 72 |
| Total debt | 256 | 289 |
| Less current portion | 41 | 30 |
| Long-term debt | 215 | 295 |
""",
        [
            "total 256 = 190 + 66",
            "total 289 = 217 + 72",
            "all-before 215 = 256 + -41",
            "all-before 295 = 289 + -30",
        ],
    ),
    "a result of lines that are printed below nought": (
        """
| | 2019 | 2018 |
|---|---|---|
| Operating cash flow | 992 | 768 |
| Investing | (265) | (114) |
| Financing | (109) | (507) |
| Net change in cash | 618 | 153 |
""",
        ["all-before 618 = 992 + (265) + (109)", "all-before 153 = 768 + (114) + (507)"],
    ),
    "a total that one amount alone makes in another column": (
        """
| | 2019 | 2018 |
|---|---|---|
| Gain on a lease | 1,068 | - |
| Gain on a building | 1,291 | - |
| Other items | 675 | 284 |
| Total other income | 3,304 | 284 |
""",
        ["all-before 3,304 = 1,068 + 1,291 + 675"],
    ),
    "a total before its parts": (
        """
| | 2019 | 2018 |
|---|---|---|
| Total revenue | 77,147 | 79,591 |
| Americas | 36,274 | 36,994 |
| Europe | 24,443 | 35,491 |
| Asia | 16,430 | 17,106 |
""",
        ["leading 77,147 = 36,274 + 24,443 + 16,430", "leading 79,591 = 36,994 + 35,491 + 17,106"],
    ),
    "a balance beside its price": (
        """
| | Number | Price |
|---|---|---|
| Nonvested at January 1, 2018 | 168 | 6.51 |
| Granted | 110 | 6.74 |
| Vested | (77) | 6.60 |
| Nonvested at December 30, 2018 | 201 | 6.59 |
""",
        ["closing 201 = 168 + 110 + (77)"],
    ),
    "a balance whose words say what leads to it, though no column holds": (
        """
| | Number |
|---|---|
| Nonvested at January 1, 2018 | 168 |
| Granted | 110 |
| Vested | 77 |
| Forfeited | 18 |
| Nonvested at December 30, 2018 | 283 |
""",
        ["rolled 283 = 168 + 110 + -77 + -18"],
    ),
    "a balance of small numbers that holds in one of two columns": (
        """
| | 2019 | 2018 |
|---|---|---|
| At 1 January: opening balance | 2.3 | 2.6 |
| Additions | 0.3 | 0.1 |
| Released | (0.6) | (0.4) |
| At 31 December: closing balance | 2.0 | 3.3 |
""",
        ["rolled 2.0 = 2.3 + 0.3 + (0.6)", "rolled 3.3 = 2.6 + 0.1 + (0.4)"],
    ),
}


@pytest.mark.parametrize("why", TOLD)
def test_told(why: str) -> None:
    text, expected = TOLD[why]
    assert lines(text) == expected


SILENT = {
    "prices, in whose column nothing adds up": """
| | Number | Price |
|---|---|---|
| Nonvested at January 1, 2018 | | 6.51 |
| Granted | | 6.74 |
| Vested | | 6.60 |
| Nonvested at December 30, 2018 | | 6.59 |
""",
    "two columns that both fail": """
| | 2019 | 2018 |
|---|---|---|
| Opening balance | 230 | 260 |
| Additions | 30 | 10 |
| Closing balance | 400 | 330 |
""",
    "nothing that is said to be added or taken off": """
| | 2019 |
|---|---|
| Opening balance | 230 |
| Rates of exchange | 30 |
| Closing balance | 400 |
""",
    "what is taken off first is no balance": """
| | 2019 |
|---|---|
| Less: losses at beginning of year | 230 |
| Additions | 30 |
| Losses, end of year | 400 |
""",
    "columns of statistics": """
| | Mean | SD | p |
|---|---|---|---|
| Opening balance | 230 | 23 | 0.1 |
| Additions | 30 | 12 | 0.2 |
| Closing balance | 400 | 44 | 0.3 |
""",
}


@pytest.mark.parametrize("why", SILENT)
def test_silent(why: str) -> None:
    assert lines(SILENT[why]) == []


def test_columns_of_prices_are_none_of_a_sum() -> None:
    text = """
| | Shares | Price |
|---|---|---|
| March | 1,310 | 6.51 |
| June | 2,420 | 6.74 |
| August | 1,105 | 6.60 |
| In the year | 4,835 | 6.59 |
"""
    assert lines(text) == []


def test_more_than_one_column_fails_only_beside_many_that_hold() -> None:
    row = "| {} | {} |"
    held = [(131, 245, 376), (127, 318, 445), (209, 118, 327), (317, 402, 719)]
    for failing, count in ((held[:1] + [(101, 102, 400)] * 2, 0), ([*held, (101, 102, 400)], 5)):
        lists = zip(*failing, strict=True)
        names = ("North", "South", "Both of them")
        body = "\n".join(row.format(name, " | ".join(map(str, some))) for name, some in zip(names, lists, strict=True))
        heads = " | ".join(f"Site {at}" for at in "abcde"[: len(failing)])
        assert len(lines(f"{row.format('', heads)}\n|{'---|' * (len(failing) + 1)}\n{body}")) == count


PER = """
| | 2019 | 2018 |
|---|---|---|
| Net income | 15,571 | 24,122 |
| Weighted average shares outstanding | 16,223 | 16,041 |
| Earnings per share | 0.96 | {} |
"""


def test_of_two_quotients_one_shows_what_the_other_is() -> None:
    told = ["per-pair 15,571 / 16,223 = 0.96", "per-pair 24,122 / 16,041 = 1.70"]
    assert lines(PER.format("1.70")) == told
    assert lines(PER.format("1.50"), form="per") == [each.replace("-pair", "").replace("70", "50") for each in told]
    assert lines(PER.format("1.70").replace("0.96", "1")) == []  # a digit shows nothing


CHANGES = """
| | 2019 | 2018 | Change |
|---|---|---|---|
| Sales | 328 | 207 | {} |
| Income | 344 | 262 | {} |
"""


@pytest.mark.parametrize(("first", "second", "count"), [("58%", "31%", 2), ("58%", "41%", 2), ("48%", "41%", 0)])
def test_of_two_amounts_a_column_can_be_the_change_of_no_others(first: str, second: str, count: int) -> None:
    assert len(lines(CHANGES.format(first, second), form="growth")) == count


def test_more_than_one_change_at_odds_is_of_something_else() -> None:
    text = CHANGES.format("58%", "31%") + "| Costs | 210 | 200 | 31% |\n| Tax | 70 | 50 | 12% |\n"
    assert lines(text, form="growth") == []


def test_what_stands_in_brackets_behind_an_amount_is_none_that_changes() -> None:
    text = CHANGES.format("121", "81").replace("328", "328 (14)").replace("344", "344 (12)")
    assert lines(text, form="difference") == ["difference 207 -> 328: 121", "difference 262 -> 344: 81"]
