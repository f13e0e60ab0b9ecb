"""Bounds in words, and the shares and parts that they are told of."""

import pytest

from tests.facts.spaced.test_tellings import tellings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than half of the group (46 of 80 firms) are open.", ["part 2: 46 | 80 above=1/2"]),
        ("More than half of the 80 firms, 46, are open.", ["part 2: 46 | 80 above=1/2"]),
        ("Some 46 of the 80 firms, or more than half, are open.", ["part-before 2: Some 46 | 80 above=1/2"]),
        ("Just over half (52%) said so.", ["share 2: 52% above=1/2"]),
        ("Fewer than two-thirds (61%) said so.", ["share 2: 61% below=2/3"]),
        ("It took 58%, a majority.", ["share-before 2: 58% above=1/2"]),
        ("More than half of them came; in all 46 of 80 firms left.", []),
        ("More than half of the 80 firms are open and 46 cars drove.", []),
        ("More than half of 80 km, 46 km, is open.", []),
        ("It lost 46 cars, more than half of them.", []),
        ("It lost 46 cars and 20 vans, more than half of them.", []),
        ("It lost 46% while more than half of them won.", []),
        ("More than half of them won; 46% lost.", []),
        ("Half of them won (46%).", []),
    ],
)
def test_thresholds(text: str, expected: list[str]) -> None:
    told = [each.removeprefix("threshold threshold:") for each in tellings(text) if each.startswith("threshold")]
    assert told == expected
