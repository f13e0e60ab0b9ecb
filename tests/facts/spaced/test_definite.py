"""Figures behind an article that tell what was told before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.facts.spaced.test_tellings import tellings

OPTIONS = " apart=definite beside=1"


def of_the(text: str) -> list[str]:
    """The tellings without their options."""
    told = [each for each in tellings(text) if " names:the-" in each]
    assert all(each.endswith(OPTIONS) for each in told)
    return [each.removesuffix(OPTIONS) for each in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It heard 214 witnesses. Most of the 214 witnesses agreed.", ["same names:the-again 0: 214 | 214"]),
        # Whether it holds or not, where nothing behind the noun says of which witnesses.
        ("It heard 214 witnesses. All 214 witnesses were tired.", ["same names:the-same 2: 214 | 214"]),
        ("It heard 214 witnesses. All 251 witnesses were tired.", ["same names:the-same 2: 214 | 251"]),
        ("It heard 214 witnesses. The 251 witnesses. That was all.", ["same names:the-same 2: 214 | 251"]),
        ("It heard 214 witnesses. The 251 witnesses who came were tired.", ["same names:the-again 0: 214 | 251"]),
        # A number in words; the noun's own qualifier, or one that the sentence before tells.
        ("It heard eighteen tall men. The 21 tall men were tired.", ["same names:the-same 2: eighteen | 21"]),
        ("It injured 46 workers. The 51 injured workers were tired.", ["same names:the-same 2: 46 | 51"]),
        ("It closed 46 old mines. The 51 mines were flooded.", ["same names:the-same 2: 46 | 51"]),
        ("It lists 17 shelters. The 21 shelters care for dogs.", ["same names:the-same 2: 17 | 21"]),
        # Other qualifiers, another size.
        ("It closed 46 old mines. The 51 new mines are deep.", []),
        ("It closed 46 old mines. The 51 deep mines are flooded.", ["same names:the-again 0: 46 | 51"]),
        ("It closed 46 mines. The 51 deep mines are flooded.", ["same names:the-again 0: 46 | 51"]),
        ("It heard 214 witnesses. All 900 witnesses were tired.", ["same names:the-again 0: 214 | 900"]),
        # What was told of something else, a part of it as well.
        (
            "It has 18 lists. Each saw 12 of the 18 lists. All 12 lists were long.",
            ["same names:the-same 2: 18 | 18", "same names:the-again 0: 18 | 12"],
        ),
        ("Fire killed 19 people. It took 21 days. The 21 victims were asleep.", ["same names:the-people 2: 19 | 21"]),
        ("Fire killed 19 people and 21 dogs. The 21 victims were asleep.", []),
        # The other ones; attributes; a rate; a share; years; none that is told of; no article.
        ("It shows 12 items. The 14 remaining items are red.", []),
        ("It has 18 states. The 25 state courts are new.", []),
        ("It took 11 frames/second. The 12 frames are grey.", []),
        ("It heard 2.5 witnesses. The 2.7 witnesses are grey.", []),
        ("Of all in the 2013 census, most agreed. In the 2018 census fewer did.", []),
        ("It heard 214 witnesses and 31 witnesses more. The 20 witnesses were tired.", []),
        ("It heard 214 witnesses. Then 251 witnesses were tired.", []),
        ("It heard 214 witnesses. The 251 were tired.", []),
        # Those that were told of in another word.
        ("Fire killed 19 people. The 21 victims were asleep.", ["same names:the-people 2: 19 | 21"]),
        ("It killed 19 and injured 24. The 21 victims were asleep.", ["same names:the-people 2: 19 | 21"]),
        ("A survey of 3,480 nurses was made. All 3,610 respondents work.", ["same names:the-people 2: 3,480 | 3,610"]),
        ("Fire killed 19 people, frost killed 30. The 21 victims were asleep.", []),
        ("Fire killed 19 people. The 50 victims were asleep.", []),
        # An amount that stands for itself.
        ("It cost $4.6 million. The $4.9 million was lent.", ["same names:the-amount 2: $4.6 million | $4.9 million"]),
        ("It cost $4.6 million. The $4.9 million ship sank.", []),
        ("It cost $4.6 million, then $5.1 million. The $4.9 million was lent.", []),
        ("It cost $4.6 million. The €4.9 million was lent.", []),
        ("It cost $4.6 million. The $9 was lent.", []),
    ],
)
def test_definite(text: str, expected: list[str]) -> None:
    assert of_the(text) == expected


def test_a_flattened_table_tells_nothing_again() -> None:
    row = ", ".join(f"{number} red" for number in range(100, 200))
    assert of_the(f"It heard 214 witnesses. All 251 witnesses {row}.") == []


def test_of_very_many_amounts_none_is_the_one() -> None:
    amounts = " ".join(f"It cost ${number} million." for number in range(300, 400))
    assert of_the(f"It cost $46 million. {amounts} The $49 million was lent.") == []


@given(first=st.integers(10, 99), second=st.integers(10, 99))
def test_what_is_told_again_is_found_by_its_size_at_most(first: int, second: int) -> None:
    """A figure is told as the one before it whatever it is, but for another size."""
    near = 10 * max(first, second) <= 17 * min(first, second)
    (found,) = of_the(f"It heard {first} men. The {second} men were tired.")
    assert found == f"same names:the-{'same 2' if near else 'again 0'}: {first} | {second}"
