"""Laws of numbers in Japanese and Korean: what is printed in any style is read again, at its place."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.documents.blocks import plain_run
from check_data.figures.conventions import Conventions
from check_data.languages.load import pack
from check_data.reading.mention import Mention

SCALES = {"ja": ("", "万", "億", "兆"), "ko": ("", "만", "억", "조")}
COUNTERS = {"ja": "人", "ko": "명"}
NUMERALS = {"ja": "〇一二三四五六七八九", "ko": "영일이삼사오육칠팔구"}
TENS = {"ja": ("", "十", "百", "千"), "ko": ("", "십", "백", "천")}
WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
CODES = st.sampled_from(("ja", "ko"))
VALUES = st.integers(1, 10**16 - 1)


def groups(value: int) -> list[tuple[int, int]]:
    """A number's groups of four digits, the largest first, each with the number of its scale."""
    found = [(value // 10 ** (4 * scale) % 10**4, scale) for scale in (3, 2, 1, 0)]
    return [each for each in found if each[0]]


def in_scales(value: int, code: str, *, marked: bool) -> str:
    return "".join(
        f"{each:,}" + SCALES[code][scale] if marked else f"{each}{SCALES[code][scale]}" for each, scale in groups(value)
    )


def in_numerals(value: int, code: str) -> str:
    """A number in numerals: 三万五千二百一."""
    return "".join(four_digits(each, code) + SCALES[code][scale] for each, scale in groups(value))


def four_digits(value: int, code: str) -> str:
    found = ""
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            found += ("" if digit == 1 and place else NUMERALS[code][digit]) + TENS[code][place]
    return found


def only(code: str, text: str) -> Mention:
    (found,) = pack(code).mentions(plain_run(text, 0), 0, Conventions())
    return found


def holds(mention: Mention, value: Fraction | int) -> bool:
    assert mention.reading is not None
    stated = mention.reading.rounded
    return (stated.lower is None or stated.lower <= value) and (stated.upper is None or value <= stated.upper)


@given(CODES, VALUES, st.booleans(), st.booleans())
def test_a_count_in_scales_is_read_again(code: str, value: int, wide: bool, marked: bool) -> None:
    printed = in_scales(value, code, marked=marked) + COUNTERS[code]
    read = only(code, printed.translate(WIDE) if wide else printed)
    assert read.value == value
    assert read.kind == "count"
    assert (read.start, read.end) == (0, len(printed))
    assert holds(read, value)


@given(CODES, st.integers(1, 10**6 - 1), st.booleans())
def test_a_count_in_digits_is_read_again(code: str, value: int, marked: bool) -> None:
    read = only(code, (f"{value:,}" if marked else str(value)) + COUNTERS[code])
    assert read.value == value
    assert holds(read, value)


@given(CODES, st.integers(11, 10**16 - 1))
def test_a_count_in_numerals_is_read_again(code: str, value: int) -> None:
    printed = in_numerals(value, code) + COUNTERS[code]
    mentions = pack(code).mentions(plain_run(printed, 0), 0, Conventions())
    assert [(int(each.value), each.quote) for each in mentions] == [(value, printed)]


@pytest.mark.parametrize("code", ["ja", "ko"])
@given(value=st.integers(11, 10**8 - 1))
def test_a_count_as_a_library_spells_it_is_read_again(code: str, value: int) -> None:
    spelled = pytest.importorskip("num2words").num2words(value, lang=code)
    mentions = pack(code).mentions(plain_run(spelled + COUNTERS[code], 0), 0, Conventions())
    assert [each.value for each in mentions] == [value]


@given(CODES, st.decimals("0.1", "9999.9", places=1), st.sampled_from((1, 2, 3)))
def test_a_decimal_with_a_scale_is_read_again(code: str, value: object, scale: int) -> None:
    read = only(code, f"{value}{SCALES[code][scale]}{COUNTERS[code]}")
    assert holds(read, Fraction(str(value)) * 10 ** (4 * scale))
    assert read.scaled


PIECES = {
    "ja": "約5万人|、|前年の|1,200社のうち|12.5％|増|2026年6月3日|第3条|三割|から| |（|）|半数|2割5分".split("|"),
    "ko": "약 5만명|, |전년 |1200곳 중 |12.5%| 증가|2026년 6월 3일|제3조|절반|에서 | |(|)|두 배|5천만원".split("|"),
}


@given(CODES, st.lists(st.integers(0, 14), max_size=14))
def test_offsets_cut_the_quote_out(code: str, chosen: list[int]) -> None:
    text = "".join(PIECES[code][each] for each in chosen)
    mentions = pack(code).mentions(plain_run(text, 7), 0, Conventions())
    assert [text[each.start - 7 : each.end - 7] for each in mentions] == [each.quote for each in mentions]
    assert all(one.to <= two.at for one, two in pairwise(mentions))
