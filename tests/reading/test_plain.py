"""What is read in one step is what the grammars read."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.figures.conventions import Conventions
from check_data.reading.phrase import NotUnderstood
from check_data.reading.plain import Understood, read_plain
from check_data.reading.quote import Reader

DIGITS = st.from_regex(r"[0-9]{1,9}|[1-9][0-9]{0,2}(,[0-9]{3}){1,2}", fullmatch=True)
UNITS = "家 人 例 件 岁 起 元 美元 万元 亿千瓦时 万人次 千瓦 千米 月 个月 分 点 年 日 kg km t m kWh k".split()
MORE = "% ％ 万 亿 万亿 多 余 余家 左右 以上 成 个百分点 名以下 万多人".split()
AFTER = ["", *UNITS, *MORE, " million", " billion", " thousand", " percent", " per cent", " %", " firms"]
CONVENTIONS = st.sampled_from([Conventions(), Conventions(rounding=Fraction(1)), Conventions(rounding=Fraction(0))])


def outcome(reader: Reader, quote: str) -> Understood | str:
    try:
        return reader.read(quote)
    except NotUnderstood as error:
        return str(error)


@given(
    st.sampled_from(["", "", "$", "$ ", "€", "¥", "-", "−", "-$"]),
    DIGITS,
    st.sampled_from(["", ".5", ".50", ".0", ".125"]),
    st.sampled_from(AFTER),
    CONVENTIONS,
    st.sampled_from([None, "chinese", "english"]),
)
def test_in_one_step_is_as_by_the_grammars(
    before: str, whole: str, decimals: str, after: str, conventions: Conventions, language: str | None
) -> None:
    reader, quote = Reader(conventions, 2020, language), f"{before}{whole}{decimals}{after}"
    # The blank is stripped by the grammars' way, and keeps the quote off the other.
    assert outcome(reader, quote) == outcome(reader, f" {quote}")


@pytest.mark.parametrize(
    "quote", ["3月", "3个多", "约300家", "5米以上", "$3人", "$5%", "3m2", "3 firms", "三家", "1.2.3"]
)
def test_what_says_more_is_left_to_the_grammars(quote: str) -> None:
    assert read_plain(quote, Conventions()) is None


def test_half_a_person_is_no_figure() -> None:
    with pytest.raises(NotUnderstood, match="no whole number of 人"):
        read_plain("0.5人", Conventions(rounding=Fraction(0)))
