"""The law of reading: a true value, printed honestly in any style of either language, lies in what is read."""

from __future__ import annotations

import re
from fractions import Fraction
from math import floor

import cn2an
from hypothesis import assume, given
from hypothesis import strategies as st
from num2words import num2words

from check_data.reading.mention import NUMERIC
from tests.documents_of import mentions_in
from tests.helpers import READER
from tests.strategies import decimal, numbers, printed

WORD = re.compile(r"[A-Za-z]|^-?[\d,. \u202f]+$")
WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
TENTHS = "零一二三四五六七八九"
ORDINALS = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"}
CHINESE_TENS = {10: "十", 100: "百", 1000: "千", 10_000: "万", 100_000_000: "亿"}


@st.composite
def spelled(draw: st.DrawFn) -> tuple[Fraction, str]:
    """A whole number in characters or in words."""
    value = draw(st.integers(0, 9999))
    scale = draw(st.sampled_from([1, 1, 10_000, 100_000_000]))
    chinese = cn2an.an2cn(value)
    if scale > 1 and value:
        return Fraction(value * scale), f"{chinese}{CHINESE_TENS[scale]}家"
    return Fraction(value), draw(st.sampled_from([f"{chinese}家", num2words(value).replace(",", "")]))


@st.composite
def colloquial(draw: st.DrawFn) -> tuple[Fraction, str]:
    """两千三 for 2300, 三万五 is not meant here: the second numeral counts tenths of the place before it."""
    place = draw(st.sampled_from([100, 1000]))
    first, second = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    return Fraction(first * place + second * place // 10), f"{TENTHS[first]}{CHINESE_TENS[place]}{TENTHS[second]}"


@st.composite
def scaled(draw: st.DrawFn) -> tuple[Fraction, str]:
    """A large amount in 万, 亿, million, bn or a letter after a currency, rounded to the decimals that are printed."""
    value = Fraction(draw(st.integers(10**6, 10**14)))
    scale, word = draw(
        st.sampled_from(
            [
                (10**4, "{}万"),
                (10**6, "{}百万"),
                (10**8, "{}亿元"),
                (10**6, "{} million"),
                (10**6, "${}m"),
                (10**9, "{} billion euros"),
                (10**9, "£{}bn"),
                (10**9, "€{}B"),
                (10**12, "US${} trillion"),
            ]
        )
    )
    return value, word.format(decimal(draw, value / scale, draw(st.integers(0, 3))))


@st.composite
def fractions(draw: st.DrawFn) -> tuple[Fraction, str]:
    """A share as a fraction, in tenths (三成) or in percent spelled out."""
    value = draw(st.fractions(0, 1))
    below = draw(st.integers(3, 10))
    above = max(1, round(value * below))
    if abs(value - Fraction(above, below)) > Fraction(1, 2 * below):
        value = Fraction(above, below)
    words = f"{num2words(above)} {ORDINALS[below]}{'s' if above > 1 else ''}"
    # Two quarters are half a year.
    forms = [f"{cn2an.an2cn(below)}分之{cn2an.an2cn(above)}", f"{below}分之{above}"]
    forms += [words] * (above < below and (above, below) != (2, 4))
    tenths, percent = floor(value * 10 + Fraction(1, 2)), floor(value * 100 + Fraction(1, 2))
    forms += [f"{cn2an.an2cn(tenths)}成"] if 0 < tenths < 10 else []
    forms += [f"百分之{cn2an.an2cn(percent)}", f"{num2words(percent)} percent", f"{percent}个百分点"]
    return value, draw(st.sampled_from(forms))


@st.composite
def vague(draw: st.DrawFn) -> tuple[Fraction, str]:
    """A count that only its order of magnitude is told of: 十几, 数千, 300余, 300-odd, a range."""
    value = draw(st.integers(11, 9998))
    forms = [f"{value - draw(st.integers(0, 5))}至{value + draw(st.integers(1, 5))}家"]
    forms += [f"{value - 3}–{value + 3} firms", f"between {value - 1} and {value + 1}"]
    forms += ["十几家", "十多家"] if value < 20 else []
    for unit in (100, 1000):
        forms += [f"数{CHINESE_TENS[unit]}家", f"几{CHINESE_TENS[unit]}家"] if 2 * unit <= value < 10 * unit else []
        below = value // unit * unit
        forms += [f"{below}余家", f"{below}多家", f"{below}-odd"] if 0 < below < value < below + unit else []
    return Fraction(value), draw(st.sampled_from(forms))


@st.composite
def grouped(draw: st.DrawFn) -> tuple[Fraction, str]:
    """Digits with marks or spaces between the thousands, or full-width."""
    value = draw(st.integers(0, 10**9))
    marks = [f"{value:,}", f"{value:,}".replace(",", " "), f"{value:,}".replace(",", "\u202f"), str(value)]
    printed = draw(st.sampled_from([*marks, f"{value:,}".translate(WIDE), f"{value}".translate(WIDE)]))
    return Fraction(value), printed


@st.composite
def mixed(draw: st.DrawFn) -> tuple[Fraction, str]:
    """A whole number and a half, a third or a quarter."""
    whole, (part, sign, words) = (
        draw(st.integers(1, 9)),
        draw(st.sampled_from([(2, "½", "1/2"), (3, "⅓", "1/3"), (4, "¼", "1/4")])),
    )
    forms = [f"{whole}{sign} million", f"{whole} {words} million"]
    value = whole + Fraction(1, part)
    if part == 2:
        forms.append(f"{num2words(whole)} and a half")
    chosen = draw(st.sampled_from(forms))
    return value * (10**6 if chosen.endswith("million") else 1), chosen


@st.composite
def hedged(draw: st.DrawFn) -> tuple[Fraction, str]:
    """Every hedge, decimal and share of the strategies of statements."""
    count = draw(st.booleans())
    value = Fraction(draw(st.integers(0, 5000))) if count else draw(numbers())
    quote = draw(printed(value, count=count, pure=not count))
    return value, quote if not quote.removesuffix("家").isascii() else quote.removesuffix("家")


QUOTES = st.one_of(spelled(), colloquial(), scaled(), fractions(), vague(), grouped(), mixed(), hedged())


@given(QUOTES)
def test_the_value_lies_in_the_reading_of_its_quote(case: tuple[Fraction, str]) -> None:
    value, quote = case
    assert value in READER.read(quote).reading.rounded


@given(QUOTES)
def test_no_part_of_a_quote_is_read_as_another_value(case: tuple[Fraction, str]) -> None:
    value, quote = case
    # Both ends of a "between" are figures of their own.
    assume("between" not in quote)
    text = f"In all there were {quote} as before." if WORD.search(quote) else f"全区共有{quote}，其他情况不变。"
    for figure in (each for each in mentions_in(text) if each.kind in NUMERIC):
        assert figure.reading is not None
        assert value in figure.reading.rounded, f"{figure.quote!r} of {quote!r}"
