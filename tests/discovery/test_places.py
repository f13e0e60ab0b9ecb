import re

from hypothesis import given
from hypothesis import strategies as st

from check_data.discovery.places import places_of


@given(st.text(alphabet="从由ab ", max_size=40))
def test_places_are_those_that_an_expression_finds(text: str) -> None:
    assert places_of(text, "从", "由", "ab ") == [found.start() for found in re.finditer("从|由|ab ", text)]


def test_words_that_overlap() -> None:
    assert places_of("aaa", "aa") == [0, 1]
