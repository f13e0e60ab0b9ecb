"""A language is one module: a third one is read when its file is there, and not before."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.reading import dates, grammar, languages
from check_data.reading import text as text_module
from check_data.reading.languages import chinese
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from check_data.reading.text import figures_in

TEXT = "Il 13 marzo 2020 i casi nella regione sono 1.200, il 3,5% della popolazione, e circa 300 persone per il resto."
REMEMBERED = (grammar._names, grammar.grammar_of, dates._patterns, dates._months, text_module._memory)


@pytest.fixture
def italian(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(languages, "__path__", [*languages.__path__, str(Path(__file__).parent / "more_languages")])
    for each in REMEMBERED:
        each.cache_clear()
    yield
    for each in REMEMBERED:
        each.cache_clear()


def read(text: str) -> list[str]:
    readings = [(each.quote, each.understood.reading.stated) for each in figures_in(text)]
    return [f"{quote} [{reading.lower}, {reading.upper}]" for quote, reading in readings]


def test_a_third_language_is_one_more_file(italian: None) -> None:
    assert read(TEXT) == [
        "13 marzo 2020 [737497, 737497]",
        "1.200 [1200, 1200]",
        "3,5% [69/2000, 71/2000]",
        "circa 300 persone [250, 350]",
    ]


@pytest.mark.usefixtures("italian")
def test_the_others_are_read_as_before() -> None:
    assert read("In all 1.5 million of the 1,200 firms.") == ["1.5 million [1450000, 1550000]", "1,200 [1200, 1200]"]
    assert read("全市共有1.5万家企业。") == ["1.5万家 [14500, 15500]"]
    with pytest.raises(NotUnderstood, match="no grammar reads it"):
        Reader().read("not a figure")
    assert Reader().read("2.5").reading.stated.lower == Fraction(49, 20)


def test_without_its_file_the_text_is_read_as_english() -> None:
    assert not any("marzo" in each for each in read(TEXT))


@given(st.text(st.sampled_from("\u3fff\u4000\u4db8\u4dff\u4e00人中\u9fff\ua000\ud800é’😀 a1") | st.characters()))
def test_a_text_is_chinese_where_a_tenth_of_it_is_han(head: str) -> None:
    han = sum("\u4e00" <= char <= "\u9fff" for char in head)
    assert chinese.likelihood(head) == (han > 0 and han * 10 >= len(head) - head.count(" "))
