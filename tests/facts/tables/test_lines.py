"""Changes, shares, quotients, statements and intervals of tables."""

import pytest

from tests.facts.tables.told import lines, told

CHANGES = {
    "differences and growths in per cent": (
        """
| | 2019 | 2018 | Change | % |
|---|---|---|---|---|
| Wages | 6,000 | 5,000 | 1,000 | 20% |
| Rent | 4,000 | 2,510 | 1,490 | 59% |
| Fares | 2,300 | 2,000 | 300 | 15% |
""",
        [
            "difference 5,000 -> 6,000: 1,000",
            "difference 2,510 -> 4,000: 1,490",
            "difference 2,000 -> 2,300: 300",
            "growth 5,000 -> 6,000: 20%",
            "growth 2,510 -> 4,000: 59%",
            "growth 2,000 -> 2,300: 15%",
        ],
    ),
    "one that does not fit among two that do": (
        """
| | 2018 | 2019 | 增减 |
|---|---|---|---|
| 甲 | 500 | 600 | 100 |
| 乙 | 251 | 400 | 149 |
| 丙 | 200 | 230 | 80 |
""",
        ["difference 500 -> 600: 100", "difference 251 -> 400: 149", "difference 200 -> 230: 80"],
    ),
    "points and basis points of shares": (
        """
| | 2019 | 2018 | Change (points) | Change (bps) |
|---|---|---|---|---|
| Margin | 38.5% | 36.0% | 2.5 | 250 |
| Costs | 61.5% | 64.0% | (2.5) | (250) |
""",
        [
            "points 36.0% -> 38.5%: 2.5",
            "points 64.0% -> 61.5%: (2.5)",
            "points 36.0% -> 38.5%: 250",
            "points 64.0% -> 61.5%: (250)",
        ],
    ),
    "one row between two amounts": (
        "| | 2019 | 2018 | Change |\n|---|---|---|---|\n| Wages | 600 | 500 | 110 |",
        ["difference 500 -> 600: 110"],
    ),
    "a row of changes": (
        """
| | North | South | East |
|---|---|---|---|
| 2019 total | 600 | 510 | 470 |
| 2018 total | 500 | 400 | 430 |
| Change | 100 | 110 | 40 |
""",
        ["difference 500 -> 600: 100", "difference 400 -> 510: 110", "difference 430 -> 470: 40"],
    ),
    "amounts on both sides": (
        """
| | 2019 | Change | 2018 |
|---|---|---|---|
| Wages | 612 | 112 | 500 |
| Rent | 400 | 149 | 251 |
""",
        ["difference 500 -> 612: 112", "difference 251 -> 400: 149"],
    ),
    "movements between two balances": (
        """
| Provision | Opening | Net change | Used | Closing |
|---|---|---|---|---|
| A | 1,000 | 500 | – | 1,500 |
| B | 2,000 | 700 | – | 2,700 |
| E | 5,000 | 900 | 300 | 5,600 |
""",
        [],
    ),
    "changes on another base": (
        """
| | 2019 | 2018 | Organic change |
|---|---|---|---|
| Wages | 612 | 500 | 112 |
| Rent | 400 | 251 | 149 |
""",
        [],
    ),
    "nothing near them fits": (
        """
| | 2019 | 2018 | Change |
|---|---|---|---|
| Wages | 612 | 500 | 44 |
| Rent | 400 | 251 | 31 |
""",
        [],
    ),
    "no amounts": ("| | Change |\n|---|---|\n| Wages | 44 |", []),
    "a rate without %, from one, from loss to profit": (
        """
| | 2019 | 2018 | Change |
|---|---|---|---|
| Margin | 38.3 | 46.0 | 9% |
| Plants | 3 | 1 | 150% |
| Result | 38 | (46) | 9% |
| Sales | 600 | 500 | 20% |
| Costs | 400 | 250 | 60% |
| Tax rate | 20% | 25% | 5 |
""",
        ["growth 500 -> 600: 20%", "growth 250 -> 400: 60%"],
    ),
}


@pytest.mark.parametrize("why", CHANGES)
def test_changes(why: str) -> None:
    text, expected = CHANGES[why]
    found = lines(text)
    assert [line for line in found if line.startswith(("difference", "growth", "points"))] == expected


def test_points_are_hundredths() -> None:
    text = CHANGES["points and basis points of shares"][0]
    by = [each.roles["by"][0] for each in told(text).tellings]
    assert [float(each.value) for each in by] == [0.025, -0.025, 0.025, -0.025]
    assert {each.kind for each in by} == {"points"}


def test_signs_of_what_is_better_and_of_losses() -> None:
    better = """
| | 2019 | 2018 | Change |
|---|---|---|---|
| Sales | 612 | 500 | 112 |
| Costs | 400 | 251 | (149) |
| Taxes | 20 | 51 | 31 |
"""
    assert [dict(each.options) for each in told(better).tellings] == [
        {"sign": 1, "column": 1},
        {"sign": -1, "column": 1},
        {"sign": -1, "column": 1},
    ]
    plain = better.replace("(149)", "149").replace("31", "(31)")
    assert [dict(each.options) for each in told(plain).tellings] == [{}, {}, {}]
    losses = """
| | 2019 | 2018 | % Change |
|---|---|---|---|
| Sales | 612 | 500 | 22% |
| Loss | (400) | (251) | 59% |
| Other loss | (100) | (251) | (60)% |
| Last loss | (200) | (250) | 20% |
"""
    assert [dict(each.options) for each in told(losses).tellings] == [{"sign": 1, "column": 1}] * 3 + [
        {"sign": -1, "column": 1}
    ]


SHARES = {
    "of the total's amount": (
        """
| | Sales | % of total |
|---|---|---|
| North | 479,987 | 40.0% |
| South | 277,898 | 23.2% |
| East | 442,296 | 36.9% |
| Total | 1,200,181 | |
""",
        [
            "share 479,987 of 1,200,181: 40.0%",
            "share 277,898 of 1,200,181: 23.2%",
            "share 442,296 of 1,200,181: 36.9%",
            "shares 40.0% + 23.2% + 36.9%",
        ],
    ),
    "in brackets behind their amounts": (
        """
| 分區 | 得票 (佔比) |
|---|---|
| 北區 | 7522 (11.59%) |
| 大埔 | 7587 (11.69%) |
| 西貢 | 49796 (76.72%) |
| 總計 | 64905 (100.00%) |
""",
        [
            "share 7522 of 64905: 11.59%",
            "share 7587 of 64905: 11.69%",
            "share 49796 of 64905: 76.72%",
            "shares-of-group 11.59% + 11.69% + 76.72%",
        ],
    ),
    "of the N of their column": (
        """
| | Drug (n = 100) |
|---|---|
| men | 74 (74%) |
| smokers | 59 (59%) |
| elderly | 91 (96%) |
| ill | 12 (12%) |
""",
        [
            "share-sample 74 of 100: 74%",
            "share-sample 59 of 100: 59%",
            "share-sample 91 of 100: 96%",
            "share-sample 12 of 100: 12%",
        ],
    ),
    "of those of an N who answered": (
        """
| | Drug (n = 100) |
|---|---|
| men | 74 (78%) |
| smokers | 59 (62%) |
| ill | 12 (12%) |
""",
        [],
    ),
    "of another column, which only many digits show": (
        """
| | Staff | Women | % women |
|---|---|---|---|
| North | 4,799 | 1,403 | 29.2% |
| South | 2,778 | 2,001 | 72.0% |
| East | 3,121 | 1,111 | 35.6% |

""",
        [
            "quotient 1,403 of 4,799: 29.2%",
            "quotient 2,001 of 2,778: 72.0%",
            "quotient 1,111 of 3,121: 35.6%",
        ],
    ),
    "of another column, which few show": (
        "| | Staff | Women | Fit women |\n|---|---|---|---|\n| a | 47 | 14 | 30% |\n| b | 27 | 20 | 74% |",
        [],
    ),
    "of the largest amount, whatever it is called": (
        """
| | 2021 | % |
|---|---|---|
| Electors | 47,990 | |
| Turned out | 14,031 | 29.2 |
| Valid | 13,888 | 28.9 |
| Blank | 143 | 0.3 |
""",
        ["share 14,031 of 47,990: 29.2", "share 13,888 of 47,990: 28.9", "share 143 of 47,990: 0.3"],
    ),
    "of another column, said": (
        """
| | Staff | Women | Share of women |
|---|---|---|---|
| North | 4,799 | 1,403 | 29.2% |
| South | 2,778 | 2,001 | 72.0% |
| East | 3,121 | 1,111 | 35.6% |
""",
        [
            "quotient 1,403 of 4,799: 29.2%",
            "quotient 2,001 of 2,778: 72.0%",
            "quotient 1,111 of 3,121: 35.6%",
        ],
    ),
    "margins": (
        """
| | 2024 | 2023 |
|---|---|---|
| Sales | 57,268 | 55,393 |
| Gross profit | 21,364 | 22,117 |
| Gross margin (%) | 37.3 | 39.9 |
""",
        ["quotient 21,364 of 57,268: 37.3", "quotient 22,117 of 55,393: 39.9"],
    ),
    "of another base in another group": (
        """
| | Patients | % |
|---|---|---|
| All | 800 | 100% |
| Sex | | |
| men | 600 | 75% |
| women | 200 | 25% |
| Age of women | | |
| young | 50 | 25% |
| old | 150 | 75% |
| Total rate | 80 | 11% |
""",
        ["share 600 of 800: 75%", "share 200 of 800: 25%", "shares-of-group 75% + 25%"],
    ),
    "one alone, said": (
        "| | Sales | Share |\n|---|---|---|\n| a | 30 | 40% |\n| Total | 60 | |",
        ["share-alone 30 of 60: 40%"],
    ),
    "statistics and growths": (
        "| | Sales | p-value | Growth |\n|---|---|---|---|\n| a | 30 | 50% | 50% |\n| Total | 60 | 100% | 100% |",
        [],
    ),
    "of a total of others": (
        """
| | a | Share of a |
|---|---|---|
| x | 30 | 30% |
| y | 70 | 70% |
| Total | 100 | |
| z | 12 | |
| u | 88 | |
| Total | 100 | |
| Half | 50 | |
| Gap between the totals (loss) | (50) | |
""",
        ["share 30 of 100: 30%", "share 70 of 100: 70%", "shares 30% + 70%"],
    ),
    "of all together, which no cell prints": (
        "| | 得票 | 得票率 |\n|---|---|---|\n| 甲 | 27614 | 42.55% |\n| 乙 | 21500 | 33.13% |\n| 丙 | 15783 | 24.32% |",
        [
            "share-of-sum 27614 of 27614 + 21500 + 15783: 42.55%",
            "share-of-sum 21500 of 27614 + 21500 + 15783: 33.13%",
            "share-of-sum 15783 of 27614 + 21500 + 15783: 24.32%",
            "shares-of-group 42.55% + 33.13% + 24.32%",
        ],
    ),
    "of all together, across": (
        "| | 甲 | 乙 | 丙 |\n|--|--|--|--|\n| 得票 | 27614 | 21500 | 15783 |\n| 得票率 | 42.55% | 33.13% | 24.32% |",
        [
            "share-of-sum 27614 of 27614 + 21500 + 15783: 42.55%",
            "share-of-sum 21500 of 27614 + 21500 + 15783: 33.13%",
            "share-of-sum 15783 of 27614 + 21500 + 15783: 24.32%",
        ],
    ),
    "of all but one together": (
        "| 候选人 | 得票 | 得票率 |\n|---|---|---|\n| 甲 | 27614 | 56.22% |\n| 乙 | 21500 | 43.78% |\n| 丙 | 15783 | |",
        [
            "shares-of-group 56.22% + 43.78%",
            "share-of-group 27614 of 27614 + 21500: 56.22%",
            "share-of-group 21500 of 27614 + 21500: 43.78%",
        ],
    ),
    "rates of two columns": (
        """
| 选区 | 登记选民 | 投票人数 | 投票率 |
|---|---|---|---|
| 甲 | 12345 | 6543 | 53.0% |
| 乙 | 23456 | 14074 | 60.0% |
| 丙 | 8765 | 4207 | 48.0% |
""",
        [
            "quotient 6543 of 12345: 53.0%",
            "quotient 14074 of 23456: 60.0%",
            "quotient 4207 of 8765: 48.0%",
        ],
    ),
    "no amounts": ("| | Share |\n|---|---|\n| a | 50% |\n| b | 49% |", []),
}


@pytest.mark.parametrize("why", SHARES)
def test_shares(why: str) -> None:
    text, expected = SHARES[why]
    found = lines(text)
    assert [line for line in found if line.startswith(("share", "quotient"))] == expected


def test_shares_of_a_total_may_be_adjusted_by_a_unit() -> None:
    text = "| | Sales | Share |\n|---|---|---|\n| a | 30 | 43% |\n| b | 40 | 57% |\n| Total | 70 | 100% |"
    share = next(each.roles["share"][0] for each in told(text).tellings if each.kind == "share")
    assert share.reading is not None
    assert (float(share.reading.stated.lower or 0), float(share.reading.stated.upper or 0)) == (0.42, 0.44)


STATEMENTS = {
    "gross profit alone in its column": (
        "| | 2024 |\n|---|---|\n| Net sales | 2,936 |\n| Cost of sales | 1,535 |\n| Gross profit | 1,460 |",
        ["statement 1,460 = 2,936 + -1,535"],
    ),
    "costs below nought": (
        "| | 2024 |\n|---|---|\n| Net sales | 2,936 |\n| Cost of sales | (1,535) |\n| Gross profit | 1,460 |",
        ["statement 1,460 = 2,936 + (1,535)"],
    ),
    "total assets": (
        "| | 2024 |\n|---|---|\n| 资产总计 | 936 |\n| 负债合计 | 435 |\n| 所有者权益合计 | 460 |",
        ["statement 936 = 435 + 460"],
    ),
    "columns": (
        "| | Exports | Imports | Balance |\n|---|---|---|---|\n| May | 206 | 262 | -55 |\n| June | 207 | 261 | -54 |",
        ["statement -55 = 206 + -262", "statement -54 = 207 + -261"],
    ),
    "neither of two columns": (
        "| | a | b |\n|---|---|---|\n| Exports | 206 | 262 |\n| Imports | 207 | 261 |\n| Balance | 333 | 444 |",
        [],
    ),
    "a name is missing": ("| | a |\n|---|---|\n| Exports | 206 |\n| Balance | 333 |", []),
    "the same name twice": ("| | a |\n|---|---|\n| 负债 | 206 |\n| 负债 | 333 |\n| 资产 | 500 |", []),
    "men and women": (
        "| | People | Share |\n|---|---|---|\n| Population | 287 | |\n| Male | 136 | 47.4% |\n| Female | 161 | 52.6% |",
        ["sexes 287 = 136 + 161", "sexes-shares 47.4% + 52.6%"],
    ),
    "women and men before all": (
        "| | 人数 |\n|---|---|\n| 女 | 136 |\n| 男 | 161 |\n| 人口 | 287 |",
        [],  # told as the total that its name says it is
    ),
    "men and women of nobody": ("| | People |\n|---|---|\n| Male | 136 |\n| Female | 161 |\n| Dogs | 4 |", []),
    "men and women at the end": ("| | People |\n|---|---|\n| Dogs | 4 |\n| Male | 136 |\n| Female | 161 |", []),
}


@pytest.mark.parametrize("why", STATEMENTS)
def test_statements(why: str) -> None:
    text, expected = STATEMENTS[why]
    assert [line for line in lines(text) if line.startswith(("statement", "sexes"))] == expected


QUOTIENTS = {
    "density": (
        """
| Place | Population | Area (km²) | Density |
|---|---|---|---|
| a | 12,000 | 40 | 300 |
| b | 9,100 | 70 | 130 |
| c | 5,000 | 10 | 510 |
""",
        ["per 12,000 / 40 = 300", "per 9,100 / 70 = 130", "per 5,000 / 10 = 510"],
    ),
    "earnings per share": (
        """
| $ thousands, except per share | 2024 | 2023 |
|---|---|---|
| Net income | 52,982 | 19,342 |
| Weighted average shares | 47,836 | 47,880 |
| Earnings per share | 1.11 | 0.40 |
""",
        ["per 52,982 / 47,836 = 1.11", "per 19,342 / 47,880 = 0.40"],
    ),
    "no divisor": ("| Place | Population | Density |\n|---|---|---|\n| a | 12 | 300 |", []),
    "of other things": (
        "| | Population | Area | Density |\n|---|---|---|---|\n| a | 12 | 40 | 300 |\n| c | 9 | 0 | 5 |",
        [],
    ),
    "price times quantity": (
        """
| Item | Unit price | Quantity | Amount |
|---|---|---|---|
| a | 2.50 | 40 | 100.00 |
| b | 1.20 | 11 | 13.20 |
| c | 3.00 | 5 | 16.00 |
""",
        ["product 2.50 x 40 = 100.00", "product 1.20 x 11 = 13.20", "product 3.00 x 5 = 16.00"],
    ),
    "amounts of other things": (
        "| Item | Unit price | Quantity | Amount |\n|---|---|---|---|\n| a | 2.50 | 40 | 7 |\n| b | 1.20 | 11 | 8 |",
        [],
    ),
    "two prices": (
        "| Item | Unit price | Price | Quantity | Amount |\n|---|---|---|---|---|\n| a | 2 | 3 | 40 | 80 |",
        [],
    ),
    "an estimate and its limits": (
        """
| | Mean | Lower | Upper |
|---|---|---|---|
| a | 12.3 | 10.1 | 14.5 |
| b | 15.3 | 10.1 | 14.5 |
| c | 15.3 | | 14.5 |
""",
        ["interval 10.1 <= 12.3 <= 14.5", "interval 10.1 <= 15.3 <= 14.5"],
    ),
    "limits of nothing": ("| | Name | Lower | Upper |\n|---|---|---|---|\n| a | 12.3 | 10.1 | 14.5 |", []),
}


@pytest.mark.parametrize("why", QUOTIENTS)
def test_quotients(why: str) -> None:
    text, expected = QUOTIENTS[why]
    assert [line for line in lines(text) if line.startswith(("per", "product", "interval"))] == expected


def test_growth_on_the_year_before_in_chinese() -> None:
    text = "| 指标 | 2023年 | 2022年 | {}（%） |\n|---|---|---|---|\n"
    text += "| 收入 | 13,520 | 12,010 | 12.6 |\n| 资产 | 45,210 | 43,330 | 4.3 |\n"
    for head in ("同比增长", "同比增長", "同比增减"):
        assert lines(text.format(head)) == ["growth 12,010 -> 13,520: 12.6", "growth 43,330 -> 45,210: 4.3"]
