"""Counts with their shares among others of their paragraph, and of kinds that are all there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.facts.spaced.test_flow import told

CAME = "In all 40 pupils came to the first of the lessons. "


def others(text: str) -> list[str]:
    return told(text, "names:whole-of-others")


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("28 (70%)", "28 | 40 | 70%"),
        ("19 (70%)", "19 | 40 | 70%"),
        ("28 pupils (70%)", "28 | 40 | 70%"),
        ("70% (28)", "28 | 40 | 70%"),
        ("70% (n = 19)", "19 | 40 | 70%"),
        ("some (n = 19; 70%)", "19 | 40 | 70%"),
    ],
)
def test_a_share_is_of_what_the_others_are_of_whether_it_holds_or_not(pair: str, expected: str) -> None:
    text = f"{CAME}In the early spring 10 (25%) were late, 30 (75%) were on time, and {pair} came again."
    assert f"share names:whole-of-others 1: {expected}" in others(text)


@given(part=st.integers(5, 39), share=st.integers(10, 99))
def test_the_others_say_of_what_each_share_is(part: int, share: int) -> None:
    text = f"{CAME}In the early spring 10 (25%) were late, 30 (75%) were on time, and {part} ({share}%) came again."
    found = [each for each in others(text) if f"1: {part} | " in each and each.endswith(f" | {share}%")]
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    "text",
    [
        # One other, or two of which one has no whole; other blocks; what is no prose; a whole of others.
        f"{CAME}In the early spring 10 (25%) were late, and 19 (70%) came again.",
        f"{CAME}In the early spring 10 (25%) were late, 30 (61%) were on time, and 19 (70%) came again.",
        f"{CAME}In the spring 10 (25%) were late.\n\nIn the spring 30 (75%) were on time.\n\nAnd 19 (70%) came again.",
        f"{CAME}Late 10 (25%), early 30 (75%), again 19 (70%).",
        f"{CAME}In the early spring 10 (25%) were late, 30 (75%) were on time, and 19 of 25 pupils (70%) came again.",
        f"{CAME}In the early spring 10 (25%) were late, 30 (75%) were on time, and 19, 70% of all, came again.",
        f"{CAME}In the early spring 10 (25%) were late, 30 (75%) were on time, and 19; 70%) of all came again.",
    ],
)
def test_no_whole_of_others(text: str) -> None:
    assert [each for each in others(text) if "19 |" in each] == []


def test_a_part_larger_than_every_whole_of_the_others_is_of_none() -> None:
    text = f"{CAME}In the early spring 10 (25%) were late, 30 (75%) were on time, and 90 (70%) came again."
    assert [each for each in others(text) if "90 |" in each] == []


def test_a_share_that_has_another_whole_near_has_that() -> None:
    text = f"{CAME}The 27 girls sang. In the spring 10 (25%) were late, 30 (75%) were on time, and 19 (70%) sang well."
    assert "share names:whole-of-others 1: 19 | 27 | 70%" in others(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It had 46 (77%) women and 14 (23%) men.", ["46 | 46 | 14 | 77%", "14 | 46 | 14 | 23%"]),
        ("It had 32 (77%) women and 14 (23%) men.", ["32 | 32 | 14 | 77%", "14 | 32 | 14 | 23%"]),
        ("Of them 46 (77%) were women and 14 (23%) were men.", ["46 | 46 | 14 | 77%", "14 | 46 | 14 | 23%"]),
        ("Women 46 (77%), men 14 (23%).", ["46 | 46 | 14 | 77%", "14 | 46 | 14 | 23%"]),
        ("Thirty pupils (75%) were boys and ten pupils (25%) were girls.", None),
        # Of what happened in each kind; kinds that are not all; shares that make no 100; far apart.
        ("It was told by 12 (5%) women and 9 (4%) men.", []),
        ("It was told by 32 (77%) of women and 14 (23%) of men.", []),
        ("It was seen in women 32 (77%) and in men 14 (23%).", []),
        ("It had 46 (77%) women and 14 (23%) nurses.", []),
        ("It had 46 (77%) women, most of whom had come there in the spring of that year, and 14 (23%) men.", []),
        ("It had 46 (77%), and 14 (23%).", []),
    ],
)
def test_kinds_that_are_all_make_what_each_share_is_of(text: str, expected: list[str] | None) -> None:
    every = ["Thirty | Thirty | ten | 75%", "ten | Thirty | ten | 25%"] if expected is None else expected
    assert told(text, "list:pairs-of-kinds") == [f"share list:pairs-of-kinds 1: {each}" for each in every]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm tested 960 (96%) sheep. Of these, 431 (34.5%) lacked it.", ["431 | 960 | 34.5%"]),
        ("Of 3270 people 2256 came. Of these, 85 (48%) sang.", ["85 | 2256 | 48%"]),
        ("In all 36 people had it and, of these, 14 (49%) got well.", ["14 | 36 | 49%"]),
        # Nothing was counted; in another block; a smaller count; another figure or too much between; a full stop.
        ("Of these, 85 (48%) sang.", []),
        ("They asked 3270 people.\n\nOf these, 85 (48%) sang.", []),
        ("They asked 32 people. Of these, 85 (48%) sang.", []),
        ("They asked 3270 people. Of these, 20 came and 85 (48%) sang.", []),
        ("They asked 3270 people. Of these the oldest of all who ever came there 85 (48%) sang.", []),
        ("They asked 32.5 people. Of these, 15 (48%) sang.", []),
    ],
)
def test_shares_of_those_that_were_just_counted(text: str, expected: list[str]) -> None:
    assert told(text, "list:of-those:pair") == [f"share list:of-those:pair 1: {each}" for each in expected]
