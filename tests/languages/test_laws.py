"""What holds of numbers in every language that is a folder of data."""

from decimal import Decimal
from fractions import Fraction

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from check_data.documents.blocks import plain_run
from check_data.figures.conventions import Conventions
from check_data.languages.load import pack
from check_data.reading.marks import COMMA, POINT, Marks, plain, voted
from check_data.reading.mention import Mention
from tests.languages.cldr import folders

CODES = sorted(folders())
LOCALES = {"de": ("de", "de_AT", "de_CH"), "fr": ("fr", "fr_CA", "fr_CH"), "nl": ("nl", "nl_BE"), "en": ("en", "en_GB")}
PLACES = [pytest.param(code, locale, id=locale) for code in CODES for locale in LOCALES.get(code, (code,))]


def read(code: str, text: str, document: str = "") -> list[Mention]:
    """The mentions of a text in the marks of its document."""
    return pack(code).in_document(document or text).mentions(plain_run(text, 0), 0, Conventions())


@pytest.mark.parametrize(("code", "locale"), PLACES)
@settings(max_examples=30)
@given(number=st.decimals(min_value=1, max_value=10**6 - 1, places=2))
def test_a_number_that_babel_renders_is_read_as_itself(code: str, locale: str, number: Decimal) -> None:
    text = f"({format_decimal(number, locale=locale, decimal_quantization=False)} %)"
    (mention,) = read(code, text)
    assert mention.value == Fraction(number) / 100
    assert text[mention.at : mention.to] == mention.quote
    assert mention.reading is not None
    assert mention.reading.stated.lower is not None
    assert mention.reading.stated.upper is not None
    assert mention.reading.stated.lower <= mention.value <= mention.reading.stated.upper


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=30)
@given(number=st.integers(2, 1999))
def test_a_number_in_words_is_read_as_itself_or_not_at_all(code: str, number: int) -> None:
    text = num2words(number, lang=code).replace(",", "")
    if number < 100:
        assert [each.value for each in read(code, text)] == [number]
    else:
        assert {each.value for each in read(code, text)} <= {number}


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=30)
@given(number=st.integers(2, 99), text=st.text(max_size=20))
def test_quotes_are_cut_out_by_their_offsets(code: str, number: int, text: str) -> None:
    made = f"{text} {number} {num2words(number, lang=code)}"
    for mention in read(code, made):
        assert made[mention.at : mention.to] == mention.quote


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(["de", "fr", "nl"]))
def test_a_number_with_two_readings_follows_the_votes(whole: int, rest: int, code: str) -> None:
    comma, point = f"{whole},{rest:03}", f"{whole}.{rest:03}"
    grouped, decimal = whole * 1000 + rest, whole + Fraction(rest, 1000)
    votes = {COMMA: "508,1 und 1.284,6", POINT: "41,236.5 und 1'234.50"}
    for marks, vote in votes.items():
        by_point, by_comma = (decimal, grouped) if marks == POINT else (grouped, decimal)
        assert [each.value for each in read(code, point, vote)] == [by_point]
        assert [each.value for each in read(code, comma, vote)] == [by_comma]
    assert [each.value for each in read(code, point, "no vote")] == [grouped]
    for text in (comma, point):
        assert {each.kind for each in read(code, text, f"{votes[COMMA]} {votes[POINT]}")} == {"label"}


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("", COMMA),
        ("1.250", COMMA),
        ("508,1", COMMA),
        ("1 234,5", COMMA),
        ("1.234.567", COMMA),
        ("0,125", COMMA),
        ("1'234.50", POINT),
        ("41,236.5", POINT),
        ("1,234,567", POINT),
        ("4.27 %", POINT),
        ("€ 4.27", POINT),
        ("um 14.30 Uhr", COMMA),
        ("am 12.03.2024 und 3.6.", COMMA),
        ("508,1 41,236.5", COMMA._replace(unclear=".,")),
        ("508,1 " * 5 + "41,236.5", COMMA),
        ("41,236.5 " * 5 + "508,1", POINT),
        ("508,1 4,931 " + "1.250 " * 5, COMMA._replace(unclear=",")),
        ("508,1 4,931 1.250", COMMA),
    ],
)
def test_votes(text: str, marks: Marks) -> None:
    assert voted(text, COMMA) == marks


def test_a_number_in_other_marks_is_left_alone() -> None:
    assert [(each.kind, each.quote) for each in read("de", "Es sind 4.27 und 1,234.5", "508,1 1.284,6")] == [
        ("label", "4.27"),
        ("label", "1,234.5"),
    ]
    assert [each.kind for each in read("de", "Es sind 4,931", "508,1 4,931 " + "1.250 " * 5)] == ["label"]


@given(st.integers(0, 10**9))
def test_plain(number: int) -> None:
    for locale, marks in (("de", COMMA), ("en", POINT), ("de_CH", POINT), ("fr", COMMA)):
        assert plain(format_decimal(number, locale=locale), marks) == str(number)
    assert Locale.parse("de").number_symbols["latn"]["decimal"] in COMMA.decimal
