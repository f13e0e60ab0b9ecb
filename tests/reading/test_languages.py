"""A language's quotes are one module: those of a third one are read when its file is there, and not before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from check_data.figures.units import DATE
from check_data.reading import dates, grammar, languages
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from tests.helpers import interval

REMEMBERED = (grammar._names, dates._patterns, dates._months)


@pytest.fixture
def italian(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(languages, "__path__", [*languages.__path__, str(Path(__file__).parent / "more_languages")])
    for each in REMEMBERED:
        each.cache_clear()
    yield
    for each in REMEMBERED:
        each.cache_clear()


@pytest.mark.usefixtures("italian")
def test_a_third_language_is_one_more_file() -> None:
    reader = Reader(language="italian")
    assert reader.read("1.200").reading.stated == interval("[1200, 1200]")
    assert reader.read("3,5%").reading.stated == interval("[69/2000, 71/2000]")
    assert reader.read("circa 300 persone").reading.stated == interval("[250, 350]")
    assert reader.read("13 marzo 2020").unit == DATE


@pytest.mark.usefixtures("italian")
def test_the_others_are_read_as_before() -> None:
    assert Reader().read("1.5 million").reading.stated == interval("[1450000, 1550000]")
    assert Reader().read("1.5万家").reading.stated == interval("[14500, 15500]")
    with pytest.raises(NotUnderstood, match="no grammar reads it"):
        Reader().read("not a figure")
    assert Reader().read("2.5").reading.stated == interval("[49/20, 51/20]")


def test_without_its_file_it_is_not_read() -> None:
    with pytest.raises(NotUnderstood, match="no grammar reads it"):
        Reader().read("13 marzo 2020")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("On 3 May 2019 and in 2021", 2019),
        ("自2021年起", 2021),
        ("1 June, 12019 firms, 20190 of 1850", 2000),
        ("", 2000),
    ],
)
def test_the_year_of_a_text_is_the_first_that_it_names(text: str, year: int) -> None:
    assert dates.year_of(text) == year
