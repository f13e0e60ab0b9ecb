"""Counts within others of a whole text."""

import pytest

from tests.facts.spaced.test_tellings import tellings


def of_names(text: str) -> list[str]:
    return [each for each in tellings(text) if " names:" in each]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are 120 shops. In Leeds there are 45 shops.", ["within names:place-in-all 0: 45 | 120"]),
        ("There are 1.2 shops. In Leeds there are 45 shops.", []),
        (
            "A total of 139 patients were enrolled. Death was seen in 22/66 and 25/73.",
            ["within names:denominator 0: 66 | 139", "within names:denominator 0: 73 | 139"],
        ),
        ("Death was seen in 22/66 here. It was seen in 25/66 there.", ["same names:denominator-again 0: 66 | 66"]),
        ("Death was seen in 2/4 and 1/4.", []),
        (
            "Some 90 came. A total of 746 women were randomised. Then 584 participants came; some left (n = 66).",
            ["within names:of-enrolled 1: 584 | 746", "within names:of-enrolled 1: 66 | 746"],
        ),
        # Told whether it holds or not; of those who were not chosen and of other studies only where it does.
        (
            "A total of 746 women were randomised. Then 980 women and 3 men came; some left (n = 66).",
            ["within names:of-enrolled 1: 980 | 746", "within names:of-enrolled 1: 66 | 746"],
        ),
        (
            "A total of 746 women were randomised. We screened 980 women. Studies of 1,200 women agreed with it.",
            ["within names:of-enrolled 0: 980 | 746", "within names:of-enrolled 0: 1,200 | 746"],
        ),
        ("Some 86 women were randomised to the drug and 80 to the placebo. In all, 120 women came.", []),
        (
            "Some 86 women were randomised to drugs. In all, 120 women came.",
            ["within names:of-enrolled 1: 120 | Some 86"],
        ),
        ("A total of 746 shops were enrolled. Then 584 participants came.", []),
        ("A total of 746 women were randomised. Then 3 men and 50 kg came to 40 shops.", []),
    ],
)
def test_within(text: str, expected: list[str]) -> None:
    assert of_names(text) == expected
