import pytest

from check_data.reading.numerals import Numeral, numeral


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("零", 0, 1),
        ("十", 10, 10),
        ("一百零五", 105, 1),
        ("两千三", 2300, 100),
        ("二〇二〇", 2020, 1),
        ("九千", 9000, 1000),
    ],
)
def test_spelled_numbers(text: str, value: int, place: int) -> None:
    assert numeral(text) == Numeral(value, place)


@pytest.mark.parametrize("text", ["", "家", "十百", "三四百", "零百"])
def test_what_spells_no_number(text: str) -> None:
    with pytest.raises(ValueError, match=text or "numeral"):
        numeral(text)
