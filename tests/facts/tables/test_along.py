"""Changes from row to row."""

import pytest

from tests.languages.wordings import judged


def along(*rows: str, head: str = "Year | Sales | Growth") -> list[tuple[str, ...]]:
    columns = head.count("|") + 1
    text = f"| {head} |\n|{'---|' * columns}\n" + "".join(f"| {row} |\n" for row in rows)
    found = (each.claim for each in judged(text) if each.claim.form == "table:along")
    return [tuple(mention.quote for mention in claim.mentions) for claim in found]


def test_growth_on_the_year_before() -> None:
    rows = along("2020 | 100 | –", "2021 | 120 | 20%", "2022 | 150 | 34%", "2023 | 165 | 10%")
    assert rows == [("20%", "120", "100"), ("34%", "150", "120"), ("10%", "165", "150")]


def test_what_is_not_printed_is_left_out() -> None:
    rows = along("2020 | 100 | –", "2021 | 120 | –", "2022 | 150 | 25%", "2023 | 165 | 10%", "2024 | | 5%")
    assert rows == [("25%", "150", "120"), ("10%", "165", "150")]


def test_differences_in_either_order() -> None:
    rows = along("2022 | 150 | 30", "2021 | 120 | 20", "2020 | 100 | 15", head="Year | Sales | Increase")
    assert rows == [("20", "120", "100"), ("30", "150", "120")]


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        (("2020 | 100 | 5%", "2021 | 120 | 6%", "2022 | 150 | 7%"), "Year | Sales | Growth"),
        (("2020 | 100 | –", "2021 | 120 | 20%", "2023 | 150 | 25%"), "Year | Sales | Growth"),
        (("A | 100 | –", "B | 120 | 20%", "C | 150 | 25%"), "City | Sales | Growth"),
        (("2020 | 100 | –", "2021 | 120 | 20%", "2022 | 150 | 25%"), "Year | Sales | Share"),
        (("2020 | 10% | –", "2021 | 12% | 20%", "2022 | 15% | 25%"), "Year | Share | Growth"),
    ],
)
def test_other_columns(rows: tuple[str, ...], head: str) -> None:
    assert along(*rows, head=head) == []
