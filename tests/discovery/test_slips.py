from fractions import Fraction

import pytest

from check_data.discovery.slips import digits_of, is_slip, one_slip_explains


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("186", "168"), ("563", "536"), ("186", "286"), ("17", "174"), ("174", "17"), ("2.5", "2.6"), ("11", "1")],
)
def test_slips(printed: str, meant: str) -> None:
    assert is_slip(printed, meant)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("186", "186"), ("186", "681"), ("186", "297"), ("1", "123"), ("12", "345"), ("1234", "3214")],
)
def test_no_slips(printed: str, meant: str) -> None:
    assert not is_slip(printed, meant)


@pytest.mark.parametrize(
    ("quote", "digits"), [("近1,400名", "1400"), ("2.5万亿", "2.5"), ("三方", ""), ("35只至45只", ""), ("１２", "１２")]
)
def test_the_digits_of_a_quote(quote: str, digits: str) -> None:
    assert digits_of(quote) == digits


@pytest.mark.parametrize(
    ("quotes", "values", "least", "explained"),
    [
        (["12", "5", "4", "4"], [12, 5, 4, 4], 1, True),
        (["12", "5", "4", "4"], [12, 5, 4, 4], 3, False),
        (["1000", "105", "204"], [1000, 105, 204], 1, False),
        (["10", "三", "25"], [10, 3, 25], 1, False),
        (["1.5", "0.75", "0.85"], ["1.5", "0.75", "0.85"], 1, True),
        (["1.5", "0.75", "0.755"], ["1.5", "0.75", "0.755"], 1, True),
        (["2", "1.25", "1.05"], ["2", "1.25", "1.05"], 1, False),
        (["5", "4", "0"], [5, 4, 0], 1, True),
        (["50", "400", "−7"], [50, 400, -7], 1, False),
        (["3万", "1万", "1万"], [30000, 10000, 10000], 1, True),
    ],
)
def test_whether_one_slip_explains_a_sum(
    quotes: list[str], values: list[float | str], least: int, explained: bool
) -> None:
    assert one_slip_explains(quotes, [Fraction(value) for value in values], least) is explained
