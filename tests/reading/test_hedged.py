"""What is read in one step with its hedge is what the grammars read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.figures.conventions import Conventions
from check_data.reading.chinese_quotes import HEDGES_AFTER
from check_data.reading.chinese_quotes import HEDGES_BEFORE as CHINESE
from check_data.reading.english_quotes import HEDGES_BEFORE as ENGLISH
from check_data.reading.hedged import read_hedged
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from tests.reading.test_plain import AFTER, CONVENTIONS, DIGITS, outcome

BEFORE = ["", *CHINESE, *(f"{word} " for word in ENGLISH), "About ", "每小时", "达"]


@given(
    st.sampled_from(BEFORE),
    st.sampled_from(["", "", "", "$", "$ ", "¥", "-"]),
    DIGITS,
    st.sampled_from(["", "", ".5", ".50", ".0"]),
    st.sampled_from(["", "", "多", "余", "万", "亿多", "万余"]),
    st.sampled_from(AFTER),
    st.sampled_from(["", "", *HEDGES_AFTER, "多", "-odd", " or more"]),
    CONVENTIONS,
    st.sampled_from([None, "chinese", "english"]),
)
def test_in_one_step_is_as_by_the_grammars(
    before: str,
    currency: str,
    whole: str,
    decimals: str,
    odd: str,
    unit: str,
    after: str,
    conventions: Conventions,
    language: str | None,
) -> None:
    reader, quote = Reader(conventions, 2020, language), f"{before}{currency}{whole}{decimals}{odd}{unit}{after}"
    # The blank is stripped by the grammars' way, and keeps the quote off the other.
    assert outcome(reader, quote) == outcome(reader, f" {quote}")


@pytest.mark.parametrize(
    "quote",
    [
        "约20%",
        "超过300家",
        "4000多名",
        "64万余",
        "5米以上",
        "7500多亿元",
        "more than 1,200",
        "About $35 million",
        "约¥3",
    ],
)
def test_what_is_read(quote: str) -> None:
    assert read_hedged(quote, Conventions()) == Reader().read(f" {quote}")


@pytest.mark.parametrize("quote", ["约三家", "约300多家", "约3成", "3月以上", "300-odd", "about 300家", "每小时约3人"])
def test_what_says_more_is_left_to_the_grammars(quote: str) -> None:
    assert read_hedged(quote, Conventions()) is None


def test_more_than_none_and_fewer_than_one_is_no_figure() -> None:
    with pytest.raises(NotUnderstood, match="no whole number of 人"):
        read_hedged("0多人", Conventions())
