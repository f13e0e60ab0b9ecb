"""Lines that are the quotient, the product or the growth of two others, which no head says."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.facts.tables.ledger import Entry
from check_data.facts.tables.unsaid import _Cell, _cell, _is_growth, _is_product, _is_quotient
from check_data.reading.mention import Mention
from tests.facts.tables.told import lines

RATIOS = """
| Province | Boys | Girls | 每 |
|---|---|---|---|
| a | 863,125 | 814,803 | 1.06 |
| b | 603,615 | 569,289 | 1.06 |
| c | 571,318 | 568,293 | 1.01 |
| d | 900,070 | 1,059,170 | 0.85 |
| e | 957,869 | 694,064 | 1.38 |
"""


def test_a_quotient() -> None:
    assert lines(RATIOS, form="ratio-shown")[0] == "ratio-shown 863,125 / 814,803 = 1.06"
    assert len(lines(RATIOS, form="ratio-shown")) == 5


def test_one_cell_that_does_not_fit_is_told_too() -> None:
    assert len(lines(RATIOS.replace("1.01", "1.31"), form="ratio-shown")) == 5


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("1.06", "1.26"),  # two of five do not fit
        ("1.38 |", "1.78 |\n| f | 857,869 | 594,064 | 1.17 |"),  # nor do two of six
        ("每", "OR"),  # a statistic
        ("| 863,125 | 814,803 | 1.06 |", "| | | |"),  # too few values in all
    ],
)
def test_what_does_not_show_it(was: str, now: str) -> None:
    text = RATIOS.replace(was, now).replace("1.01", "1.06" if was.startswith("| 8") else "1.01")
    assert lines(text, form="ratio-shown") == []


def test_a_product() -> None:
    text = """
| Room | Long | Wide | Floor |
|---|---|---|---|
| a | 712 | 83 | 59,096 |
| b | 645 | 91 | 58,695 |
| c | 538 | 77 | 41,426 |
"""
    assert lines(text) == [
        "product-shown 712 x 83 = 59,096",
        "product-shown 645 x 91 = 58,695",
        "product-shown 538 x 77 = 41,426",
    ]


def test_a_growth() -> None:
    text = """
| | a | b | c |
|---|---|---|---|
| x | 712 | 983 | 38.1% |
| y | 845 | 791 | −6.4% |
| z | 538 | 777 | 44.4% |
| w | −10 | 20 | 12.5% |
"""
    assert lines(text.split("| w")[0]) == [
        "growth-shown 712 -> 983: 38.1%",
        "growth-shown 845 -> 791: −6.4%",
        "growth-shown 538 -> 777: 44.4%",
    ]
    assert lines(text) == []  # none of a loss, so that one of four does not fit


def test_no_table_of_statistics_or_of_many_lines() -> None:
    assert lines(RATIOS.replace("Boys", "SD").replace("Girls", "OR")) == []
    rows = "".join(f"| r{at} | {at + 217} | {at + 91} | {(at + 217) / (at + 91):.2f} |\n" for at in range(70))
    assert lines("| | a | b | c |\n|---|---|---|---|\n" + rows, form="ratio-shown") != []
    turned = "".join(f"| r{at} | {at + 217} |\n" for at in range(70))
    assert lines("| | a |\n|---|---|\n" + turned) == []


NUMBERS = st.tuples(st.integers(-9_999, 9_999).filter(bool), st.integers(0, 3), st.sampled_from([1, 100, 1_000]))


def cell(number: int, places: int, scale: int) -> _Cell:
    """A number as a table prints it: its digits, its decimals, and what it counts."""
    last = Fraction(scale, 10**places)
    mention = Mention(0, 1, 0, 1, 0, "", "count", None, None, number * last, last, "", places, scaled=scale > 1)
    found = _cell(Entry(mention, number, 1, False, False))
    assert found is not None
    return found


def half(figure: _Cell) -> Fraction:
    mention = figure.mention
    return mention.last_digit / 2 if mention.places or mention.scaled else Fraction(0)


@given(st.tuples(NUMBERS, NUMBERS, NUMBERS))
def test_whole_numbers_decide_as_fractions_do(numbers: tuple[tuple[int, int, int], ...]) -> None:
    cells = one, two, three = [cell(*each) for each in numbers]
    a, b, c = (each.mention.value for each in cells)
    last = one.mention.last_digit
    quotient = last * abs(c) + half(two) + abs(a) * half(three)
    assert _is_quotient(one, two, three) == (abs(b - a * c) <= quotient)
    product = last + abs(b) * half(three) + abs(c) * half(two)
    assert _is_product(one, two, three) == (abs(b * c - a) <= product)
    growth = last * abs(c) + half(two) + (1 + abs(a)) * half(three)
    assert _is_growth(one, two, three) == (b * c > 0 and abs(b - c - a * c) <= growth)
