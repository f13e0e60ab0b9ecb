"""Figures beside ones that two blocks tell alike, with those in their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.facts.links.neighbours import neighbours
from tests.facts.links.test_context import shown
from tests.facts.spaced.test_tellings import blocks_and_told


def found(text: str) -> list[str]:
    blocks, told = blocks_and_told(text)
    return [shown(each) for each in neighbours(told.facts, blocks)]


FIRST = "Of 412 adults screened, 187 had raised pressure and {} were treated at the clinic.\n\n"
AGAIN = "In all, 412 adults were screened, 187 had raised pressure and {} were treated at the clinic."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Behind one that is told again, after the same words.
        (FIRST.format(64) + AGAIN.format(92), ["link:neighbours 1: 64 | 92"]),
        (
            FIRST.format(64) + "Later.\n\n" + AGAIN.format(64),
            ["link:neighbours 1: 187 | 187", "link:neighbours 1: 64 | 64"],
        ),
        # Between two that are, after some of the same words.
        (
            "It has 412 shops, of them 64 new ones and 187 cafes.\n\nWith 412 shops in all, 92 new ones and 187 cafes.",
            [],
        ),
        (
            "It has 412 shops in towns, 64 new, and 187 cafes.\n\nAnd 412 shops in big towns, 92 new, and 187 cafes.",
            ["link:neighbours 1: 64 | 92"],
        ),
        # Before one that is, with three and more words between.
        (
            "The 64 came when the long war ended, 187 left, 412 stayed and 239 died.\n\n"
            "The 92 came when the long war ended, 187 left; but 412 stayed, then 239 died.",
            ["link:neighbours 1: 64 | 92", "link:neighbours 1: 412 | 412"],
        ),
    ],
)
def test_neighbours(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        FIRST.format(64).strip() + " " + AGAIN.format(92),  # one block
        FIRST.format(64)
        + "Of 412 adults 188 had raised pressure and 92 were treated at the clinic.",  # one of a number
        FIRST.format(64) + AGAIN.format("$92"),
        FIRST.format(64) + AGAIN.format("6.5"),
        FIRST.format(64) + AGAIN.replace("raised", "low").format(92),
        "It was 412, then 187 = 64.\n\nIt was 412, then 187 = 92.",
        "In 2019 it had 412 shops, 187 cafes and 64 bars.\n\nIn 2020 it had 412 shops, 187 cafes and 92 bars.",
        "At 412, 187 of them and 64.\n\nAt 412, 187 of them" + " and so on" * 9 + " and 92.",
        "Of 40, 20 were of these 60.\n\nOf 40, 20 were of these 92.",
    ],
)
def test_what_is_not_surely_one(text: str) -> None:
    assert found(text) == []


def test_a_script_without_blanks_tells_nothing() -> None:
    assert found("共412人，其中187人和64人。\n\n共412人，其中187人和92人。") == []


def test_a_figure_in_two_places_is_left_alone() -> None:
    one = "It had 412 shops in towns, {} came when the long war ended, 187 left and 239 died."
    told = found(f"{one.format(64)}\n\n{one.format('92 and 93')}")
    assert not any("64" in each for each in told)


def test_headings_are_compared_elsewhere() -> None:
    blocks, told = blocks_and_told(FIRST.format(64) + AGAIN.format(92), "heading")
    assert not list(neighbours(told.facts, blocks))


@given(st.integers(min_value=10, max_value=99), st.integers(min_value=10, max_value=99))
def test_what_stands_there_is_compared_whatever_it_is(one: int, other: int) -> None:
    assert f"link:neighbours 1: {one} | {other}" in found(FIRST.format(one) + AGAIN.format(other))
