"""Parts over their whole with their share."""

import pytest

from tests.facts.notation.told import in_a_cell, lines, tellings, verdicts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("缓解率为25%（12/48）", "part 12; whole 48; share 25%"),
        ("有效率12/48，25%", "part 12; whole 48; share 25%"),
        ("12/48 (25.0%)", "part 12; whole 48; share 25.0%"),
        ("12 / 48, 25,0 %", "part 12; whole 48; share 25,0 %"),
        ("1,200/4,800 = 25%", "part 1,200; whole 4,800; share 25%"),
        ("25·0% [n = 12/48]", "part 12; whole 48; share 25·0%"),
    ],
)
def test_a_part_with_its_share(text: str, wanted: str) -> None:
    assert lines(text) == [f"n-of-n/2: {wanted}"]
    assert list(verdicts(text, "share")) == ["agrees"]


@pytest.mark.parametrize(
    "text",
    ["48/12 (25%)", "1/1 (100%)", "3/12/48 (25%)", "12/48", "12/48 people, and 25%", "25% (3/12/48)", "A12/48 (25%)"],
)
def test_what_is_none(text: str) -> None:
    assert lines(text) == []


def test_few_may_be_two_grades() -> None:
    assert lines("stage 2/3 (92.3%)") == ["n-of-few/0: part 2; whole 3; share 92.3%"]


def test_what_does_not_hold() -> None:
    assert list(verdicts("有效率12/48（35%）", "share")) == ["disagrees"]


def test_what_is_told_already_is_not_told_again() -> None:
    first = tellings("12/48 (25%), 13/50 (26%)")
    assert len(first) == 2
    assert tellings("12/48 (25%), 13/50 (26%)", tuple(first)) == []


def test_in_a_cell() -> None:
    assert len(in_a_cell("12/48 (25%)")) == 1
