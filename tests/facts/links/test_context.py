"""What is told again among the same words, by number or by phrase."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.facts.fact import Telling
from check_data.facts.links.context import told_again
from tests.facts.spaced.test_tellings import blocks_and_told
from tests.helpers import ENGLISH as PACK


def again(text: str) -> list[str]:
    blocks, told = blocks_and_told(text)
    return [shown(each) for each in told_again(told.facts, blocks, PACK.terms)]


def shown(telling: Telling) -> str:
    one, other = telling.roles["values"]
    return f"{telling.form} {telling.explicit}: {one.quote} | {other.quote}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It paid 3,960 for roads.\n\nFor roads it paid 3,960 last year.", ["link:number-again 0: 3,960 | 3,960"]),
        (
            "The council cut 412 street lamps.\n\nThe council cut 421 street lamps.",
            ["link:phrase-again 1: 412 | 421"],
        ),
        (
            "The council cut 412 street lamps.\n\nThe council cut 412 street lamps.",
            ["link:number-again 0: 412 | 412", "link:phrase-again 1: 412 | 412"],
        ),
        ("It paid 3,960 for roads.\n\nThe school has 3,960 books.", []),
        ("It paid 3,960 for roads and 3,960 for roads.", []),
        ("It cut 4 street lamps.\n\nIt cut 5 street lamps.", []),
        ("The council cut 412 street lamps in 2019.\n\nThe council cut 421 street lamps in 2020.", []),
        ("The council cut lamps (412).\n\nThe council cut lamps (421).", []),
    ],
)
def test_told_again(text: str, expected: list[str]) -> None:
    assert again(text) == expected


@given(st.integers(min_value=100, max_value=999), st.integers(min_value=100, max_value=999))
def test_the_number_again_is_the_same_and_the_phrase_any(one: int, other: int) -> None:
    told = again(f"The council cut {one} street lamps.\n\nThe council cut {other} street lamps.")
    assert (f"link:number-again 0: {one} | {other}" in told) is (one == other)
    assert told[-1] == f"link:phrase-again 1: {one} | {other}"
