"""What is told again among the same words, by number or by phrase."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.facts.fact import Telling
from check_data.facts.links.context import told_again
from check_data.languages.zh import PACK as CHINESE
from tests.facts.spaced.test_tellings import blocks_and_told
from tests.facts.unspaced.reading import prose
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
        ("It cut 4 street lamps.\n\nIt cut four street lamps.", ["link:number-again 0: 4 | four"]),
        ("It cut 4 street lamps.\n\nFour dogs came.", []),
        ("It cut 4.\n\nIt cut 4.", []),
        ("In May 44.3% of users agreed.\n\nIn short, 44% of users agreed.", ["link:rounded-again 0: 44.3% | 44%"]),
        ("In May 44.3% of users agreed.\n\nIn short, 44% of trains were late.", []),
        ("At week 12 the nurses saw 44 street dogs.\n\nAt week 24 the nurses saw 38 street dogs.", []),
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


def again_in_chinese(text: str) -> list[str]:
    read = prose(text)
    blocks = [each.block for each in read]
    return [shown(each) for each in told_again(CHINESE.tell(read).facts, blocks, CHINESE.terms)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "贸易顺差额与上年同期相比减少了8.41亿元。\n累计贸易顺差额与上年同期相比减少了6.55亿元。",
            ["8.41亿元 | 6.55亿元"],
        ),
        ("顺差减少了8.41亿元。\n逆差减少了6.55亿元。", []),
    ],
)
def test_a_script_without_blanks_needs_a_longer_phrase(text: str, expected: list[str]) -> None:
    assert again_in_chinese(text) == [f"link:phrase-again 1: {each}" for each in expected]
