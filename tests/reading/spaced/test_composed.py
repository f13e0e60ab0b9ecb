"""Figures in several parts, each with its scale, as Spanish, Italian and Portuguese texts print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.documents.blocks import plain_run
from check_data.figures.conventions import Conventions, Hedge
from check_data.languages.load import pack
from check_data.reading.mention import Mention


def read(text: str, language: str = "es") -> list[Mention]:
    return list(pack(language).mentions(plain_run(text, 0), 0, Conventions()))


@pytest.mark.parametrize(
    ("language", "text", "quote", "value", "kind"),
    [
        ("es", "Pagaron 41 mil 300 personas.", "41 mil 300", 41_300, "count"),
        ("es", "Son 18 millones 850 mil 92 pesos.", "18 millones 850 mil 92 pesos", 18_850_092, "money"),
        ("it", "Raggiungono i 24 milioni 317mila.", "24 milioni 317mila", 24_317_000, "count"),
        ("it", "Sono 24 milioni e 317mila.", "24 milioni e 317mila", 24_317_000, "count"),
        (
            "es",
            "Son mil 207,8 millones de pies cúbicos.",
            "mil 207,8 millones de pies cúbicos",
            1_207_800_000,
            "measure",
        ),
        ("es", "Son mil 690 más.", "mil 690", 1_690, "count"),
        ("es", "Son 14 mil 32 millones de euros.", "14 mil 32 millones de euros", 14_032_000_000, "money"),
        ("es", "Son mil 207,8 millones de euros.", "mil 207,8 millones de euros", 1_207_800_000, "money"),
        ("es", "Son 14 mil 32 mdp.", "14 mil 32 mdp", 14_032_000_000, "money"),
        ("es", "Son un millón 680 mil 714 pesos.", "un millón 680 mil 714 pesos", 1_680_714, "money"),
        ("es", "Son dos mil 300 vecinos.", "dos mil 300", 2_300, "count"),
        ("pt", "São mil 690 a mais.", "mil 690", 1_690, "count"),
        ("pt", "São 2 milhões e 300 mil habitantes.", "2 milhões e 300 mil", 2_300_000, "count"),
    ],
)
def test_parts_are_one_figure(language: str, text: str, quote: str, value: int, kind: str) -> None:
    (found,) = read(text, language)
    assert (found.quote, str(found.kind)) == (quote, kind)
    assert found.value == value
    assert found.reading is not None
    assert value in found.reading.rounded


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Pagaron 41 mil, 300 personas más.", ["41 mil", "300"]),
        ("Son 2 mil 5.000 pesos.", ["2 mil", "5.000 pesos"]),
        ("Son 2,5 millones 300 mil.", ["2,5 millones", "300 mil"]),
        ("Son 2 mil 300,5 toneladas.", ["2 mil", "300,5 toneladas"]),
        ("Son 2 millones casi 300 mil.", ["2 millones", "casi 300 mil"]),
        ("Son mil, 690 más.", ["690"]),
        ("Son 14 mil 1.032 millones.", ["14 mil", "1.032 millones"]),
        ("Son 14 mil 32 veces.", ["14 mil", "32 veces"]),
    ],
)
def test_what_is_no_rest_stands_alone(text: str, quotes: list[str]) -> None:
    assert [each.quote for each in read(text)] == quotes


def test_what_stands_behind_a_scale_of_its_own_is_not_read_as_a_number() -> None:
    assert [each.kind for each in read("Son miles 690 más.")] == ["label"]
    assert [each.kind for each in read("Son mil 1.690 más.")] == ["label"]
    assert [each.kind for each in read("Son mil 690 veces más.")] == ["label"]


def test_a_hedge_stands_before_the_word_of_scale() -> None:
    (found,) = read("Pagaron más de mil 690 vecinos.")
    assert (found.quote, found.hedge, found.digits) == ("más de mil 690", Hedge.OVER, "1690")


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Subió un 17.7 por ciento.", ["17.7 por ciento"]),
        ("Son 207.8 millones.", ["207.8 millones"]),
        ("A las 17.30 llegaron 20 vecinos.", ["17.30", "20"]),
        ("Fueron 17.7 por ciento y 12,5 euros.", ["17.7", "12,5 euros"]),
    ],
)
def test_words_behind_a_number_show_that_its_point_is_decimal(text: str, quotes: list[str]) -> None:
    assert [
        each.quote for each in pack("es").in_document(text).mentions(plain_run(text, 0), 0, Conventions())
    ] == quotes


def test_a_hedge_is_that_of_the_whole() -> None:
    (found,) = read("Pagaron unos 41 mil 300 vecinos.")
    assert (found.quote, found.hedge) == ("unos 41 mil 300", Hedge.ABOUT)


@given(st.integers(1, 99), st.integers(1, 999), st.integers(1, 999))
def test_values_in_parts_are_read_as_they_are_printed(millions: int, thousands: int, rest: int) -> None:
    value = millions * 10**6 + thousands * 10**3 + rest
    (found,) = read(f"Son {millions} millones {thousands} mil {rest}.")
    assert found.value == value
    assert found.reading is not None
    assert found.reading.stated.lower == value == found.reading.stated.upper
