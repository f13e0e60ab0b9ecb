"""What two tables both tell, under the same heads."""

from pathlib import Path

import pytest

from check_data.documents.load import load
from check_data.evidence.rates import Rates
from check_data.examined import examine
from check_data.figures.conventions import Conventions
from check_data.findings import Thresholds

INCOME = """
| In thousands | 2019 | 2018 | 2017 |
|---|---|---|---|
| Sales | 12,450 | 11,230 | 10,115 |
| Net income | 1,345 | 1,123 | 998 |
"""
CASH = """
| In thousands | 2019 | 2018 | 2017 |
|---|---|---|---|
| Net income | 1,345 | 1,123 | 998 |
| Depreciation | 134 | 120 | 99 |
"""
LIKE, SHOWN = "link:tables-like", "link:tables"


def same(text: str, folder: Path) -> list[tuple[str, ...]]:
    path = folder / "p.md"
    path.write_text(text, encoding="utf-8")
    found = examine(load(path)[0], Conventions(), Rates(), Thresholds())
    held = (each.claim for each in found.judged if each.claim.form in (LIKE, SHOWN))
    return [(each.form, *(mention.quote for mention in each.mentions)) for each in held]


def test_a_row_of_two_tables(tmp_path: Path) -> None:
    assert same(f"{INCOME}\nNext.\n{CASH}", tmp_path) == [
        (LIKE, "1,345", "1,345"), (LIKE, "1,123", "1,123"), (LIKE, "998", "998"),
    ]  # fmt: skip


def test_one_cell_of_a_row_that_is_not_the_same(tmp_path: Path) -> None:
    other = CASH.replace("1,123", "1,132")
    assert (LIKE, "1,123", "1,132") in same(f"{INCOME}\nNext.\n{other}", tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("1,345 | 1,123", "2,345 | 2,123", 1),  # one of three is the same by chance, or is not
        ("1,345 | 1,123 | 998", "2,345 | 2,123 | 999", 0),
        ("Net income", "Net income of the group", 0),
        ("2019 | 2018 | 2017", "2016 | 2015 | 2014", 0),
        ("2019 | 2018 | 2017", "2017 | 2017 | 2017", 0),
        ("In thousands", "In millions", 0),
    ],
)
def test_rows_that_are_not_known_to_be_one(old: str, new: str, left: int, tmp_path: Path) -> None:
    found = same(f"{INCOME}\nNext.\n{CASH.replace(old, new)}", tmp_path)
    assert [form for form, *_ in found] == [SHOWN] * left


def test_rounded_and_short_figures(tmp_path: Path) -> None:
    tables = "| | 2019 |\n|---|---|\n| Rate | 4.56 |\n\nNext.\n\n| | 2019 |\n|---|---|\n| Rate | {} |\n"
    assert same(tables.format("4.558"), tmp_path) == [(SHOWN, "4.56", "4.558")]
    assert same(tables.format("4.6"), tmp_path) == []
    assert same(tables.format("5.558"), tmp_path) == []


def test_a_table_alone(tmp_path: Path) -> None:
    twice = INCOME + "| Net income | 1,345 | 1,123 | 998 |\n"
    assert same(twice, tmp_path) == []


def test_the_n_of_heads(tmp_path: Path) -> None:
    table = "| | Drug (n = 79) | Placebo (n = {}) |\n|---|---|---|\n| Age | 61.5 | 60.2 |\n"
    other = table.replace("Age", "Weight").replace("6", "7")
    assert same(table.format(69) + "\nNext.\n\n" + other.format(69), tmp_path) == [
        (LIKE, "79", "79"), (LIKE, "69", "69"),
    ]  # fmt: skip
    assert same(table.format(69) + "\nNext.\n\n" + other.format(61), tmp_path) == [(SHOWN, "79", "79")]
    assert same(table.format(9) + "\nNext.\n\n" + other.format(9), tmp_path) == [(SHOWN, "79", "79")]


def test_a_row_twice_in_one_table_beside_running_text(tmp_path: Path) -> None:
    again = INCOME + "| Net income | 1,345 | 1,123 | 998 |\n"
    assert same(f"{again}\nThere were 250 firms.\n{CASH}", tmp_path) == []


def test_rows_of_one_name_under_different_heads(tmp_path: Path) -> None:
    under = CASH.replace("| Net income", "| Operations | | | |\n| Net income")
    assert same(f"{INCOME}\nNext.\n{under}", tmp_path) == same(f"{INCOME}\nNext.\n{CASH}", tmp_path)
    assert (LIKE, "1,123", "1,132") in same(f"{INCOME}\nNext.\n{under.replace('1,123', '1,132')}", tmp_path)


@pytest.mark.parametrize(("cash", "told"), [("11,123 | 13,450", True), ("11,321 | 13,450", False)])
def test_one_long_cell_shows_what_the_other_is(cash: str, *, told: bool, tmp_path: Path) -> None:
    table = "| In thousands | 2019 | 2018 |\n|---|---|---|\n| {} | 100 | 200 |\n| Net income | {} |\n"
    found = same(f"{table.format('Sales', '11,123 | 13,540')}\nNext.\n{table.format('Rents', cash)}", tmp_path)
    assert ((LIKE, "13,540", "13,450") in found) is told
